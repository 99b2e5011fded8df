"""Aid of minor importance on its way through a grant and an agreement: it counts with the decision, and can stop it (R30)."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from grants.models import GrantDecision
from grants.services import (
    ask_change,
    grant_application,
    grant_change,
    prepare_state_aid,
    reject_application,
    reject_change,
    withdraw_application,
    withdraw_change,
)
from partnerships.agreements import services as agreements
from partnerships.agreements.models import IOPResource
from partnerships.agreements.rules import check_can_be_signed
from partnerships.audit.models import AuditEvent
from partnerships.register.rights import Role
from partnerships.state_aid.models import StateAid
from partnerships.state_aid.services import annul_aid, change_aid, register_aid
from tests.agreements.conftest import AgreementFactory, examined, with_parts
from tests.fixtures import WHY, ApplicationFactory, DecisionFactory, RoundFactory, SchemeFactory, user_with

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ceilings")]
RATE = {"rate": Decimal("10"), "rate_on": date(2018, 5, 1)}


@pytest.fixture
def application(culture_board, organisation):
    round = RoundFactory(scheme=SchemeFactory(board=culture_board))
    return ApplicationFactory(round=round, organisation=organisation, requested_amount=Decimal("100000"))


@pytest.fixture
def secretary(culture_board):
    return user_with(Role.SECRETARY, board=culture_board)


@pytest.fixture
def reckoned(application, culture_officer):
    return prepare_state_aid(actor=culture_officer, application=application, **RATE)


def given_elsewhere(organisation, actor, kronor):
    day = date(2018, 5, 1)
    register_aid(
        actor=actor, organisation=organisation, giver="Staten", granted_on=day, matter="Stöd", amount=Decimal(kronor), **RATE
    )


def aid_of(**condition):
    return StateAid.objects.get(**condition)


def grant(secretary, application, amount):
    decision = DecisionFactory(board=application.board)
    application.refresh_from_db()
    return grant_application(actor=secretary, application=application, decision=decision, amount=Decimal(amount), **WHY)


def test_a_grant_counts_from_its_decision_with_what_was_granted(reckoned, application, secretary):
    assert (aid_of().state, aid_of().amount) == ("prepared", Decimal("100000"))
    grant(secretary, application, 50_000)
    aid = aid_of()
    assert (aid.state, aid.amount, aid.euro, aid.granted_on) == ("granted", 50_000, 5_000, date(2018, 12, 11))


def test_a_grant_past_the_ceiling_is_stopped_whole(reckoned, application, secretary, culture_officer, organisation):
    given_elsewhere(organisation, culture_officer, 1_950_000)
    with pytest.raises(ValidationError) as stopped:
        grant(secretary, application, 50_001)
    assert "kan bara få 5\u00a0000,00\u00a0euro till" in stopped.value.messages[0]
    application.refresh_from_db()
    application.round.refresh_from_db()
    assert (application.state, application.round.reserved, GrantDecision.objects.count()) == ("submitted", 0, 0)
    assert aid_of(giver="").state == "prepared"
    grant(secretary, application, 50_000)
    assert aid_of(giver="").state == "granted"


# A grant that is changed after the decision


def asked_change(officer, application, kronor):
    asked = {"asked_on": date(2019, 3, 1), "asked_by_role": "Kassör", "grounds": "Dyrare lokal"}
    return ask_change(actor=officer, grant=GrantDecision.objects.get(application=application), amount=Decimal(kronor), **asked)


def decide_change(secretary, change, day=date(2019, 4, 2), **said):
    decision = DecisionFactory(board=change.board, meeting_date=day)
    return grant_change(actor=secretary, change=change, decision=decision, **said)


def reckon_raise(officer, application, rate="11"):
    application.refresh_from_db()
    reckoned = {"rate": Decimal(rate), "rate_on": date(2019, 3, 15)}
    return prepare_state_aid(actor=officer, application=application, **reckoned)


def ledger():
    return [(str(aid.amount), aid.state, aid.granted_on) for aid in StateAid.objects.filter(giver="").order_by("pk")]


@pytest.fixture
def half(reckoned, application, secretary):
    """Half of what was applied for, counted as aid from the first decision."""
    return grant(secretary, application, 50_000)


def test_a_raise_is_reckoned_and_counts_from_its_own_decision(half, application, secretary, culture_officer):
    change = asked_change(culture_officer, application, 83_000)
    with pytest.raises(ValidationError, match="Beräkna stödet för höjningen på ansökans sida först"):
        decide_change(secretary, change)
    reckon_raise(culture_officer, application)
    decide_change(secretary, change, amount=Decimal(72_000), answer="Ramen räcker inte", rule_reference="Punkt 4")
    first, second = date(2018, 12, 11), date(2019, 4, 2)
    assert ledger() == [("50000.00", "granted", first), ("22000.00", "granted", second)]
    assert [aid.euro for aid in StateAid.objects.order_by("pk")] == [5_000, 2_000]


def test_a_raise_past_the_ceiling_is_stopped_whole(half, application, secretary, culture_officer, organisation):
    given_elsewhere(organisation, culture_officer, 1_940_000)
    change = asked_change(culture_officer, application, 61_001)
    reckon_raise(culture_officer, application)
    with pytest.raises(ValidationError, match="Taket är"):
        decide_change(secretary, change)
    application.round.refresh_from_db()
    assert (half.grant.terms().amount, application.round.reserved) == (50_000, 50_000)


def test_a_raise_past_the_ceiling_of_a_later_period_is_stopped(half, application, secretary, culture_officer, organisation):
    elsewhere = {"organisation": organisation, "giver": "Staten", "matter": "Stöd", **RATE}
    register_aid(actor=culture_officer, granted_on=date(2020, 5, 1), amount=Decimal(1_940_000), **elsewhere)
    change = asked_change(culture_officer, application, 61_001)
    reckon_raise(culture_officer, application)
    with pytest.raises(ValidationError, match="till 2020-05-01"):
        decide_change(secretary, change)


def test_what_is_lowered_is_aid_no_more_the_last_raise_first(half, application, secretary, culture_officer):
    change = asked_change(culture_officer, application, 72_000)
    reckon_raise(culture_officer, application)
    decide_change(secretary, change)
    first, second = date(2018, 12, 11), date(2019, 4, 2)
    decide_change(secretary, asked_change(culture_officer, application, 61_000), date(2019, 5, 7))
    assert ledger() == [("50000.00", "granted", first), ("11000.00", "granted", second)]
    decide_change(secretary, asked_change(culture_officer, application, 10_000), date(2019, 6, 4))
    assert ledger() == [("10000.00", "granted", first), ("11000.00", "annulled", second)]
    lowered = AuditEvent.objects.of(StateAid.objects.earliest("pk")).filter(act="lowered").get()
    assert lowered.changes == [["amount", "50000.00", "10000.00"]]
    assert "Bidraget är ändrat" in lowered.reason


@pytest.mark.parametrize("how", ["withdrawn", "rejected"])
def test_a_raise_that_came_to_nothing_gives_no_aid(half, application, secretary, culture_officer, how):
    change = asked_change(culture_officer, application, 72_000)
    reckon_raise(culture_officer, application)
    if how == "withdrawn":
        withdraw_change(actor=culture_officer, change=change)
    else:
        decision = DecisionFactory(board=change.board, meeting_date=date(2019, 4, 2), outcome="rejected")
        reject_change(actor=secretary, change=change, decision=decision, answer="Ramen räcker inte")
    assert [row[1] for row in ledger()] == ["granted", "annulled"]


def test_what_is_no_aid_is_raised_without_a_reckoning(application, secretary, culture_officer):
    decision = DecisionFactory(board=application.board)
    given = {"amount": Decimal(50_000), "state_aid_basis": "no_activity", **WHY}
    grant_application(actor=secretary, application=application, decision=decision, **given)
    with pytest.raises(ValidationError, match="när en höjning är begärd"):
        reckon_raise(culture_officer, application)
    change = asked_change(culture_officer, application, 60_000)
    with pytest.raises(ValidationError, match="Ingen ekonomisk verksamhet"):
        reckon_raise(culture_officer, application)
    decide_change(secretary, change)
    assert ledger() == []


def test_the_pages_lead_from_the_request_to_the_reckoning(half, application, secretary, culture_officer, client, api_client):
    change = asked_change(culture_officer, application, 72_000)
    client.force_login(culture_officer)
    reckon_here = reverse("grants:prepare_state_aid", args=[application.pk])
    assert "Stödet för höjningen är inte beräknat" in client.get(change.get_absolute_url()).text
    for page in (change, application):
        assert reckon_here in client.get(page.get_absolute_url()).text
    application.refresh_from_db()
    sent = {"version": application.version, "kind": "general", "rate": "11", "rate_on": "2019-03-15"}
    assert client.post(reckon_here, sent).status_code == 302
    assert "Stödet för höjningen är inte beräknat" not in client.get(change.get_absolute_url()).text
    decide_change(secretary, change)
    for address in (application.get_absolute_url(), reverse("state_aid:ledger", args=[application.organisation_id])):
        assert "22\u00a0000" in client.get(address).text
    api_client.force_authenticate(culture_officer)
    api = api_client.get(f"/api/v1/state-aid/?organisation={application.organisation_id}").json()["results"]
    assert sorted(aid["amount"] for aid in api) == ["22000.00", "50000.00"]


def test_what_came_to_nothing_gives_no_aid(reckoned, application, secretary, culture_officer):
    application.refresh_from_db()
    rejected = DecisionFactory(board=application.board, outcome="rejected")
    reject_application(actor=secretary, application=application, decision=rejected, **WHY)
    assert aid_of().state == "annulled"


def test_a_withdrawn_application_gives_no_aid(reckoned, application, culture_officer):
    application.refresh_from_db()
    withdraw_application(actor=culture_officer, application=application, reason="Ångrar sig")
    assert aid_of().state == "annulled"


def test_one_reckoning_stands_for_an_application(reckoned, application, culture_officer):
    with pytest.raises(ValidationError, match="redan beräknad"):
        prepare_state_aid(actor=culture_officer, application=application, **RATE)
    annul_aid(actor=culture_officer, aid=aid_of(), reason="Fel kurs")
    prepare_state_aid(actor=culture_officer, application=application, **RATE)
    assert StateAid.objects.prepared().count() == 1


@pytest.fixture
def agreement(social_board, organisation):
    agreement = with_parts(AgreementFactory(responsible_board=social_board, state="prepared"), organisation)
    examined(agreement)
    return agreement


def decide(officer, agreement):
    decision = DecisionFactory(board=agreement.responsible_board, outcome="approved")
    agreement.refresh_from_db()
    return agreements.decide_agreement(actor=officer, agreement=agreement, decision=decision)


def reckon(officer, agreement, organisation, kronor=100_000, **more):
    return agreements.prepare_state_aid(
        actor=officer, agreement=agreement, organisation=organisation, amount=Decimal(kronor), **RATE, **more
    )


def test_an_agreement_gives_its_aid_with_the_decision(agreement, organisation, social_officer):
    reckon(social_officer, agreement, organisation)
    decide(social_officer, agreement)
    assert (aid_of().state, aid_of().granted_on, aid_of().board) == ("granted", date(2018, 12, 11), agreement.responsible_board)


def test_an_agreement_past_the_ceiling_is_not_decided(agreement, organisation, social_officer):
    given_elsewhere(organisation, social_officer, 1_950_000)
    reckon(social_officer, agreement, organisation)
    with pytest.raises(ValidationError, match="Taket är"):
        decide(social_officer, agreement)
    agreement.refresh_from_db()
    assert (agreement.state, agreement.decision) == ("prepared", None)


def test_a_withdrawn_agreement_gives_no_aid_even_after_its_decision(agreement, organisation, social_officer):
    reckon(social_officer, agreement, organisation)
    agreement = decide(social_officer, agreement)
    agreements.withdraw_agreement(actor=social_officer, agreement=agreement, reason="Parten drog sig ur")
    assert aid_of().state == "annulled"


def test_aid_is_reckoned_for_a_party_before_the_decision(agreement, organisation, social_officer):
    with pytest.raises(ValidationError, match="inte part"):
        reckon(social_officer, agreement, ApplicationFactory().organisation)
    agreement = decide(social_officer, agreement)
    with pytest.raises(ValidationError, match="redan beslutat"):
        reckon(social_officer, agreement, organisation)


def test_a_party_with_aid_stays_until_the_aid_is_struck(agreement, organisation, social_officer):
    reckon(social_officer, agreement, organisation)
    party = agreement.parties.get(organisation=organisation)
    for own in (agreement.resources, agreement.group_members):
        own.filter(party=party).delete()
    with pytest.raises(ValidationError, match="Stryk det först"):
        party.check_can_be_struck()


def test_an_officer_reckons_a_grant_and_reads_the_ledger(client, application, culture_officer):
    client.force_login(culture_officer)
    address = reverse("grants:prepare_state_aid", args=[application.pk])
    sent = {"version": application.version, "kind": "general", "rate": "11,4225", "rate_on": "2018-05-01"}
    assert client.post(address, sent).status_code == 302
    page = client.get(application.get_absolute_url()).content.decode()
    assert "Stöd av mindre betydelse" in page
    assert "8\u00a0754,65" in page.replace("&nbsp;", "\u00a0")
    ledger = client.get(reverse("state_aid:ledger", args=[application.organisation_id])).content.decode()
    assert "Förberett" in ledger
    aid = aid_of()
    change = reverse("state_aid:change_aid", args=[aid.pk])
    answer = client.post(
        change,
        {"version": aid.version, "kind": "general", "matter": "Ny", "amount": "1 000", "rate": "11", "rate_on": "2018-05-01"},
    )
    assert (answer.status_code, aid_of().amount) == (302, 1_000)


def the_municipality_pays(agreement, kronor):
    party = agreement.parties.get(side="municipal")
    agreement.resources.filter(party=party).delete()
    IOPResource.objects.create(agreement=agreement, party=party, kind="money", unit="kr", year=2019, amount=Decimal(kronor))


def test_aid_smaller_than_the_money_needs_a_reason_that_is_kept_and_shown(client, agreement, organisation, social_officer):
    the_municipality_pays(agreement, 550_000)
    with pytest.raises(ValidationError, match="Skriv varför resten inte är stöd"):
        reckon(social_officer, agreement, organisation, 1)
    reckon(social_officer, agreement, organisation, 1, rest_reason="Caféet är en krona av verksamheten")
    told = "Resten är inte stöd: Caféet är en krona av verksamheten"
    client.force_login(social_officer)
    assert told in client.get(agreement.get_absolute_url()).content.decode()
    assert "Caféet är en krona" in client.get(aid_of().get_absolute_url()).content.decode()
    decide(social_officer, agreement)
    assert (aid_of().state, aid_of().rest_reason) == ("granted", "Caféet är en krona av verksamheten")


def test_money_that_grew_after_the_reckoning_stops_the_decision_until_the_aid_is_right(agreement, organisation, social_officer):
    the_municipality_pays(agreement, 100_000)
    reckon(social_officer, agreement, organisation)
    the_municipality_pays(agreement, 100_001)
    with pytest.raises(ValidationError, match="ändra beloppet, eller skriv där varför"):
        decide(social_officer, agreement)
    change_aid(actor=social_officer, aid=aid_of(), amount=Decimal(100_001))
    agreement = decide(social_officer, agreement)
    assert aid_of().amount == 100_001
    the_municipality_pays(agreement, 550_000)
    with pytest.raises(ValidationError, match="ta tillbaka beslutet så att stödet kan beräknas"):
        check_can_be_signed(agreement)
