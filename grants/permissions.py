"""Who may do what with schemes, rounds, applications, decisions, report-back and recovery."""

from partnerships.audit.models import AuditEvent
from partnerships.payments.permissions import can_plan_payment
from partnerships.register.rights import Area
from partnerships.state_aid.permissions import can_register_aid

from .models import GrantApplication, GrantReport


def can_register_scheme(user, board_id=None):
    return user.may("C", Area.SCHEMES, board_id)


def can_change_scheme(user, scheme=None):
    return user.may("U", Area.SCHEMES, scheme and scheme.board_id)


def can_register_application(user, round=None, organisation=None):
    """An officer of the round's board, or somebody who represents the organisation."""
    if user.may("C", Area.APPLICATIONS, round and round.board_id):
        return True
    return organisation is not None and user.may_for_organisation("c", Area.APPLICATIONS, organisation.pk)


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
    return grant.amount > 0 and can_plan_payment(user, grant.board_id)


def can_register_report(user, grant):
    if user.may("C", Area.GRANT_REPORTS, grant.board_id):
        return True
    return user.may_for_organisation("c", Area.GRANT_REPORTS, grant.application.organisation_id)


def can_date_report(user, grant):
    """The board's officers know when a letter came in; the organisation's own account comes in when it is sent."""
    return user.may("C", Area.GRANT_REPORTS, grant.board_id)


def can_hand_in_report(user, report):
    """Until it is approved: the organisation, or the officer for it."""
    return report.state != GrantReport.State.APPROVED and can_register_report(user, report.grant)


def can_approve_report(user, report):
    # The board's own officers, who also register reports. Finance follows up recovery, and approves nothing.
    waiting = report.state in {GrantReport.State.RECEIVED, GrantReport.State.COMPLETION_REQUESTED}
    return waiting and user.may("C", Area.GRANT_REPORTS, report.board_id)


def can_remind(user, grant):
    return user.may("C", Area.GRANT_REPORTS, grant.board_id)


def can_claim_recovery(user, grant):
    """The board's officers, who tell the organisation and register what the board decides."""
    return user.may("C", Area.GRANT_REPORTS, grant.board_id)


def can_answer_recovery(user, claim):
    own = user.may_for_organisation("c", Area.GRANT_REPORTS, claim.grant.application.organisation_id)
    return own or can_claim_recovery(user, claim.grant)


def can_invoice_recovery(user, claim):
    """Finance, who executes payments, also writes the invoice and books what comes back."""
    return user.may("U", Area.GRANT_REPORTS, claim.board_id) and user.may("X", Area.PAYMENTS, claim.board_id)


def can_change_risk_rule(user, board_id=None):
    """Whoever keeps the board's rules of grants."""
    return user.may("U", Area.SCHEMES, board_id)


def can_draw_sample(user, board_id=None):
    return user.may("C", Area.GRANT_REPORTS, board_id)


# Acts on an application by which somebody has prepared or decided it.
PREPARED_BY = ("granted", "rejected", "assessed", "prepared_aid")


def can_check_sampled(user, sampled):
    """The board's officers, but not the application's caseworker or who has prepared or decided the grant."""
    if not user.may("C", Area.GRANT_REPORTS, sampled.board_id) or not sampled.is_to_be_checked():
        return False
    application = sampled.grant.application
    own = AuditEvent.objects.of(application).filter(act__in=PREPARED_BY, actor_id=user.pk)
    return application.caseworker_id != user.pk and not own.exists()
    return user.may("U", Area.GRANT_REPORTS, grant.board_id)


def can_change_late_rule(user, rule):
    return can_change_scheme(user, rule.scheme)


def can_register_category(user, board_id=None):
    """The officers who keep a board's forms of grant keep its categories."""
    return user.may("U", Area.SCHEMES, board_id)


def can_change_category(user, category):
    return can_register_category(user, category.board_id)
