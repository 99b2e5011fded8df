"""Acts on the times to apply within a form of grant."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from partnerships.audit.services import add, change, record
from partnerships.ground.days import add_months, format_day
from partnerships.ground.errors import require

from ..models import GrantRound, put_rows
from ..permissions import can_change_scheme

COPIED = ("name", *GrantRound.RECKONED_BY)  # never the frame, which is confirmed each year, and never the applications


@transaction.atomic
def open_round(*, actor, scheme, payment_days=(), tiers=(), **values):
    """Open a time to apply within a scheme. What is not told of how amounts are reckoned is taken from the scheme."""
    require(can_change_scheme(actor, scheme))
    values["calc_method"] = values.get("calc_method") or scheme.calc_method
    if "late_rule" not in values:
        values["late_rule"] = scheme.late_rules.first()  # the newest
    round = add(actor, GrantRound(scheme=scheme, board=scheme.board, **values))
    write_rows(actor, round, "payment_days", payment_days)
    write_rows(actor, round, "tiers", tiers)
    return round


@transaction.atomic
def change_round(*, actor, round, payment_days=None, tiers=None, reason="", **values):
    """Change a round. What a decision in it was reckoned by stands."""
    require(can_change_scheme(actor, round.scheme))
    GrantRound.objects.get(pk=round.pk).check_unsettled(values)
    changed = change(actor, round, values, reason=reason)
    if payment_days is not None:
        write_rows(actor, changed, "payment_days", payment_days, reason=reason)
    if tiers is not None and write_rows(actor, changed, "tiers", tiers, reason=reason) and changed.is_decided():
        raise ValidationError({"tiers": _("Ett beslut är fattat i omgången, så det som det räknades efter står fast.")})
    return changed


@transaction.atomic
def copy_rounds(*, actor, scheme, year):
    """Make next year's rounds of those of a year: the days a year later, the frame to be confirmed, no applications.

    What is there already is left as it is, so that a second copy makes nothing. Of two at once, the constraint lets one through.
    """
    require(can_change_scheme(actor, scheme))
    if not scheme.rounds.filter(year=year).exists():
        raise ValidationError({"year": _("Bidragsformen har ingen omgång %(year)s.") % {"year": year}})
    missing = scheme.rounds_to_copy(year)
    if not missing:
        raise ValidationError({"year": _("Omgångarna för %(year)s finns redan.") % {"year": year + 1}})
    for round in missing:
        copy_round(actor, scheme, round)
    return scheme


def copy_round(actor, scheme, round):
    opens, closes = add_months(round.opens, 12), add_months(round.closes, 12)
    if scheme.active_to and opens > scheme.active_to:
        raise ValidationError(_("Bidragsformen gäller till och med %(day)s.") % {"day": format_day(scheme.active_to)})
    values = {name: getattr(round, name) for name in COPIED}
    made = GrantRound(scheme=scheme, board=scheme.board, year=round.year + 1, opens=opens, closes=closes, **values)
    add(actor, made, reason=_("Kopierad från %(round)s") % {"round": round})
    write_rows(actor, made, "payment_days", [{"day": add_months(each.day, 12)} for each in round.payment_days.all()])
    tiers = [{"from_count": tier.from_count, "amount": tier.amount} for tier in round.tiers.all()]
    write_rows(actor, made, "tiers", tiers)
    return made


def write_rows(actor, thing, name, rows, reason=""):
    """Write what belongs to `thing` and has no page of its own; told in its history. True where something differed."""
    differing = put_rows(getattr(thing, name), name, rows)
    if differing:
        thing.save(update_fields=["updated_at"])  # of two who saw the same rows, one is let through
        record(actor, "changed", thing, reason=reason, changes=[[name, *differing]])
    return bool(differing)
