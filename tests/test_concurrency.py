"""Many at once: nothing is lost, nothing is given twice. In each control the guard is off, and the fault shows."""

import uuid
from datetime import date
from decimal import Decimal
from threading import Barrier, local

import pytest
from django.core.exceptions import ValidationError

from grants.models import GrantApplication, GrantDecision, GrantRound, RecoveryClaim
from grants.services import claim_recovery, grant_application, plan_grant_payment
from partnerships.audit.models import AuditEvent
from partnerships.audit.services import seal_log, verify_log
from partnerships.ground.errors import KeyUsed, Stale
from partnerships.ground.models import Record
from partnerships.ground.money import kronor
from partnerships.payments import services as payments
from partnerships.payments.models import Payment
from partnerships.register.models import Organisation, User
from partnerships.register.rights import Role
from partnerships.register.services import change_organisation, register_organisation
from tests.fixtures import WHY, ApplicationFactory, DecisionFactory, RoundFactory, user_with
from tests.racing import LONGEST_WAIT, PEOPLE, at_once, faults

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = 6


# 32 edits of one record


def edit_by_act(row, editor):
    change_organisation(actor=editor, organisation=row, purpose=f"{row.purpose}|")


def edit_by_save(row, _editor):
    row.purpose += "|"
    row.save()


def edit_at_once(organisation, editor, edit, rounds=ROUNDS):
    """Every editor reads the record, waits for the others to have read it too, and saves; round after round."""
    all_have_read = Barrier(PEOPLE)

    def attempt(_number):
        row = Organisation.objects.get(pk=organisation.pk)
        all_have_read.wait(LONGEST_WAIT)
        edit(row, editor)
        return row

    answers = at_once(attempt, range(PEOPLE * rounds))
    row = Organisation.objects.get(pk=organisation.pk)
    saved = len(answers) - len(faults(answers, Stale))
    return {"saved": saved, "kept": row.purpose.count("|"), "versions": row.version - organisation.version}


@pytest.mark.parametrize("edit", [edit_by_act, edit_by_save])
def test_no_edit_is_lost_when_32_edit_one_record(organisation, edit):
    counted = edit_at_once(organisation, user_with(Role.COORDINATOR), edit)
    assert ROUNDS <= counted["saved"] < PEOPLE * ROUNDS
    assert counted["kept"] == counted["versions"] == counted["saved"]
    if edit is edit_by_act:
        assert AuditEvent.objects.of(organisation).count() == counted["saved"]


@pytest.mark.parametrize("edit", [edit_by_act, edit_by_save])
def test_control_without_versions_edits_are_lost(organisation, edit, monkeypatch):
    monkeypatch.setattr(Record, "take_version", lambda row: None)
    monkeypatch.setattr(Record, "as_seen", lambda row: row)
    counted = edit_at_once(organisation, user_with(Role.COORDINATOR), edit, rounds=2)
    assert counted["saved"] == PEOPLE * 2
    assert counted["kept"] < counted["saved"]


# 200 decisions against room for 100


@pytest.fixture
def frame_for_100(culture_board, organisation):
    round = RoundFactory(scheme__board=culture_board, frame=Decimal("100000"))
    ApplicationFactory.create_batch(200, round=round, organisation=organisation, requested_amount=Decimal("1000"))
    return round


page = local()


def decide_200(round, decision):
    secretary = user_with(Role.SECRETARY, board=round.board)

    def attempt(application):
        page.round = GrantRound.objects.get(pk=round.pk)  # what the page showed before the button was pressed
        return grant_application(actor=secretary, application=application, decision=decision, amount=Decimal("1000"), **WHY)

    answers = at_once(attempt, GrantApplication.objects.order_by("pk"))
    round.refresh_from_db()
    return faults(answers, ValidationError)


def test_200_decisions_within_a_frame_for_100_give_exactly_100(frame_for_100, decision):
    refused = decide_200(frame_for_100, decision)
    assert len(refused) == 100
    assert all("kvar i omgångens ram" in str(fault) for fault in refused)
    assert GrantDecision.objects.count() == GrantApplication.objects.filter(state="decided").count() == 100
    assert GrantDecision.objects.all().total("amount") == frame_for_100.reserved == Decimal("100000")
    assert frame_for_100.remaining() == 0
    assert AuditEvent.objects.filter(act="granted").count() == 100


def reserve_what_the_page_showed(round, amount):
    """Read, check, write: what the conditional UPDATE replaces."""
    if page.round.remaining() < amount:
        raise ValidationError("kvar")
    GrantRound.objects.filter(pk=round.pk).update(reserved=kronor(page.round.reserved + amount))


