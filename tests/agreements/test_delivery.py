"""What each party promised and what came: quantity times value, confirmed by the party itself, money and in kind apart."""

import uuid
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from partnerships.agreements import services
from partnerships.agreements.models import IOPAgreement, IOPFollowUp, IOPParty, IOPPayment, IOPResource
from partnerships.agreements.models.resources import tell_paid
from partnerships.agreements.pages.follow_ups import resources_table
from partnerships.agreements.pages.resources import resource_groups, resources_of, shares_of, years_table
from partnerships.audit.models import AuditEvent
from partnerships.payments import services as payments
from partnerships.register.rights import Role
from reports.due import due_list
from reports.period import ReportYear
from reports.sheets.agreements import resources
from tests.fixtures import OrganisationFactory, user_with

from .conftest import TODAY

pytestmark = pytest.mark.django_db
HOURS = {"kind": "volunteer_time", "year": 2025, "unit": "hours", "unit_value": Decimal("220"), "valuation_basis": "Schablon"}


@pytest.fixture
def other(running):
    return running.parties.get(side="idea_driven")


@pytest.fixture
def hours(running, other, social_officer):
    return services.register_resource(actor=social_officer, party=other, quantity=100, **HOURS)


@pytest.fixture
def delivered(hours, social_officer):
    return services.change_resource(actor=social_officer, resource=hours, delivered_quantity=90)


# Quantity times value


def test_a_value_is_made_of_quantity_and_value_of_each_and_never_typed_twice(hours, other, social_officer):
    assert hours.amount == Decimal("22000")
    more = services.change_resource(actor=social_officer, resource=hours, quantity=120, reason="Räknade fel")
    assert more.amount == Decimal("26400")
    for typed in ({"amount": Decimal("26000")}, {"delivered_quantity": 10, "delivered_amount": Decimal("1")}):
        with pytest.raises(ValidationError, match="220.+kr blir"):
            services.change_resource(actor=social_officer, resource=more, **typed)
    more.refresh_from_db()
    assert (more.amount, more.delivered_quantity) == (Decimal("26400"), None)
    with pytest.raises(ValidationError, match="högst"):
        services.register_resource(
            actor=social_officer, party=other, quantity=10**9, **HOURS | {"unit_value": Decimal("9999999999")}
        )
    with pytest.raises(ValidationError, match="hur värdet är uppskattat"):
        services.register_resource(actor=social_officer, party=other, quantity=1, **HOURS | {"valuation_basis": ""})


def test_the_form_reckons_anew_when_the_quantity_changes(client, hours, social_officer):
    client.force_login(social_officer)
    address = reverse("agreements:change_resource", args=[hours.pk])
    values = {
        "party": hours.party_id, "kind": "volunteer_time", "year": 2025, "quantity": 50, "unit": "hours", "unit_value": "220",
        "amount": "22 000", "valuation_basis": "Schablon", "delivered_quantity": "40",
        "reason": "Färre", "version": hours.version,
    }  # fmt: skip
    assert client.post(address, values).status_code == 302
    hours.refresh_from_db()
    assert (hours.amount, hours.delivered_amount, hours.delivered) == (Decimal("11000"), Decimal("8800"), True)


def test_what_came_may_be_unknown_nothing_or_known_without_a_figure(hours, other, social_officer):
    assert hours.delivered is None
    network = services.register_resource(actor=social_officer, party=other, kind="network", year=2025, delivered=True)
    assert (network.delivered, network.delivered_amount) == (True, None)
    none = services.change_resource(actor=social_officer, resource=hours, delivered_quantity=0)
    assert (none.delivered, none.delivered_amount) == (False, Decimal("0"))


# Shares


