"""Grants of lists made ready to be written: all that can be worked out before the transaction is, since on SQLite nobody else
writes while it goes on."""

from decimal import Decimal

from django.utils import timezone

from partnerships.audit.services import ready_events, told_of_new
from partnerships.cases.models import BoardDecision, CaseReference
from partnerships.ground.bulk import ReadyRows
from partnerships.payments.models import Payment

from .models import GrantApplication, GrantDecision, GrantPayment

BATCH = 2000
MOMENTS = ("created_at", "updated_at")


class ReadyGrants:
    """Old grants (`PastGrant`) in batches, and what they share that the register does not hold. `step` hears how many."""

    def __init__(self, actor, grants, step=lambda count: None):
        self.boards = {grant.application.board_id for grant in grants}
        self.organisations = sorted({grant.application.organisation_id for grant in grants} - {None})  # that the register holds
        self.sums = sums(grants)
        new = unsaved(grants)
        self.decisions = [thing for thing in new if isinstance(thing, BoardDecision)]
        self.numbered = [ReadyShared(actor, model, new) for model in (CaseReference, BoardDecision)]
        self.shared = [thing for thing in new if not isinstance(thing, CaseReference | BoardDecision)]
        self.batches = []
        for start in range(0, len(grants), BATCH):
            self.batches.append(ReadyBatch(actor, grants[start : start + BATCH]))
            step(len(self.batches[-1]))


def unsaved(grants):
    """Organisations, forms of grant, rounds, diary numbers and decisions that the register does not hold, once each."""
    found = {}
    for grant in grants:
        application = grant.application
        round = application.round
        for thing in (application.organisation, round.scheme, round, application.case, grant.grant.decision):
            if thing is not None and thing.pk is None:
                found[id(thing)] = thing
    return list(found.values())


def sums(grants):
    """[(round, what is granted in it)]"""
    found = {}
    for grant in grants:
        round = grant.application.round
        found[id(round)] = (round, found.get(id(round), (round, Decimal(0)))[1] + grant.grant.amount)
    return list(found.values())


class ReadyShared:
    """Diary numbers or decisions that rows share, checked by `check_numbered`; each gets its number when it is written."""

    def __init__(self, actor, model, new):
        self.things = things = [thing for thing in new if isinstance(thing, model)]
        for thing in things:
            thing.set_keys()
        self.rows = ReadyRows(model, things, later=MOMENTS)
        self.events = ready_events(actor, "registered", ((thing, told_of_new(thing)) for thing in things))

    def write(self):
        """Write the rows; answers with the events that are to be logged, and what they are of."""
        numbers = self.rows.write(**moments())
        for thing, number in zip(self.things, numbers, strict=True):
            thing.pk = number
        return [(self.events, numbers)]


class ReadyBatch:
    """Applications, decisions, payments and the log of them."""

    def __init__(self, actor, grants):
        for grant in grants:
            grant.application.set_keys()
        paid = [grant for grant in grants if grant.payment]
        self.grants, self.paid = grants, [place for place, grant in enumerate(grants) if grant.payment]
        self.applications = ReadyRows(
            GrantApplication, (grant.application for grant in grants), later=("round", "organisation", "case", *MOMENTS)
        )
        self.decisions = ReadyRows(GrantDecision, (grant.grant for grant in grants), later=("application", "decision", *MOMENTS))
        self.payments = ReadyRows(Payment, (grant.payment for grant in paid), later=("organisation", *MOMENTS))
        self.ties = ReadyRows(GrantPayment, (GrantPayment() for _grant in paid), later=("grant", "payment"))
        self.events = ready_events(actor, "brought_in", ((grant.application, facts_of(grant)) for grant in grants))
        self.paid_events = ready_events(actor, "brought_in", ((grant.payment, facts_of_payment(grant.payment)) for grant in paid))

    def __len__(self):
        return len(self.grants)

    def write(self):
        """Write the rows; answers with the events that are to be logged, and what they are of."""
        now, applications = moments(), [grant.application for grant in self.grants]
        recipients = [application.organisation.pk for application in applications]
        numbers = self.applications.write(
            round=[application.round.pk for application in applications],
            organisation=recipients,
            case=[application.case and application.case.pk for application in applications],
            **now,
        )
        decided = self.decisions.write(application=numbers, decision=[grant.grant.decision.pk for grant in self.grants], **now)
        paid = self.payments.write(organisation=[recipients[place] for place in self.paid], **now)
        self.ties.write(grant=[decided[place] for place in self.paid], payment=paid)
        return [(self.events, numbers), (self.paid_events, paid)]


def moments():
    return dict.fromkeys(MOMENTS, timezone.now())


def facts_of(grant):
    """What the log tells of an application that was brought in: as much as the list did."""
    application, decided = grant.application, grant.grant
    return known(
        requested_amount=application.requested_amount,
        list_number=application.list_number,
        amount=decided.amount,
        decision=str(decided.decision),
    )


def facts_of_payment(payment):
    return known(amount=payment.amount, paid_on=payment.paid_on, voucher_no=payment.voucher_no)


def known(**facts):
    return [[name, None, value] for name, value in facts.items() if value not in (None, "")]
