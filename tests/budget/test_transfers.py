"""Transfers between boards: never more than the line holds, and decided only by a decision. 200 at once, too."""

from datetime import date
from decimal import Decimal
from threading import local

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from budget.models import ActualCost, BudgetLine, BudgetTransfer
from budget.services import book_transfer, cancel_transfer, decide_transfer, propose_transfer
from partnerships.audit.models import AuditEvent
from partnerships.ground.errors import Stale
from partnerships.ground.money import kronor
from partnerships.register.rights import Role
from tests.fixtures import DecisionFactory, user_with
from tests.racing import at_once, faults


@pytest.fixture
def propose(finance, line, executive_board, culture_board):
    def propose(amount, **other):
        boards = {"from_board": executive_board, "to_board": culture_board}
        return propose_transfer(actor=finance, line=line, amount=Decimal(amount), **boards | other)

    return propose


@pytest.mark.django_db
def test_a_transfer_is_proposed_and_takes_of_its_line(propose, line):
    transfer = propose(30000)
    line.refresh_from_db()
    assert (transfer.state, transfer.decision, line.untransferred()) == ("proposed", None, Decimal("50000"))


@pytest.mark.django_db
def test_a_line_does_not_transfer_more_than_it_holds(propose, line):
    propose(50000)
    with pytest.raises(ValidationError, match="kvar att föra över"):
        propose("30000.01")
    assert line.transfers.count() == 1


@pytest.mark.django_db
def test_what_is_spent_is_not_transferred(propose, line):
    spend(line, "50000")
    propose(20000)
    with pytest.raises(ValidationError) as refused:
        propose("10000.01")
    assert "finns 10\u00a0000\u00a0kr kvar att föra över" in refused.value.message_dict["amount"][0]
    assert propose(10000).pk
    spend(line, "70000")
    with pytest.raises(ValidationError) as refused:
        propose("0.01")
    assert "finns 0\u00a0kr kvar att föra över" in refused.value.message_dict["amount"][0]


def spend(line, amount):
    ActualCost.objects.create(line=line, date=date(line.year, 3, 1), amount=Decimal(amount))


@pytest.mark.django_db
def test_the_money_is_given_by_the_board_that_owns_the_plan(propose, line, social_board):
    with pytest.raises(ValidationError, match="Kommunstyrelsen, som äger planen") as refused:
        propose(1, from_board=social_board)
    assert list(refused.value.message_dict) == ["from_board"]
    line.refresh_from_db()
    assert line.reserved == 0


@pytest.mark.django_db
@pytest.mark.parametrize("amount", ["0", "-5"])
def test_a_transfer_is_of_something(propose, amount):
    with pytest.raises(ValidationError, match="mindre än"):
        propose(amount)


@pytest.mark.django_db
def test_a_transfer_is_between_two_boards(propose, executive_board):
    with pytest.raises(ValidationError, match="två olika nämnder"):
        propose(1, to_board=executive_board)


@pytest.mark.django_db
def test_only_finance_transfers(line, culture_officer, secretary, executive_board, culture_board):
    for actor in (culture_officer, secretary):
        with pytest.raises(PermissionDenied):
            propose_transfer(actor=actor, line=line, from_board=executive_board, to_board=culture_board, amount=Decimal("1"))


@pytest.mark.django_db
def test_a_transfer_is_decided_then_booked_and_then_stands(propose, finance, executive_decision):
    transfer = decide_transfer(actor=finance, transfer=propose(100), decision=executive_decision)
    transfer = book_transfer(actor=finance, transfer=transfer, booked_on=date(2019, 1, 31), voucher_no="B 12")
    assert (transfer.state, transfer.voucher_no) == ("booked", "B 12")
    with pytest.raises(PermissionDenied):
        cancel_transfer(actor=finance, transfer=transfer, reason="Ångrar")
    assert list(AuditEvent.objects.of(transfer).values_list("act", flat=True)) == ["booked", "decided", "proposed"]


@pytest.mark.django_db
def test_the_database_refuses_a_decided_transfer_without_a_decision(propose):
    transfer = propose(100)
    with pytest.raises(IntegrityError), transaction.atomic():
        BudgetTransfer.objects.filter(pk=transfer.pk).update(state="decided")


@pytest.mark.django_db
def test_the_receiving_board_does_not_decide(propose, finance, decision):
    with pytest.raises(ValidationError, match="beslutas av Kommunstyrelsen"):
        decide_transfer(actor=finance, transfer=propose(100), decision=decision)


