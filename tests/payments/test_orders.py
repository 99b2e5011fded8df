"""Attested payments are gathered in an order, handed to the bank as a file, and noted as paid: all of them, or none."""

from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from lxml import etree
from openpyxl import load_workbook

from grants.models import GrantDecision
from grants.services import grant_application, plan_grant_payment
from partnerships.audit.models import AuditEvent
from partnerships.ground.days import last_day_moved, today
from partnerships.payments.models import OrderLine, PayingAccount, Payment, PaymentOrder
from partnerships.payments.pain001 import NAMESPACE, payment_file, schema
from partnerships.payments.services import (
    attest_payment,
    cancel_payment,
    dissolve_order,
    execute_order,
    execute_payment,
    make_order,
    orders,
    register_account,
)
from partnerships.register.models import Municipality
from partnerships.register.rights import Role
from partnerships.register.services import confirm_giro, propose_giro
from tests.fixtures import WHY, ApplicationFactory, OrganisationFactory, user_with
from tests.racing import PEOPLE, at_once, faults

pytestmark = pytest.mark.django_db

DUE = date(2019, 2, 1)
NAMES = ("Åkerbäckens kulturförening", "Café Zoë & vänner", "Östanvinds scoutkår")
AMOUNTS = ("1000.10", "2000.20", "3000.30")


def bank_day():
    return last_day_moved(today())


@pytest.fixture
def attested(round, decision, secretary, culture_officer, attester):
    """Three attested payments of 6 000,60 kr in all, the last to a plusgiro."""
    made = []
    for name, amount in zip(NAMES, AMOUNTS, strict=True):
        organisation = OrganisationFactory(name=name, plusgiro="286543-4")
        application = ApplicationFactory(round=round, organisation=organisation)
        grant = grant_application(
            actor=secretary, application=application, decision=decision, amount=Decimal(amount), **WHY
        ).grant
        asked = {"amount": Decimal(amount), "due": DUE, "giro_type": "plusgiro" if name == NAMES[-1] else "bankgiro"}
        payment = plan_grant_payment(actor=culture_officer, grant=grant, key=uuid4(), text=f"Bidrag 2019 – {name}", **asked)
        made.append(attest_payment(actor=attester, payment=payment))
    return made


def make(finance, **asked):
    return make_order(actor=finance, **{"due_to": DUE, "pay_on": bank_day()} | asked)


@pytest.fixture
def order(attested, finance):
    return make(finance)


@pytest.fixture
def account(finance):
    Municipality.objects.create(pk=1, name="Provköpings kommun", org_number="212000-0142")
    values = {"iban": "SE45 5000 0000 0583 9825 7466", "bic": "ESSESESS", "payer_id": "123456789012A001"}
    return register_account(actor=finance, **values)


def texts(content, name):
    found = etree.ETXPath(f"//{{{NAMESPACE}}}{name}/text()")(etree.fromstring(content))
    return [text for text in found if text.strip()]


# Gathering


def test_an_order_takes_what_is_attested_and_a_payment_stands_in_one(attested, order, finance):
    assert list(order.payments()) == attested
    with pytest.raises(ValidationError, match="inga attesterade utbetalningar"):
        make(finance)
    with pytest.raises(IntegrityError), transaction.atomic():
        OrderLine.objects.create(
            order=PaymentOrder.objects.create(due_to=DUE, pay_on=DUE, created_by=finance), payment=attested[0]
        )


def test_an_order_of_a_board_or_of_some_days_takes_no_other(attested, finance, social_board):
    for asked in ({"board": social_board}, {"due_from": DUE + timedelta(days=1), "due_to": today()}):
        with pytest.raises(ValidationError, match="inga attesterade"):
            make(finance, **asked)
    assert PaymentOrder.objects.count() == 0


def test_only_finance_gathers_and_notes_as_paid(attested, attester, culture_officer, admin, order):
    for user in (attester, culture_officer, admin):
        with pytest.raises(PermissionDenied):
            make(user)
        with pytest.raises(PermissionDenied):
            execute_order(actor=user, order=order, paid_on=DUE, voucher_no="1")


