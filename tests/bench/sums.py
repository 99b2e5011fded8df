"""The sums of the annual report: made by the database, against adding them up in Python."""

from collections import defaultdict
from decimal import Decimal

from config.management.commands.make_bench_data import YEARS
from grants.models import GrantApplication, GrantDecision
from partnerships.payments.models import Payment
from reports.period import ReportYear
from reports.sheets.grants import grants_per_scheme

from .race import Race


def ours():
    """(asked for, granted, paid) of each round, as the sheet of each year has them."""
    sheets = [grants_per_scheme(ReportYear(year), "Summor") for year in YEARS]
    return {row["round"].pk: (row["asked"], row["amount"], row["paid"]) for sheet in sheets for row in sheet.rows}


def in_python():
    """The same, from rows read as tuples and added as Decimals."""
    sums = defaultdict(lambda: [Decimal(0)] * 3)
    rounds = {}
    for pk, round, asked in GrantApplication.objects.exclude(state="draft").values_list("pk", "round", "requested_amount"):
        rounds[pk] = round
        sums[round][0] += asked
    for application, amount in GrantDecision.objects.values_list("application", "amount"):
        sums[rounds[application]][1] += amount
    paid = Payment.objects.paid().values_list("grant_payment__grant__application", "amount")
    for application, amount in paid:
        sums[rounds[application]][2] += amount
    return sums


def race():
    mine, theirs = ours(), in_python()
    if any(tuple(theirs[round]) != sums for round, sums in mine.items()):
        raise AssertionError("the sums of the annual report are not exact")
    grants = GrantApplication.objects.count()
    axis = f"årsrapportens summor, {grants} bidrag, exakta"
    return Race(axis, "Decimal i Python över values_list", ours, in_python, goal=None, rounds=4)