@pytest.mark.django_db
def test_a_question_put_off_decides_nothing(propose, finance, executive_board):
    with pytest.raises(ValidationError, match="Bordläggning"):
        decide_transfer(actor=finance, transfer=propose(100), decision=DecisionFactory(board=executive_board, outcome="tabled"))


@pytest.mark.django_db
@pytest.mark.parametrize("outcome", ["", "endorsed", "assigned", "noted", "rejected"])
def test_only_a_decision_that_gives_the_money_does(propose, finance, executive_board, outcome):
    with pytest.raises(ValidationError, match="Välj ett beslut som bifaller"):
        decide_transfer(actor=finance, transfer=propose(1), decision=DecisionFactory(board=executive_board, outcome=outcome))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("unlike", "said"),
    [
        ({"paragraph": None}, "saknar beslutsdag eller paragraf"),
        ({"meeting_date": None}, "saknar beslutsdag eller paragraf"),
        ({"meeting_date": date(2018, 5, 30)}, "2018-05-30, före handlingen från 2018-05-31"),
    ],
)
def test_the_decision_is_known_and_no_older_than_the_document(propose, finance, executive_board, unlike, said):
    with pytest.raises(ValidationError, match=said):
        decide_transfer(actor=finance, transfer=propose(1), decision=DecisionFactory(board=executive_board, **unlike))


@pytest.mark.django_db
def test_a_decision_of_the_documents_own_day_serves(propose, finance, executive_board):
    decision = DecisionFactory(board=executive_board, meeting_date=date(2018, 5, 31), outcome="approved")
    assert decide_transfer(actor=finance, transfer=propose(1), decision=decision).state == "decided"


@pytest.mark.django_db
def test_a_cancelled_proposal_gives_its_amount_back_once(propose, finance, line):
    transfer = propose(80000)
    cancel_transfer(actor=finance, transfer=transfer, reason="Fel nämnd")
    with pytest.raises(Stale):
        cancel_transfer(actor=finance, transfer=transfer, reason="Fel nämnd")
    line.refresh_from_db()
    assert line.reserved == 0
    assert propose(80000).pk


# 200 transfers at once from a line that holds 100 of them

page = local()


def transfer_200(line, from_board, to_board):
    finance = user_with(Role.FINANCE)
    BudgetLine.objects.filter(pk=line.pk).update(amount=Decimal("100000"))

    def attempt(_number):
        page.line = BudgetLine.objects.select_related("item__plan").get(pk=line.pk)  # what the page showed
        return propose_transfer(actor=finance, line=page.line, from_board=from_board, to_board=to_board, amount=Decimal("1000"))

    answers = at_once(attempt, range(200))
    line.refresh_from_db()
    return faults(answers, ValidationError)


@pytest.mark.django_db(transaction=True)
def test_200_transfers_from_a_line_for_100_make_exactly_100(line, executive_board, culture_board):
    refused = transfer_200(line, executive_board, culture_board)
    assert len(refused) == 100
    assert all("kvar att föra över" in str(fault) for fault in refused)
    assert BudgetTransfer.objects.count() == 100
    assert BudgetTransfer.objects.all().total("amount") == line.reserved == line.amount
    assert line.untransferred() == 0
    assert AuditEvent.objects.filter(act="proposed").count() == 100


@pytest.mark.django_db(transaction=True)
def test_200_transfers_from_a_line_that_has_cost_some_make_what_remains(line, executive_board, culture_board):
    spend(line, "30000")
    assert len(transfer_200(line, executive_board, culture_board)) == 130
    assert BudgetTransfer.objects.all().total("amount") == line.reserved == Decimal("70000")
    assert line.untransferred() == 0


def reserve_what_the_page_showed(line, amount):
    """Read, check, write: what the conditional UPDATE replaces."""
    if page.line.untransferred() < amount:
        raise ValidationError("kvar att föra över")
    BudgetLine.objects.filter(pk=line.pk).update(reserved=kronor(page.line.reserved + amount))


@pytest.mark.django_db(transaction=True)
def test_control_with_read_check_write_the_line_is_passed(line, executive_board, culture_board, monkeypatch):
    monkeypatch.setattr(BudgetLine, "reserve", reserve_what_the_page_showed)
    transfer_200(line, executive_board, culture_board)
    assert BudgetTransfer.objects.all().total("amount") > line.amount