def test_what_is_in_an_order_is_neither_paid_nor_cancelled_by_itself(attested, order, finance, culture_officer):
    with pytest.raises(ValidationError, match="ingår i betalningsunderlag"):
        execute_payment(actor=finance, payment=attested[0], paid_on=DUE, voucher_no="1")
    with pytest.raises(ValidationError, match="ingår i betalningsunderlag"):
        cancel_payment(actor=culture_officer, payment=attested[0], reason="Fel")
    dissolve_order(actor=finance, order=order, reason="Fel betalningsdag")
    assert cancel_payment(actor=culture_officer, payment=attested[0], reason="Fel").state == "cancelled"
    assert list(make(finance).payments()) == attested[1:]


A_SATURDAY = today() + timedelta(days=(5 - today().weekday()) % 7)
CHRISTMAS_EVE = date(today().year, 12, 24)


@pytest.mark.parametrize("day", [today() - timedelta(days=1), A_SATURDAY, CHRISTMAS_EVE, today() + timedelta(days=400)])
def test_the_bank_pays_on_a_bank_day_to_come(attested, finance, day):
    with pytest.raises(ValidationError, match="pay_on"):
        make(finance, pay_on=day)


# Paid


def test_one_voucher_for_all_or_one_for_each(order, attested, finance):
    own = [{"payment": attested[0].pk, "voucher_no": "V1"}]
    execute_order(actor=finance, order=order, paid_on=DUE, voucher_no="V0", vouchers=own)
    assert list(Payment.objects.order_by("pk").values_list("state", "voucher_no")) == [
        ("paid", "V1"),
        ("paid", "V0"),
        ("paid", "V0"),
    ]
    assert AuditEvent.objects.filter(act="paid", object_type="payments.payment").count() == 3


def test_the_row_that_cannot_be_paid_is_named_and_nothing_is_written(order, attested, finance):
    own = [{"payment": payment.pk, "voucher_no": "V"} for payment in attested[:2]]
    with pytest.raises(ValidationError, match="Östanvinds scoutkår, 3.+000,30.+kr: Verifikationsnummer saknas"):
        execute_order(actor=finance, order=order, paid_on=DUE, vouchers=own)
    assert set(Payment.objects.values_list("state", flat=True)) == {"attested"}
    assert PaymentOrder.objects.get().state == "made"


def test_an_order_is_not_paid_before_the_decisions_and_each_payment_is_named(order, attested, finance, decision, client):
    before = decision.meeting_date - timedelta(days=1)
    with pytest.raises(ValidationError, match="Åkerbäckens kulturförening.*: Beslutet är fattat") as refused:
        execute_order(actor=finance, order=order, paid_on=before, voucher_no="V0")
    assert len(refused.value.messages) == len(attested)
    client.force_login(finance)
    sent = {"paid_on": str(before), "voucher_no": "V0", "version": order.version}
    assert client.post(f"{order.get_absolute_url()}betalt/", sent).status_code == 422
    assert set(Payment.objects.values_list("state", flat=True)) == {"attested"}


def test_no_file_goes_to_a_number_that_has_been_changed_and_what_the_bank_has_paid_is_registered(
    order, attested, finance, admin, account, client
):
    receiver = attested[1].organisation
    giro = propose_giro(actor=admin, organisation=receiver, kind="bankgiro", number="5050-1055", basis="Protokoll")
    assert payment_file(order)  # a proposal changes nothing
    confirm_giro(actor=finance, giro=giro)
    with pytest.raises(ValidationError, match="Café Zoë & vänner, 2.+000,20.+kr: Bankgiro 5402-9681 är inte längre"):
        payment_file(order)
    client.force_login(finance)
    assert "lös upp underlaget och planera" in client.get(order.get_absolute_url()).content.decode()
    execute_order(actor=finance, order=order, paid_on=DUE, voucher_no="1")
    assert set(Payment.objects.values_list("state", flat=True)) == {"paid"}


# The file


def test_the_file_keeps_to_the_schema_and_to_the_sums_of_the_order(order, account):
    content = payment_file(order)
    assert schema().validate(etree.fromstring(content))
    assert texts(content, "CtrlSum") == ["6000.60"] * 2
    assert texts(content, "NbOfTxs") == ["3"] * 2
    assert texts(content, "InstdAmt") == list(AMOUNTS)
    assert texts(content, "MmbId") == ["9900", "9900", "9960"]
    assert [texts(content, name) for name in ("Prtry", "IBAN")] == [["BGNR", "BGNR"], ["SE4550000000058398257466"]]
    assert texts(content, "Id")[-3:] == ["54029681", "54029681", "2865434"]
    assert payment_file(PaymentOrder.objects.get()) == content


