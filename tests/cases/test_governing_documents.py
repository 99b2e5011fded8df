"""Governing documents: proposed is not decided, one version at a time is in force, and what cites one cites that of its day."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from partnerships.cases.models import GoverningDocument
from partnerships.cases.services import change_governing_document, register_governing_document
from partnerships.ground.days import today
from tests.fixtures import DecisionFactory, SchemeFactory

pytestmark = pytest.mark.django_db
Kind, State = GoverningDocument.Kind, GoverningDocument.State


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to("2026-11-21 12:00+01:00")


def document(board, day=None, **values):
    decision = day and DecisionFactory(board=board, meeting_date=day, outcome="adopted")
    facts = {"kind": Kind.GRANT_RULES, "title": "Regler för bidrag", "board": board, "decision": decision, **values}
    return GoverningDocument.objects.create(**facts)


def state(document, day=None):
    return GoverningDocument.objects.with_state_on(day or today()).get(pk=document.pk).state_now


def test_the_decision_the_days_and_the_successor_say_whether_it_is_in_force(social_board):
    first = document(social_board, date(2020, 3, 1), valid_to=date(2024, 12, 31))
    second = document(social_board, date(2023, 11, 5), valid_from=date(2024, 1, 1), predecessor=first)
    third = document(social_board, predecessor=second)
    undated = document(social_board, decision=DecisionFactory(board=social_board, meeting_date=None, outcome="adopted"))
    assert state(first, date(2020, 2, 29)) == State.COMING
    assert state(first, date(2023, 12, 31)) == State.IN_FORCE
    assert (state(first), state(second), state(third), state(undated)) == (
        State.REPLACED, State.IN_FORCE, State.PROPOSED, State.UNKNOWN,
    )  # fmt: skip
    GoverningDocument.objects.filter(pk=second.pk).update(valid_to=date(2026, 11, 20))
    assert state(second) == State.EXPIRED
    assert list(GoverningDocument.objects.in_force_on(date(2024, 1, 1))) == [second]


def test_a_decision_is_added_by_who_keeps_it_and_is_then_corrected_with_a_reason(social_board, social_officer, secretary):
    proposed = register_governing_document(actor=social_officer, board=social_board, kind=Kind.POLICY, title="Policy")
    adopted = DecisionFactory(board=social_board, meeting_date=date(2025, 3, 1), outcome="adopted")
    refused = DecisionFactory(board=social_board, meeting_date=date(2025, 4, 1), outcome="rejected")
    with pytest.raises(ValidationError, match="Avslag"):
        change_governing_document(actor=secretary, document=proposed, decision=refused)
    decided = change_governing_document(actor=secretary, document=proposed, decision=adopted)
    with pytest.raises(ValidationError, match="Skriv varför"):
        change_governing_document(actor=secretary, document=decided, title="Annan policy")
    with pytest.raises(ValidationError, match="inte tas bort"):
        change_governing_document(actor=secretary, document=decided, decision=None, reason="Fel")
    assert change_governing_document(actor=secretary, document=decided, title="Vår policy", reason="Fel titel").version == 3


def test_a_document_replaces_one_of_its_kind_and_never_its_own_successor(social_board, social_officer):
    first, policy = document(social_board), document(social_board, kind=Kind.POLICY)
    second = document(social_board, predecessor=first)
    for predecessor in (policy, second):
        with pytest.raises(ValidationError, match="ersätt"):
            change_governing_document(actor=social_officer, document=first, predecessor=predecessor)


def test_a_scheme_cites_rules_in_force_and_keeps_them_when_they_expire(social_board, admin):
    from grants.services import change_scheme

    scheme = SchemeFactory(board=social_board)
    policy = document(social_board, date(2024, 1, 9), kind=Kind.POLICY)
    rules, expired = document(social_board, date(2024, 1, 9)), document(social_board, date(2020, 1, 9), valid_to=date(2021, 1, 1))
    for wrong, why in ((policy, "Det ska vara: regler för bidrag"), (expired, "gällde inte"), (document(social_board), "inte")):
        with pytest.raises(ValidationError, match=why):
            change_scheme(actor=admin, scheme=scheme, governing_document=wrong)
    scheme = change_scheme(actor=admin, scheme=scheme, governing_document=rules)
    GoverningDocument.objects.filter(pk=rules.pk).update(valid_to=date(2025, 1, 1))
    assert change_scheme(actor=admin, scheme=scheme, name="Nytt namn").governing_document == rules


def test_the_list_answers_which_documents_were_in_force_on_a_day(client, social_board, social_officer):
    old = document(social_board, date(2018, 1, 9), title="Gamla regler", valid_to=date(2020, 12, 31))
    document(social_board, date(2022, 1, 9), title="Nya regler")
    client.force_login(social_officer)
    text = client.get("/arenden/styrdokument/", {"in_force_on": "2019-05-01"}).content.decode()
    assert ("Gamla regler" in text, "Nya regler" in text) == (True, False)
    assert "Gällde till och med 31 december 2020" in client.get(old.get_absolute_url()).content.decode()
    answer = client.get("/api/v1/governing-documents/", {"state": "in_force"}).json()
    assert [(row["title"], row["state"]) for row in answer["results"]] == [("Nya regler", "in_force")]
