"""Days of the compact and its plans, and of the meetings it asks for."""

from datetime import date

from django.utils.translation import gettext as _

from partnerships.compact.models import Compact, DevelopmentPlan, PlanPoint
from partnerships.compact.permissions import can_change_compact
from partnerships.events.models import Event
from partnerships.events.permissions import can_change_event
from partnerships.ground.days import add_months, today

from .due import MONTHS_AHEAD, Due

FORUMS_A_YEAR = 2  # R10


def compact_revision(user):
    """The revision that a compact says is due, late until a new version is adopted; and the day the version ends."""
    compact = Compact.objects.visible_to(user).select_related("revision_responsible").latest_adopted(today())
    if compact is None:
        return
    told = {"note": str(compact), "url": compact.get_absolute_url(), "board": compact.revision_responsible}
    if compact.revision_due:
        mine = user.has_role("culture", "coordinator", "secretary")
        yield Due(compact.revision_due, _("Överenskommelsen ska revideras"), mine=mine, **told)
    if compact.valid_to and compact.valid_to >= today() and compact.valid_to != compact.revision_due:
        yield Due(compact.valid_to, _("Överenskommelsen löper ut"), mine=can_change_compact(user), **told)


def plan_periods(user):
    """The period of the latest plan of the latest compact: late until there is a plan for the next period."""
    compact = Compact.objects.visible_to(user).latest_adopted(today())
    plans = DevelopmentPlan.objects.filter(compact=compact, period_end__isnull=False)
    if compact and (plan := plans.order_by("-period_end", "-pk").first()):
        url, mine = plan.get_absolute_url(), can_change_compact(user)
        yield Due(plan.period_end, _("Utvecklingsplanens period slutar"), str(plan), url, mine=mine)


def plan_points(user):
    rows = PlanPoint.objects.visible_to(user).filter(due__isnull=False)
    for point in rows.exclude(status__in=[PlanPoint.Status.DONE, PlanPoint.Status.DROPPED]):
        url, mine = point.get_absolute_url(), can_change_compact(user)
        yield Due(point.due, _("Punkt i utvecklingsplanen"), str(point), url, who=point.responsible, mine=mine)


def events_to_tell_of(user):
    """Meetings that are planned; when the day has passed, until it is registered that they were held or called off."""
    rows = Event.objects.visible_to(user).filter(state__in=[Event.State.PLANNED, Event.State.PUBLISHED])
    for event in rows.filter(date__gte=add_months(today(), -MONTHS_AHEAD)):
        mine = can_change_event(user, event)
        yield Due(event.date, _("Träff att hålla och redovisa"), event.title, event.get_absolute_url(), mine=mine)


def forums_missing(user):
    """R10: so many dialogue forums a year while a compact is in force, planned or held."""
    year, compact = today().year, Compact.objects.visible_to(user).latest_adopted(today())
    if compact is None or compact.is_expired():
        return
    count = Event.objects.visible_to(user).in_year(year).forums().exclude(state=Event.State.CANCELLED).count()
    if count < FORUMS_A_YEAR:
        note = _("%(count)s av %(least)s är planerade eller hållna %(year)s") % {
            "count": count,
            "least": FORUMS_A_YEAR,
            "year": year,
        }
        url, mine = compact.get_absolute_url(), can_change_compact(user)
        yield Due(date(year, 12, 31), _("Dialogforum som fattas"), note, url, mine=mine)
