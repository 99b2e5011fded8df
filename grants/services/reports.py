"""Acts on the organisation's account of how the grant was used."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from partnerships.audit.services import add, record, refuse_personal_numbers, save_state
from partnerships.cases.services import attach_document
from partnerships.ground.days import today
from partnerships.ground.errors import require
from partnerships.register.rights import Area

from ..models import GrantApplication, GrantDecision, GrantReport, ReportReminder, ReportSubmission
from ..permissions import (
    can_approve_report,
    can_date_report,
    can_hand_in_report,
    can_register_report,
    can_remind,
    can_reopen_report,
)


@transaction.atomic
def register_report(*, actor, grant, document=None, **values):
    """Register the organisation's account of how the grant was used."""
    require(can_register_report(actor, grant))
    check_received_on(actor, grant, values.get("received_on"))
    report = add(actor, GrantReport(grant=grant, **values))
    keep_submission(actor, report, document)
    return report


@transaction.atomic
def send_report_again(*, actor, report, used_amount, result_text="", received_on=None, document=None):
    """The organisation sends its account in again, until it is approved. What was sent before, and the first day, are kept."""
    report = report.as_seen()
    require(can_hand_in_report(actor, report))
    check_received_on(actor, report.grant, received_on)
    report.move_to(GrantReport.State.RECEIVED)
    report.check_comes_again_on(received_on or today())
    report.completed_on, report.used_amount, report.result_text = received_on or today(), used_amount, result_text
    report.completion_text, report.completion_due = "", None
    report.rejected_on, report.rejected_reason = None, ""
    refuse_personal_numbers(report)
    kept = ["completed_on", "used_amount", "result_text", "completion_text", "completion_due", "rejected_on", "rejected_reason"]
    save_state(actor, report, "sent_again", fields=kept, used_amount=used_amount, result_text=result_text)
    keep_submission(actor, report, document)
    return report


def check_received_on(actor, grant, day):
    if day not in (None, today()) and not can_date_report(actor, grant):
        told = _("Redovisningen kommer in i dag. Bara nämndens handläggare anger en annan dag.")
        raise ValidationError({"received_on": told})


def keep_submission(actor, report, document):
    """Keep what is sent in this time, with the file that came with it."""
    made = ReportSubmission.objects.create(
        report=report,
        number=report.submissions.count() + 1,
        received_on=report.last_in(),
        used_amount=report.used_amount,
        result_text=report.result_text,
    )
    if document is not None:
        attach(actor, report, document, _("Redovisning, %(day)s") % {"day": report.last_in()}, report.last_in())
    return made


def attach(actor, report, file, title, doc_date=None):
    document = attach_document(
        actor=actor,
        to=report,
        area=Area.GRANT_REPORTS,
        file=file,
        title=title,
        doc_date=doc_date,
        board_id=report.board_id,
        organisation_id=report.grant.application.organisation_id,
    )
    report.submissions.last().documents.add(document)
    return document


@transaction.atomic
def attach_to_report(*, actor, report, file, title, doc_date=None):
    """Add a file to the account as it was last sent in."""
    require(can_hand_in_report(actor, report))
    attach(actor, report, file, title, doc_date)
    return report


@transaction.atomic
def request_report_completion(*, actor, report, completion_text, completion_due):
    """Ask the organisation for what is missing, by a day."""
    report = report.as_seen()
    require(can_approve_report(actor, report))
    report.check_completion_due(completion_due)
    report.move_to(GrantReport.State.COMPLETION_REQUESTED)
    report.completion_text, report.completion_due = completion_text, completion_due
    kept = ["completion_text", "completion_due"]
    return save_state(
        actor, report, "completion_requested", fields=kept, completion_text=completion_text, completion_due=completion_due
    )


@transaction.atomic
def approve_report(*, actor, report, approved_on=None, unused_reason=""):
    """Approve the account, today or on the day that is told; the application is closed."""
    report = report.as_seen()
    require(can_approve_report(actor, report))
    report.grant = GrantDecision.objects.locked().get(pk=report.grant_id)  # held, so that no payment is planned meanwhile
    report.move_to(GrantReport.State.APPROVED)
    report.approved_on, report.unused_reason = approved_on or today(), unused_reason
    report.completion_due = None
    report.full_clean(validate_unique=False)
    report.grant.check_paid_by(report.approved_on)
    report.check_examined()
    report.check_unused(unused_reason)
    report.save(update_fields=["state", "approved_on", "unused_reason", "completion_due"])
    said = [["unused_reason", None, unused_reason]] if unused_reason else []
    record(actor, "decided", report, changes=[["approved_on", None, report.approved_on], *said])
    application = report.grant.application
    application.move_to(GrantApplication.State.CLOSED)
    save_state(actor, application, "closed")
    return report


@transaction.atomic
def reopen_report(*, actor, report, reason):
    """The account was approved too early: it is in hand again, and the grant can be paid and changed until it is approved."""
    report = report.as_seen()
    require(can_reopen_report(actor, report))
    if not reason.strip():
        raise ValidationError({"reason": _("Skriv varför redovisningen öppnas igen.")})
    report.move_to(GrantReport.State.RECEIVED)
    report.approved_on, report.unused_reason = None, ""
    application = report.grant.application
    application.move_to(GrantApplication.State.DECIDED)
    save_state(actor, application, "moved", reason=reason)
    return save_state(actor, report, "reopened", fields=["approved_on", "unused_reason"], reason=reason)


@transaction.atomic
def reject_report(*, actor, report, reason):
    """Do not approve the account. What to reclaim is then the board's to decide."""
    report = report.as_seen()
    require(can_approve_report(actor, report))
    report.move_to(GrantReport.State.REJECTED)
    report.rejected_on, report.rejected_reason, report.completion_due = today(), reason, None
    kept = ["rejected_on", "rejected_reason", "completion_due"]
    return save_state(actor, report, "not_approved", fields=kept, reason=reason[:500], rejected_reason=reason)


@transaction.atomic
def remind_of_report(*, actor, grant, **values):
    """Register that the organisation was reminded. The letter is copied and sent by the officer; nothing is sent from here."""
    require(can_remind(actor, grant))
    if hasattr(grant, "report"):
        raise ValidationError(_("Redovisningen har redan kommit in."))
    return add(actor, ReportReminder(grant=grant, **values))
