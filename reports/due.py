"""What falls due: every date in the register that somebody must act on. Each noun that has one adds a function to `SOURCES`."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from budget.models import BudgetPlan
from grants.models import GrantApplication, GrantDecision, GrantRound, GrantScheme
from grants.permissions import can_change_scheme, can_register_report
from partnerships.agreements.models import FollowUpAnswer, IOPAgreement, IOPFollowUp, IOPMilestone, OtherAgreement, Procurement
from partnerships.agreements.models.planned import planned_follow_ups
from partnerships.agreements.permissions import can_change_agreement, is_own_party
from partnerships.cases.models import Assignment, BoardDecision, BoardMeeting, GoverningDocument
from partnerships.cases.permissions import can_change_governing_document, can_keep_minutes
from partnerships.compact.models import Compact, DevelopmentPlan, PlanPoint
from partnerships.compact.permissions import can_change_compact
from partnerships.events.models import Event
from partnerships.events.permissions import can_change_event
from partnerships.ground.days import add_months, today
from partnerships.ground.money import format_kronor
from partnerships.payments.models import Payment
from partnerships.payments.permissions import can_attest_payment, can_execute_payment
from partnerships.register.models import LegalParameter, RoleAssignment
from partnerships.register.permissions import can_change_parameter, can_keep_users
from partnerships.register.rights import Area, Role

MONTHS_AHEAD = 12
TIME_TO_DECIDE = timedelta(weeks=8)
TIME_TO_APPEAL = timedelta(weeks=3)  # R29: from the day the decision stands on the notice board
FORUMS_A_YEAR = 2  # R10

State = IOPAgreement.State


@dataclass(frozen=True)
class Due:
    """Something to do, by when, and the record where it is done.

    `kind` is what the list is narrowed by, where the title holds more than that. What is not `mine` is not the reader's to do,
    but theirs to see.
    """

    day: date
    title: str
    note: str
    url: str
    board: Any = None
    who: str = ""
    kind: str = ""
    mine: bool = True

    def get_absolute_url(self):
        return self.url

    @property
    def noun(self):
        """What kind of thing it is."""
        return self.kind or self.title

    @property
    def state(self):
        return "late" if self.day < today() else "now" if self.day <= add_months(today(), 1) else "later"


def all_due(user):
    """Everything that falls due within a year of what the user may see, the oldest first; what is late stays until it is done."""
    last = add_months(today(), MONTHS_AHEAD)
    found = [due for source in SOURCES for due in source(user) if due.day <= last]
    return sorted(found, key=lambda due: (due.day, due.title, due.note))


def due_list(user):
    """What the user has to act on."""
    return [due for due in all_due(user) if due.mine]


def is_of(user, board):
    """Does the user hold a role for the board, or for the whole municipality?"""
    return any(assignment.covers(board.pk) for assignment in user.assignments)


def payments_to_handle(user):
    """Payments that wait for this user: to attest, or to execute."""
    waiting = Payment.objects.visible_to(user).filter(state__in=[Payment.State.PLANNED, Payment.State.ATTESTED])
    for payment in waiting.select_related("organisation", "board"):
        told = {"note": f"{payment.organisation}, {payment.board}", "url": payment.get_absolute_url(), "board": payment.board}
        if payment.state == Payment.State.PLANNED and can_attest_payment(user, payment):
            title, who = _("Attestera %(amount)s") % kronor_of(payment), str(Role.ATTESTER.label)
            yield Due(payment.due, title, who=who, kind=_("Utbetalning att attestera"), **told)
        if payment.state == Payment.State.ATTESTED and can_execute_payment(user, payment):
            title, who = _("Betala ut %(amount)s") % kronor_of(payment), str(Role.FINANCE.label)
            yield Due(payment.due, title, who=who, kind=_("Utbetalning att betala"), **told)


def kronor_of(payment):
    return {"amount": format_kronor(payment.amount)}


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


def assignments(user):
    rows = Assignment.objects.visible_to(user).open().filter(due__isnull=False)
    for assignment in rows.select_related("board", "assignee_office"):
        who = assignment.assignee or str(assignment.assignee_office or "")
        url = assignment.get_absolute_url()
        mine = is_of(user, assignment.board)
        yield Due(assignment.due, _("Uppdrag"), str(assignment), url, board=assignment.board, who=who, mine=mine)


def documents_due(user):
    for meeting in BoardMeeting.objects.visible_to(user).filter(documents_due__gte=today()).select_related("board"):
        mine, url = is_of(user, meeting.board), meeting.get_absolute_url()
        yield Due(meeting.documents_due, _("Manusstopp"), str(meeting), url, board=meeting.board, mine=mine)


def delegated_decisions(user):
    """R28: a decision made on delegation is told to the board at its next meeting, the first that the register knows of."""
    rows = BoardDecision.objects.visible_to(user).filter(is_delegated=True, reported_to_board_on=None)
    rows = list(rows.filter(meeting_date__isnull=False).select_related("board"))
    meetings = {}
    later = BoardMeeting.objects.visible_to(user).filter(board__in={decision.board_id for decision in rows})
    for board, day in later.order_by("date").values_list("board", "date"):
        meetings.setdefault(board, []).append(day)
    for decision in rows:
        day = next((day for day in meetings.get(decision.board_id, ()) if day > decision.meeting_date), None)
        if day:
            yield Due(day, _("Delegationsbeslut att anmäla"), **about_decision(decision, user))


def appeals_ending(user):
    """R29: until this day the decision may be appealed."""
    rows = BoardDecision.objects.visible_to(user).filter(notice_date__gte=today() - TIME_TO_APPEAL)
    for decision in rows.select_related("board"):
        yield Due(decision.notice_date + TIME_TO_APPEAL, _("Sista dag att överklaga beslut"), **about_decision(decision, user))


def about_decision(decision, user):
    return {
        "note": decision.title,
        "url": decision.get_absolute_url(),
        "board": decision.board,
        "who": str(Role.SECRETARY.label),
        "mine": can_keep_minutes(user, decision.board_id),
    }


def about_agreement(agreement, user):
    """For those who keep the agreement to act on, for other readers to see."""
    return {
        "note": agreement.title,
        "url": agreement.get_absolute_url(),
        "board": agreement.responsible_board,
        "who": str(agreement.responsible_office or ""),
        "mine": can_change_agreement(user, agreement),
    }


def agreements(user):
    """The last day to give notice, of each party that has its own, and the day an agreement ends."""
    rows = IOPAgreement.objects.visible_to(user).not_ended_on(today()).select_related("responsible_board", "responsible_office")
    for agreement in rows.prefetch_related("parties__organisation", "parties__board"):
        told = about_agreement(agreement, user)
        for notice, whose in coming_notice_days(agreement):
            note = " – ".join([agreement.title, *whose])
            yield Due(notice, _("Sista dag att säga upp IOP-avtal"), **told | {"note": note})
        if agreement.last_day:
            yield Due(agreement.last_day, _("IOP-avtal löper ut"), **told)


def coming_notice_days(agreement):
    """(day, parties with a notice of their own) of this period and, where the agreement prolongs itself, of those that come."""
    if agreement.state != State.SIGNED:
        return
    day, horizon = today(), add_months(today(), MONTHS_AHEAD)
    while True:
        days = agreement.notice_days(on=day)
        for notice, parties in days.items():
            if notice >= today():
                yield notice, [", ".join(map(str, parties))] if len(days) > 1 else []
        end = agreement.period_end_on(day)
        if not agreement.is_prolonged_by_itself() or end in (None, agreement.last_day) or end > horizon:
            return
        day = end + timedelta(days=1)


def other_agreements(user):
    """The same days of agreements of the other forms."""
    for noun, form in ((OtherAgreement, _("övrigt avtal")), (Procurement, _("upphandlat avtal"))):
        rows = noun.objects.visible_to(user).concluded().filter(cancelled_on=None, end_date__gte=today())
        for agreement in rows.select_related("responsible_board", "responsible_office"):
            told, words, notice = about_agreement(agreement, user), {"form": form}, agreement.notice_day()
            if notice and notice >= today():
                yield Due(notice, _("Sista dag att säga upp %(form)s") % words, **told)
            yield Due(agreement.end_date, capfirst(_("%(form)s löper ut") % words), **told)


def governing_documents(user):
    """Governing documents in force to look over, or that end; late until the day is moved or they are replaced."""
    for document in GoverningDocument.objects.visible_to(user).in_force_on(today()).select_related("board"):
        told = {"note": str(document), "url": document.get_absolute_url(), "board": document.board}
        mine = can_change_governing_document(user, document)
        if document.review_due:
            yield Due(document.review_due, _("Styrdokument ska ses över"), mine=mine, **told)
        if document.valid_to:
            yield Due(document.valid_to, _("Styrdokument löper ut"), mine=mine, **told)


def agreements_to_sign(user):
    """Decided, and the day it is to begin is known."""
    rows = IOPAgreement.objects.visible_to(user).filter(state=State.DECIDED, start_date__isnull=False)
    for agreement in rows.select_related("responsible_board", "responsible_office"):
        yield Due(agreement.start_date, _("IOP-avtal att underteckna"), **about_agreement(agreement, user))


def milestones(user):
    """Steps of agreements that are not done, while the agreement stands."""
    rows = IOPMilestone.objects.visible_to(user).filter(
        done_on=None, agreement__in=IOPAgreement.objects.not_ended_on(today()).values("pk")
    )
    for step in rows.select_related("agreement__responsible_board", "agreement__responsible_office"):
        told = about_agreement(step.agreement, user)
        yield Due(step.planned_end, _("Insats i IOP-avtal"), **told | {"note": f"{step.title}, {step.agreement.title}"})


def follow_ups(user):
    """Follow-ups that an agreement demands: late until they are held. The day never moves."""
    rows = IOPAgreement.objects.visible_to(user).filter(state__in=IOPAgreement.BOUND)
    for agreement in rows.select_related("responsible_board", "responsible_office").prefetch_related("follow_ups"):
        told = about_agreement(agreement, user)
        for planned in planned_follow_ups(agreement):
            if not planned.is_done():
                here = {"url": planned.follow_up.get_absolute_url()} if planned.follow_up else {}
                title = _("Följ upp IOP-avtal %(period)s") % {"period": planned}
                yield Due(planned.due, title, kind=_("Uppföljning av IOP-avtal"), **told | here)


def follow_ups_to_answer(user):
    """Follow-ups that are begun: for a party to answer or approve, and for those who keep the agreement to wait for."""
    unapproved = FollowUpAnswer.objects.filter(approved_on=None).values("follow_up")
    rows = IOPFollowUp.objects.visible_to(user).filter(Q(joint_conclusion="") | Q(pk__in=unapproved))
    rows = rows.filter(agreement__state__in=IOPAgreement.BOUND)
    rows = rows.select_related("agreement__responsible_board", "agreement__responsible_office")
    parties = [f"{path}__{whose}" for path in ("agreement__parties", "answers__party") for whose in ("organisation", "board")]
    for follow_up in rows.prefetch_related(*parties):
        told, day = about_agreement(follow_up.agreement, user), follow_up.due() or today()
        told |= {"url": follow_up.get_absolute_url(), "kind": _("Uppföljning av IOP-avtal")}
        waiting = follow_up.unapproved() if follow_up.is_concluded() else follow_up.unanswered()
        for party in waiting:
            own, about = is_own_party(user, party), {"period": follow_up.period_in_words(), "party": party}
            if own or told["mine"]:
                yield Due(day, waiting_title(follow_up, own) % about, **told | {"who": str(party), "mine": True})


def waiting_title(follow_up, own):
    if follow_up.is_concluded():
        return _("Godkänn uppföljning %(period)s") if own else _("Väntar på att %(party)s godkänner uppföljning %(period)s")
    return _("Svara i uppföljning %(period)s") if own else _("Väntar på svar från %(party)s i uppföljning %(period)s")


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


def budget_plans(user):
    for plan in BudgetPlan.objects.visible_to(user).filter(last_year__gte=today().year).select_related("owner_board"):
        mine = user.may("U", Area.BUDGET, plan.owner_board_id)
        url = plan.get_absolute_url()
        yield Due(date(plan.last_year, 12, 31), _("Budgetplan slutar"), str(plan), url, board=plan.owner_board, mine=mine)


def parameters_ending(user):
    """Amounts that stop holding, where no later one is registered."""
    rows = LegalParameter.objects.visible_to(user)
    later = dict(rows.order_by("valid_from").filter(valid_from__isnull=False).values_list("key", "valid_from"))
    for parameter in rows.filter(valid_to__gte=today()):
        if parameter.key not in later or later[parameter.key] <= parameter.valid_to:
            mine, url = can_change_parameter(user, parameter), parameter.get_absolute_url()
            yield Due(parameter.valid_to, _("Beloppsgräns slutar gälla"), parameter.name, url, mine=mine)


def roles_ending(user):
    """For those who give roles. The name of who holds it stands on the page, not here: calendars are carried about."""
    if not can_keep_users(user):
        return
    rows = RoleAssignment.objects.visible_to(user).filter(valid_to__gte=today(), user__is_active=True)
    for role in rows.select_related("board", "organisation", "user"):
        yield Due(role.valid_to, _("Roll upphör"), str(role), role.user.get_absolute_url(), board=role.board)


SOURCES = [
    payments_to_handle,
    grant_reports,
    rounds_closing,
    schemes_ending,
    undecided_applications,
    agreements,
    other_agreements,
    governing_documents,
    agreements_to_sign,
    milestones,
    follow_ups,
    follow_ups_to_answer,
    compact_revision,
    plan_periods,
    plan_points,
    events_to_tell_of,
    forums_missing,
    assignments,
    documents_due,
    delegated_decisions,
    appeals_ending,
    budget_plans,
    parameters_ending,
    roles_ending,
]
