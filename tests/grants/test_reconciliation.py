"""Decided − paid − owed = left, per grant, round, board and year; money counts once."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from grants.models import GrantDecision
from grants.models.reconciliation import Reconciliation, standing_of
from grants.services import claim_recovery, grant_application, plan_grant_payment, register_repayment, write_off_recovery
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


def test_what_is_reclaimed_is_decided_and_what_came_back_stands_beside(
    acts, round, finance, culture_officer, culture_board, client, api_client
):
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
    decision = DecisionFactory(board=culture_board, meeting_date=date(2019, 9, 1))
    write_off_recovery(actor=culture_officer, claim=claim, decision=decision, reason="Föreningen är upplöst")
    assert figures() == (300, 0, 100, 0, "agrees", True)