def test_each_partys_share_is_told_for_money_and_for_in_kind_apart(client, running, delivered, other, social_officer):
    services.register_resource(actor=social_officer, party=other, kind="money", year=2025, amount=Decimal("25000"))
    rows = list(IOPResource.objects.select_related("party__organisation", "party__board"))
    municipal, association = shares_of([row for row in rows if row.is_money])
    assert (municipal["share_promised"], association["share_promised"]) == (Decimal("0.8"), Decimal("0.2"))
    assert (municipal["delivered"], municipal["share_delivered"]) == (None, None)
    (in_kind,) = shares_of([row for row in rows if not row.is_money])
    assert (in_kind["promised"], in_kind["delivered"], in_kind["share_delivered"]) == (Decimal("44000"), Decimal("19800"), 1)
    client.force_login(social_officer)
    text = client.get(running.get_absolute_url()).content.decode()
    for words in ("100\xa0000\xa0kr (80\xa0%)", "25\xa0000\xa0kr (20\xa0%)", "2025 levererat", "19\xa0800", "90 timmar"):
        assert words in text, words
    assert "169\xa0000" not in text  # money and in kind together


# Confirmed


def test_each_party_confirms_its_own_delivery_and_nobody_elses(running, delivered, social_officer, representative, finance):
    municipal = running.parties.get(side="municipal")
    room = services.register_resource(actor=social_officer, party=municipal, kind="premises", year=2025, delivered=True)
    culture_too = user_with(Role.REPRESENTATIVE, organisation=OrganisationFactory())
    for user, resource in ((representative, room), (social_officer, delivered), (finance, room), (culture_too, delivered)):
        with pytest.raises(PermissionDenied):
            services.confirm_delivery(actor=user, resource=resource)
    theirs = services.confirm_delivery(actor=representative, resource=delivered)
    own = services.confirm_delivery(actor=social_officer, resource=room)
    assert (theirs.confirmed_by_role, theirs.confirmed_on) == ("Organisationsföreträdare", TODAY)
    assert own.confirmed_by_role == "Handläggare, socialkontoret"
    assert AuditEvent.objects.of(theirs)[0].act == "confirmed_delivery"
    with pytest.raises(PermissionDenied):
        services.change_resource(actor=representative, resource=theirs, delivered_quantity=100)
    with pytest.raises(ValidationError, match="redan bekräftad"):
        services.confirm_delivery(actor=representative, resource=theirs)


def test_what_waits_for_a_confirmation_stands_in_the_due_list_of_whose_it_is(running, delivered, representative, reader):
    waiting = [due for due in due_list(representative) if due.title == "Bekräfta leverans i IOP-avtal"]
    assert [(due.note, due.url) for due in waiting] == [(f"{running.title}, 1 leverans", delivered.get_absolute_url())]
    assert not [due for due in due_list(reader) if due.title == "Bekräfta leverans i IOP-avtal"]
    services.confirm_delivery(actor=representative, resource=delivered)
    assert not [due for due in due_list(representative) if due.title == "Bekräfta leverans i IOP-avtal"]


def test_nothing_is_confirmed_before_it_is_told_nor_after_it_is_changed(hours, social_officer, representative):
    with pytest.raises(ValidationError, match="Ingen uppgift om leverans"):
        services.confirm_delivery(actor=representative, resource=hours)
    told = services.change_resource(actor=social_officer, resource=hours, delivered_quantity=90)
    told = services.confirm_delivery(actor=representative, resource=told)
    same = services.change_resource(actor=social_officer, resource=told, description="Volontärer", reason="Förtydligat")
    assert same.confirmed_by_role
    changed = services.change_resource(actor=social_officer, resource=same, delivered_quantity=95)
    assert (changed.confirmed_by_role, changed.confirmed_on) == ("", None)
    assert AuditEvent.objects.of(changed)[0].reason == "Leveransen ändrades och behöver bekräftas på nytt."


