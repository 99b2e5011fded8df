"""The main tasks, from the menu to the saved record, with the keyboard alone and with JavaScript off."""

from contextlib import contextmanager
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest

from grants.models import GrantApplication
from partnerships.agreements.models import IOPAgreement
from partnerships.cases.models import BoardDecision
from partnerships.compact.models import CommitmentFollowUp
from partnerships.ground.days import today
from partnerships.payments.models import Payment
from partnerships.register.models import Organisation, User
from partnerships.register.services import make_sign_in_link
from tests.browser.hands import Keyboard, WithoutScript

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.django_db(transaction=True)]


ADOPTED = "Samverkansöverenskommelse mellan idéburen sektor och Södertälje kommun, Antagen 2018-10-01"


@pytest.fixture(params=[Keyboard, WithoutScript], ids=["keyboard", "without-script"])
def at_work(request, browser):
    """`with at_work("social") as hand`: somebody of the example, signed in, with one of the two hands."""

    @contextmanager
    def work(person):
        context = browser.context(person, java_script_enabled=request.param.script)
        hand = request.param(context.new_page())
        hand.open("/oversikt/")
        yield hand
        context.close()

    work.name = request.node.callspec.id
    return work


def test_an_organisation_is_registered(at_work):
    name = f"Örnens vänner {at_work.name}"
    with at_work("culture") as hand:
        hand.follow("Organisationer")
        hand.follow("Ny organisation")
        hand.write("Namn", name)
        hand.choose("Juridisk form", "Ideell förening")
        hand.write("Antal medlemmar", "45")
        hand.send("Spara organisationen")
        assert hand.heading() == name
    assert Organisation.objects.get(name=name).member_count == 45


def test_an_agreement_gets_its_parties_a_resource_and_a_milestone(at_work):
    title = f"Öppen förskola {at_work.name}"
    with at_work("social") as hand:
        hand.follow("IOP-avtal")
        hand.follow("Nytt avtal")
        hand.write("Benämning", title)
        hand.choose("Ansvarig nämnd", "Socialnämnden")
        hand.write("Samhällsutmaning", "Barn som inte går i förskola")
        hand.send("Spara utkastet")
        assert hand.heading() == title
        hand.follow("Ny part")
        hand.choose("Partstyp", "Kommunen")
        hand.choose("Nämnd", "Socialnämnden")
        hand.send("Spara")
        hand.follow("Ny part")
        hand.choose("Partstyp", "Idéburen part")
        hand.choose("Organisation", "Björkviks IF")
        hand.send("Spara")
        hand.follow("Ny resurs")
        hand.choose("Part", "Socialnämnden")
        hand.choose("Resursslag", "Pengar")
        hand.write("År", "2026")
        hand.write("Belopp eller uppskattat värde", "43 000,50")
        hand.send("Spara")
        hand.follow("Lägg till en insats i tidslinjen")
        hand.write("Insats", "Lokalen öppnar")
        hand.write("Planerad till och med", "1 mars 2026")
        hand.send("Spara")
        hand.says("Lokalen öppnar")
    agreement = IOPAgreement.objects.get(title=title)
    assert agreement.parties.count() == 2
    assert agreement.resources.get().amount == Decimal("43000.50")
    assert str(agreement.milestones.get().planned_end) == "2026-03-01"


def test_a_decision_is_registered(at_work):
    title = f"Samverkan med idéburna {at_work.name}"
    with at_work("secretary") as hand:
        hand.follow("Ärenden")
        hand.follow("Nytt beslut")
        hand.choose("Nämnd", "Kommunstyrelsen")
        hand.write("Rubrik", title)
        hand.write("Beslutsdag", "2019-03-01")
        hand.write("§", "4711" if at_work.name == "keyboard" else "4712")
        hand.choose("Utfall", "Bifall")
        hand.send("Spara beslutet")
        hand.says(title)
    assert BoardDecision.objects.get(title=title).outcome == BoardDecision.Outcome.GRANTED


def test_an_application_is_granted_and_paid_by_three_people(at_work):
    application = GrantApplication.objects.filter(state="submitted", purpose__startswith="Träffar varje vecka").first()
    with at_work("secretary") as hand:
        hand.follow("Bidrag")
        hand.choose("Status", "Inlämnad")
        hand.filter()
        hand.use(hand.page.locator(f"main a[href='{application.get_absolute_url()}']"))  # an organisation may have several
        hand.follow("Bevilja")
        hand.choose("Nämndbeslut", 1)
        hand.write("Beviljat belopp", "1 000")
        hand.write("Motivering", "Ramen räcker inte till allt som är sökt")
        hand.write("Regel i bidragsformen", "Fördelning inom ramen")
        hand.send("Registrera beslutet")
        hand.says("Beviljad")
    with at_work("social") as hand:
        hand.open(application.get_absolute_url())
        hand.follow("Planera utbetalning")
        hand.write("Betalas senast", "2026-12-31")
        hand.send("Planera")
        hand.says("Planerad")
    payment = Payment.objects.latest("pk")
    assert (payment.amount, payment.organisation) == (Decimal("1000"), application.organisation)
    with at_work("attester") as hand:
        hand.open(payment.get_absolute_url())
        hand.follow("Attestera")
        hand.send("Attestera")
        hand.says("Attesterad")
    with at_work("finance") as hand:
        hand.open(payment.get_absolute_url())
        hand.follow("Registrera utbetalning")
        hand.write("Utbetald", str(today()))
        hand.write("Verifikationsnummer", "V 4711")
        hand.send("Registrera")
        hand.says("Utbetald")
    payment.refresh_from_db()
    assert payment.state == Payment.State.PAID


