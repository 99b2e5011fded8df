"""An old agreement is old, and rests on its own decision: it is no way past the legal test and the board."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from partnerships.agreements import services
from partnerships.agreements.models import IOPAgreement
from partnerships.audit.models import AuditEvent
from partnerships.register.models import LegalParameter
from tests.fixtures import DecisionFactory

from .conftest import TODAY, CaseFactory, with_parts

pytestmark = pytest.mark.django_db


@pytest.fixture
def register(social_officer, social_board):
    def act(**days):
        asked = {"title": "Äldre avtal", "responsible_board": social_board, "imported_incomplete": True}
        return services.register_agreement(actor=social_officer, **asked, **days)

    return act


@pytest.mark.parametrize("days", [{}, {"signed_on": TODAY, "start_date": date(2020, 1, 1)}, {"start_date": date(2025, 11, 22)}])
def test_what_is_not_known_from_before_the_last_year_is_no_old_agreement(register, days):
    with pytest.raises(ValidationError, match="gällande före 2025-11-22. Ange en sådan dag"):
        register(**days)
    assert not IOPAgreement.objects.exists()
    assert register(start_date=date(2025, 11, 21)).state == "signed"


def test_the_day_that_the_register_was_taken_into_use_tells_what_is_old(register, social_officer):
    LegalParameter.objects.create(
        key="register_taken_into_use", name="Registret togs i bruk", value=1, unit="register", valid_from=date(2019, 1, 1)
    )
    with pytest.raises(ValidationError, match="före 2019-01-01"):
        register(start_date=date(2019, 1, 1))
    agreement = register(known_in_force_on=date(2018, 5, 31))
    with pytest.raises(ValidationError, match="före 2019-01-01"):
        services.change_agreement(actor=social_officer, agreement=agreement, signed_on=date(2026, 1, 1))
    assert services.change_agreement(actor=social_officer, agreement=agreement, title="Annat namn").title == "Annat namn"


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"board": "other"}, "men avtalet hör till"),
        ({"meeting_date": None}, "datum är okänt"),
        ({"paragraph": None}, "paragraf är okänd"),
        ({"outcome": "rejected"}, "utfall är ”Avslag”"),
        ({"meeting_date": date(2016, 1, 1)}, "före beslutet 2016-01-01"),
    ],
)
def test_the_decision_put_on_an_old_agreement_is_asked_as_any_other(
    old_agreement, social_officer, social_board, culture_board, wrong, told
):
    IOPAgreement.objects.update(signed_on=date(2015, 12, 15))
    facts = {"board": social_board, "meeting_date": date(2015, 11, 24)} | wrong
    decision = DecisionFactory(**facts | ({"board": culture_board} if "board" in wrong else {}))
    agreement = IOPAgreement.objects.get()
    with pytest.raises(ValidationError, match=told):
        services.change_agreement(actor=social_officer, agreement=agreement, decision=decision)
    with pytest.raises(ValidationError, match=told):
        services.register_agreement(
            actor=social_officer, responsible_board=social_board, title="x", imported_incomplete=True,
            signed_on=date(2015, 12, 15), decision=decision,
        )  # fmt: skip


def test_neither_put_on_nor_paid_by_another_agreements_decision(running, old_agreement, organisation, social_officer):
    with pytest.raises(ValidationError, match="gäller redan ett annat avtal"):
        services.change_agreement(actor=social_officer, agreement=old_agreement, decision=running.decision)
    IOPAgreement.objects.filter(pk=old_agreement.pk).update(decision=running.decision)
    with_parts(old_agreement, organisation)
    asked = {"key": uuid4(), "year": 2024, "amount": Decimal("10"), "due": TODAY, "giro_type": "bankgiro"}
    party = old_agreement.parties.get(side="idea_driven")
    with pytest.raises(ValidationError, match="saknar ett beslut.*gäller redan ett annat avtal"):
        services.plan_iop_payment(actor=social_officer, agreement=old_agreement, party=party, **asked)
    IOPAgreement.objects.filter(pk=running.pk).update(predecessor=old_agreement)  # of the same chain
    assert services.plan_iop_payment(actor=social_officer, agreement=old_agreement, party=party, **asked).amount == 10


def test_a_decision_in_another_case_is_put_on_an_old_agreement_with_a_reason(
    client, api_client, old_agreement, social_board, social_officer
):
    IOPAgreement.objects.update(case=CaseFactory())
    decision = DecisionFactory(board=social_board, meeting_date=date(2015, 11, 24), case=CaseFactory(raw="KFN 2015/905"))
    api_client.force_login(social_officer)
    address, sent = f"/api/v1/iop-agreements/{old_agreement.pk}/", {"decision": decision.pk}
    refused = api_client.patch(address, sent, format="json", headers={"If-Match": '"1"'})
    assert (refused.status_code, "other_case_reason" in str(refused.json())) == (400, True)
    client.force_login(social_officer)
    shown = client.get(reverse("agreements:change_agreement", args=[old_agreement.pk])).content.decode()
    assert "Skäl till annat diarienummer" in shown
    sent["other_case_reason"] = "Samma ärende i ny nämnd"
    assert api_client.patch(address, sent, format="json", headers={"If-Match": '"1"'}).status_code == 200
    told = ["other_case_reason", None, "Samma ärende i ny nämnd"]
    assert any(told in event.changes for event in AuditEvent.objects.of(old_agreement))
