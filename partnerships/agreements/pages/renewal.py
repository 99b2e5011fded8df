"""What a renewed agreement brought along that is to be looked over before it is signed."""

from datetime import date

from django.utils.translation import gettext as _

from partnerships.ground.days import format_day


def amounts_to_look_over(agreement):
    """A warning of each amount that is as in the agreement before, though it was of another part of the year."""
    old = agreement.predecessor
    signed_or_closed = not (agreement.can_be_prepared() or agreement.state == agreement.State.DECIDED)
    if old is None or signed_or_closed or not all((agreement.start_date, agreement.end_date, old.start_date, old.end_date)):
        return []
    moved = agreement.start_date.year - old.start_date.year
    before = {(brought(row), row.year + moved) for row in old.resources.all() if row.amount or row.quantity}
    found = []
    for row in agreement.resources.all():
        then, now = part_of_year(old, row.year - moved), part_of_year(agreement, row.year)
        if (brought(row), row.year) in before and as_days(then) != as_days(now):
            words = {"what": row, "first": format_day(then[0]), "last": format_day(then[1])}
            found.append(_("%(what)s (gällde %(first)s – %(last)s)") % words)
    if not found:
        return []
    return [{"title": _("Se över det som gällde en annan del av året i det tidigare avtalet"), "text": ", ".join(found)}]


def brought(resource):
    return (resource.kind, resource.description, resource.quantity, resource.amount)


def as_days(days):
    return [(day.month, day.day) for day in days]


def part_of_year(agreement, year):
    """The first and last day of a year that the agreement holds."""
    last = agreement.last_day or agreement.end_date
    return [max(agreement.start_date, date(year, 1, 1)), min(last, date(year, 12, 31))]