def test_swedish_letters_are_kept_and_others_are_written_so_that_it_shows(order, account):
    content = payment_file(order)
    assert texts(content, "Nm")[2:] == ["Åkerbäckens kulturförening", "Cafe Zoe + vänner", "Östanvinds scoutkår"]
    assert texts(content, "Ustrd")[0] == "Bidrag 2019 - Åkerbäckens kulturförening"
    assert "Åkerbäckens".encode() in content


def test_a_message_of_which_nothing_can_be_written_is_what_the_payment_is_for(order, account, attested):
    Payment.objects.filter(pk=attested[0].pk).update(text="///")
    Payment.objects.filter(pk=attested[1].pk).update(text=" ")
    assert texts(payment_file(order), "Ustrd")[:2] == [
        "Åkerbäckens kulturförening, Verksamhetsbidrag 2019",
        "Cafe Zoe + vänner, Verksamhetsbidrag 2019",
    ]


def test_a_name_that_is_too_long_is_cut_with_dots(order, account, attested):
    organisation = attested[0].organisation
    organisation.name = "Å" * 200
    organisation.save()
    assert texts(payment_file(order), "Nm")[2] == "Å" * 67 + "..."


def test_the_file_is_refused_without_the_account_and_page_says_why(order, finance, client):
    client.force_login(finance)
    answer = client.get(f"{order.get_absolute_url()}betalfil.xml", follow=True)
    assert "betalkonto saknas" in answer.content.decode()
    assert not AuditEvent.objects.filter(act="downloaded").exists()


def test_there_is_no_file_of_what_is_paid_nor_for_a_day_that_has_passed(order, account, finance, client):
    client.force_login(finance)
    assert "Betalfil till banken" in client.get(order.get_absolute_url()).content.decode()
    PaymentOrder.objects.update(pay_on=DUE)
    order.refresh_from_db()
    with pytest.raises(ValidationError, match="Betalningsdagen 2019-02-01 har passerat"):
        payment_file(order)
    page = client.get(order.get_absolute_url()).content.decode()
    assert "Betalningsdagen 2019-02-01 har passerat" in page
    assert "Betalfil till banken" not in page
    PaymentOrder.objects.update(pay_on=bank_day())
    order.refresh_from_db()
    paid = execute_order(actor=finance, order=order, paid_on=DUE, voucher_no="1")
    with pytest.raises(ValidationError, match="inte längre att betala"):
        payment_file(paid)
    page = client.get(paid.get_absolute_url()).content.decode()
    assert "Underlag i Excel" in page
    assert "Betalfil till banken" not in page


def test_a_file_that_does_not_keep_to_the_schema_is_refused(order, account):
    PayingAccount.objects.update(bic="fel")
    with pytest.raises(ValidationError, match="följer inte bankernas format"):
        payment_file(order)


def test_each_download_is_logged_with_what_was_handed_out(order, account, finance, attester, client):
    client.force_login(finance)
    for _time in range(2):
        answer = client.get(f"{order.get_absolute_url()}betalfil.xml")
        assert answer["Content-Type"].startswith("application/xml")
        assert order.message_id() in answer["Content-Disposition"]
    assert AuditEvent.objects.filter(act="downloaded").count() == 2
    client.force_login(attester)
    assert client.get(f"{order.get_absolute_url()}betalfil.xml").status_code == 403


def test_the_excel_basis_has_every_row_and_the_sum(order, finance, client):
    client.force_login(finance)
    answer = client.get(f"{order.get_absolute_url()}underlag.xlsx")
    sheet = load_workbook(BytesIO(answer.getvalue()), data_only=True).active
    rows = list(sheet.iter_rows(min_row=5, values_only=True))
    headings = [cell.value for cell in sheet[4]]
    assert [row[headings.index("Belopp (kr)")] for row in rows if row[0] in NAMES] == [1000.1, 2000.2, 3000.3]
    assert rows[-1][headings.index("Belopp (kr)")] == 6000.6
    assert "Kultur- och fritidsnämnden, §" in rows[0][headings.index("Beslut")]


