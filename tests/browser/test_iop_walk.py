"""An agreement from the initiative to its renewal, step by step in a browser without JavaScript, by those who may."""

from contextlib import contextmanager

import pytest
from django.urls import reverse

from partnerships.agreements.models import IOPAgreement, IOPFollowUp
from partnerships.audit.services import add
from partnerships.cases.models import BoardDecision, CaseReference
from partnerships.initiatives.models import Initiative
from partnerships.register.models import Board, RoleAssignment, User
from tests.browser.hands import WithoutScript

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.django_db(transaction=True)]

TITLE = "Odling och gemenskap"
TEXTS = {
    "Bakgrund": "Föreningen och nämnden har odlat tillsammans i tre år",
    "Samhällsutmaning": "Ensamhet bland äldre",
    "Idéburet mervärde": "Föreningen har förtroende och volontärer",
    "Målgrupp": "Äldre i hela kommunen",
    "Värdegrund": "Alla människors lika värde",
    "Ansvarsfördelning": "Föreningarna leder, nämnden lånar ut marken",
    "Kvalitetskrav": "Öppet tre dagar i veckan",
    "Uppföljning": "Styrgruppen följer upp varje år",
    "Uppsägningstid (månader)": "3",
    "Avtalsstart": "2025-01-01",
    "Avtalsslut": "2027-12-31",
    "Ändringar och tillägg": "Skriftligt av alla parter",
    "Omförhandling, hävning och tvist": "I styrgruppen, annars i domstol",
    "Insyn och revision": "Nämnden får se verksamhetens handlingar",
    "Personuppgifter": "Var och en svarar för sina egna",
}
# The answers that stand in no way; every other question is answered with yes.
NO = {"direct_economic_interest"}


@pytest.fixture
def at_work(browser):
    """`with at_work("social") as hand`: somebody of the example, signed in, without JavaScript."""

    @contextmanager
    def work(person):
        context = browser.context(person, java_script_enabled=False)
        yield WithoutScript(context.new_page())
        context.close()

    return work


def fill(hand, **texts):
    for label, text in texts.items():
        hand.write(label, text)


def decide(hand, title, day, paragraph, case):
    """The secretary registers a decision of the social board that says yes."""
    hand.open(reverse("cases:register_decision"))
    hand.choose("Nämnd", "Socialnämnden")
    hand.field("Diarienummer").select_option(value=str(case.pk))
    fill(hand, Rubrik=title, Beslutsdag=day)
    hand.write("§", paragraph)
    hand.choose("Utfall", "Bifall")
    hand.send("Spara beslutet")
    return BoardDecision.objects.get(title=title)


def refused(hand, name, agreement):
    assert hand.page.goto(reverse(f"agreements:{name}", args=[agreement.pk])).status in {403, 404}


