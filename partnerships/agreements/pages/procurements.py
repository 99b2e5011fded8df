"""What a procurement's page tells beside the common: the law, the reservation, and the limits of a direct award."""

from django.utils.translation import gettext as _

from partnerships.ground.days import format_day
from partnerships.ground.money import format_kronor

from ..models.procurements import DOCUMENTATION, LIMIT, limit_on


def award_facts(procurement, limits):
    yes_no = {True: _("ja"), False: _("nej"), None: None}
    rows = [
        (_("Lag"), procurement.get_law_display()),
        (_("Reserverad för idéburna"), yes_no[procurement.reserved_for_idea_driven]),
        (_("Direktupphandling"), yes_no[procurement.direct_award]),
    ]
    if procurement.direct_award:
        amount = procurement.direct_award_amount
        rows.append((_("Direktupphandlat belopp"), None if amount is None else format_kronor(amount)))
        if day := procurement.award_day:
            rows.append((_("Gräns för direktupphandling %(day)s") % {"day": format_day(day)}, told(limit_on(limits, LIMIT, day))))
            rows.append((_("Dokumenteras över"), told(limit_on(limits, DOCUMENTATION, day))))
    return rows


def told(limit):
    """The amount with its source, and whether anybody has checked it."""
    if limit is None:
        return None
    source = "" if limit.verified else _("ej kontrollerad mot källan")
    return " · ".join(filter(None, [format_kronor(limit.value), limit.source_title, source]))


def award_warnings(procurement, limits):
    return [
        {"title": warning.title, "text": warning.text, "tone": warning.tone} for warning in procurement.award_warnings(limits)
    ]
