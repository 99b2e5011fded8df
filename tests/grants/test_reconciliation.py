"""Decided − paid − owed = left, per grant, round, board and year; money counts once."""

from datetime import date
from decimal import Decimal
from importlib import import_module
from io import BytesIO
from random import Random
from uuid import uuid4

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from grants.models import GrantDecision, RecoveryClaim
from grants.models.reconciliation import Reconciliation, Standing, standing_of
from grants.services import (
    ask_change,
    claim_recovery,
    grant_application,
    grant_change,
    plan_grant_payment,
    register_repayment,
    reverse_repayment,
    write_off_recovery,
)
from partnerships.ground.money import format_kronor
from partnerships.payments.services import attest_payment, cancel_payment, execute_payment, reverse_payment
from tests.fixtures import WHY, ApplicationFactory, DecisionFactory, RoundFactory

pytestmark = pytest.mark.django_db

DAY = date(2019, 2, 1)


@pytest.fixture
def acts(decision, secretary, culture_officer, attester, finance, culture_board):
    """What can be done with a grant of a round, in few words."""

    class Acts:
        def grant(self, round, amount):
            application = ApplicationFactory(round=round)
            amount = Decimal(amount)
            return grant_application(actor=secretary, application=application, decision=decision, amount=amount, **WHY).grant

        def plan(self, grant, amount):
            asked = {"key": uuid4(), "due": DAY, "giro_type": "bankgiro"}
            return plan_grant_payment(actor=culture_officer, grant=grant, amount=Decimal(amount), **asked)

        def pay(self, grant, amount):
            payment = attest_payment(actor=attester, payment=self.plan(grant, amount))
            return execute_payment(actor=finance, payment=payment, paid_on=DAY, voucher_no="V")

        def claim(self, grant, amount):
            later = DecisionFactory(board=culture_board, meeting_date=date(2019, 6, 1))
            about = {"decision": later, "ground": "not_used", "amount": Decimal(amount)}
            return claim_recovery(actor=culture_officer, grant=grant, **about)

        def repay(self, claim, amount):
            about = {"paid_on": date(2019, 7, 1), "voucher_no": "A1"}
            return register_repayment(actor=finance, claim=claim, amount=Decimal(amount), **about)

        def write_off(self, claim):
            later = DecisionFactory(board=culture_board, meeting_date=date(2019, 9, 1))
            claim = RecoveryClaim.objects.get(pk=claim.pk)
            return write_off_recovery(actor=culture_officer, claim=claim, decision=later, reason="Föreningen är upplöst")

        def change(self, grant, amount):
            asked = {"asked_on": date(2019, 3, 1), "asked_by_role": "Ordförande", "grounds": "Mindre verksamhet"}
            change = ask_change(actor=culture_officer, grant=grant, amount=Decimal(amount), **asked)
            later = DecisionFactory(board=culture_board, meeting_date=date(2019, 6, 1))
            return grant_change(actor=secretary, change=change, decision=later)

        def from_list(self, round, amount):
            """A grant that a list told of, and not what was paid of it."""
            application = ApplicationFactory(round=round, state="decided", from_list=True)
            about = {"application": application, "decision": decision, "result": "partly"}
            return GrantDecision.objects.create(amount=Decimal(amount), **about)

    return Acts()


@pytest.fixture
def grants(acts, round, finance, culture_officer):
    """One of each standing, in two rounds of one board."""
    next_round = RoundFactory(scheme=round.scheme, year=2020)
    made = {name: acts.grant(round, "1000") for name in ("paid", "planned", "unplanned", "reclaimed")}
    made["reversed"] = acts.grant(next_round, "1000.50")
    acts.pay(made["paid"], "400")
    acts.pay(made["paid"], "600")
    acts.plan(made["planned"], "1000")
    cancel_payment(actor=culture_officer, payment=acts.plan(made["unplanned"], "1000"), reason="Fel")
    acts.pay(made["reclaimed"], "1000")
    acts.claim(made["reclaimed"], "300")
    first = acts.pay(made["reversed"], "1000.50")
    reverse_payment(actor=finance, payment=first, paid_on=DAY, voucher_no="R", reason="Fel")
    acts.pay(made["reversed"], "1000.50")
    return made


