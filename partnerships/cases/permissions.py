"""Who may register what happens in the boards, and who may add documents."""

from partnerships.register.rights import Area


def can_keep_minutes(user, board_id=None):
    """The board's secretary: diary numbers, the meeting plan, every decision, assignments."""
    return user.may("C", Area.DECISIONS, board_id)


def can_register_decision(user, board_id=None):
    """The board's secretary; a delegate registers decisions made on delegation, and no others."""
    return can_keep_minutes(user, board_id) or user.may("D", Area.DECISIONS, board_id)


def can_change_decision(user, decision):
    return user.may("U", Area.DECISIONS, decision.board_id)


def can_confirm_decision(user, decision):
    """The board's secretary, of what a list tells was decided."""
    return decision.from_list and can_keep_minutes(user, decision.board_id)


def can_tell_decision(user, decision):
    """May the user register this decision, as a list tells of it? A delegate those made on delegation."""
    may = can_register_decision if decision.is_delegated else can_keep_minutes
    return may(user, decision.board_id)


def can_change_assignment(user, assignment):
    return user.may("U", Area.DECISIONS, assignment.board_id)


def can_attach_document(user, area, board_id, organisation_id=None):
    return user.may("U", area, board_id) or (
        organisation_id is not None and user.may_for_organisation("u", area, organisation_id)
    )


def can_register_governing_document(user, board_id=None):
    """The board's secretary and its officers."""
    return user.may("C", Area.GOVERNING, board_id)


def can_change_governing_document(user, document):
    return user.may("U", Area.GOVERNING, document.board_id)
