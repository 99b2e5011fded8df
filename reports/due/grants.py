"""Days of association grants."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from grants.models import DecisionList, GrantApplication, GrantChange, GrantDecision, GrantRound, GrantScheme
from grants.permissions import can_change_list, can_change_scheme, can_decide_list, can_propose_list, can_register_report
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


def decision_lists(user):
    """A draft is handed over before the meeting's documents are due; what was handed over is decided at the meeting."""
    rows = DecisionList.objects.visible_to(user).exclude(state=DecisionList.State.DECIDED).filter(meeting__isnull=False)
    for decision_list in rows.select_related("board", "meeting"):
        told = {"note": str(decision_list), "url": decision_list.get_absolute_url(), "board": decision_list.board}
        meeting = decision_list.meeting
        if decision_list.state == DecisionList.State.SENT:
            yield Due(meeting.date, _("Beslutslista att besluta"), mine=can_decide_list(user, decision_list), **told)
        else:
            day, mine = meeting.documents_due or meeting.date, can_change_list(user, decision_list)
            yield Due(day, _("Beslutslista till sammanträdet"), mine=mine, **told)


def changes_to_decide(user):
    """What associations have asked to have changed, and nobody has decided."""
    rows = GrantChange.objects.visible_to(user).filter(state=GrantChange.State.ASKED)
    for change in rows.select_related("board", "grant__application__organisation", "grant__application__round__scheme"):
        told = {"note": str(change.grant.application), "url": change.get_absolute_url(), "board": change.board}
        mine = can_propose_list(user, change.board_id)
        yield Due(change.asked_on + TIME_TO_DECIDE, _("Ändring av bidrag att besluta"), mine=mine, **told)
