"""What comes after a grant: reminders, samples, claims."""

from datetime import date
from decimal import Decimal

from grants.models import (
    GrantReport,
    RecoveryClaim,
    Repayment,
    ReportReminder,
    ReportSample,
    ReportSubmission,
    RiskRule,
    SampledGrant,
)
from reports.models import GivingPublisher
from tests.fixtures import ApplicationFactory, DecisionFactory

from .grants import granted


def report_back(world):
    """A claim that is only told, one that is decided with something repaid, and a grant that a sample has drawn."""
    world.last_decision = DecisionFactory(board=world.board, paragraph=164, meeting_date=date(2020, 5, 5))
    told = {"ground": "not_used", "amount": Decimal("1"), "communicated_on": date(2020, 2, 10)}
    world.told_claim = RecoveryClaim.objects.create(grant=world.reported, **told)
    world.repayment = Repayment.objects.create(
        claim=world.claim, paid_on=date(2020, 4, 1), amount=Decimal("1"), voucher_no="4713"
    )
    world.reminder = ReportReminder.objects.create(grant=world.unreported, sent_on=date(2020, 1, 7), channel="letter")
    world.risk_rule = RiskRule.objects.create(board=world.board, kind="first_time")
    world.sample = ReportSample.objects.create(
        board=world.board, year=2018, share=10, share_decided_by="Nämnden", checklist="Finns kvitton?", seed="0" * 32,
        drawn_on=date(2020, 2, 1),
    )  # fmt: skip
    drawn = granted(world, ApplicationFactory(state="decided", round=world.round, organisation=world.organisation))
    report = GrantReport.objects.create(grant=drawn, received_on=date(2020, 2, 1), used_amount=Decimal("900"))
    ReportSubmission.objects.create(report=report, number=1, received_on=date(2020, 2, 1), used_amount=Decimal("900"))
    world.sampled = SampledGrant.objects.create(sample=world.sample, grant=drawn, is_drawn=True)
    closed = granted(world, ApplicationFactory(state="closed", round=world.round, organisation=world.organisation))
    approved = {"received_on": date(2020, 2, 1), "used_amount": Decimal("900"), "state": "approved"}
    world.approved_report = GrantReport.objects.create(grant=closed, approved_on=date(2020, 3, 1), **approved)
    world.publisher = GivingPublisher.objects.create(pk=1)
