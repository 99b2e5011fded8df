"""Open data of grants: what goes out holds, and what does not hold is refused with its reason."""

import hashlib
import io
import json
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from jsonschema import Draft202012Validator
from openpyxl import load_workbook

from grants.models import GrantDecision, GrantPayment
from partnerships.cases.models import BoardDecision
from partnerships.ground.days import today
from partnerships.payments.models import Payment
from partnerships.register.models import Municipality, Organisation
from reports.giving import Package, json_of
from reports.giving.checking import GRANT, NEEDED, PACKAGE, schema_faults
from reports.giving.rows import public_number
from reports.models import GivingPublisher
from reports.services import keep_publisher
from tests.agreements.conftest import AgreementFactory, with_parts
from tests.conftest import SecureClient
from tests.fixtures import ApplicationFactory, DecisionFactory, OrganisationFactory

pytestmark = pytest.mark.django_db
NUMBER = "802005-9823"


@pytest.fixture
def grant(municipality, round, decision):
    organisation = OrganisationFactory(name="Åkerbäckens kulturförening", org_number=NUMBER, email="kontakt@example.org")
    application = ApplicationFactory(
        round=round, organisation=organisation, state="decided", period_from=date(2019, 1, 1), period_to=date(2019, 12, 31)
    )
    return GrantDecision.objects.create(application=application, decision=decision, result="partly", amount=Decimal("60000.50"))


def client_of(user):
    client = SecureClient()
    client.force_login(user)
    return client


def refusals():
    package = Package()
    assert not package.rows
    return " ".join(package.refused[0].refused)


def test_the_schemas_are_checked_with_formats_and_without_the_net(grant):
    assert set(Draft202012Validator.FORMAT_CHECKER.checkers) >= NEEDED
    [row] = Package().rows
    assert not list(schema_faults(row.data, GRANT))
    for name, wrong in (("dateModified", "2019-03-01"), ("awardDate", "1 mars"), ("dataSource", "åäö"), ("amountAwarded", "6")):
        assert list(schema_faults(row.data | {name: wrong}, GRANT)), name
    assert list(schema_faults({"grants": [{}]}, PACKAGE))


def test_what_goes_out_of_a_grant(grant, admin):
    keep_publisher(actor=admin, prefix="kommun", website="https://kommun.example/öppna-data")
    content = json.loads(json_of(Package()))
    [row] = content["grants"]
    assert row["id"] == f"360G-kommun-bidrag-{grant.pk}"
    assert row["recipientOrganization"] == [{"id": f"SE-ON-{NUMBER}", "name": "Åkerbäckens kulturförening"}]
    assert (row["amountAwarded"], row["awardDate"], row["currency"]) == (60000.5, "2018-12-11", "SEK")
    assert row["fundingOrganization"][0]["department"] == "Kultur- och fritidsnämnden"
    assert row["plannedDates"] == [{"startDate": "2019-01-01", "endDate": "2019-12-31"}]
    assert "kontakt@example.org" not in json.dumps(content)
    assert content["version"] == "1.4"
    assert content["modified"] == row["dateModified"]


def test_what_is_unknown_of_a_grant_from_a_list_is_left_out(grant, reader):
    def published():
        [row] = Package().rows
        book = load_workbook(io.BytesIO(client_of(reader).get(reverse("reports:giving_sheet")).getvalue()))
        titles, cells = book["grants"].iter_rows(values_only=True)
        cells = dict(zip(titles, cells, strict=True))
        assert (cells["Amount Disbursed"], cells["From An Open Call?"]) == tuple(map(row.data.get, ASKED))
        return row.data

    ASKED = ("amountDisbursed", "fromOpenCall")
    assert tuple(map(published().get, ASKED)) == (0, "Yes")  # decided here, and known not to be paid
    type(grant.application).objects.update(from_list=True)
    assert not set(published()) & set(ASKED)
    paid = Payment.objects.create(
        organisation=grant.application.organisation, board=grant.application.board, amount=Decimal("60000"),
        due=date(2019, 2, 1), paid_on=date(2019, 2, 1), state="paid", from_list=True, planned_by=reader,
    )  # fmt: skip
    GrantPayment.objects.create(grant=grant, payment=paid)
    assert published()["amountDisbursed"] == 60000
    assert "fromOpenCall" not in published()


def test_until_the_municipality_is_registered_the_file_says_so(grant, admin):
    package = Package()
    assert "ej registrerad hos 360Giving" in package.content()["title"]
    assert "ej registrerad" in " ".join(package.remarks())
    Municipality.objects.update(org_number="212000-0142")
    keep_publisher(actor=admin, prefix="kommun")
    assert list(Package().remarks()) == []
    assert Package().content()["publisher"]["identifier"] == "SE-ON-212000-0142"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"purpose": " "}, "Beskrivningen är tom. Fyll i ändamålet"),
        ({"purpose": "Verksamhetsbidrag 2019"}, "densamma som titeln"),
        ({"purpose": "Ring eller skriv till anna@example.org"}, "e-postadress"),
        ({"purpose": "Medlem 640823-3234 deltar"}, "personnummer"),
    ],
)
def test_a_row_that_does_not_hold_is_refused_with_what_to_do(grant, wrong, said):
    type(grant.application).objects.update(**wrong)
    assert said in refusals()