def rows(user):
    return Reconciliation(GrantDecision).with_money().visible_to(user)


def test_each_grant_is_decided_less_paid_less_reclaimed(grants, finance):
    found = {row.pk: (row.paid_out, row.reclaimed, row.left, row.waiting, standing_of(row)) for row in rows(finance)}
    kronor = {name: found[grant.pk] for name, grant in grants.items()}
    assert kronor == {
        "paid": (1000, 0, 0, 0, "agrees"),
        "planned": (0, 0, 1000, 1000, "on_the_way"),
        "unplanned": (0, 0, 1000, 0, "unplanned"),
        "reclaimed": (1000, 300, -300, 0, "to_be_repaid"),
        "reversed": (Decimal("1000.50"), 0, 0, 0, "agrees"),
    }
    off = {row.pk for row in rows(finance).agreeing(False)}
    assert off == {grants["unplanned"].pk, grants["reclaimed"].pk}


def test_groups_make_the_same_sums_however_they_are_made(grants, finance, round):
    for what, count in (("round", 2), ("board", 1), ("year", 2)):
        groups = list(rows(finance).per(what))
        assert len(groups) == count
        assert sum(group.decided for group in groups) == Decimal("5000.50") == rows(finance).total("decided")
        assert sum(group.left for group in groups) == rows(finance).total("left")
        assert sum(group.off for group in groups) == 2
    first = next(group for group in rows(finance).per("round") if group.key == round.pk)
    assert (first.paid_out, first.reclaimed, first.left, first.grants) == (2000, 300, 1700, 4)


def test_the_pages_the_api_and_excel_tell_the_same(grants, finance, client, api_client):
    client.force_login(finance)
    shown = client.get("/bidrag/avstamning/?per=year").context
    assert [row["cells"][0].text for row in shown["table"].rows] == ["2020", "2019"]
    assert shown["stats"][0]["value"] == "5\xa0000,50\xa0kr"
    address = next(each["url"] for each in shown["stats"] if each["label"] == "Kvar")
    assert client.get(address).context["table"].page.count == 2
    page = client.get("/bidrag/avstamning/bidrag/?agrees=false").context["table"]
    assert (page.page.count, page.total[2].text) == (2, "2\xa0000\xa0kr")
    api_client.force_authenticate(finance)
    sums = api_client.get("/api/v1/grant-reconciliations/sums/?per=board").json()
    assert (sums["count"], sums["results"][0]["decided"], sums["results"][0]["off"]) == (1, "5000.50", 2)
    listed = api_client.get("/api/v1/grant-reconciliations/?year=2020").json()["results"]
    assert [(row["paid_out"], row["standing"]) for row in listed] == [("1000.50", "agrees")]
    for bad in ("per=x", "odd=1"):
        assert api_client.get(f"/api/v1/grant-reconciliations/sums/?{bad}").status_code == 400
    for name, first in (("avstamning", "2019"), ("avstamning-bidrag", "2019")):
        book = load_workbook(BytesIO(client.get(f"/uppfoljning/lista/{name}.xlsx").getvalue()), data_only=True)
        assert any(first in str(row) for row in book.active.iter_rows(min_row=5, values_only=True))


def test_who_does_not_read_all_of_the_money_sees_no_reconciliation(grants, attester, reader, culture_officer, social_officer):
    seen = [rows(user).count() for user in (culture_officer, social_officer, attester, reader)]
    assert seen == [5, 0, 0, 0]


def test_as_many_queries_however_many_grants(grants, acts, round, finance, client):
    client.force_login(finance)
    counts = []
    for _time in range(2):
        for url in ("/bidrag/avstamning/", "/bidrag/avstamning/bidrag/"):
            client.get(url)
            with CaptureQueriesContext(connection) as queries:
                client.get(url)
            counts.append(len(queries))
        acts.pay(acts.grant(round, "100"), "100")
    assert counts[:2] == counts[2:]