def test_what_is_promised_is_changed_with_a_reason_once_it_is_signed_and_what_is_delivered_without(
    client, hours, draft, social_officer
):
    for promised in ({"quantity": 120}, {"year": 2026}, {"description": "Volontärer"}, {"unit_value": Decimal("230")}):
        with pytest.raises(ValidationError, match="Skriv varför det som är utlovat ändras") as refused:
            services.change_resource(actor=social_officer, resource=IOPResource.objects.get(pk=hours.pk), reason=" ", **promised)
        assert set(refused.value.message_dict) == {"reason"}
    assert IOPResource.objects.get(pk=hours.pk).quantity == 100
    told = services.change_resource(actor=social_officer, resource=hours, delivered_quantity=90, quantity=100)
    services.change_resource(actor=social_officer, resource=told, quantity=120, reason="Räknade fel")
    assert AuditEvent.objects.of(hours)[0].reason == "Räknade fel"
    client.force_login(social_officer)
    assert "Måste anges om något annat" in client.get(reverse("agreements:change_resource", args=[hours.pk])).content.decode()
    IOPAgreement.objects.filter(pk=hours.agreement_id).update(imported_incomplete=True)  # what is known of it is filled in
    row = IOPResource.objects.get(pk=hours.pk)
    assert services.change_resource(actor=social_officer, resource=row, quantity=130).quantity == 130


def test_a_board_that_is_a_party_confirms_by_its_own_officer(running, social_officer, culture_officer, culture_board):
    party = IOPParty.objects.create(agreement=running, side="municipal", board=culture_board)
    room = IOPResource.objects.create(agreement=running, party=party, kind="premises", year=2025, delivered=True)
    with pytest.raises(PermissionDenied):
        services.confirm_delivery(actor=social_officer, resource=room)
    assert services.confirm_delivery(actor=culture_officer, resource=room).confirmed_on == TODAY


def test_the_representative_finds_what_to_confirm_on_the_page(client, running, delivered, representative, reader):
    address = reverse("agreements:confirm_delivery", args=[delivered.pk])
    client.force_login(reader)
    assert address not in client.get(running.get_absolute_url()).content.decode()
    assert client.get(address).status_code == 403
    client.force_login(representative)
    assert address in client.get(running.get_absolute_url()).content.decode()
    assert "90 timmar, 19\xa0800\xa0kr" in client.get(address).content.decode()
    assert client.post(address, {"version": delivered.version}).url == delivered.get_absolute_url()
    assert address not in client.get(running.get_absolute_url()).content.decode()
    assert client.post(address, {"version": delivered.version}).status_code == 409


def test_the_api_confirms_and_asks_by_delivery(api_client, delivered, representative):
    api_client.force_login(representative)
    answer = api_client.post(f"/api/v1/iop-resources/{delivered.pk}/confirm/")
    assert (answer.status_code, answer.json()["confirmed_by_role"]) == (200, "Organisationsföreträdare")
    assert api_client.get("/api/v1/iop-resources/", {"confirmed": "true"}).json()["count"] == 1
    assert api_client.get("/api/v1/iop-resources/", {"delivered": "true"}).json()["count"] == 1
    assert api_client.get("/api/v1/iop-resources/", {"confirmed": "false"}).json()["count"] == 2
    refused = api_client.patch(f"/api/v1/iop-resources/{delivered.pk}/", {"confirmed_on": "2026-01-01"}, format="json")
    assert refused.status_code in {400, 403, 428}


# Whoever is a party puts something in


def test_an_agreement_without_the_other_partys_resources_is_a_fault_in_data_quality(client, running, social_officer):
    address = reverse("reports:finding", args=["iop-avtal-dar-en-part-saknar-resurser"])
    client.force_login(social_officer)
    assert running.title not in client.get(address).content.decode()
    running.resources.filter(party__side="idea_driven").update(struck_reason="Fel")
    assert running.title in client.get(address).content.decode()


def test_a_year_that_is_over_without_a_word_of_what_came_is_told_of(client, running, hours, social_officer):
    address = reverse("reports:finding", args=["iop-avtal-dar-leveransen-ett-avslutat-ar-inte-ar-kand"])
    client.force_login(social_officer)
    assert running.title in client.get(address).content.decode()
    IOPResource.objects.update(delivered=False)
    assert running.title in client.get(address).content.decode()  # the municipality's money is not paid
    IOPResource.objects.filter(kind="money").update(year=2026)
    assert running.title not in client.get(address).content.decode()


