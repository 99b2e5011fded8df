"""What is signed is changed by an amendment with a decision of its own."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from partnerships.agreements import services
from partnerships.agreements.models import IOPAgreement, IOPMilestone
from partnerships.agreements.pages.versions import difference
from partnerships.audit.models import AuditEvent
from partnerships.cases.services import change_decision
from partnerships.ground.errors import Stale
from partnerships.register.models import LegalParameter
from partnerships.state_aid.models import StateAid
from partnerships.state_aid.services import change_aid
from tests.fixtures import DecisionFactory

pytestmark = pytest.mark.django_db


def municipal(agreement):
    return agreement.resources.get(kind="money", party__side="municipal")


# What an amendment changes


def test_an_amendment_makes_the_term_longer_and_gives_more_money(amend, agreement):
    resource, party = municipal(agreement), agreement.parties.get(side="municipal")
    money = [
        {"resource": resource, "amount": Decimal("120000")},
        {"party": party, "year": 2027, "amount": Decimal("90000")},
    ]
    amended = amend(end_date=date(2027, 12, 31), notice_months=3, money=money)
    assert (amended.end_date, amended.promised(2024), amended.promised(2027)) == (
        date(2027, 12, 31),
        Decimal("120000"),
        Decimal("90000"),
    )
    first, second = amended.versions.all()
    assert (second.number, second.reason) == (2, "Fler besöker")
    assert difference(first.text, second.text) == [
        ("gap", []),
        ("same", ["", "AVTALSSLUT"]),
        ("removed", ["2026-12-31"]),
        ("added", ["2027-12-31"]),
        ("same", ["", "UPPSÄGNINGSTID (MÅNADER)"]),
        ("gap", []),
        ("same", ["", "KOMMUNENS MEDEL"]),
        ("removed", ["2024: 100\u00a0000\u00a0kr"]),
        ("added", ["2024: 120\u00a0000\u00a0kr", "2027: 90\u00a0000\u00a0kr"]),
        ("same", ["", "PARTERNAS RESURSER I ÖVRIGT"]),
        ("gap", []),
    ]
    event = AuditEvent.objects.of(amended)[0]
    assert (event.act, event.reason) == ("amended", "Fler besöker")
    told = {name: (before, after) for name, before, after in event.changes}
    assert told["end_date"] == ("2026-12-31", "2027-12-31")
    assert told["version_number"] == (None, 2)
    assert not {"notice_months", "title"} & set(told)  # what is the same is not told


def test_an_amendment_that_changes_nothing_is_refused(amend, agreement):
    for same in (
        {},
        {"notice_months": 3, "challenge": "Ensamhet \r\n"},
        {"money": [{"resource": municipal(agreement), "amount": Decimal(100000)}]},
    ):
        with pytest.raises(ValidationError, match="Inget är ändrat"):
            amend(**same)
    assert agreement.versions.count() == 1


def test_every_fault_is_told_at_once_and_nothing_is_half_done(amend, agreement, culture_board):
    decision = DecisionFactory(board=culture_board, meeting_date=date(2025, 6, 1), paragraph=None, outcome="rejected")
    with pytest.raises(ValidationError) as broken:
        amend(
            decision=decision,
            signed_on=date(2025, 5, 20),
            valid_from=date(2023, 1, 1),
            end_date=date(2023, 6, 1),
            challenge="",
            money=[{"resource": municipal(agreement), "amount": Decimal("-1")}],
        )
    faults = broken.value.message_dict
    assert set(faults) >= {"decision", "signed_on", "valid_from", "challenge", "__all__"}
    assert len(faults["decision"]) == 3
    assert IOPAgreement.objects.get(pk=agreement.pk).version == agreement.version
    assert agreement.versions.count() == 1


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"signed_on": date(2025, 5, 5)}, "före beslutet 2025-05-06"),
        ({"signed_on": date(2026, 11, 22)}, "inte varit än"),
        ({"valid_from": date(2027, 6, 1), "end_date": date(2028, 12, 31)}, "senast från 2027-01-01"),
        ({"valid_from": date(2023, 12, 31)}, "tidigast från 2024-01-01"),
        ({"start_date": date(2024, 2, 1)}, "redan börjat gälla"),
        ({"reason": " "}, "Skriv varför"),
        ({"responsible_office": None}, "inget villkor"),
        ({"title": "Samtal med 19811218-9876"}, "personnummer"),
    ],
)
def test_an_amendment_has_its_order_in_time_and_changes_terms_alone(amend, values, told):
    with pytest.raises(ValidationError, match=told):
        amend(**{"notice_months": 6} | values)


def test_an_amendment_needs_a_decision_of_its_own(amend, agreement, second_decision):
    with pytest.raises(ValidationError, match="eget beslut"):
        amend(notice_months=6, decision=agreement.decision)
    amend(notice_months=6)
    with pytest.raises(ValidationError, match="eget beslut"):
        amend(notice_months=9)


def test_an_amendment_is_decided_after_what_it_changes(amend, social_board):
    before = DecisionFactory(board=social_board, meeting_date=date(2023, 11, 7))
    with pytest.raises(ValidationError, match="före det beslut som det ska ändra, 2023-12-05"):
        amend(notice_months=6, decision=before)


def test_money_that_is_planned_or_paid_stands(amend, agreement, social_officer):
    party = agreement.parties.get(side="idea_driven")
    services.plan_iop_payment(
        actor=social_officer, agreement=agreement, key=uuid4(), party=party, year=2024, amount=Decimal("80000"),
        due=date(2024, 6, 1), giro_type="bankgiro",
    )  # fmt: skip
    with pytest.raises(ValidationError, match="inte till det som är planerat och utbetalt: 30"):
        amend(money=[{"resource": municipal(agreement), "amount": Decimal("50000")}])
    assert amend(money=[{"resource": municipal(agreement), "amount": Decimal("80000")}]).promised(2024) == Decimal("80000")


def test_aid_covers_the_money_that_an_amendment_adds_or_somebody_says_why_not(amend, agreement, social_officer):
    board, row = agreement.responsible_board, municipal(agreement)
    organisation = agreement.parties.get(side="idea_driven").organisation
    LegalParameter.objects.create(
        key="de_minimis_general_eur", name="Tak", value=300_000, unit="EUR", valid_from=date(2024, 1, 1)
    )
    services.prepare_state_aid(
        actor=social_officer, agreement=agreement, organisation=organisation, amount=Decimal(1), rate=Decimal(10),
        rate_on=date(2025, 5, 5),
    )  # fmt: skip
    more = {"money": [{"resource": row, "amount": row.amount + 5000}]}
    with pytest.raises(ValidationError, match="skriv där varför resten inte är stöd"):
        amend(**more)
    aid = StateAid.objects.get(board=board)
    change_aid(actor=social_officer, aid=aid, rest_reason="Resten är ideell verksamhet")
    amend(**more)
    assert StateAid.objects.get().state == "granted"


def test_only_the_municipalitys_money_of_the_agreement_and_of_its_term_is_amended(amend, agreement):
    other = agreement.resources.get(kind="volunteer_time")
    party = agreement.parties.get(side="idea_driven")
    own = {"party": agreement.parties.get(side="municipal"), "year": 2031, "amount": Decimal("1")}
    for wrong, told in (
        ([{"resource": other, "amount": Decimal("1")}], "inte kommunens pengar"),
        ([{"party": party, "year": 2025, "amount": Decimal("1")}], "inte kommunens pengar"),
        ([own], "utanför avtalstiden"),
        ([{**own, "year": 2025}] * 2, "står två gånger"),
    ):
        with pytest.raises(ValidationError, match=told):
            amend(money=wrong)


def test_a_shorter_term_strikes_what_falls_outside_it(amend, agreement):
    late = IOPMilestone.objects.create(agreement=agreement, title="Slututvärdering", planned_end=date(2026, 11, 1))
    time = agreement.resources.get(kind="volunteer_time")
    time.year = 2026
    time.save()
    amended = amend(end_date=date(2025, 12, 31))
    assert late not in amended.milestones.all()
    assert time not in amended.resources.all()
    assert IOPMilestone.with_struck.get(pk=late.pk).struck_reason == "Fler besöker"


# Who, when and which


def test_a_term_that_is_amended_from_a_day_to_come_says_so(client, agreement, amend, social_officer):
    amend(target_group="Äldre", challenge="Oro")  # from a day that has come
    board = agreement.responsible_board
    amend(
        decision=DecisionFactory(board=board, meeting_date=date(2026, 10, 6), paragraph=90, outcome="approved"),
        signed_on=date(2026, 10, 20), valid_from=date(2026, 12, 1), target_group="Äldre och anhöriga",
    )  # fmt: skip
    client.force_login(social_officer)
    text = client.get(agreement.get_absolute_url()).content.decode()
    assert 'Målgrupp <span class="note">(gäller från 2026-12-01)</span>' in text
    assert text.count("(gäller från") == 1


def test_the_later_of_two_amendments_at_once_is_refused(agreement, amend, social_officer, second_decision):
    seen = IOPAgreement.objects.get(pk=agreement.pk)
    amend(notice_months=6)
    with pytest.raises(Stale):
        amend(agreement=seen, notice_months=9)
    assert agreement.versions.count() == 2


def test_only_who_may_change_the_agreement_amends_and_renews_it(agreement, amend, culture_officer, finance, secretary):
    for other in (culture_officer, finance, secretary):
        with pytest.raises(PermissionDenied):
            amend(actor=other, notice_months=6)
        with pytest.raises(PermissionDenied):
            services.renew_agreement(actor=other, agreement=agreement, start_date=date(2027, 1, 1), end_date=date(2028, 12, 31))


def test_an_agreement_signed_before_versions_were_kept_gets_version_two(running, social_officer, second_decision, client):
    assert not running.versions.exists()
    client.force_login(social_officer)
    assert "Den texten finns inte här" in client.get(running.get_absolute_url()).content.decode()
    services.amend_agreement(
        actor=social_officer, agreement=running, decision=second_decision, signed_on=date(2025, 5, 20),
        valid_from=date(2025, 6, 1), reason="Kortare", notice_months=1,
    )  # fmt: skip
    version = running.versions.get()
    assert version.number == 2
    assert "Skillnaden kan inte visas" in client.get(version.get_absolute_url()).content.decode()


def test_an_old_or_a_terminated_agreement_is_not_amended(old_agreement, agreement, amend, social_officer):
    with pytest.raises(ValidationError, match="äldre avtal"):
        amend(agreement=old_agreement, notice_months=6)
    services.terminate_agreement(actor=social_officer, agreement=agreement, terminated_on=date(2026, 1, 1), reason="Flyttar")
    with pytest.raises(ValidationError, match="Uppsagd"):
        amend(notice_months=6)


def test_the_decision_of_an_amendment_is_corrected_and_never_undone(amend, second_decision, secretary):
    amend(notice_months=6)
    rests = "ligger till grund för avtalsversion ”Öppen dagverksamhet, version 2”"
    for values, told in (
        ({"outcome": "rejected"}, "utfall är ”Avslag”"),
        ({"meeting_date": date(2025, 5, 21)}, "undertecknades redan 2025-05-20"),
        ({"paragraph": None}, "kan inte tas bort"),
    ):
        with pytest.raises(ValidationError, match=f"{rests}.*{told}"):
            change_decision(actor=secretary, decision=second_decision, reason="Skrivfel", **values)
    assert change_decision(actor=secretary, decision=second_decision, reason="Skrivfel", paragraph=71).paragraph == 71


# Pages and API


def test_the_page_shows_before_and_after_and_every_fault_before_it_registers(agreement, client, social_officer, second_decision):
    client.force_login(social_officer)
    address = reverse("agreements:amend", args=[agreement.pk])
    page = client.get(address)
    form = page.context["form"]
    sent = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    sent |= {"decision": second_decision.pk, "signed_on": "2025-05-05", "valid_from": "2025-06-01", "reason": "Fler"}
    sent |= {"end_date": "2027-12-31", f"new_{agreement.parties.get(side='municipal').pk}_2027": "90 000"}
    looked = client.post(address, sent)
    assert looked.status_code == 422
    text = looked.content.decode()
    assert "före beslutet 2025-05-06" in text
    assert "2027-12-31" in text
    assert "Registrera tilläggsavtalet" not in text
    looked = client.post(address, sent | {"signed_on": "2025-05-20"})
    assert [(row["label"], row["before"], row["after"]) for row in looked.context["preview"]] == [
        ("Avtalsslut", "2026-12-31", "2027-12-31"),
        ("Pengar från Socialnämnden 2027", "inga", "90\u00a0000\u00a0kr"),
    ]
    assert "Registrera tilläggsavtalet" in looked.content.decode()
    assert agreement.versions.count() == 1
    assert client.post(address, sent | {"signed_on": "2025-05-20", "register": "1"}).status_code == 302
    page = client.get(agreement.get_absolute_url()).content.decode()
    assert "Tilläggsavtal, version 2" in page
    version = client.get(agreement.versions.last().get_absolute_url()).content.decode()
    assert "Borttaget" in version
    assert "stämmer med sin kontrollsumma" in version
    other = DecisionFactory(board=agreement.responsible_board, meeting_date=date(2025, 5, 6))
    stale = client.post(
        address, sent | {"decision": other.pk, "signed_on": "2025-05-21", "register": "1", "challenge": "Otrygghet"}
    )
    assert stale.status_code == 409


def test_what_is_signed_leads_to_the_amendment(agreement, client, social_officer):
    client.force_login(social_officer)
    address = reverse("agreements:amend", args=[agreement.pk])
    for page in ("change_agreement", "register_resource"):
        assert f'href="{address}"' in client.get(reverse(f"agreements:{page}", args=[agreement.pk])).content.decode()
    changed = client.get(reverse("agreements:change_resource", args=[municipal(agreement).pk])).content.decode()
    assert f'href="{address}"' in changed


def test_what_is_signed_is_read_and_not_asked_about(agreement, client, social_officer):
    """Only what can still be changed is asked; the rest stands above the form as text."""
    client.force_login(social_officer)
    address = reverse("agreements:change_agreement", args=[agreement.pk])
    page = client.get(address)
    form = page.context["form"]
    assert not form.fields.keys() & {"title", "challenge", "start_date", "end_date", "follow_up_interval"}
    assert {"responsible_office", "case", "background", "reason"} <= form.fields.keys()
    assert ("Samhällsutmaning", agreement.challenge) in form.stands
    assert "Det här står fast" in page.content.decode()
    assert client.post(address, {"version": agreement.version, "background": "Ny bakgrund"}).status_code == 302
    agreement.refresh_from_db()
    assert (agreement.background, agreement.challenge) == ("Ny bakgrund", "Ensamhet")
    money = municipal(agreement)
    page = client.get(reverse("agreements:change_resource", args=[money.pk]))
    assert page.context["form"].fields.keys() == {"description", "version", "reason"}
    party = client.get(reverse("agreements:change_party", args=[money.party_id])).context["form"]
    assert {"organisation", "signatory_role"} & party.fields.keys() == {"signatory_role"}


def test_the_api_amends_and_reads_versions(agreement, api_client, social_officer, second_decision):
    api_client.force_login(social_officer)
    asked = {"decision": second_decision.pk, "signed_on": "2025-05-20", "valid_from": "2025-06-01", "reason": "Fler besöker"}
    address = f"/api/v1/iop-agreements/{agreement.pk}/amend/"
    refused = api_client.post(address, asked | {"money": [{"year": 2025, "amount": "1.00"}]}, format="json")
    assert refused.status_code == 400
    party = agreement.parties.get(side="municipal")
    money = [{"party": party.pk, "year": 2025, "amount": "50000.00"}]
    answer = api_client.post(
        address, asked | {"money": money, "target_group": "Alla"}, format="json", headers={"If-Match": f'"{agreement.version}"'}
    )
    assert (answer.status_code, answer.json()["target_group"]) == (200, "Alla"), answer.json()
    again = api_client.post(
        address, asked | {"target_group": "Unga"}, format="json", headers={"If-Match": f'"{agreement.version}"'}
    )
    assert again.status_code == 412
    found = api_client.get(f"/api/v1/iop-versions/?agreement={agreement.pk}").json()
    assert sorted((row["number"], row["holds"]) for row in found["results"]) == [(1, True), (2, True)]
