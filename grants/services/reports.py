"""Acts on the organisation's account of how the grant was used."""

from django.db import transaction

from partnerships.audit.services import add, record, save_state
from partnerships.ground.days import today
from partnerships.ground.errors import require

from ..models import GrantApplication, GrantReport
from ..permissions import can_approve_report, can_register_report


@transaction.atomic
def register_report(*, actor, grant, **values):
    """Register the organisation's account of how the grant was used."""
    require(can_register_report(actor, grant))
    return add(actor, GrantReport(grant=grant, **values))


@transaction.atomic
def approve_report(*, actor, report, approved_on=None):
    """Approve the account, today or on the day that is told; the application is closed."""
    report = report.as_seen()
    require(can_approve_report(actor, report))
    report.approved_on = approved_on or today()
    report.full_clean(validate_unique=False)
    report.grant.check_paid_by(report.approved_on)
    report.save(update_fields=["approved_on"])
    record(actor, "decided", report, changes=[["approved_on", None, report.approved_on]])
    application = report.grant.application
    application.move_to(GrantApplication.State.CLOSED)
    save_state(actor, application, "closed")
    return report