@pytest.mark.parametrize(("name", "value"), [("iban", "SE45 5000"), ("bic", "HEJ"), ("payer_id", "a b")])
def test_an_account_that_cannot_be_right_is_refused(finance, name, value):
    values = {"iban": "SE4550000000058398257466", "bic": "ESSESESS", "payer_id": "1"}
    with pytest.raises(ValidationError, match=name):
        register_account(actor=finance, **values | {name: value})


# Pages and API


def test_the_pages_make_and_execute_an_order(attested, finance, client):
    client.force_login(finance)
    sent = {"board": "", "due_from": "", "due_to": "2019-02-01", "pay_on": bank_day().isoformat()}
    assert client.post("/utbetalningar/underlag/nytt/", sent).status_code == 302
    order = PaymentOrder.objects.get()
    assert "Cafe Zoe + vänner" in client.get(order.get_absolute_url()).content.decode()
    url = f"{order.get_absolute_url()}betalt/"
    assert client.post(url, {"version": 1, "paid_on": "2019-02-01"}).status_code == 422
    assert client.post(url, {"version": 1, "paid_on": "2019-02-01", "voucher_no": "V"}).status_code == 302
    assert set(Payment.objects.values_list("state", flat=True)) == {"paid"}


def test_the_api_makes_and_executes_an_order(attested, finance, api_client):
    api_client.force_authenticate(finance)
    made = api_client.post("/api/v1/payment-orders/", {"due_to": "2019-02-01", "pay_on": bank_day().isoformat()}, format="json")
    assert (made.status_code, made.json()["count"], made.json()["amount"]) == (201, 3, "6000.60")
    url = f"/api/v1/payment-orders/{made.json()['id']}/execute/"
    vouchers = [{"payment": payment.pk, "voucher_no": "V"} for payment in attested]
    assert api_client.post(url, {"paid_on": "2019-02-01", "vouchers": vouchers[:1]}, format="json").status_code == 400
    assert api_client.post(url, {"paid_on": "2019-02-01", "vouchers": vouchers}, format="json").json()["state"] == "executed"
    listed = api_client.get(f"/api/v1/payments/?order={made.json()['id']}").json()
    assert {row["state"] for row in listed["results"]} == {"paid"}


def test_as_many_queries_however_many_payments(attested, order, finance, culture_officer, client):
    client.force_login(finance)
    client.get("/utbetalningar/underlag/")  # the session stamps its first look
    counts = []
    for shown in (order, None):
        if shown is None:
            dissolve_order(actor=finance, order=order, reason="Ny dag")
            for payment in attested[:2]:
                cancel_payment(actor=culture_officer, payment=payment, reason="Fel")
            shown = make(finance)
        for url in (shown.get_absolute_url(), f"{shown.get_absolute_url()}underlag.xlsx"):
            with CaptureQueriesContext(connection) as queries:
                answer = client.get(url)
                assert answer.getvalue() if answer.streaming else answer.content
            counts.append(len([query for query in queries if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))]))
    assert counts[0] == counts[2]
    assert counts[1] == counts[3]


# Many at once


def gather_at_once(people):
    return at_once(make, [user_with(Role.FINANCE, name=f"Ekonom {number}") for number in range(people)])


@pytest.mark.django_db(transaction=True)
def test_of_many_who_gather_the_same_payments_one_gets_them(attested):
    assert len(faults(gather_at_once(PEOPLE), ValidationError)) == PEOPLE - 1
    assert OrderLine.objects.count() == PaymentOrder.objects.get().lines.count() == 3


@pytest.mark.django_db(transaction=True)
def test_control_without_live_lines_a_payment_is_gathered_again(attested, monkeypatch):
    def take_in(order, payments):
        OrderLine.objects.bulk_create([OrderLine(order=order, payment=payment, live=False) for payment in payments])

    monkeypatch.setattr(orders, "take_in", take_in)
    gather_at_once(4)
    assert OrderLine.objects.count() > 3


def test_the_grants_money_counts_once_whatever_the_orders(attested, order, finance):
    dissolve_order(actor=finance, order=order, reason="Ny dag")
    execute_order(actor=finance, order=make(finance), paid_on=DUE, voucher_no="1")
    assert sum(grant.paid() for grant in GrantDecision.objects.all()) == Decimal("6000.60")
