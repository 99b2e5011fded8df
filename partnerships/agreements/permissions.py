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


def can_plan_iop_payment(user, agreement):
    return agreement.state in agreement.BOUND and can_plan_payment(user, agreement.responsible_board_id)


def can_change_welfare_areas(user):
    return user.may("C", Area.PARAMETERS)