def test_the_municipalitys_money_is_delivered_when_it_is_paid_and_that_is_never_typed(
    api_client, client, running, other, social_officer, social_attester, finance
):
    money = running.resources.get(kind="money")
    more = IOPResource.objects.create(agreement=running, party=money.party, kind="money", year=2024, unit="kr", amount=50000)
    for typed in ({"delivered": True}, {"delivered_amount": Decimal("1")}):
        with pytest.raises(ValidationError, match="räknas fram ur utbetalningarna"):
            services.change_resource(actor=social_officer, resource=IOPResource.objects.get(pk=money.pk), **typed)
    values = {"party": other, "year": 2024, "amount": Decimal("30000"), "due": date(2024, 3, 1), "giro_type": "bankgiro"}
    payment = services.plan_iop_payment(actor=social_officer, agreement=running, key=uuid.uuid4(), **values)
    payment = payments.attest_payment(actor=social_attester, payment=payment)
    assert money.outcome() == (None, None, None)
    IOPResource.objects.filter(pk=more.pk).update(delivered=True, delivered_amount=Decimal("50000"))  # typed before
    payments.execute_payment(actor=finance, payment=payment, paid_on=date(2025, 1, 10), voucher_no="L1")
    came = [row.outcome() for row in tell_paid(list(IOPResource.objects.filter(kind="money").order_by("pk")))]
    assert came == [(True, None, Decimal("20000")), (True, None, Decimal("10000"))]
    api_client.force_login(social_officer)
    (second, first) = api_client.get("/api/v1/iop-resources/", {"kind": "money", "delivered": "true"}).json()["results"]
    assert (first["delivered_amount"], second["delivered_amount"]) == ("20000.00", "10000.00")
    sheet = resources(ReportYear(2024), "IOP-resurser")
    delivered = [row["amount"] for row in sheet.rows if row["resource"].is_money and row["which"] == "levererat"]
    assert delivered == [Decimal("20000"), Decimal("10000")]
    client.force_login(social_officer)
    assert 'name="delivered' not in client.get(reverse("agreements:change_resource", args=[money.pk])).content.decode()
    finding = reverse("reports:finding", args=["iop-avtal-dar-kommunens-medel-ar-angivna-som-levererade-men-inte-utbetalda-sa"])
    assert "2024: levererat 50\xa0000\xa0kr, utbetalt 10\xa0000\xa0kr" in client.get(finding).content.decode()


def test_nothing_is_delivered_in_a_year_that_has_not_begun(running, other, social_officer):
    IOPAgreement.objects.update(end_date=date(2027, 12, 31))
    coming = {"party": IOPParty.objects.get(pk=other.pk), "kind": "network", "year": 2027}
    with pytest.raises(ValidationError, match="2027 har inte börjat"):
        services.register_resource(actor=social_officer, delivered=True, **coming)
    network = services.register_resource(actor=social_officer, **coming)
    with pytest.raises(ValidationError, match="2027 har inte börjat"):
        services.change_resource(actor=social_officer, resource=network, delivered=True)


def test_what_nobody_has_told_is_unknown_and_so_is_the_sum_of_it(running, other, social_officer):
    for side in ("municipal", "idea_driven"):
        network = {"party": running.parties.get(side=side), "kind": "network", "year": 2025}
        services.register_resource(actor=social_officer, **network)
    rows = [row for row in resources_of(social_officer, running) if row.year == 2025]
    shown = resources_table(IOPFollowUp(agreement=running, year=2025), rows)
    assert [cell.missing for cell in shown.rows[0]["cells"][4:]] == [True, True]
    assert [str(cell) for cell in shown.total[3:5]] == ["–", '<span class="missing">uppgift saknas</span>']
    years = years_table(resources_of(social_officer, running), None)
    assert [cell.missing for cell in years.total] == [False, False, False, True, False]


def test_shares_make_up_a_hundred_per_cent_of_what_has_an_amount(running, other, social_officer):
    for year in (2025, 2026):
        services.register_resource(actor=social_officer, party=other, kind="money", year=year, amount=Decimal("100000"))
    third = IOPParty.objects.create(agreement=running, side="idea_driven", organisation=OrganisationFactory())
    services.register_resource(actor=social_officer, party=third, kind="money", year=2025)
    rows = [row for row in resources_of(social_officer, running) if row.is_money]
    (group,) = resource_groups(rows, False, lambda row: False)
    assert [segment["text"] for segment in group["bar"]["segments"]] == [
        "100\xa0000\xa0kr (33\xa0% av det som har belopp)", "200\xa0000\xa0kr (67\xa0% av det som har belopp)",
    ]  # fmt: skip
    assert group["shares"].columns[2].heading == "Andel av utlovat som har belopp"