def test_an_agreement_from_the_initiative_to_its_renewal(at_work):
    board = Board.objects.get(code="SN")
    case = add(None, CaseReference(raw="SN 2024/4711", title=TITLE, board=board))
    initiative = leave_initiative(at_work)
    with at_work("social") as hand:
        take_care_of(hand, initiative)
        choose_form(hand)
        hand.follow("Börja ett IOP-avtal")
        hand.write("Benämning", TITLE)
        hand.choose("Ansvarig nämnd", "Socialnämnden")
        hand.choose("Ansvarigt kontor", "Social- och omsorgskontoret")
        hand.field("Diarienummer").select_option(value=str(case.pk))
        hand.choose("Uppföljningsmånad", "februari")
        hand.choose("Förlängning", "Förlängs inte")
        fill(hand, **TEXTS)
        hand.send("Spara utkastet")
        agreement = IOPAgreement.objects.get(title=TITLE)
        assert (agreement.form_choice.form, agreement.initiative) == ("iop", initiative)
        add_parts(hand, agreement)
        hand.follow("Till juridisk prövning")
        hand.send("Lämna till prövning")
        examine(hand, agreement)
        hand.follow("Klar för beslut")
        hand.send("Markera som beredd")
        hand.says("Beredd")
        refused(hand, "sign", IOPAgreement.objects.get(title="Naturen som mötesplats"))  # another board's
    with at_work("secretary") as hand:
        first = decide(hand, f"{TITLE}: avtal", "2024-12-10", "4721", case)
        second = decide(hand, f"{TITLE}: tilläggsavtal", "2026-02-10", "4722", case)
        refused(hand, "change_agreement", agreement)
        hand.open(agreement.get_absolute_url())
        hand.follow("Registrera beslut")
        hand.field("Nämndbeslut").select_option(value=str(first.pk))
        hand.send("Registrera beslutet")
        hand.says("Beslutad")
    with at_work("social") as hand:
        hand.open(agreement.get_absolute_url())
        hand.follow("Registrera undertecknande")
        hand.write("Undertecknat", "2024-12-20")
        hand.send("Registrera")
        hand.says("Pågående")
        hand.follow("Registrera uppföljning")
        fill(hand, **{"Avser år": "2025", "Vad som har uppnåtts": "Fler odlar"})
        hand.send("Spara")
    assert IOPAgreement.objects.get(pk=agreement.pk).current_state == "active"
    follow_up_by_all(at_work, agreement)
    with at_work("social") as hand:
        hand.open(agreement.get_absolute_url())
        hand.follow("Tilläggsavtal")
        hand.field("Nämndbeslut").select_option(value=str(second.pk))
        fill(hand, **{"Undertecknat": "2026-02-20", "Gäller från": "2026-03-01", "Skäl till ändringen": "Längre tid"})
        hand.unfold("Villkor")
        hand.write("Avtalsslut", "2028-12-31")
        hand.send("Granska ändringarna")
        hand.says("2028-12-31")
        hand.send("Registrera tilläggsavtalet")
        hand.says("Version 2")
        hand.follow("Förnya")
        fill(hand, Avtalsstart="2029-01-01", Avtalsslut="2030-12-31")
        hand.send("Skapa utkastet")
        hand.says("Inför undertecknandet")
    agreement.refresh_from_db()
    new = agreement.successors.get()
    assert (str(agreement.end_date), agreement.versions.count(), new.state) == ("2028-12-31", 2, "draft")
    assert new.parties.count() == 3
    with at_work("reader") as hand:
        for name in ("amend", "renew", "sign", "terminate", "register_legal_test", "register_follow_up"):
            refused(hand, name, new)


def leave_initiative(at_work):
    """An association leaves it. Who reads sees it and does nothing with it; finance does not see it."""
    with at_work("representative") as hand:
        hand.open(reverse("initiatives:initiative_list"))
        hand.follow("Lämna ett initiativ")
        fill(hand, Rubrik=TITLE, **{"Idé eller fråga": "Äldre odlar tillsammans", "Namn": "Kanarie Avsändare"})
        hand.send("Lämna")
        hand.says("Inkommet")
    initiative = Initiative.objects.get(title=TITLE)
    with at_work("reader") as hand:
        hand.open(initiative.get_absolute_url())
        assert "Kanarie" not in hand.page.content()
        assert hand.page.goto(reverse("initiatives:acknowledge", args=[initiative.pk])).status == 403
    with at_work("finance") as hand:
        assert hand.page.goto(initiative.get_absolute_url()).status == 404
    return initiative


def take_care_of(hand, initiative):
    """Acknowledge it, hand it out and begin to talk; from there an agreement can be begun."""
    hand.open(initiative.get_absolute_url())
    hand.says("Kanarie Avsändare")
    hand.follow("Bekräfta")
    hand.send("Bekräfta")
    hand.follow("Fördela ansvaret")
    hand.choose("Ansvarigt kontor", "Social- och omsorgskontoret")
    hand.send("Spara")
    hand.follow("Börja dialog")
    hand.send("Registrera")
    hand.says("I dialog")
    hand.follow("Börja ett IOP-avtal")


def choose_form(hand):
    """A matter of general interest, no purchase, no details, no market, no ordinary grant, both contribute, for long: IOP."""
    for answer in ("Ja", "Nej", "Nej", "Nej", "Nej", "Ja", "Ja"):
        hand.send(answer)
    fill(hand, **{"Samarbetet": TITLE, "Gjort av (roll)": "Handläggare"})
    hand.send("Spara valet")


