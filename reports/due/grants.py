"""Days of association grants."""

from datetime import date, timedelta

from django.db.models import Exists, Min, OuterRef
from django.utils.translation import gettext as _

from grants.models import EligibilityCheck, EligibilityCondition, GrantApplication, GrantDecision, GrantRound, GrantScheme
from grants.pages.eligibility import SETTLED, examine_address
from grants.permissions import can_change_scheme, can_check_eligibility, can_register_report
from partnerships.ground.days import today

from .due import Due, is_of

TIME_TO_DECIDE = timedelta(weeks=8)
NOT_TO_TRY = (GrantApplication.State.DRAFT, *SETTLED)


def grant_reports(user):
    """Accounts of grants that have not come in: to do for those who take them in and for the organisation itself."""
    grants = (
        GrantDecision.objects.visible_to(user)
        .granted()
        .filter(report=None, report_due__isnull=False, application__state="decided")
    )
    for grant in grants.select_related("application__organisation", "application__board", "application__round__scheme"):
        application = grant.application
        yield Due(
            grant.report_due,
            _("Redovisning av bidrag"),
            str(application),
            grant.get_absolute_url(),
            board=application.board,
            who=str(application.organisation),
            mine=can_register_report(user, grant),
        )


def rounds_closing(user):
    rows = GrantRound.objects.visible_to(user).filter(closes__gte=today()).select_related("scheme", "board")
    for round in rows:
        mine = is_of(user, round.board) or bool(user.own_organisations())
        yield Due(round.closes, _("Sista ansökningsdag"), str(round), round.get_absolute_url(), board=round.board, mine=mine)


def schemes_ending(user):
    for scheme in GrantScheme.objects.visible_to(user).filter(active_to__gte=today()).select_related("board"):
        mine = can_change_scheme(user, scheme)
        url = scheme.get_absolute_url()
        yield Due(scheme.active_to, _("Bidragsform upphör"), str(scheme), url, board=scheme.board, mine=mine)


def undecided_applications(user):
    """Applications that came in and have no decision: due when the year they are for begins, or in weeks if they came near it."""
    if not user.has_role("social", "culture", "secretary"):
        return
    rows = GrantApplication.objects.visible_to(user).filter(state=GrantApplication.State.SUBMITTED, submitted_on__isnull=False)
    for application in rows.select_related("organisation", "board", "round__scheme"):
        day = max(date(application.round.year, 1, 1), application.submitted_on + TIME_TO_DECIDE)
        url = application.get_absolute_url()
        yield Due(day, _("Ansökan utan beslut"), str(application), url, board=application.board)


def eligibility_to_check(user):
    """Organisations that have applied for a year in which conditions hold, and that nobody has examined."""
    if not can_check_eligibility(user):
        return
    conditions = list(EligibilityCondition.objects.visible_to(user))
    applied = GrantApplication.objects.visible_to(user).exclude(state__in=NOT_TO_TRY)
    checked = EligibilityCheck.objects.filter(organisation=OuterRef("organisation"), year=OuterRef("round__year"))
    rows = applied.filter(~Exists(checked)).order_by().values("organisation", "organisation__name", "round__year")
    for row in rows.annotate(day=Min("round__closes")):
        year = row["round__year"]
        if any(each.holds_in(year) for each in conditions):
            url = examine_address(row["organisation"], year)
            note = f"{row['organisation__name']} {year}"
            yield Due(row["day"], _("Bidragsvillkor att pröva"), note, url, who=row["organisation__name"], key=year)