def test_control_with_read_check_write_the_frame_is_passed(frame_for_100, decision, monkeypatch):
    monkeypatch.setattr(GrantRound, "reserve", reserve_what_the_page_showed)
    decide_200(frame_for_100, decision)
    assert GrantDecision.objects.all().total("amount") > frame_for_100.frame
    assert frame_for_100.reserved < GrantDecision.objects.all().total("amount")


# 1 000 sends of one payment


@pytest.fixture
def grant(application, decision, secretary):
    grant_application(actor=secretary, application=application, decision=decision, amount=Decimal("100000"), **WHY)
    return GrantDecision.objects.select_related("application__organisation", "application__board").get()


def plan(grant, officer, key, amount):
    due = date(2019, 2, 1)
    return plan_grant_payment(actor=officer, grant=grant, key=key, amount=amount, due=due, giro_type="bankgiro")


def send(grant, officer, key, times, amount=Decimal("10")):
    return at_once(lambda _number: plan(grant, officer, key, amount), range(times))


def test_1000_sends_of_one_payment_make_one(grant, culture_officer):
    key = uuid.uuid4()
    answers = send(grant, culture_officer, key, 1000)
    assert faults(answers) == []
    payment = Payment.objects.get()
    assert {answer.pk for answer in answers} == {payment.pk}
    assert grant.grant_payments.count() == 1
    assert AuditEvent.objects.filter(act="planned").count() == 1


def test_payments_never_pass_what_was_granted(grant, culture_officer):
    def attempt(_number):
        return plan(grant, culture_officer, uuid.uuid4(), Decimal("10000"))

    answers = at_once(attempt, range(PEOPLE))
    assert len(faults(answers, ValidationError)) == PEOPLE - 10
    assert grant.planned() == grant.amount


def test_a_key_that_is_used_is_refused_for_another_payment(grant, culture_officer):
    key = uuid.uuid4()
    send(grant, culture_officer, key, 1)
    refused = send(grant, culture_officer, key, PEOPLE, amount=Decimal("11"))
    assert len(faults(refused, KeyUsed)) == PEOPLE
    assert Payment.objects.get().amount == Decimal("10")


def test_control_without_the_unique_key_a_payment_is_made_again(grant, culture_officer, monkeypatch):
    add_once = payments.payments.add_once

    def add_again(actor, payment):
        payment.key = uuid.uuid4()
        return add_once(actor, payment)

    monkeypatch.setattr(payments.payments, "add_once", add_again)
    send(grant, culture_officer, uuid.uuid4(), 100)
    assert Payment.objects.count() > 1


# What only one may have, or only once


def test_of_32_who_register_the_same_number_one_does_and_the_others_are_told(admin):
    def attempt(number):
        return register_organisation(actor=admin, name=f"Provföreningen {number}", org_number="802456-9876")

    refused = faults(at_once(attempt, range(PEOPLE)), ValidationError)
    assert len(refused) == PEOPLE - 1
    assert all("org_number" in fault.message_dict for fault in refused)
    assert AuditEvent.objects.filter(act="registered").count() == Organisation.objects.count() == 1


@pytest.fixture
def paid(grant, culture_officer, attester, finance):
    (payment,) = send(grant, culture_officer, uuid.uuid4(), 1, amount=Decimal("100000"))
    payment = payments.attest_payment(actor=attester, payment=payment)
    return payments.execute_payment(actor=finance, payment=payment, paid_on=date(2019, 2, 1), voucher_no="4711")


def test_a_payment_is_reversed_once(paid, finance):
    def attempt(number):
        return payments.reverse_payment(
            actor=finance, payment=paid, paid_on=date(2019, 3, 1), voucher_no=str(number), reason="Fel mottagare"
        )

    assert len(faults(at_once(attempt, range(PEOPLE)), ValidationError, Stale)) == PEOPLE - 1
    assert Payment.objects.all().total("amount") == 0


def test_no_more_is_reclaimed_than_was_paid(paid, grant, culture_board, culture_officer):
    decision = DecisionFactory(board=culture_board, meeting_date=date(2019, 6, 1))

    def attempt(_number):
        return claim_recovery(
            actor=culture_officer,
            grant=grant,
            decision=decision,
            ground="not_used",
            amount=Decimal("10000"),
        )

    assert len(faults(at_once(attempt, range(PEOPLE)), ValidationError)) == PEOPLE - 10
    assert RecoveryClaim.objects.all().total("amount") == Decimal("100000")


def test_seals_made_while_others_write_hold(organisation, admin):
    def attempt(number):
        if number % 8 == 0:
            return seal_log()
        return change_organisation(
            actor=User.objects.get(pk=admin.pk), organisation=Organisation.objects.get(pk=organisation.pk), member_count=number
        )

    faults(at_once(attempt, range(1, 129)), Stale)
    seal_log()
    assert verify_log() == []
    assert not AuditEvent.objects.unsealed().exists()
