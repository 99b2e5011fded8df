"""Days of association grants."""

from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Exists, Min, OuterRef, Q
from django.utils.translation import gettext as _

from grants.models import (
    CompletionRequest,
    DecisionList,
    EligibilityCheck,
    EligibilityCondition,
    GrantApplication,
    GrantChange,
    GrantDecision,
    GrantReport,
    GrantRound,
    GrantScheme,
    RecoveryClaim,
    SampledGrant,
    with_conflicts,
)
from grants.pages.eligibility import SETTLED, examine_address
from grants.permissions import (
    can_answer_recovery,
    can_change_list,
    can_change_scheme,
    can_check_eligibility,
    can_decide_list,
    can_draw_sample,
    can_invoice_recovery,
    can_propose_list,
    can_register_report,
)
from partnerships.ground.days import today
from partnerships.register.rights import Area

from .due import Due, is_of

TIME_TO_DECIDE = timedelta(weeks=8)
TIME_TO_CHECK = timedelta(weeks=8)
TIME_TO_INVOICE = timedelta(weeks=4)
NOT_TO_TRY = (GrantApplication.State.DRAFT, *SETTLED)


def grant_reports(user):
    """Accounts of grants that have not come in: to do for those who take them in and for the organisation itself."""
    grants = (
        GrantDecision.objects.visible_to(user)
        .granted()
        .with_terms()
        .filter(report=None, report_due_now__isnull=False, application__state="decided")
    )
    grants = grants.select_related("application__organisation", "application__board", "application__round__scheme")
    for grant in grants.prefetch_related(with_conflicts("application")):
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


def report_completions(user):
    """Accounts that are to be completed: the organisation's to do, and the officer's to follow."""
    rows = GrantReport.objects.visible_to(user).filter(state="completion_requested")
    rows = rows.select_related(*(f"grant__application__{name}" for name in ("organisation", "board", "round__scheme")))
    for report in rows.prefetch_related(with_conflicts("grant__application")):
        application = report.grant.application
        yield Due(
            report.completion_due,
            _("Komplettering av redovisning"),
            str(application),
            report.get_absolute_url(),
            board=application.board,
            who=str(application.organisation),
            mine=can_register_report(user, report.grant),
        )


def deeper_checks(user):
    """Accounts that have come in and are named by a sample: to check by those who may."""
    rows = SampledGrant.objects.visible_to(user).to_be_checked().filter(outcome="", grant__report__state="received")
    rows = rows.select_related(
        "grant__report", *(f"grant__application__{name}" for name in ("organisation", "board", "round__scheme"))
    )
    for sampled in rows:
        board, day = sampled.grant.application.board, sampled.grant.report.last_in() + TIME_TO_CHECK
        mine = can_draw_sample(user, board.pk)
        yield Due(day, _("Fördjupad kontroll"), str(sampled), sampled.get_absolute_url(), board=board, mine=mine)


def recoveries(user):
    """Claims told to the organisation, to decide on when its answer is due; decided ones to invoice; invoices to be paid."""
    rows = RecoveryClaim.objects.with_state().visible_to(user).filter(dropped_on=None)
    rows = rows.filter(Q(decision=None, answer_by__isnull=False) | Q(left__gt=Decimal(0)))
    rows = rows.select_related(*(f"grant__application__{name}" for name in ("organisation", "board", "round__scheme")))
    for claim in rows.prefetch_related(with_conflicts("grant__application")):
        application = claim.grant.application
        if claim.decision_id is None:
            day, title, mine = claim.answer_by, _("Svar på återkrav"), can_answer_recovery(user, claim)
        elif claim.invoiced_on is None:
            day, title, mine = claim.decided_on + TIME_TO_INVOICE, _("Återkrav att fakturera"), can_invoice_recovery(user, claim)
        else:
            day, title, mine = claim.invoice_due, _("Faktura på återkrav"), can_invoice_recovery(user, claim)
        url, who = claim.get_absolute_url(), str(application.organisation)
        yield Due(day, title, str(application), url, board=application.board, who=who, mine=mine, key=claim.pk)


def rounds_closing(user):
    rows = GrantRound.objects.visible_to(user).filter(closes__gte=today()).select_related("scheme", "board")
    for round in rows:
        mine = is_of(user, round.board) or bool(user.own_organisations())
        yield Due(round.closes, _("Sista ansökningsdag"), str(round), round.get_absolute_url(), board=round.board, mine=mine)


def rounds_without_frame(user):
    """Rounds that open without a frame: nothing can be granted until it is confirmed."""
    rows = GrantRound.objects.visible_to(user).filter(frame=None).select_related("scheme__board", "board")
    for round in rows:
        mine = can_change_scheme(user, round.scheme)
        yield Due(round.opens, _("Omgång utan ram"), str(round), round.get_absolute_url(), board=round.board, mine=mine)


def schemes_ending(user):
    for scheme in GrantScheme.objects.visible_to(user).filter(active_to__gte=today()).select_related("board"):
        mine = can_change_scheme(user, scheme)
        url = scheme.get_absolute_url()
        yield Due(scheme.active_to, _("Bidragsform upphör"), str(scheme), url, board=scheme.board, mine=mine)


def undecided_applications(user):
    """Applications that came in and have no decision: due when the year they are for begins, or in weeks if they came near it."""
    if not user.has_role("social", "culture", "secretary"):
        return
    undecided = {GrantApplication.State.SUBMITTED, GrantApplication.State.ASSESSED}
    rows = GrantApplication.objects.visible_to(user).filter(state__in=undecided, submitted_on__isnull=False)
    for application in rows.select_related("organisation", "board", "round__scheme"):
        day = max(date(application.round.year, 1, 1), application.submitted_on + TIME_TO_DECIDE)
        url = application.get_absolute_url()
        yield Due(day, _("Ansökan utan beslut"), str(application), url, board=application.board)


def dismissals_without_decision(user):
    """R28: a dismissal is the board's decision or its delegate's, and is told to the board; late until it is tied."""
    rows = GrantApplication.objects.visible_to(user).dismissed_without_decision().filter(ended_on__isnull=False)
    for application in rows.select_related("organisation", "board", "round__scheme"):
        told = {"note": str(application), "url": application.get_absolute_url(), "board": application.board}
        mine = user.may("U", Area.APPLICATIONS, application.board_id)
        yield Due(application.ended_on, _("Avvisning utan beslut"), mine=mine, **told)


def completions(user):
    """What organisations are asked to complete: theirs to do, and the officers' when the day has passed."""
    rows = CompletionRequest.objects.visible_to(user).waiting()
    for asked in rows.select_related("application__organisation", "application__board", "application__round__scheme"):
        application = asked.application
        officer = asked.is_overdue() and user.may("U", Area.APPLICATIONS, application.board_id)
        mine = officer or application.organisation_id in user.own_organisations()
        yield Due(
            asked.due,
            _("Komplettering av ansökan"),
            str(application),
            application.get_absolute_url(),
            board=application.board,
            who=str(application.organisation),
            mine=mine,
        )


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