def test_what_is_reclaimed_is_decided_and_what_came_back_stands_beside(acts, round, finance, culture_officer, client, api_client):
    grant = acts.grant(round, "1000")
    acts.pay(grant, "1000")
    told = {"communicated_on": date(2019, 5, 1), "answer_by": date(2019, 5, 20)}
    claim_recovery(actor=culture_officer, grant=grant, ground="not_used", amount=Decimal(50), **told)  # told, not decided
    claim = acts.claim(grant, "300")

    def figures():
        [row] = rows(finance)
        return row.reclaimed, row.left, row.repaid, row.owed, standing_of(row), not rows(finance).agreeing(False).exists()

    assert figures() == (300, -300, 0, 300, "to_be_repaid", False)
    acts.repay(claim, "100")
    assert figures() == (300, -200, 100, 200, "to_be_repaid", False)
    client.force_login(finance)
    page = client.get("/bidrag/avstamning/bidrag/").context["table"]
    shown = [cell.text.replace("\xa0", " ") for cell in page.rows[0]["cells"][2:9]]
    assert shown == ["1 000 kr", "1 000 kr", "300 kr", "100 kr", "200 kr", "\u2212200 kr", "0 kr"]
    api_client.force_authenticate(finance)
    [listed] = api_client.get("/api/v1/grant-reconciliations/").json()["results"]
    assert [listed[name] for name in ("reclaimed", "left", "repaid", "owed")] == ["300.00", "-200.00", "100.00", "200.00"]
    book = load_workbook(BytesIO(client.get("/uppfoljning/lista/avstamning-bidrag.xlsx").getvalue()), data_only=True)
    assert any({300, -200, 100, 200} <= set(row) for row in book.active.iter_rows(values_only=True))
    shown = client.get(grant.get_absolute_url()).text.replace("\u2212", "-")
    told = {"Återkrav": "300", "Återbetalt": "100", "Kvar att återbetala": "200"}
    for name, amount in told.items():
        assert name in shown
        assert f"{amount}\xa0kr" in shown
    acts.write_off(claim)
    assert figures() == (300, 0, 100, 0, "agrees", True)


def test_money_that_is_reclaimed_and_taken_off_the_grant_counts_once(acts, round, finance, client):
    grant = acts.grant(round, "10000")
    acts.pay(grant, "10000")

    def figures():
        [row] = rows(finance)
        return row.decided, row.paid_out, row.owed, row.left, standing_of(row)

    claim = acts.claim(grant, "1000")
    assert figures() == (10000, 10000, 1000, -1000, "to_be_repaid")
    acts.change(grant, "9000")
    assert figures() == (9000, 10000, 1000, -1000, "to_be_repaid")
    client.force_login(finance)
    assert "Utbetalt utöver det beviljade" in client.get(grant.get_absolute_url()).content.decode()
    repayment = acts.repay(claim, "1000")
    assert figures() == (9000, 10000, 0, 0, "agrees")
    [group] = rows(finance).per("board")
    assert (group.left, group.off) == (0, 0)
    reverse_repayment(actor=finance, repayment=repayment, paid_on=date(2019, 8, 1), voucher_no="R", reason="Fel")
    assert figures()[-2:] == (-1000, "to_be_repaid")
    acts.write_off(claim)
    assert figures()[-2:] == (0, "agrees")


def test_what_was_written_off_stands_when_a_repayment_is_reversed(acts, round, finance):
    grant = acts.grant(round, "1000")
    acts.pay(grant, "1000")
    claim = acts.claim(grant, "1000")
    repayment = acts.repay(claim, "400")
    acts.write_off(claim)
    reverse_repayment(actor=finance, repayment=repayment, paid_on=date(2019, 10, 1), voucher_no="R", reason="Fel")
    [row] = rows(finance)
    assert (row.repaid, row.let_go, row.owed, row.left, standing_of(row)) == (0, 600, 400, -400, "to_be_repaid")


