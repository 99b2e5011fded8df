"""What falls due: every date in the register that somebody must act on. Each noun that has one adds a function to `SOURCES`."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.utils.translation import gettext as _

from grants.models import GrantApplication, GrantDecision, GrantRound
from grants.permissions import can_register_report
from partnerships.agreements.models import FollowUpAnswer, IOPAgreement, IOPFollowUp
from partnerships.agreements.models.planned import planned_follow_ups
from partnerships.agreements.permissions import can_change_agreement, is_own_party
from partnerships.cases.models import Assignment, BoardMeeting
from partnerships.compact.models import Compact
from partnerships.ground.days import add_months, today
from partnerships.ground.money import format_kronor
from partnerships.payments.models import Payment
from partnerships.payments.permissions import can_attest_payment, can_execute_payment

MONTHS_AHEAD = 6
TIME_TO_DECIDE = timedelta(weeks=8)


@dataclass(frozen=True)
class Due:
    """Something to do, by when, and the record where it is done."""

    day: date
    title: str
    note: str
    url: str

    def get_absolute_url(self):
        return self.url

    @property
    def state(self):
        return "late" if self.day < today() else "now" if self.day <= add_months(today(), 1) else "later"


def due_list(user):
    """Everything the user has to act on within six months, the oldest first; what is late stays until it is done."""
    last = add_months(today(), MONTHS_AHEAD)
    found = [due for source in SOURCES for due in source(user) if due.day <= last]
    return sorted(found, key=lambda due: (due.day, due.title))


def payments_to_handle(user):
    """Payments that wait for this user: to attest, or to execute."""
    waiting = Payment.objects.visible_to(user).filter(state__in=[Payment.State.PLANNED, Payment.State.ATTESTED])
    for payment in waiting.select_related("organisation", "board"):
        note = f"{payment.organisation}, {payment.board}"
        if payment.state == Payment.State.PLANNED and can_attest_payment(user, payment):
            yield Due(payment.due, _("Attestera %(amount)s") % kronor_of(payment), note, payment.get_absolute_url())
        if payment.state == Payment.State.ATTESTED and can_execute_payment(user, payment):
            yield Due(payment.due, _("Betala ut %(amount)s") % kronor_of(payment), note, payment.get_absolute_url())


def kronor_of(payment):
    return {"amount": format_kronor(payment.amount)}


def grant_reports(user):
    """Accounts of grants that have not come in, for those who take them in and for the organisation itself."""
    grants = (
        GrantDecision.objects.visible_to(user)
        .granted()
        .filter(report=None, report_due__isnull=False, application__state="decided")
    )
    for grant in grants.select_related("application__organisation", "application__round__scheme"):
        if not can_register_report(user, grant):
            continue
        yield Due(grant.report_due, _("Redovisning av bidrag"), str(grant.application), grant.get_absolute_url())


def rounds_closing(user):
    for round in GrantRound.objects.visible_to(user).filter(closes__gte=today()).select_related("scheme"):
        yield Due(round.closes, _("Sista ansökningsdag"), str(round), round.get_absolute_url())


def undecided_applications(user):
    """Applications that came in and have no decision: due when the year they are for begins, or in weeks if they came near it."""
    rows = GrantApplication.objects.visible_to(user).filter(state=GrantApplication.State.SUBMITTED, submitted_on__isnull=False)
    if not user.has_role("social", "culture", "secretary"):
        return
    for application in rows.select_related("organisation", "round__scheme"):
        day = max(date(application.round.year, 1, 1), application.submitted_on + TIME_TO_DECIDE)
        yield Due(day, _("Ansökan utan beslut"), str(application), application.get_absolute_url())


def assignments(user):
    for assignment in Assignment.objects.visible_to(user).open().filter(due__isnull=False).select_related("board"):
        yield Due(assignment.due, _("Uppdrag"), str(assignment), assignment.get_absolute_url())


def documents_due(user):
    for meeting in BoardMeeting.objects.visible_to(user).filter(documents_due__gte=today()).select_related("board"):
        yield Due(meeting.documents_due, _("Manusstopp"), str(meeting), meeting.get_absolute_url())


def agreements(user):
    """The last day to give notice, and the day an agreement ends, for those who keep it."""
    for agreement in IOPAgreement.objects.visible_to(user).running_on(today()).select_related("responsible_board"):
        if not can_change_agreement(user, agreement):
            continue
        notice = agreement.notice_day()
        if notice and notice >= today():
            yield Due(notice, _("Sista dag att säga upp IOP-avtal"), agreement.title, agreement.get_absolute_url())
        yield Due(agreement.last_day, _("IOP-avtal löper ut"), agreement.title, agreement.get_absolute_url())


def follow_ups(user):
    """Follow-ups that an agreement demands, for those who keep it: late until they are held. The day never moves."""
    rows = IOPAgreement.objects.visible_to(user).filter(state__in=IOPAgreement.BOUND).select_related("responsible_board")
    for agreement in rows.prefetch_related("follow_ups"):
        if not can_change_agreement(user, agreement):
            continue
        for planned in planned_follow_ups(agreement):
            if not planned.is_done():
                url = (planned.follow_up or agreement).get_absolute_url()
                yield Due(planned.due, _("Följ upp IOP-avtal %(period)s") % {"period": planned}, agreement.title, url)


def follow_ups_to_answer(user):
    """Follow-ups that are begun: for a party to answer or approve, and for those who keep the agreement to wait for."""
    unapproved = FollowUpAnswer.objects.filter(approved_on=None).values("follow_up")
    rows = IOPFollowUp.objects.visible_to(user).filter(Q(joint_conclusion="") | Q(pk__in=unapproved))
    rows = rows.filter(agreement__state__in=IOPAgreement.BOUND).select_related("agreement")
    parties = [f"{path}__{whose}" for path in ("agreement__parties", "answers__party") for whose in ("organisation", "board")]
    for follow_up in rows.prefetch_related(*parties):
        keeper, day = can_change_agreement(user, follow_up.agreement), follow_up.due() or today()
        waiting = follow_up.unapproved() if follow_up.is_concluded() else follow_up.unanswered()
        for party in waiting:
            own, about = is_own_party(user, party), {"period": follow_up.period_in_words(), "party": party}
            if own or keeper:
                yield Due(day, waiting_title(follow_up, own) % about, follow_up.agreement.title, follow_up.get_absolute_url())


def waiting_title(follow_up, own):
    if follow_up.is_concluded():
        return _("Godkänn uppföljning %(period)s") if own else _("Väntar på att %(party)s godkänner uppföljning %(period)s")
    return _("Svara i uppföljning %(period)s") if own else _("Väntar på svar från %(party)s i uppföljning %(period)s")


def compact_revision(user):
    """The revision that a compact says is due; late until a new version is adopted."""
    compact = Compact.objects.visible_to(user).latest_adopted(today())
    if compact and compact.revision_due and user.has_role("culture", "coordinator", "secretary"):
        yield Due(compact.revision_due, _("Överenskommelsen ska revideras"), str(compact), compact.get_absolute_url())


SOURCES = [
    payments_to_handle,
    grant_reports,
    rounds_closing,
    undecided_applications,
    agreements,
    follow_ups,
    follow_ups_to_answer,
    compact_revision,
    assignments,
    documents_due,
]
