"""Fictional report-back: reminders, completions, a sample of a year, and claims at every step of their way."""

from datetime import date, timedelta
from decimal import Decimal

from django.db.models import F

from grants import services as grants
from grants.models import GrantDecision, GrantReport, ReportDuties, RiskRule
from partnerships.audit.services import add
from partnerships.ground.days import today

SEED = "172000"  # the same sample each time that the example is loaded
RULES = {"first_time": {}, "amount_over": {"amount": Decimal("100000")}, "earlier_recovery": {}, "giro_changed": {"days": 90}}


def load_claims(users, recovery_decision):
    """What was not used is reclaimed: repaid in two parts, invoiced and late, or not invoiced yet, in turn."""
    rows = GrantReport.objects.filter(state="received", used_amount__lt=F("grant__amount"), grant__recovery_claims=None)
    for place, report in enumerate(rows.order_by("pk")):
        grant, year = report.grant, report.grant.application.round.year
        officer = users["culture" if grant.application.board.code == "KFN" else "social"]
        decision = recovery_decision(grant, date(year + 1, 5, 20))
        asked = {"decision": decision, "ground": "not_used", "amount": report.to_recover()}
        claim = grants.claim_recovery(actor=officer, grant=grant, **asked)
        if place % 3 < 2:
            load_invoice(claim, users["finance"], date(year + 1, 6, 1), is_repaid=place % 3 == 0)


def load_invoice(claim, finance, day, is_repaid):
    number = f"{day.year}{claim.pk:04d}"
    due = day + timedelta(days=30)
    claim = grants.invoice_recovery(actor=finance, claim=claim, invoice_no=f"F{number}", invoiced_on=day, invoice_due=due)
    if is_repaid:
        half = (claim.amount / 2).quantize(Decimal(1))
        for part, amount in enumerate((half, claim.amount - half)):
            paid_on = day + timedelta(days=20 + 30 * part)
            grants.register_repayment(actor=finance, claim=claim, paid_on=paid_on, amount=amount, voucher_no=f"K{number}{part}")


def load(boards, users, recovery_decision):
    """Of the board of culture: its rules of risk, a sample of the year before, and accounts that wait for something."""
    load_claims(users, recovery_decision)
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
