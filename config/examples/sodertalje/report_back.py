"""Fictional report-back: reminders, completions, a sample of a year, and claims at every step of their way."""

from datetime import date, timedelta
from decimal import Decimal

from grants import services as grants
from grants.models import GrantDecision, GrantReport, ReportDuties, RiskRule
from partnerships.audit.services import add
from partnerships.ground.days import today

SEED = "172000"  # the same sample each time that the example is loaded
RULES = {"first_time": {}, "amount_over": {"amount": Decimal("100000")}, "earlier_recovery": {}, "giro_changed": {"days": 90}}


def load_claim(claim, users, year):
    """What came of a claim: repaid in two parts, overdue, or not invoiced yet, in turn."""
    invoiced = date(year + 1, 6, 1)
    if claim.pk % 3 == 0:
        return
    finance = users["finance"]
    claim = grants.invoice_recovery(
        actor=finance,
        claim=claim,
        invoice_no=f"F{year}{claim.pk:04d}",
        invoiced_on=invoiced,
        invoice_due=invoiced + timedelta(30),
    )
    if claim.pk % 3 == 1:
        half = (claim.amount / 2).quantize(Decimal(1))
        for part, amount in enumerate((half, claim.amount - half)):
            day, voucher = invoiced + timedelta(days=20 + 30 * part), f"K{year}{claim.pk:04d}{part}"
            grants.register_repayment(actor=finance, claim=claim, paid_on=day, amount=amount, voucher_no=voucher)


def load(boards, users):
    """Of the board of culture: its rules of risk, a sample of the year before, and accounts that wait for something."""
    board, officer = boards["KFN"], users["culture"]
    for kind, values in RULES.items():
        add(None, RiskRule(board=board, kind=kind, **values))
    years = set(GrantReport.objects.filter(state="received", grant__application__board=board).values_list(
        "grant__application__round__year", flat=True))  # fmt: skip
    if years:
        asked = {"year": max(years), "share": 20, "share_decided_by": "Kultur- och fritidsnämnden"}
        grants.draw_report_sample(actor=officer, board=board, seed=SEED, **asked)
    remind(board, officer)
    ask_for_completion(board, officer)
    tell_of_claim(board, officer)


def remind(board, officer):
    """Two of those that are late; the others are to be reminded."""
    late = ReportDuties(GrantDecision).granted().filter(application__board=board).standing_on(today()).to_remind_on(today())
    for grant in late.order_by("-pk")[:2]:
        grants.remind_of_report(actor=officer, grant=grant, channel="letter", sent_on=today() - timedelta(days=5))


def ask_for_completion(board, officer):
    report = GrantReport.objects.filter(state="received", grant__application__board=board, grant__sampled=None).first()
    if report:
        asked = {"completion_text": "Revisionsberättelsen saknas.", "completion_due": today() + timedelta(days=14)}
        grants.request_report_completion(actor=officer, report=report, **asked)


def tell_of_claim(board, officer):
    """One that never accounted is told that the board means to claim back."""
    rows = GrantDecision.objects.granted().filter(application__board=board, report=None, recovery_claims=None)
    grant = rows.filter(report_due__lt=today()).order_by("pk").first()
    if grant and grant.paid():
        told = {"communicated_on": today() - timedelta(days=10), "answer_by": today() + timedelta(days=11)}
        grants.claim_recovery(actor=officer, grant=grant, ground="no_report", amount=grant.paid(), **told)
