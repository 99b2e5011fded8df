"""Two at the same agreement at once: what both signed is what stands, and one extension is recorded once."""

from contextlib import suppress
from datetime import date
from threading import Barrier, BrokenBarrierError, Event

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from partnerships.agreements import services
from partnerships.agreements.models import IOPAgreement, IOPExtension, IOPParty
from partnerships.agreements.models.agreement import IOPAgreements
from partnerships.agreements.services import extensions
from partnerships.ground.errors import Stale
from partnerships.ground.models import Record
from tests.fixtures import DecisionFactory
from tests.racing import at_once, faults

pytestmark = pytest.mark.django_db(transaction=True)

A_WHILE = 4  # seconds; only who is held up waits so long


# Signed, while a party is changed


def sign_while_a_party_is_changed(agreement, officer, monkeypatch):
    """One has been told that the parties may be changed, and waits; the other signs meanwhile, if nothing holds it."""
    party, asked, signed = agreement.parties.get(side="idea_driven"), Event(), Event()
    settled_fields = IOPParty.settled_fields

    def answer_and_wait(party):
        settled = settled_fields(party)
        asked.set()
        signed.wait(A_WHILE)
        return settled

    monkeypatch.setattr(IOPParty, "settled_fields", answer_and_wait)

    def change():
        services.change_party(actor=officer, party=IOPParty.objects.get(pk=party.pk), notice_months=9)

    def sign():
        asked.wait(A_WHILE * 2)
        row = IOPAgreement.objects.get(pk=agreement.pk)
        services.sign_agreement(actor=officer, agreement=row, signed_on=date(2023, 12, 20))
        signed.set()

    faults(at_once(lambda work: work(), [change, sign]))
    party.refresh_from_db()
    return ("egen uppsägningstid 9 månader" in agreement.versions.get().text, party.notice_months == 9)


def test_what_is_signed_holds_the_parties_as_they_stand(decided, social_officer, monkeypatch):
    said, stands = sign_while_a_party_is_changed(decided, social_officer, monkeypatch)
    assert said is stands is True


def test_control_without_the_lock_a_party_is_changed_behind_what_was_signed(decided, social_officer, monkeypatch):
    monkeypatch.setattr(IOPAgreements, "locked", lambda rows: rows)
    said, stands = sign_while_a_party_is_changed(decided, social_officer, monkeypatch)
    held = connection.vendor == "sqlite"  # where the transaction itself has taken the write lock
    assert (said, stands) == (held, True)


# Prolonged twice


@pytest.fixture
def by_decision(running):
    IOPAgreement.objects.filter(pk=running.pk).update(extension="decision", latest_end=date(2028, 12, 31))
    return IOPAgreement.objects.get(pk=running.pk)


def extend_twice(agreement, actor, decisions, monkeypatch):
    """Both have been told that the agreement may be prolonged before either has done it, if nothing holds them."""
    both, check = Barrier(2), extensions.check_carries_extension

    def check_and_meet(*asked, **told):
        check(*asked, **told)
        with suppress(BrokenBarrierError):  # the other is held, or has been refused
            both.wait(A_WHILE)

    monkeypatch.setattr(extensions, "check_carries_extension", check_and_meet)

    seen = [IOPAgreement.objects.get(pk=agreement.pk) for _decision in decisions]

    def attempt(work):
        row, decision = work
        return services.extend_agreement(actor=actor, agreement=row, decision=decision, until=date(2027, 12, 31))

    return faults(at_once(attempt, zip(seen, decisions, strict=True)), Stale, ValidationError)


@pytest.fixture
def two_decisions(social_board):
    day, yes = date(2026, 10, 6), "approved"
    return [DecisionFactory(board=social_board, meeting_date=day, outcome=yes, paragraph=88 + number) for number in range(2)]


@pytest.mark.parametrize("same", [True, False])
def test_an_extension_that_two_record_at_once_stands_once(by_decision, secretary, two_decisions, same, monkeypatch):
    decisions = [two_decisions[0]] * 2 if same else two_decisions
    [_refused] = extend_twice(by_decision, secretary, decisions, monkeypatch)
    extension = IOPExtension.objects.get()
    assert (extension.previous_end, extension.until) == (date(2026, 12, 31), date(2027, 12, 31))
    assert IOPAgreement.objects.get(pk=by_decision.pk).extended_to == date(2027, 12, 31)


def test_control_without_versions_an_extension_is_recorded_twice(by_decision, secretary, two_decisions, monkeypatch):
    monkeypatch.setattr(Record, "take_version", lambda row: None)
    monkeypatch.setattr(Record, "as_seen", lambda row: row)
    assert extend_twice(by_decision, secretary, two_decisions, monkeypatch) == []
    assert IOPExtension.objects.count() == 2