def test_the_budget_is_checked_and_the_workbook_fetched(at_work):
    with at_work("finance") as hand:
        hand.follow("Budget")
        hand.use(hand.page.locator("main table a").first)
        hand.says("172\u00a0000")
        hand.follow("Uppföljning")
        hand.choose("Visa år", "2019")
        hand.send("Visa")
        sheets = openpyxl.load_workbook(BytesIO(hand.fetch("Hämta arbetsboken för 2019").read_bytes())).sheetnames
    assert "Facilitator och konferens" in sheets


def test_a_list_is_searched_and_filtered(at_work):
    with at_work("culture") as hand:
        hand.follow("Organisationer")
        hand.write("Sök namn eller organisationsnummer", "ÖSTANVIND")
        hand.choose("Status", "Verksam")
        hand.filter()
        assert hand.page.locator("main tbody tr").count() == 1
        hand.follow("Östanvinds scoutkår")
        assert hand.heading() == "Östanvinds scoutkår"


def test_a_commitment_is_followed_up(at_work):
    year = "2020" if at_work.name == "keyboard" else "2021"
    with at_work("culture") as hand:
        hand.follow("Överenskommelsen")
        hand.follow("Åtaganden")
        hand.choose("Version", ADOPTED)
        hand.choose("Vem åtar sig", "Kommunen")
        hand.filter()
        hand.use(hand.page.locator("main tbody a").first)
        hand.follow("Registrera uppföljning")
        hand.write("År", year)
        hand.choose("Part", "Kommunen")
        hand.choose("Status", "Pågår")
        hand.write("Vad har gjorts", "Två dialogforum")
        hand.send("Spara uppföljningen")
        hand.says("Två dialogforum")
    assert CommitmentFollowUp.objects.filter(year=year, status="under_way").exists()


def test_a_link_signs_in_once_and_with_one_button(browser):
    link = f"/logga-in/{make_sign_in_link(user=User.objects.get(email='finance@example.org'))}/"
    with browser.context() as context:
        page = context.new_page()
        page.goto(link)
        assert page.locator("main button").count() == 1
        page.locator("main button").click()
        page.wait_for_url("**/oversikt/")
    with browser.context() as context:
        page = context.new_page()
        page.goto(link)
        with page.expect_navigation() as answer:
            page.locator("main button").click()
        assert answer.value.status == 410
        page.goto("/oversikt/")
        assert "/konto/login/" in page.url


def test_who_saves_second_sees_both_values_and_loses_nothing(browser):
    organisation = Organisation.objects.get(name="Björkviks IF")
    first, second = (browser.context(person).new_page() for person in ("culture", "coordinator"))
    for page in (first, second):
        page.goto(f"{organisation.get_absolute_url()}andra/")
    first.get_by_label("Verksamhetsområde").fill("Fotboll")
    first.get_by_role("button", name="Spara").click()
    first.wait_for_url(f"**{organisation.get_absolute_url()}")
    second.get_by_label("Verksamhetsområde").fill("Bandy")
    with second.expect_navigation() as answer:
        second.get_by_role("button", name="Spara").click()
    assert answer.value.status == 409
    row = second.locator(".conflict tbody tr")
    assert row.locator("th, td").all_inner_texts() == ["Verksamhetsområde", "Bandy", "Fotboll"]
    assert second.get_by_label("Verksamhetsområde").input_value() == "Bandy"
    with second.expect_navigation():
        second.get_by_role("button", name="Spara").click()
    organisation.refresh_from_db()
    assert organisation.activity_area == "Bandy"
    for page in (first, second):
        page.context.close()


def test_the_documentation_of_the_api_shows_without_anything_from_elsewhere(browser):
    with browser.context("finance") as context:
        page, told, asked = context.new_page(), [], []
        page.on("console", lambda message: told.append(message.text))
        page.on("pageerror", lambda fault: told.append(str(fault)))
        page.on("request", lambda request: asked.append(request.url))
        assert page.goto("/api/v1/docs/").status == 200
        page.locator(".opblock").first.wait_for(timeout=60_000)
        assert [url for url in asked if not url.startswith((browser.address, "data:"))] == []
        assert told == []
