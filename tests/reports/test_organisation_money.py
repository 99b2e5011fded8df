"""What one organisation has from every board: each krona once, as far as the reader may see, promised and paid apart."""

import io
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from grants.models import GrantDecision, GrantPayment, RecoveryClaim
from partnerships.agreements.models import IOPParty, OtherAgreement
from partnerships.payments.models import Payment
from partnerships.register.rights import Role
from reports.organisation_money import OrganisationMoney
from tests.agreements.conftest import AgreementFactory, with_parts
from tests.conftest import SecureApiClient, SecureClient
from tests.fixtures import ApplicationFactory, DecisionFactory, OrganisationFactory, RoundFactory, user_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def had(organisation, culture_board, social_board):
    """Two boards, three years: a grant half paid and partly reclaimed, an agreement of one's own and a shared one, a rent."""
    people = [user_with(role, board=culture_board) for role in (Role.CULTURE, Role.ATTESTER)]
    application = ApplicationFactory(
        round=RoundFactory(scheme__board=culture_board), organisation=organisation, state="decided", requested_amount=Decimal(900)
    )
    grant = GrantDecision.objects.create(
        application=application,
        decision=DecisionFactory(board=culture_board),
        result="partly",
        amount=Decimal(600),
        report_due=date(2020, 3, 31),
    )
    for amount, reverses in ((Decimal(300), None), (Decimal(50), None), (Decimal(-50), 1)):
        made = Payment.objects.create(
            organisation=organisation, board=culture_board, amount=amount, due=date(2020, 1, 7), paid_on=date(2020, 1, 7),
            giro_type="bankgiro", giro_number="5402-9681", state="paid", planned_by=people[0], attested_by=people[1],
            reverses=Payment.objects.filter(amount=50).first() if reverses else None,
        )  # fmt: skip
        if not reverses:
            GrantPayment.objects.create(grant=grant, payment=made)
    decision = DecisionFactory(board=culture_board, meeting_date=date(2020, 6, 1), outcome="approved")
    claimed = {"grant": grant, "ground": "not_used"}
    RecoveryClaim.objects.create(**claimed, amount=Decimal(40), decision=decision, decided_on=date(2020, 6, 1))
    RecoveryClaim.objects.create(**claimed, amount=Decimal(7), communicated_on=date(2020, 6, 1))  # told, and not decided
    signed = {"decision": DecisionFactory(board=social_board, outcome="approved"), "signed_on": date(2023, 12, 20)}
    own, shared = [
        with_parts(AgreementFactory(responsible_board=social_board, state="signed", **signed), organisation) for _ in range(2)
    ]
    IOPParty.objects.create(agreement=shared, side="idea_driven", organisation=OrganisationFactory())
    rent = OtherAgreement.objects.create(
        title="Hyra", form="premises", organisation=organisation, responsible_board=culture_board, agreed_on=date(2018, 12, 1)
    )
    rent.years.create(year=2019, amount=Decimal(70))
    return own


def told(money):
    return {
        (line.year, line.board.code, line.form): (line.asked, line.promised, line.paid, line.reclaimed, line.shared)
        for line in money.lines
    }


def test_each_krona_stands_once_in_its_year_board_and_form(had, organisation, finance):
    money = OrganisationMoney(finance, organisation)
    promised = had.resources.municipal_money().total("amount")
    lines = told(money)
    assert lines.pop((2019, "KFN", "grant")) == (900, 600, 300, 40, None)
    assert lines.pop((2019, "KFN", "premises")) == (None, 70, None, None, None)
    assert {form for _year, _board, form in lines} == {"iop"}
    assert sum(line[1] for line in lines.values()) == promised
    assert sum(line[4] for line in lines.values()) == promised  # what is shared is told beside, and is in no sum
    assert money.totals == {"asked": 900, "promised": 670 + promised, "paid": 300, "reclaimed": 40}
    for name in ("asked", "promised", "paid", "reclaimed"):
        assert sum(getattr(line, name) or 0 for line in money.lines) == money.totals[name]


def test_what_the_reader_may_not_see_is_not_counted(had, organisation, social_officer, reader):
    own = OrganisationMoney(social_officer, organisation)
    assert own.totals["paid"] == 0
    assert own.totals["asked"] == 0
    assert "paid" not in OrganisationMoney(reader, organisation).totals


def client_of(user):
    client = SecureClient()
    client.force_login(user)
    return client


def test_the_page_says_what_the_sums_are_and_what_is_late(had, organisation, culture_officer, django_assert_max_num_queries):
    url = reverse("reports:organisation_money", args=[organisation.pk])
    client = client_of(culture_officer)
    with django_assert_max_num_queries(45):
        text = client.get(url).content.decode()
    assert "Summorna gäller det du får se" in text
    assert "gemensamt med andra parter, andelen är inte känd" in text
    assert "Försenad" in text
    assert "2019: 670\u00a0kr" in text
    assert "Lokal" in text


def test_the_workbook_and_the_api_give_the_same_sums(had, organisation, finance):
    answer = client_of(finance).get(reverse("reports:organisation_workbook", args=[organisation.pk]))
    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.getvalue()))
    rows = book.get_sheet_by_name("Per år, nämnd och form").to_python()
    money = OrganisationMoney(finance, organisation).totals
    assert rows[-1][3:7] == [float(money[name]) for name in ("asked", "promised", "paid", "reclaimed")]
    assert {"Bidrag", "IOP-avtal", "Utbetalningar", "Redovisningar"} <= set(book.sheet_names)
    api = SecureApiClient()
    api.force_authenticate(finance)
    url = reverse("api-organisations-money", args=[organisation.pk])
    found = api.get(url).json()
    assert {name: Decimal(value) for name, value in found["totals"].items()} == money
    assert api.get(url, {"year": 2019}).status_code == 400
    assert api.get(reverse("api-organisations-money", args=[10**9])).status_code == 404


def test_a_waiting_payment_to_another_number_is_told(organisation, culture_officer, culture_board):
    Payment.objects.create(
        organisation=organisation, board=culture_board, amount=Decimal(1), due=date(2020, 1, 7), giro_type="bankgiro",
        giro_number="991-2346", planned_by=culture_officer,
    )  # fmt: skip
    text = client_of(culture_officer).get(reverse("reports:organisation_money", args=[organisation.pk])).content.decode()
    assert "gironummer som inte är organisationens" in text
