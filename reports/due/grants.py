"""Days of association grants."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from grants.models import GrantApplication, GrantDecision, GrantRound, GrantScheme
from grants.permissions import can_change_scheme, can_register_report
from partnerships.ground.days import today

from .due import Due, is_of

TIME_TO_DECIDE = timedelta(weeks=8)


def grant_reports(user):
    """Accounts of grants that have not come in: to do for those who take them in and for the organisation itself."""
    grants = (
        GrantDecision.objects.visible_to(user)
        .granted()
        .with_terms()
        .filter(report=None, report_due_now__isnull=False, application__state="decided")
    )
    for grant in grants.select_related("application__organisation", "application__board", "application__round__scheme"):
        application = grant.application
        yield Due(
            grant.report_due_now,
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
