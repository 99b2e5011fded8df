"""Acts on members by age and gender."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from partnerships.audit.services import add, change, record
from partnerships.ground.errors import require

from ..models import AgeSpan, ApplicationStatistics
from ..models.statistics import check_counts, total_counted
from ..permissions import can_change_age_spans, can_change_application
from .applications import check_open_to


@transaction.atomic
def register_age_span(*, actor, **values):
    """Add a span of ages to count members in."""
    require(can_change_age_spans(actor))
    return add(actor, AgeSpan(**values))


@transaction.atomic
def change_age_span(*, actor, age_span, reason="", **values):
    require(can_change_age_spans(actor))
    age_span.check_changed(values)
    return change(actor, age_span, values, reason=reason)


@transaction.atomic
def count_members(*, actor, application, counts, reason=""):
    """Write down how many members there are by age and gender: [{age_span, gender, count}, …]. The former counts give way."""
    application = application.as_seen()
    require(can_change_application(actor, application))
    check_open_to(actor, application, ["statistics"])
    if application.state == application.State.SUBMITTED and not reason.strip():
        raise ValidationError({"reason": _("Ansökan är inlämnad. Ange varför antalet medlemmar ändras.")})
    check_counts(counts)
    before = told(application)
    application.statistics.all().delete()
    for each in counts:
        row = ApplicationStatistics(application=application, **each)
        row.full_clean()
        row.save()
    if (after := told(application)) != before:
        application.save(update_fields=["updated_at"])
        record(actor, "changed", application, reason=reason, changes=[["statistics", before, after]])
    return application


def told(application):
    """The counts as the history tells them."""
    rows = application.statistics.select_related("age_span")
    counts = [str(row) for row in rows]
    total = total_counted(application)
    return "" if total is None else f"{_('Summa')}: {total} ({'; '.join(counts)})"
