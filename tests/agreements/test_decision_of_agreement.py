"""The decision that an agreement rests on: in its own case, its own for each change, and taken back where it was wrong."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from partnerships.agreements import services
from partnerships.agreements.forms.agreement import DecideForm
from partnerships.agreements.models import IOPAgreement, IOPStateAid
from partnerships.audit.models import AuditEvent
from partnerships.cases.models import BoardDecision
from partnerships.state_aid.models import StateAid
from tests.fixtures import DecisionFactory

from .conftest import CaseFactory

pytestmark = pytest.mark.django_db
State = IOPAgreement.State


@pytest.fixture
def in_another_case(social_board):
    return DecisionFactory(
        board=social_board, meeting_date=date(2023, 12, 5), paragraph=231, case=CaseFactory(raw="KFN 2026/905")
    )


def test_a_decision_in_another_case_is_registered_with_a_reason_only(client, prepared, in_another_case, secretary):
    client.force_login(secretary)
    address = reverse("agreements:decide", args=[prepared.pk])
    values = {"decision": in_another_case.pk, "version": prepared.version}
    refused = client.post(address, values)
    assert (refused.status_code, "har diarienummer KFN 2026/905, men avtalet har" in refused.content.decode()) == (422, True)
    assert client.post(address, values | {"other_case_reason": "Budgetbeslutet omfattar avtalet"}).status_code == 302
    changes = AuditEvent.objects.of(prepared).get(act="decided").changes
    assert ["other_case_reason", None, "Budgetbeslutet omfattar avtalet"] in changes


def test_numbers_of_one_matter_are_one_case_and_no_number_is_not_another(prepared, in_another_case, board_decision, secretary):
    in_another_case.case.matter = prepared.case
    in_another_case.case.save()
    decided = services.decide_agreement(actor=secretary, agreement=prepared, decision=in_another_case)
    back = services.take_back_decision(actor=secretary, agreement=decided, reason="Fel rad")
    assert services.decide_agreement(actor=secretary, agreement=back, decision=board_decision).decision == board_decision


def test_a_refusal_an_extension_and_an_amendment_ask_for_the_same_reason(
    prepared, agreement, amend, in_another_case, secretary, social_officer
):
    no = DecisionFactory(board=prepared.responsible_board, outcome="rejected", case=in_another_case.case)
    later = DecisionFactory(board=prepared.responsible_board, meeting_date=date(2025, 5, 6), case=in_another_case.case)
    IOPAgreement.objects.filter(pk=agreement.pk).update(extension="decision")
    agreement = IOPAgreement.objects.get(pk=agreement.pk)
    with pytest.raises(ValidationError, match="KFN 2026/905"):
        services.extend_agreement(actor=secretary, agreement=agreement, decision=later, until=date(2027, 12, 31))
    with pytest.raises(ValidationError, match="KFN 2026/905"):
        amend(decision=later, notice_months=6)
    amend(decision=later, notice_months=6, other_case_reason="Samma ärende i ny nämnd")
    IOPAgreement.objects.filter(pk=agreement.pk).update(state=State.PREPARED, decision=None)
    with pytest.raises(ValidationError, match="KFN 2026/905"):
        services.decline_agreement(
            actor=secretary, agreement=IOPAgreement.objects.get(pk=agreement.pk), decision=no, reason="Medel saknas"
        )


def test_the_list_of_decisions_starts_with_the_agreements_own_case_and_ends_with_those_used(prepared, agreement, secretary):
    """`agreement` and `prepared` are one: its signed decision is used, and the others are not."""
    board = agreement.responsible_board
    own = DecisionFactory(board=board, meeting_date=date(2024, 1, 9), case=agreement.case)
    other = DecisionFactory(board=board, meeting_date=date(2026, 1, 9))
    form = DecideForm(user=secretary, thing=agreement)
    groups = [(heading, [value.value for value, _label in rows]) for heading, rows in list(form.fields["decision"].choices)[1:]]
    assert [(str(heading), pks) for heading, pks in groups] == [
        (f"Med diarienummer {agreement.case}", [own.pk]),
        ("Andra beslut", [other.pk]),
        ("Redan använda till något annat", [agreement.decision_id]),
    ]


def test_a_wrongly_registered_decision_is_taken_back_before_signing(client, decided, secretary, social_attester, organisation):
    aid = StateAid.objects.create(
        organisation=organisation,
        board=decided.responsible_board,
        matter="Avtalet",
        amount=1000,
        rate=10,
        rate_on=date(2023, 12, 1),
        granted_on=date(2023, 12, 5),
        state="granted",
    )
    IOPStateAid.objects.create(agreement=decided, aid=aid)
    client.force_login(secretary)
    address = reverse("agreements:take_back_decision", args=[decided.pk])
    assert address in client.get(decided.get_absolute_url()).content.decode()
    assert client.post(address, {"version": decided.version}).status_code == 422
    assert client.post(address, {"version": decided.version, "reason": "Fel rad i listan"}).status_code == 302
    aid.refresh_from_db()
    assert (aid.state, aid.granted_on) == ("prepared", None)  # until the right decision grants it
    wrong, back = decided.decision, IOPAgreement.objects.get(pk=decided.pk)
    assert (back.state, back.decision) == (State.PREPARED, None)
    assert BoardDecision.objects.filter(pk=wrong.pk, outcome="approved").exists()
    event = AuditEvent.objects.of(back).get(act="took_back_decision")
    assert (event.reason, ["decision", None, str(wrong)] in event.changes) == ("Fel rad i listan", True)
    page = client.get(back.get_absolute_url()).content.decode()
    assert "Registrerat beslut taget tillbaka" in page
    assert address not in page
    with pytest.raises(ValidationError, match="inget beslut att ta tillbaka"):
        services.take_back_decision(actor=secretary, agreement=back, reason="En gång till")
    with pytest.raises(PermissionDenied):
        services.take_back_decision(actor=social_attester, agreement=back, reason="Inte min sak")


def test_an_extension_has_a_decision_of_its_own_made_after_the_agreements(
    client, agreement, amend, second_decision, social_board, secretary
):
    amend(notice_months=6, extension="decision")
    agreement = IOPAgreement.objects.get(pk=agreement.pk)
    early = DecisionFactory(board=social_board, meeting_date=date(2023, 11, 20), paragraph=234)
    own = DecisionFactory(board=social_board, meeting_date=date(2026, 10, 6), paragraph=241)
    until = {"until": date(2027, 12, 31)}
    for decision, told in ((second_decision, "eget beslut"), (early, "före det beslut"), (agreement.decision, "eget beslut")):
        with pytest.raises(ValidationError, match=told):
            services.extend_agreement(actor=secretary, agreement=agreement, decision=decision, **until)
    client.force_login(secretary)
    page = client.get(reverse("agreements:extend", args=[agreement.pk])).content.decode()
    assert ["§ 241" in page, "§ 234" in page, f"§ {second_decision.paragraph}," in page] == [True, False, False]
    agreement = services.extend_agreement(actor=secretary, agreement=agreement, decision=own, **until)
    with pytest.raises(ValidationError, match="eget beslut"):
        services.extend_agreement(actor=secretary, agreement=agreement, decision=own, until=date(2028, 12, 31))
    with pytest.raises(ValidationError, match="eget beslut"):
        amend(decision=own, notice_months=9)