def test_a_claim_that_was_written_off_before_the_amount_was_kept_was_let_go_whole(acts, round, finance):
    written_off, stands = acts.claim(paid_in_full(acts, round), "500"), acts.claim(paid_in_full(acts, round), "500")
    acts.repay(written_off, "200")
    acts.write_off(written_off)
    RecoveryClaim.objects.filter(pk=written_off.pk).update(written_off_amount=1)
    import_module("grants.migrations.0027_written_off_amount").what_was_left(apps, None)
    amounts = dict(RecoveryClaim.objects.values_list("pk", "written_off_amount"))
    assert amounts == {written_off.pk: 300, stands.pk: 0}


def paid_in_full(acts, round):
    grant = acts.grant(round, "1000")
    acts.pay(grant, "1000")
    return grant


def test_what_was_written_off_is_still_covered_by_the_grant(acts, round, finance):
    grant = acts.grant(round, "1000")
    acts.pay(grant, "1000")
    claim = acts.claim(grant, "500")
    acts.repay(claim, "200")
    acts.write_off(claim)
    with pytest.raises(ValidationError, match="800.+kr är betalt eller planerat"):
        acts.change(grant, "799")


def test_what_a_list_did_not_tell_is_unknown_and_no_fault(acts, round, finance, client, api_client):
    acts.pay(acts.grant(round, "1000"), "1000")
    listed = acts.from_list(round, "500")
    row = rows(finance).get(pk=listed.pk)
    assert (row.decided, row.paid_out, row.left, row.waiting, standing_of(row)) == (500, None, None, None, "unknown")
    assert [rows(finance).agreeing(yes).count() for yes in (True, False)] == [1, 0]
    [group] = rows(finance).per("round")
    assert (group.grants, group.off, group.paid_unknown, group.paid_out, group.left, group.standing()) == (
        2, 0, 1, 1000, 0, "Stämmer",
    )  # fmt: skip
    client.force_login(finance)
    stats = {each["label"]: each for each in client.get("/bidrag/avstamning/").context["stats"]}
    assert (stats["Utbetalt"]["value"], stats["Utbetalt"]["note"]) == ("1\xa0000\xa0kr", "1 uppgift saknas")
    assert stats["Kvar"]["note"] == "1 uppgift saknas. Övriga bidrag stämmer"
    page = client.get("/bidrag/avstamning/bidrag/").context["table"]
    assert (page.total[3].text, page.total[3].under) == ("1\xa0000\xa0kr", "1 uppgift saknas")
    [shown] = client.get("/bidrag/avstamning/bidrag/?paid_unknown=true").context["table"].rows
    assert [shown["cells"][place].text for place in (2, 3, 7, 9)] == ["500\xa0kr", *["uppgift saknas"] * 2, "Uppgift saknas"]
    facts = client.get(listed.get_absolute_url()).content.decode()
    assert "Planerat och attesterat" not in facts
    api_client.force_authenticate(finance)
    [told] = api_client.get("/api/v1/grant-reconciliations/?paid_unknown=true").json()["results"]
    assert [told[name] for name in ("paid_out", "left", "waiting", "standing")] == [None, None, None, "unknown"]
    [sums] = api_client.get("/api/v1/grant-reconciliations/sums/").json()["results"]
    assert (sums["paid_unknown"], sums["off"], sums["left"]) == (1, 0, "0.00")


class Told:
    """The money of one grant, reckoned from its records one by one: what finance would do on paper."""

    def __init__(self, grant):
        changes = [change.granted_amount for change in grant.changes.filter(state="granted").order_by("pk")]
        self.decided = [grant.amount, *changes][-1]
        payments = [tie.payment for tie in grant.grant_payments.select_related("payment__reversed_by")]
        self.known = bool(payments) or not grant.application.from_list
        self.paid = sum(each.amount for each in payments if each.state == "paid" and each.reversal() is None)
        self.waiting = sum(each.amount for each in payments if each.state in ("planned", "attested"))
        claims = [each for each in grant.recovery_claims.all() if each.decision_id]
        self.settled = sum(each.sum_repaid() + each.written_off_amount for each in claims)
        self.owed = sum(each.amount for each in claims) - self.settled

    def left(self):
        """What is to go out less what is owed; beyond the grant, what is to come back is the greater of two, not both."""
        if not self.known:
            return None
        beyond = self.paid - self.decided
        return -beyond - self.owed if beyond <= 0 else -max(self.owed, beyond - self.settled)

    def standing(self):
        if not self.known:
            return "unknown"
        beyond = self.paid + self.waiting - self.decided
        if beyond > self.settled + self.owed:
            return "too_much"
        if self.owed:
            return "to_be_repaid"
        return "unplanned" if beyond < 0 else "on_the_way" if self.waiting else "agrees"