def add_parts(hand, agreement):
    """A board and two associations, what each puts in, a goal, a step and a steering group."""
    organisations = ["Björkviks IF", "Fyrbåkens brottsofferstöd"]
    for side, label, name in [
        ("Kommunen", "Nämnd", "Socialnämnden"),
        *(("Idéburen part", "Organisation", o) for o in organisations),
    ]:
        hand.open(reverse("agreements:register_party", args=[agreement.pk]))
        hand.choose("Partstyp", side)
        hand.choose(label, name)
        hand.send("Spara")
    for year in ("2025", "2026", "2027"):
        resource(hand, agreement, "Socialnämnden", "Pengar", year, {"Belopp eller uppskattat värde": "100 000"})
    for name in organisations:
        resource(hand, agreement, name, "Ideell tid", "2025", {"Mängd": "200"}, unit="timmar")
    hand.open(reverse("agreements:register_goal", args=[agreement.pk]))
    fill(hand, Mål="Fler odlar", Mått="Odlare", Utgångsläge="10", Målvärde="40")
    hand.send("Spara")
    hand.open(reverse("agreements:register_milestone", args=[agreement.pk]))
    fill(hand, **{"Insats": "Jorden bereds", "Planerad till och med": "2025-04-01"})
    hand.send("Spara")
    hand.open(reverse("agreements:register_group", args=[agreement.pk]))
    hand.choose("Slag av grupp", "Styrgrupp")
    hand.send("Spara")
    group = agreement.groups.get()
    for party in ("Socialnämnden", organisations[0]):
        hand.open(reverse("agreements:register_group_member", args=[group.pk]))
        hand.choose("Part", party)
        hand.write("Roll", "Ordförande")
        hand.send("Spara")
    hand.open(agreement.get_absolute_url())


def resource(hand, agreement, party, kind, year, texts, unit=""):
    hand.open(reverse("agreements:register_resource", args=[agreement.pk]))
    hand.choose("Part", party)
    hand.choose("Resursslag", kind)
    hand.write("År", year)
    if unit:
        hand.choose("Enhet", unit)
    fill(hand, **texts)
    hand.send("Spara")


def examine(hand, agreement):
    hand.open(reverse("agreements:register_legal_test", args=[agreement.pk]))
    fill(hand, **{"Prövad": "2024-11-01", "Prövad av (roll)": "Kommunjurist", "Sammanfattande skäl": "Gemensamt åtagande"})
    keys = {radio.get_attribute("name") for radio in hand.page.locator("main input[type=radio]").all()}
    for key in keys:
        answer = "no" if key.removeprefix("answers.") in NO else "yes"
        hand.page.locator(f'main input[name="{key}"][value="{answer}"]').check()
    hand.send("Spara prövningen")
    hand.open(agreement.get_absolute_url())
    hand.says("IOP är möjligt")


def follow_up_by_all(at_work, agreement):
    """The board answers, one association by itself and one on paper; then all approve what they came to together."""
    follow_up = IOPFollowUp.objects.get(agreement=agreement)
    own = agreement.parties.get(organisation__name="Björkviks IF")
    user = User.objects.get(email="representative@example.org")
    RoleAssignment.objects.filter(user=user).update(organisation=own.organisation)
    with at_work("social") as hand:
        for party in agreement.parties.exclude(pk=own.pk):
            answer(hand, follow_up, party)
    with at_work("representative") as hand:
        refused(hand, "change_follow_up", follow_up)
        answer(hand, follow_up, own)
    with at_work("social") as hand:
        hand.open(reverse("agreements:register_goal_measure", args=[follow_up.pk]))
        hand.choose("Mål", "Fler odlar")
        hand.write("Värde", "25")
        hand.choose("Bedömning", "Delvis nått")
        hand.send("Spara")
        hand.open(follow_up.get_absolute_url())
        hand.follow("Fastställ slutsats")
        hand.write("Uppföljning gjord", "2026-01-25")
        hand.choose("Gemensam slutsats", "Fortsätta")
        hand.write("Skäl till slutsatsen", "Det fungerar")
        hand.send("Fastställ")
        for party in agreement.parties.exclude(pk=own.pk):
            approve(hand, follow_up, party)
    with at_work("representative") as hand:
        approve(hand, follow_up, own)
        hand.says("Godkänd")
    follow_up.refresh_from_db()
    assert (follow_up.is_approved(), follow_up.goal_fulfilment) == (True, "partly")


def answer(hand, follow_up, party):
    hand.open(reverse("agreements:register_answer", args=[follow_up.pk]))
    if hand.field("Part").count():
        hand.choose("Part", str(party))
    fill(hand, **{"Svarade": "2026-01-20", "Svarat av (roll)": "Ordförande", "Vad som har uppnåtts": "Fler odlar"})
    hand.send("Spara svaret")


def approve(hand, follow_up, party):
    hand.open(reverse("agreements:approve_follow_up", args=[follow_up.pk]))
    if hand.field("Part").count():
        hand.choose("Part", str(party))
    fill(hand, **{"Godkänt": "2026-02-01", "Godkänt av, roll": "Ordförande"})
    hand.send("Godkänn")