def test_unknown_or_coming_days_and_hidden_organisations_are_refused(grant):
    BoardDecision.objects.update(meeting_date=None)
    assert "Beslutets dag är okänd" in refusals()
    BoardDecision.objects.update(meeting_date=today() + timedelta(days=1))
    assert "har inte varit än" in refusals()
    BoardDecision.objects.update(meeting_date=date(2018, 12, 11))
    Organisation.objects.update(public=False)
    assert "visas inte publikt" in refusals()


@pytest.mark.parametrize("number", ["640823-3234", "", None, "not a number"])
def test_a_number_that_may_be_a_persons_is_never_published(grant, number):
    assert public_number(number) == ""
    Organisation.objects.update(org_number=number)
    [row] = Package().rows
    pk = grant.application.organisation_id
    assert row.data["recipientOrganization"][0]["id"] == f"360G-ejregistrerad-org-{pk}"
    assert "saknar organisationsnummer" in " ".join(row.remarks)
    assert "640823" not in json_of(Package()).decode()


def test_the_money_of_an_agreement_is_a_row_of_its_own_programme(municipality, culture_board):
    organisation = OrganisationFactory(org_number=NUMBER)
    agreement = with_parts(AgreementFactory(responsible_board=culture_board), organisation)
    assert Package().rows == Package().refused == []  # a draft binds nobody
    decision = DecisionFactory(board=culture_board, meeting_date=date(2023, 12, 5), outcome="approved")
    type(agreement).objects.update(state="signed", decision=decision, signed_on=date(2023, 12, 20), challenge="Ensamhet")
    [row] = Package().rows
    money = agreement.resources.filter(kind="money", party__side="municipal")
    assert row.data["amountAwarded"] == money.total("amount")
    assert (row.data["id"], row.data["grantProgramme"][0]["code"]) == (f"360G-ejregistrerad-iop-{agreement.pk}", "IOP")
    assert not list(schema_faults(Package().content(), PACKAGE))
    money.update(amount=None)
    assert "inte kända för alla år" in refusals()


def test_the_same_data_give_the_same_bytes(grant, reader, time_machine):
    client = client_of(reader)
    addresses = [reverse("reports:giving_json"), reverse("reports:giving_sheet"), reverse("api-360giving")]

    def digests():
        answers = [client.get(address) for address in addresses]
        contents = [answer.getvalue() if answer.streaming else answer.content for answer in answers]
        return [hashlib.sha256(content).hexdigest() for content in contents]

    first = digests()
    time_machine.move_to(datetime.now(UTC) + timedelta(minutes=5))
    assert digests() == first
    assert first[0] == first[2]


def test_the_spreadsheet_has_the_titles_first_and_a_sheet_meta(grant, reader):
    type(grant.application).objects.update(purpose="=1+1")
    book = load_workbook(io.BytesIO(client_of(reader).get(reverse("reports:giving_sheet")).getvalue()))
    assert book.sheetnames == ["grants", "Meta"]
    titles, row = book["grants"].iter_rows(values_only=True)
    found = dict(zip(titles, row, strict=True))
    assert (found["Award Date"], found["Amount Awarded"], found["Description"]) == ("2018-12-11", 60000.5, "=1+1")
    assert book["grants"].cell(2, 3).data_type == "s"
    assert found["Data Source"] is None
    assert dict(book["Meta"].iter_rows(values_only=True))["Version"] == "1.4"


def test_the_page_shows_what_goes_out_and_what_is_refused(grant, reader, culture_officer, representative, admin):
    address = reverse("reports:giving")
    page = client_of(reader).get(f"{address}?year=2018").content.decode()
    assert "Åkerbäckens kulturförening" in page
    assert "Ändra utgivaren" not in page
    type(grant.application).objects.update(purpose=" ")
    page = client_of(reader).get(f"{address}?year=2018").content.decode()
    assert "Fyll i ändamålet" in page
    assert "360giving.json" not in page
    assert client_of(reader).get(reverse("reports:giving_json")).status_code == 400
    assert client_of(reader).get(f"{address}?okänt=1").status_code == 400
    refused = client_of(reader).get(f"{reverse('api-360giving')}?board=0")
    assert refused.status_code == 400
    assert refused.headers["Content-Type"].startswith("application/problem+json")
    assert client_of(representative).get(address).status_code == 403
    assert client_of(culture_officer).get(reverse("reports:keep_publisher")).status_code == 403
    sent = {"prefix": "kommun", "licence": GivingPublisher.Licence.CC_ZERO, "website": ""}
    assert client_of(admin).post(reverse("reports:keep_publisher"), sent).status_code == 302
    assert client_of(admin).post(reverse("reports:keep_publisher"), {**sent, "version": 1, "prefix": "å"}).status_code == 422
    assert GivingPublisher.objects.get().prefix == "kommun"