def do_something(chance, acts, grant, culture_officer, finance):
    """One act drawn by chance, of an amount drawn by chance. What the rules refuse is left undone."""
    amount = chance.choice((100, 300, 400, 600, 900, 1000))
    payment = chance.choice([None, *(tie.payment for tie in grant.grant_payments.all())])
    claim = chance.choice([None, *grant.recovery_claims.all()])
    repayment = claim and claim.repayments.first()
    possible = [
        lambda: acts.pay(grant, amount),
        lambda: acts.plan(grant, amount),
        lambda: acts.claim(grant, amount),
        lambda: acts.change(grant, amount),
    ]
    if payment:
        reversal = {"paid_on": date(2019, 3, 1), "voucher_no": "R", "reason": "Fel"}
        possible.append(lambda: cancel_payment(actor=culture_officer, payment=payment, reason="Fel"))
        possible.append(lambda: reverse_payment(actor=finance, payment=payment, **reversal))
    if claim:
        possible += [lambda: acts.repay(claim, amount), lambda: acts.write_off(claim)] * 2
    if repayment:
        about = {"paid_on": date(2019, 10, 1), "voucher_no": "R", "reason": "Fel"}
        possible += [lambda: reverse_repayment(actor=finance, repayment=repayment, **about)] * 2
    try:
        chance.choice(possible)()
    except ValidationError:
        return


@pytest.mark.parametrize("seed", [0, 1, 2, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(3, 24))])
def test_the_figures_are_right_whatever_is_done(seed, acts, round, finance, culture_officer, client, api_client):
    chance, grants = Random(seed), [acts.grant(round, "1000") for _number in range(3)]
    acts.from_list(round, "700")
    for _number in range(30):
        grant = chance.choice(grants)
        do_something(chance, acts, grant, culture_officer, finance)
        [row], told = rows(finance).filter(pk=grant.pk), Told(grant)
        figures = row.decided, row.paid_out, row.waiting, row.owed, row.left, standing_of(row)
        assert figures == (told.decided, told.paid, told.waiting, told.owed, told.left(), told.standing())
        assert rows(finance).agreeing().filter(pk=grant.pk).exists() is (told.standing() in ("agrees", "on_the_way"))
    told = {grant.pk: Told(grant) for grant in GrantDecision.objects.all()}
    left = sum(each.left() or 0 for each in told.values())
    off = sum(each.standing() not in ("agrees", "on_the_way", "unknown") for each in told.values())
    for what in ("round", "board", "year"):
        [group] = rows(finance).per(what)
        assert (group.left, group.off, group.paid_unknown) == (left, off, 1)
    client.force_login(finance)
    api_client.force_authenticate(finance)
    answers = {each["id"]: each for each in api_client.get("/api/v1/grant-reconciliations/").json()["results"]}
    page = {row["row"].pk: row["cells"] for row in client.get("/bidrag/avstamning/bidrag/").context["table"].rows}
    book = load_workbook(BytesIO(client.get("/uppfoljning/lista/avstamning-bidrag.xlsx").getvalue()), data_only=True)
    written = list(book.active.iter_rows(values_only=True))
    for pk, each in told.items():
        expected = each.left()
        assert answers[pk]["left"] == (None if expected is None else f"{expected:.2f}")
        assert (answers[pk]["standing"], page[pk][9].text) == (each.standing(), str(Standing(each.standing()).label))
        assert page[pk][7].text == (format_kronor(expected) or "uppgift saknas")
        owner = page[pk][0].text
        [line] = [row for row in written if owner in row]
        assert (line[-3], line[-1]) == (expected, page[pk][9].text)
