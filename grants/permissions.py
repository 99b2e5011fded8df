"""Who may do what with schemes, rounds, applications, decisions, report-back and recovery."""

from partnerships.payments.permissions import can_plan_payment
from partnerships.register.rights import Area
from partnerships.state_aid.permissions import can_register_aid

from .models import GrantApplication


def can_register_scheme(user, board_id=None):
    return user.may("C", Area.SCHEMES, board_id)


def can_change_scheme(user, scheme=None):
    return user.may("U", Area.SCHEMES, scheme and scheme.board_id)


def can_register_application(user, round=None, organisation=None):
    """An officer of the round's board, or somebody who represents the organisation."""
    if user.may("C", Area.APPLICATIONS, round and round.board_id):
        return True
    return organisation is not None and user.may_for_organisation("c", Area.APPLICATIONS, organisation.pk)


def can_register_past_grant(user, board_id=None):
    """The board's officers bring in what was granted outside the register; those who register applications."""
    return user.may("C", Area.APPLICATIONS, board_id)


def can_change_application(user, application):
    """The board's officers until it is decided; the organisation itself until it is submitted."""
    if application.state == GrantApplication.State.DRAFT and user.may_for_organisation(
        "u", Area.APPLICATIONS, application.organisation_id
    ):
        return True
    undecided = application.state in {GrantApplication.State.DRAFT, GrantApplication.State.SUBMITTED}
    return undecided and user.may("U", Area.APPLICATIONS, application.board_id)


def can_register_decision(user, application):
    """The board's secretary registers what the board decided; a delegate decides within the delegation."""
    may = user.may("C", Area.GRANT_DECISIONS, application.board_id) or user.may("D", Area.GRANT_DECISIONS, application.board_id)
    return may and application.state == GrantApplication.State.SUBMITTED


def can_prepare_aid(user, application):
    """The board's officers reckon it; they need not be the ones who may change the application."""
    return can_register_aid(user, application.board_id)


def only_on_delegation(user, application):
    """A delegate registers the outcome of decisions made on delegation, and of no others."""
    return not user.may("C", Area.GRANT_DECISIONS, application.board_id)


def can_date_submission(user, application):
    """The board's officers know when a letter came in; the organisation's own application comes in when it is sent."""
    return user.may("U", Area.APPLICATIONS, application.board_id)


def can_read_part(user, area, application):
    """Payments and reports are areas of their own, which not all who read the application may read."""
    condition = user.readable(area, board="board", organisation="organisation")
    return GrantApplication.objects.filter(condition, pk=application.pk).exists()


def can_plan_grant_payment(user, grant):
    """What a list told of was decided outside the register, so no money goes out on its word."""
    return grant.amount > 0 and not grant.application.from_list and can_plan_payment(user, grant.board_id)


def can_register_report(user, grant):
    if user.may("C", Area.GRANT_REPORTS, grant.board_id):
        return True
    return user.may_for_organisation("c", Area.GRANT_REPORTS, grant.application.organisation_id)


def can_approve_report(user, report):
    # The board's own officers, who also register reports. Finance follows up recovery, and approves nothing.
    return user.may("C", Area.GRANT_REPORTS, report.board_id) and report.approved_on is None


def can_claim_recovery(user, grant):
    return user.may("U", Area.GRANT_REPORTS, grant.board_id)
