"""The sums of the annual report: made by the database, against adding them up in Python."""

from collections import defaultdict
from decimal import Decimal

from config.management.commands.make_bench_data import YEARS
from grants.models import GrantApplication, GrantDecision, GrantPayment
from reports.period import ReportYear
from reports.sheets.grants import grants_per_scheme

from .race import Race

APPLICATIONS = 20


def ours():
    """(asked for, granted, paid) of each round, as the sheet of each year has them."""
    sheets = [grants_per_scheme(ReportYear(year), "Summor") for year in YEARS]
    return {row["round"].pk: (row["asked"], row["amount"], row["paid"]) for sheet in sheets for row in sheet.rows}


def in_python():
    """The same, year by year, from rows read as tuples and added as Decimals."""
    sums = defaultdict(lambda: [Decimal(0)] * 3)
    for year in YEARS:
        rows = GrantApplication.objects.filter(round__year=year).exclude(state="draft")
        granted = GrantDecision.objects.filter(application__round__year=year)
        paid = GrantPayment.objects.filter(grant__application__round__year=year, payment__state="paid")
        amounts = (
            rows.values_list("round", "requested_amount"),
            granted.values_list("application__round", "amount"),
            paid.values_list("grant__application__round", "payment__amount"),
        )
        for place, found in enumerate(amounts):
            for round, amount in found.order_by():
                sums[round][place] += amount
    return sums


def with_money():
    """What was paid of the latest applications, as the sheet Föreningsbidrag asks of each of its rows."""
    return {row.pk: row.paid for row in GrantApplication.objects.with_money().order_by("-pk")[:APPLICATIONS]}


def with_money_in_python():
    """The same, with the payments read beside the applications and added as Decimals."""
    latest = list(GrantApplication.objects.order_by("-pk")[:APPLICATIONS])
    paid = defaultdict(Decimal)
    payments = GrantPayment.objects.filter(grant__application__in=[row.pk for row in latest], payment__state="paid")
    for application, amount in payments.values_list("grant__application", "payment__amount"):
        paid[application] += amount
    return {row.pk: paid.get(row.pk) for row in latest}


def races():
    theirs = in_python()
    if any(tuple(theirs[round]) != sums for round, sums in ours().items()) or with_money() != with_money_in_python():
        raise AssertionError("the sums of the annual report are not exact")
    python = "Decimal i Python över values_list"
    axis = f"årsrapportens summor, {len(YEARS)} år, {GrantApplication.objects.count()} bidrag"
    yield Race(axis, python, ours, in_python, goal=None, rounds=4)
    axis = f"{APPLICATIONS} ansökningar med utbetalt belopp"
    yield Race(axis, "betalningarna lästa för sig", with_money, with_money_in_python, goal=None, rounds=4)
