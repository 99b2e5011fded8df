"""The account of a grant, from the reminder to the approval, and what is claimed back."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from grants import services
from grants.models import GrantDecision, GrantReport, RecoveryClaim, Repayment, ReportDuties, ReportSubmission
from partnerships.ground.days import STOCKHOLM, today
from partnerships.payments.services import attest_payment, execute_payment
from reports.due import all_due
from reports.period import ReportYear
from reports.sheets.grants import claims_of
from reports.sheets.grants import grants as grants_sheet
from tests.conftest import SecureClient
from tests.fixtures import WHY, ApplicationFactory, DecisionFactory, OrganisationFactory

pytestmark = pytest.mark.django_db
LATER, YESTERDAY = today() + timedelta(days=14), today() - timedelta(days=1)


def client_of(user):
    client = SecureClient()
    client.force_login(user)
    return client


@pytest.fixture
def granted(application, decision, secretary):
    about = {"actor": secretary, "application": application, "decision": decision, **WHY}
    application = services.grant_application(**about, amount=Decimal("60000"))
    return application.grant


@pytest.fixture
def paid(granted, culture_officer, attester, finance):
    planned = services.plan_grant_payment(
        actor=culture_officer, grant=granted, key="00000000-0000-0000-0000-000000000001", amount=Decimal("60000"),
        due=date(2019, 2, 1), giro_type="bankgiro",
    )  # fmt: skip
    payment = attest_payment(actor=attester, payment=planned)
    return execute_payment(actor=finance, payment=payment, paid_on=date(2019, 2, 1), voucher_no="4711")


@pytest.fixture
def report(paid, granted, representative):
    return services.register_report(actor=representative, grant=granted, used_amount=Decimal("50000"), result_text="Körsång")


# Coming in


def test_the_organisation_sends_in_until_it_is_approved_and_everything_is_kept(report, representative, culture_officer):
    asked = {"completion_text": "Kvitton saknas", "completion_due": LATER}
    services.request_report_completion(actor=culture_officer, report=report, **asked)
    page = client_of(representative).get(report.get_absolute_url())
    assert "Kvitton saknas" in page.content.decode()
    address = reverse("grants:send_report_again", args=[report.pk])
    seen = GrantReport.objects.get().version
    sent = {"version": seen, "used_amount": "60 000", "result_text": "Körsång och kvitton"}
    file = SimpleUploadedFile("kvitton.txt", b"Kvitton")
    assert client_of(representative).post(address, {**sent, "document": file}).status_code == 302
    report.refresh_from_db()
    assert (report.state, report.used_amount, report.completion_due) == ("received", Decimal("60000"), None)
    first, second = ReportSubmission.objects.all()
    assert (first.used_amount, first.result_text, first.documents.count()) == (Decimal("50000"), "Körsång", 0)
    assert [document.title for document in second.documents.all()] == [f"Redovisning, {today()}"]
    services.approve_report(actor=culture_officer, report=report)
    assert client_of(representative).post(address, sent).status_code == 403
    report.refresh_from_db()
    with pytest.raises(PermissionDenied):
        services.send_report_again(actor=culture_officer, report=report, used_amount=Decimal("1"))


def test_a_completion_does_not_move_the_day_when_the_account_came_in(paid, granted, culture_officer, time_machine):
    time_machine.move_to(datetime(2026, 11, 2, 12, tzinfo=STOCKHOLM), tick=False)
    GrantDecision.objects.update(report_due=date(2026, 6, 29))
    told = {"grant": granted, "used_amount": Decimal("60000"), "received_on": date(2026, 6, 1)}
    report = services.register_report(actor=culture_officer, **told)
    asked = {"completion_text": "Kvitton", "completion_due": date(2026, 11, 2)}
    report = services.request_report_completion(actor=culture_officer, report=report, **asked)
    again = {"actor": culture_officer, "report": report, "used_amount": Decimal("60000")}
    for day, said in ((date(2026, 11, 3), "efter i dag"), (date(2026, 5, 31), "igen före det")):
        with pytest.raises(ValidationError, match=said):
            services.send_report_again(**again, received_on=day)
    report = services.send_report_again(**again, received_on=date(2026, 11, 1))
    assert (report.received_on, report.completed_on) == (date(2026, 6, 1), date(2026, 11, 1))
    assert [each.received_on for each in report.submissions.all()] == [date(2026, 6, 1), date(2026, 11, 1)]
    client = client_of(culture_officer)
    for address in (report.get_absolute_url(), granted.get_absolute_url(), reverse("grants:duty_list")):
        page = client.get(address).content.decode()
        assert "2026-06-01" in page
        assert "2026-11-01" in page
    sheet = grants_sheet(ReportYear(2019), "Föreningsbidrag")
    days = [column.read(sheet.rows[0]) for column in sheet.columns if column.heading.startswith("Redovisning ")]
    assert days == [date(2026, 6, 29), date(2026, 6, 1), date(2026, 11, 1)]
    with pytest.raises(ValidationError, match="kan inte vara godkänd före det"):
        services.approve_report(actor=culture_officer, report=report, approved_on=date(2026, 10, 31))


def test_the_organisation_does_not_date_its_own_account(granted, representative, culture_officer):
    asked = {"grant": granted, "used_amount": Decimal("1"), "received_on": date(2019, 3, 1)}
    with pytest.raises(ValidationError, match="kommer in i dag"):
        services.register_report(actor=representative, **asked)
    assert services.register_report(actor=culture_officer, **asked).received_on == date(2019, 3, 1)


def test_what_is_not_used_is_reclaimed_or_it_is_said_why_not(report, granted, culture_officer, culture_board):
    with pytest.raises(ValidationError, match="är utbetalt men inte använt"):
        services.approve_report(actor=culture_officer, report=report)
    later = DecisionFactory(board=culture_board, meeting_date=date(2019, 6, 1))
    services.claim_recovery(actor=culture_officer, grant=granted, decision=later, ground="not_used", amount=Decimal("10000"))
    form = client_of(culture_officer).get(reverse("grants:approve_report", args=[granted.application_id])).context["form"]
    assert "unused_reason" not in form.fields
    assert services.approve_report(actor=culture_officer, report=report).state == "approved"


def test_who_approves_is_told_what_is_not_paid(report, granted, culture_officer, culture_board):
    address = reverse("grants:approve_report", args=[granted.application_id])
    assert "Allt är inte utbetalt" not in client_of(culture_officer).get(address).text
    GrantDecision.objects.update(amount=Decimal("70000"))
    services.plan_grant_payment(
        actor=culture_officer, grant=granted, key="00000000-0000-0000-0000-000000000002", amount=Decimal("4000"),
        due=date(2019, 2, 1), giro_type="bankgiro",
    )  # fmt: skip
    page = client_of(culture_officer).get(address).text.replace("\u00a0", " ")
    assert "10 000 kr är inte utbetalt. Av det är 4 000 kr planerat." in page


def test_an_approved_account_is_opened_again_with_a_reason(report, granted, culture_officer, representative):
    address = reverse("grants:reopen_report", args=[report.pk])
    assert client_of(culture_officer).get(address).status_code == 403  # it is not approved
    report = services.approve_report(actor=culture_officer, report=report, unused_reason="Bara lite")
    assert address in client_of(culture_officer).get(report.get_absolute_url()).text
    with pytest.raises(PermissionDenied):
        services.reopen_report(actor=representative, report=report, reason="Fel")
    with pytest.raises(ValidationError, match="varför redovisningen öppnas igen"):
        services.reopen_report(actor=culture_officer, report=report, reason=" ")
    sent = {"version": report.version, "reason": "Mer ska betalas"}
    assert client_of(culture_officer).post(address, sent).status_code == 302
    report = GrantReport.objects.get()
    assert (report.state, report.approved_on, report.unused_reason) == ("received", None, "")
    assert report.grant.application.state == "decided"
    assert services.approve_report(actor=culture_officer, report=report, unused_reason="Bara lite").state == "approved"


def test_a_report_that_is_not_approved_leads_to_recovery_and_may_come_again(report, granted, culture_officer, representative):
    report = services.reject_report(actor=culture_officer, report=report, reason="Kvittona gäller annat")
    claim = reverse("grants:communicate_recovery", args=[granted.application_id])
    assert claim in client_of(culture_officer).get(report.get_absolute_url()).content.decode()
    assert claim not in client_of(representative).get(report.get_absolute_url()).content.decode()
    assert services.send_report_again(actor=representative, report=report, used_amount=Decimal("1")).state == "received"


def test_accounts_that_were_there_before_keep_their_state(report):
    ReportSubmission.objects.all().delete()
    old = SimpleNamespace(get_model=apps.get_model)
    GrantReport.objects.update(approved_on=date(2019, 5, 1), state="approved")
    import_module("grants.migrations.0006_reports_already_in").tell_state(old, None)
    report.refresh_from_db()
    assert (report.state, report.submissions.get().used_amount) == ("approved", Decimal("50000"))


# Days and reminders


def standing(user, **asked):
    return dict(ReportDuties(GrantDecision).visible_to(user).values_list("pk", "standing"))


def test_due_and_late_are_worked_out_and_never_stored(granted, culture_officer, reader, representative):
    for due, said in ((LATER, "expected"), (today(), "expected"), (YESTERDAY, "overdue")):
        GrantDecision.objects.update(report_due=due)
        assert standing(culture_officer) == {granted.pk: said}
    assert standing(reader) == {}  # a board's reader does not read accounts
    report = services.register_report(actor=representative, grant=granted, used_amount=Decimal("1"))
    assert standing(culture_officer) == {granted.pk: "received"}
    services.request_report_completion(actor=culture_officer, report=report, completion_text="Mer", completion_due=today())
    GrantReport.objects.update(completion_due=YESTERDAY)
    assert standing(culture_officer) == {granted.pk: "completion_overdue"}


def test_who_is_to_be_reminded_and_that_it_is_done(granted, culture_officer, representative):
    GrantDecision.objects.update(report_due=YESTERDAY)
    address = f"{reverse('grants:duty_list')}?to_remind=true"
    client = client_of(culture_officer)
    assert "Provköpings mötesplats" in client.get(address).content.decode()
    form = reverse("grants:remind_of_report", args=[granted.application_id])
    assert "skulle ha kommit in" in client.get(form).content.decode()
    assert client_of(representative).get(form).status_code == 403
    assert client.post(form, {"sent_on": str(today()), "channel": "letter"}).status_code == 302
    assert list(client.get(address).context["table"].rows) == []
    services.register_report(actor=culture_officer, grant=granted, used_amount=Decimal("1"))
    with pytest.raises(ValidationError, match="redan kommit in"):
        services.remind_of_report(actor=culture_officer, grant=GrantDecision.objects.get(), channel="phone")


def test_the_lists_ask_as_much_of_the_database_for_one_as_for_many(
    round, decision, culture_officer, django_assert_max_num_queries
):
    for _ in range(5):
        application = ApplicationFactory(round=round, organisation=OrganisationFactory(), state="decided")
        GrantDecision.objects.create(application=application, decision=decision, result="partly", amount=Decimal("10"))
    client = client_of(culture_officer)
    for name in ("duty_list", "recovery_list", "sample_list"):
        with django_assert_max_num_queries(9):
            assert client.get(reverse(f"grants:{name}")).status_code == 200
    assert client.get(reverse("reports:list_export", args=["redovisningar"])).getvalue()


# Recovery


NO_CLAIM = ["rejected", "tabled", "referred_back", "noted", "dismissed", ""]


@pytest.mark.parametrize("outcome", NO_CLAIM)
def test_money_is_claimed_back_by_a_decision_in_favour_of_it(claim, granted, culture_officer, culture_board, outcome):
    wrong = DecisionFactory(board=culture_board, meeting_date=date(2019, 6, 1), outcome=outcome)
    with pytest.raises(ValidationError, match="Beslutets utfall är"):
        services.claim_recovery(actor=culture_officer, grant=granted, decision=wrong, ground="not_used", amount=Decimal("10000"))
    with pytest.raises(ValidationError, match="Beslutets utfall är"):
        services.decide_recovery(actor=culture_officer, claim=claim, decision=wrong)
    for name, pk in (("claim_recovery", granted.application_id), ("decide_recovery", claim.pk)):
        page = client_of(culture_officer).get(reverse(f"grants:{name}", args=[pk]))
        assert wrong not in page.context["form"].fields["decision"].queryset


@pytest.mark.parametrize("outcome", NO_CLAIM)
def test_a_claim_is_written_off_by_a_decision_in_favour_of_it(decided, culture_officer, culture_board, outcome):
    wrong = DecisionFactory(board=culture_board, meeting_date=date(2020, 1, 7), outcome=outcome)
    with pytest.raises(ValidationError, match="Beslutets utfall är"):
        services.write_off_recovery(actor=culture_officer, claim=decided, decision=wrong, reason="Upplöst")
    page = client_of(culture_officer).get(reverse("grants:write_off_recovery", args=[decided.pk]))
    assert wrong not in page.context["form"].fields["decision"].queryset


@pytest.fixture
def claim(paid, granted, culture_officer):
    asked = {
        "ground": "wrong_purpose",
        "amount": Decimal("10000"),
        "communicated_on": date(2019, 5, 1),
        "answer_by": date(2019, 5, 20),
    }
    return services.claim_recovery(actor=culture_officer, grant=granted, **asked)


def seen(claim):
    return RecoveryClaim.objects.with_state().get(pk=claim.pk)


def money(granted):
    row = type(granted.application).objects.with_money().get(pk=granted.application_id)
    return row.reclaimed, row.repaid


def test_what_is_told_is_no_claim_until_the_board_decides(claim, granted, culture_officer, representative, culture_board):
    assert seen(claim).state_now == "communicated"
    assert money(granted) == (None, None)
    assert not claims_of(ReportYear(2019)).exists()
    services.answer_recovery(actor=representative, claim=claim, answer="Vi håller inte med")
    early = DecisionFactory(board=culture_board, meeting_date=date(2019, 4, 30))
    with pytest.raises(ValidationError, match="innan återkravet meddelades"):
        services.decide_recovery(actor=culture_officer, claim=seen(claim), decision=early)
    later = DecisionFactory(board=culture_board, meeting_date=date(2019, 6, 1))
    services.decide_recovery(actor=culture_officer, claim=seen(claim), decision=later)
    assert (seen(claim).state_now, money(granted)) == ("decided", (Decimal("10000"), None))
    assert claims_of(ReportYear(2019)).total("amount") == Decimal("10000")
    with pytest.raises(ValidationError, match="redan avgjort"):
        services.drop_recovery(actor=culture_officer, claim=seen(claim), reason="Nej")


def test_a_claim_that_is_let_go_leaves_room_for_another(claim, granted, culture_officer):
    asked = {"actor": culture_officer, "grant": granted, "ground": "not_used", "communicated_on": date(2019, 5, 2)}
    with pytest.raises(ValidationError, match="större än det som har betalats ut"):
        services.claim_recovery(amount=Decimal("50001"), **asked)
    services.drop_recovery(actor=culture_officer, claim=claim, reason="Svaret räcker")
    assert seen(claim).state_now == "dropped"
    assert services.claim_recovery(amount=Decimal("60000"), **asked)


@pytest.fixture
def decided(claim, culture_officer, culture_board):
    later = DecisionFactory(board=culture_board, meeting_date=date(2019, 6, 1))
    services.decide_recovery(actor=culture_officer, claim=claim, decision=later)
    return seen(claim)


def repay(finance, claim, amount, day=date(2019, 7, 1)):
    return services.register_repayment(actor=finance, claim=claim, paid_on=day, amount=Decimal(amount), voucher_no="9001")


def test_finance_invoices_and_books_what_comes_back_never_more_than_claimed(decided, granted, finance, culture_officer):
    invoice = {"invoice_no": "F1", "invoiced_on": date(2019, 6, 5), "invoice_due": date(2019, 7, 5)}
    with pytest.raises(PermissionDenied):
        services.invoice_recovery(actor=culture_officer, claim=decided, **invoice)
    services.invoice_recovery(actor=finance, claim=decided, **invoice)
    assert [due.title for due in all_due(finance) if due.mine and "återkrav" in due.title] == ["Faktura på återkrav"]
    first = repay(finance, decided, "4000")
    assert (seen(decided).state_now, seen(decided).left) == ("partly_repaid", Decimal("6000"))
    with pytest.raises(ValidationError, match="mer än det som är kvar"):
        repay(finance, decided, "7000")
    assert Repayment.objects.count() == 1
    services.reverse_repayment(actor=finance, repayment=first, paid_on=date(2019, 7, 2), voucher_no="9002", reason="Fel förening")
    with pytest.raises(ValidationError, match="redan rättad"):
        services.reverse_repayment(actor=finance, repayment=first, paid_on=today(), voucher_no="9003", reason="Igen")
    assert seen(decided).state_now == "invoiced"
    repay(finance, decided, "10000")
    assert (seen(decided).state_now, money(granted)) == ("settled", (Decimal("10000"), Decimal("10000")))
    page = client_of(finance).get(granted.get_absolute_url()).content.decode().replace("\u00a0", " ")
    assert "Kvar att återbetala" in page
    assert client_of(finance).get(decided.get_absolute_url()).status_code == 200
    assert not [due for due in all_due(finance) if "återkrav" in due.title]


def test_what_is_left_is_written_off_by_a_decision(decided, finance, culture_officer, culture_board):
    repay(finance, decided, "4000")
    before = DecisionFactory(board=culture_board, meeting_date=date(2019, 5, 1))
    asked = {"actor": culture_officer, "claim": decided, "reason": "Föreningen är upplöst"}
    with pytest.raises(ValidationError, match="före återkravet"):
        services.write_off_recovery(decision=before, **asked)
    services.write_off_recovery(decision=DecisionFactory(board=culture_board, meeting_date=date(2020, 1, 7)), **asked)
    assert (seen(decided).state_now, seen(decided).left) == ("written_off", Decimal("0"))
    with pytest.raises(ValidationError, match="avskrivet 2020-01-07"):
        repay(finance, decided, "1")


def test_what_was_repaid_before_a_write_off_and_is_reversed_is_owed_again(
    decided, granted, finance, culture_officer, culture_board
):
    first = repay(finance, decided, "4000")
    write_off = {"actor": culture_officer, "reason": "Föreningen är upplöst"}
    first_day, second_day = (DecisionFactory(board=culture_board, meeting_date=date(2020, 1, day)) for day in (7, 21))
    services.write_off_recovery(claim=seen(decided), decision=first_day, **write_off)
    services.reverse_repayment(actor=finance, repayment=first, paid_on=date(2020, 2, 1), voucher_no="9002", reason="Fel förening")
    claim = seen(decided)
    assert (claim.state_now, claim.repaid, claim.written_off_amount, claim.left) == ("decided", 0, 6000, 4000)
    [due] = [due for due in all_due(finance) if due.mine and "terkrav" in due.title]
    assert due.title == "Återkrav att fakturera"
    page = client_of(finance).get(claim.get_absolute_url())
    facts = {fact[0]: fact[1] for fact in page.context["facts"]}
    assert (facts["Avskrivet"], facts["Kvar att återbetala"]) == ("6\xa0000\xa0kr", "4\xa0000\xa0kr")
    assert [label for label, _address in page.context["acts"]] == ["Registrera faktura", "Registrera återbetalning"]
    told = {change["label"]: change["after"] for change in page.context["history"][0]["changes"]}
    assert (told["Återbetalt"], "Utbetald" in told) == ("2020-02-01", False)
    answer = client_of(finance).get(f"/api/v1/recovery-claims/{claim.pk}/").json()
    assert [answer[name] for name in ("state", "written_off_amount", "left")] == ["decided", "6000.00", "4000.00"]
    with pytest.raises(ValidationError, match="mer än det som är kvar"):
        repay(finance, claim, "4001")
    services.invoice_recovery(
        actor=finance, claim=claim, invoice_no="F1", invoiced_on=date(2020, 2, 2), invoice_due=date(2020, 3, 1)
    )
    repay(finance, claim, "1000", date(2020, 2, 20))
    assert (seen(claim).state_now, seen(claim).left) == ("partly_repaid", 3000)
    services.write_off_recovery(claim=seen(claim), decision=second_day, **write_off)
    assert (seen(claim).state_now, seen(claim).written_off_amount, seen(claim).left) == ("written_off", 9000, 0)
    page = client_of(finance).get(claim.get_absolute_url())
    [change] = [each for each in page.context["history"][0]["changes"] if each["label"] == "Avskrivet belopp"]
    assert (change["before"], change["after"]) == ("6\xa0000\xa0kr", "9\xa0000\xa0kr")


def test_a_write_off_has_an_amount(decided):
    with pytest.raises(IntegrityError, match="written_off_recovery_has_an_amount"), transaction.atomic():
        RecoveryClaim.objects.filter(pk=decided.pk).update(written_off_on=date(2020, 1, 7))


def test_the_pages_of_a_claim_do_the_acts(decided, finance, culture_officer, representative, reader):
    address = decided.get_absolute_url()
    assert [client_of(user).get(address).status_code for user in (finance, culture_officer, representative, reader)] == [
        200,
        200,
        200,
        404,
    ]
    sent = {"version": decided.version, "invoice_no": "F1", "invoiced_on": "2019-06-05", "invoice_due": "2019-07-05"}
    assert client_of(culture_officer).post(f"{address}faktura/", sent).status_code == 403
    assert client_of(finance).post(f"{address}faktura/", sent).status_code == 302
    sent = {"version": decided.version + 1, "paid_on": "2019-07-01", "amount": "11 000", "voucher_no": "9001"}
    assert client_of(finance).post(f"{address}aterbetalning/", sent).status_code == 422
    answer = client_of(finance).get(f"/api/v1/recovery-claims/{decided.pk}/").json()
    assert (answer["state"], answer["left"]) == ("invoiced", "10000.00")
