"""Who may do what with agreements and their parts."""

from partnerships.payments.permissions import can_plan_payment
from partnerships.register.rights import Area


def can_read_part(user, area, agreement):
    """Resources, legal tests and payments are areas of their own; the rows are narrowed by `visible_to`."""
    boards = {party.board_id for party in agreement.parties.all()} | {agreement.responsible_board_id}
    organisations = {party.organisation_id for party in agreement.parties.all()}
    return any(
        letter == "R"
        or letter == "r"
        and (
            assignment.whole_municipality
            or assignment.board_id in boards - {None}
            or assignment.organisation_id in organisations - {None}
        )
        for letter, assignment in user.rights(area)
    )


def can_read_reasons(user):
    """A legal test's reason and examiner: whoever reads tests otherwise than for their own organisation."""
    rights = user.rights(Area.LEGAL_TEST)
    return any(letter == "R" or letter == "r" and assignment.organisation_id is None for letter, assignment in rights)


def can_read_override_reason(user):
    """Who decided against the legal test, and why. That it was done stands on the agreement for everybody who reads it."""
    return can_read_reasons(user)


def can_register_agreement(user, board_id=None):
    return user.may("C", Area.IOP, board_id)


def can_change_agreement(user, agreement):
    return user.may("U", Area.IOP, agreement.responsible_board_id)


def can_renew_agreement(user, agreement):
    return can_change_agreement(user, agreement) and can_register_agreement(user, agreement.responsible_board_id)


def can_register_decision(user, agreement):
    """The board's officers, or its secretary, who keeps the minutes."""
    return can_change_agreement(user, agreement) or user.may("C", Area.DECISIONS, agreement.responsible_board_id)


def can_register_legal_test(user, agreement):
    return user.may("C", Area.LEGAL_TEST, agreement.responsible_board_id)


def can_register_resource(user, agreement):
    return user.may("C", Area.RESOURCES, agreement.responsible_board_id)


def can_change_resource(user, agreement):
    return user.may("U", Area.RESOURCES, agreement.responsible_board_id)


def role_for(user, party):
    """The role by which a user speaks for a party: its board's officer, or its organisation's representative; else None."""
    for letter, assignment in user.rights(Area.RESOURCES):
        if party.organisation_id and letter == "r" and assignment.organisation_id == party.organisation_id:
            return assignment.get_role_display()
        if party.board_id and letter == "C" and assignment.covers(party.board_id):
            return assignment.get_role_display()
    return None


def can_confirm_delivery(user, resource):
    """Each party confirms its own deliveries: the one thing that a representative may do with resources."""
    return role_for(user, resource.party) is not None


def can_request_iop_payment(user, agreement):
    return can_plan_payment(user, agreement.responsible_board_id)


def can_read_money(user, agreement):
    """What is promised and what becomes of it: whoever reads both resources and payments of the agreement."""
    return can_read_part(user, Area.RESOURCES, agreement) and can_read_part(user, Area.PAYMENTS, agreement)


def can_plan_iop_payment(user, agreement):
    return agreement.state in agreement.BOUND and can_plan_payment(user, agreement.responsible_board_id)


def can_change_welfare_areas(user):
    return user.may("C", Area.PARAMETERS)


def can_register_criteria(user):
    return user.may("C", Area.PARAMETERS)


def can_change_criteria(user):
    return user.may("U", Area.PARAMETERS)


def can_register_form_choice(user, board_id=None):
    """Whoever registers agreements for the board; without a board, for any."""
    return user.may("C", Area.IOP, board_id)


def is_own_party(user, party):
    """An officer of the board that is the party, or a representative of the organisation."""
    if party.board_id:
        return user.may("U", Area.IOP, party.board_id)
    return user.may_for_organisation("c", Area.IOP, party.organisation_id)


def can_answer_for(user, party):
    """A party answers and approves for itself; the agreement's officers register what a party gave on paper."""
    return is_own_party(user, party) or can_change_agreement(user, party.agreement)


def can_approve(user, answer):
    """A party approves for itself; an officer registers an approval on paper only where the answer came on paper too."""
    if answer.received_as == answer.Received.OWN:
        return is_own_party(user, answer.party)
    return can_answer_for(user, answer.party)


def can_change_answer(user, answer):
    """What a party wrote itself nobody else rewrites."""
    if answer.received_as == answer.Received.OWN:
        return is_own_party(user, answer.party)
    return can_answer_for(user, answer.party)