# The workbook


def test_the_sheet_has_a_row_of_what_was_planned_and_one_of_what_came(delivered):
    sheet = resources(ReportYear(2025), "IOP-resurser")
    shown = [tuple(column.read(row) for column in sheet.columns[5:10]) for row in sheet.rows]
    assert (100, "timmar", Decimal("22000"), "Schablon", "planerat") in shown
    assert (90, "timmar", Decimal("19800"), "Schablon", "levererat") in shown


# The municipality's money


def test_the_money_of_a_year_is_promised_planned_requested_attested_paid_and_left(
    api_client, running, other, social_officer, social_attester, finance, reader
):
    made = []
    for amount in ("40000", "30000", "20000"):
        values = {"party": other, "year": 2024, "amount": Decimal(amount), "due": date(2024, 3, 1), "giro_type": "bankgiro"}
        made.append(services.plan_iop_payment(actor=social_officer, agreement=running, key=uuid.uuid4(), **values))
    asked = {"requested_on": date(2024, 2, 1), "requested_by_role": "Kassör"}
    for payment in made[:2]:
        services.request_iop_payment(actor=social_officer, agreement=running, payment=payment, **asked)
    paid = payments.attest_payment(actor=social_attester, payment=made[0])
    with pytest.raises(ValidationError, match="innan utbetalningen attesteras"):
        services.request_iop_payment(actor=social_officer, agreement=running, payment=paid, **asked)
    paid = payments.execute_payment(actor=finance, payment=paid, paid_on=date(2024, 3, 1), voucher_no="L1")
    api_client.force_login(social_officer)
    address = f"/api/v1/iop-agreements/{running.pk}/money/"
    row = {
        "year": 2024, "promised": "100000.00", "planned": "90000.00", "requested": "70000.00", "attested": "40000.00",
        "paid": "40000.00", "left": "10000.00", "lapsed": False,
    }  # fmt: skip
    assert api_client.get(address).json() == {"years": [row]}
    payments.reverse_payment(actor=finance, payment=paid, paid_on=date(2024, 4, 1), voucher_no="L2", reason="Fel mottagare")
    row |= {"planned": "50000.00", "requested": "30000.00", "attested": "0.00", "paid": "0.00", "left": "50000.00"}
    assert api_client.get(address).json() == {"years": [row]}
    ties = api_client.get("/api/v1/iop-payments/", {"requested": "true", "agreement": running.pk}).json()
    assert [tie["requested_by_role"] for tie in ties["results"]] == ["Kassör", "Kassör"]
    api_client.force_login(reader)
    assert api_client.get(address).status_code == 403


def test_a_requisition_is_registered_by_page_and_told_to_the_attester(client, running, other, social_officer, social_attester):
    values = {"party": other, "year": 2024, "amount": Decimal("40000"), "due": TODAY, "giro_type": "bankgiro"}
    payment = services.plan_iop_payment(actor=social_officer, agreement=running, key=uuid.uuid4(), **values)
    address = reverse("agreements:request_payment", args=[running.pk, payment.pk])
    client.force_login(social_officer)
    assert address in client.get(running.get_absolute_url()).content.decode()
    asked = {"requested_on": "2026-11-22", "requested_by_role": "Kassör"}
    early = client.post(address, asked)
    assert (early.status_code, "inte varit" in early.content.decode()) == (422, True)
    assert client.post(address, asked | {"requested_on": "2026-11-20"}).url == running.get_absolute_url()
    assert IOPPayment.objects.get().requested_on == date(2026, 11, 20)
    assert AuditEvent.objects.of(payment)[0].act == "requested"
    client.force_login(social_attester)
    facts = client.get(reverse("payments:attest", args=[payment.pk])).context["facts"]
    assert ("Rekvirerat", "2026-11-20 av Kassör") in facts
