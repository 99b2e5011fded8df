"""Acts that agreements of every form but IOP share: the money of a year, and stopping before the end."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from partnerships.audit.services import record
from partnerships.ground.corrections import check_correction
from partnerships.ground.days import format_day, today
from partnerships.ground.errors import require
from partnerships.ground.identifiers import hide_personal_numbers
from partnerships.ground.money import format_kronor

from ..permissions import can_change_agreement


def check_changed(before, changed, reason):
    """What is concluded is corrected with a reason; the term covers the years, and the cited document was in force."""
    if before.is_concluded:
        check_correction(before, changed, reason, settled=changed.SETTLED, kept=changed.KEPT)
    changed.check_term_covers(changed.years.values_list("year", flat=True))
    changed.check_governed(before=before)


@transaction.atomic
def set_yearly_amount(*, actor, agreement, year, amount=None, reason=""):
    """State the municipality's money of one year, or take it away. What is concluded is corrected with a reason."""
    agreement = agreement.as_seen()
    require(can_change_agreement(actor, agreement))
    agreement.check_term_covers([year])
    row = agreement.years.filter(year=year).first()
    before = row and row.amount
    if before == amount:
        return agreement
    if agreement.is_concluded and before is not None and not reason.strip():
        raise ValidationError({"reason": _("Skriv varför beloppet rättas.")})
    agreement.save(update_fields=["updated_at"])  # of two who saw the same amounts, one is let through
    if amount is None:
        row.delete()
    else:
        row = row or agreement.years.model(agreement=agreement, year=year)
        row.amount = amount
        row.full_clean()
        row.save()
    of_year = _("belopp %(year)s") % {"year": year}
    record(actor, "changed", agreement, reason=reason, changes=[[of_year, in_kronor(before), in_kronor(amount)]])
    return agreement


def in_kronor(amount):
    return None if amount is None else format_kronor(amount)


@transaction.atomic
def cancel_agreement(*, actor, agreement, reason, cancelled_on=None):
    """Stop an agreement or a procurement before its end: from that day it does not hold."""
    agreement = agreement.as_seen()
    require(can_change_agreement(actor, agreement))
    if agreement.cancelled_on:
        raise ValidationError(_("Avtalet är redan avbrutet %(day)s.") % {"day": format_day(agreement.cancelled_on)})
    day, first = cancelled_on or today(), agreement.agreed_on or agreement.start_date
    if first and day < first:
        raise ValidationError({"cancelled_on": _("Avtalet ingicks först %(day)s.") % {"day": format_day(first)}})
    if agreement.end_date and day > agreement.end_date:
        raise ValidationError({"cancelled_on": _("Avtalet löpte ut redan %(day)s.") % {"day": format_day(agreement.end_date)}})
    agreement.cancelled_on, agreement.cancel_reason = day, hide_personal_numbers(reason).strip()
    agreement.full_clean()
    agreement.save(update_fields=["cancelled_on", "cancel_reason"])
    record(actor, "cancelled", agreement, reason=reason, cancelled_on=day)
    return agreement
