"""A round of grants from the day it opens to the last krona repaid, in a browser without JavaScript, by those who may.

Three associations: one is granted what it asks for, one comes late, gets less and repays a part, one is rejected.
"""

from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from grants.models import GrantApplication
from partnerships.ground.days import last_day_moved, today
from partnerships.register.models import Organisation, RoleAssignment
from tests.browser.hands import WithoutScript

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.django_db(transaction=True)]

SCHEME, ROUND, BOARD = "Lokalbidrag", "Vår", "Kultur- och fritidsnämnden"
OWN, LATE, REJECTED = "Ängslyckans mötesplats", "Björkviks IF", "Åkerbäckens kulturförening"
LIST, RULE = "Lokalbidrag våren", "Bidragsformens regler, punkt 4"
DAYS_OF_THE_WALK = 60


class Clock:
    """The walk began so many days ago, and what it leaves behind has all happened by today."""

    def __init__(self, monkeypatch):
        self.real, self.ago = timezone.now, DAYS_OF_THE_WALK
        monkeypatch.setattr(timezone, "now", lambda: self.real() - timedelta(days=self.ago))

    def day(self, number):
        """The day of the walk with that number, as it is written."""
        return str(today() + timedelta(days=number - DAYS_OF_THE_WALK + self.ago))

    def move_to(self, number):
        self.ago = DAYS_OF_THE_WALK - number

    def move_to_bank_day(self, number):
        self.move_to(number)
        while last_day_moved(today()) != today():
            self.ago -= 1


@pytest.fixture
def clock(browser, monkeypatch):
    return Clock(monkeypatch)


@pytest.fixture
def at_work(browser, clock):
    """`with at_work("culture") as hand`: somebody of the example, signed in, without JavaScript, where the menu is."""

    @contextmanager
    def work(person):
        context = browser.context(person, java_script_enabled=False)
        hand = WithoutScript(context.new_page())
        hand.open(reverse("register:profile"))
        yield hand
        context.close()

    return work


def fill(hand, **texts):
    for label, text in texts.items():
        hand.write(label, text)


def plain(text):
    return " ".join(text.split())


def row(hand, *texts):
    """The row of a table that tells of all of these."""
    rows = hand.page.locator("main tbody tr")
    for text in texts:
        rows = rows.filter(has_text=text)
    return rows.first


def cells(hand, *texts):
    """What stands in that row, kronor as bare figures."""
    return [plain(cell).removesuffix(" kr") for cell in row(hand, *texts).locator("th, td").all_inner_texts()]


def enter(hand, *texts):
    """Go where the row's link leads."""
    with hand.page.expect_navigation():
        hand.use(row(hand, *texts).get_by_role("link").first)


def facts(hand):
    """What the page says of the record."""
    told = hand.page.locator("main dl.facts > div").all_inner_texts()
    return {plain(label): plain(value) for label, _line, value in (text.partition("\n") for text in told)}


def faults(hand, button):
    """Send a form that is refused, and read why."""
    hand.send(button)
    return plain(hand.page.get_by_role("alert").inner_text())


def offers(hand, text):
    return hand.link(text).count() > 0


def refused(hand, name, thing, module="grants"):
    """Who finds no link to a page does not come to it by its address either."""
    assert hand.page.goto(reverse(f"{module}:{name}", args=[thing.pk])).status in {403, 404}


def name_of_round():
    return f"{SCHEME} {today().year + 1}, {ROUND}"


def go_to_round(hand):
    """From what is about the round, or from the menu."""
    if offers(hand, name_of_round()):
        hand.follow(name_of_round())
        return
    hand.follow("Bidrag")
    hand.follow("Omgångar")
    enter(hand, SCHEME, ROUND)


def go_to(hand, organisation):
    """The association's application in the round."""
    go_to_round(hand)
    enter(hand, organisation)
    assert hand.heading() == organisation


def application_of(name):
    return GrantApplication.objects.get(round__name=ROUND, organisation__name=name)


def test_a_round_from_the_day_it_opens_to_the_last_krona_repaid(at_work, clock):
    own = Organisation.objects.get(name=OWN)
    RoleAssignment.objects.filter(user__email="representative@example.org").update(organisation=own)
    open_round(at_work, clock)
    own_application(at_work, clock)
    applications_by_letter(at_work, clock)
    complete(at_work, clock)
    assess(at_work)
    put_before_the_board(at_work, clock)
    decide(at_work, clock)
    plan_and_attest(at_work, clock)
    pay(at_work, clock)
    account_for_all(at_work, clock)
    reclaim(at_work, clock)
    agree(at_work)


def open_round(at_work, clock):
    """The officer writes a table for who comes late, and opens a round with a frame. The association may do neither."""
    with at_work("culture") as hand:
        hand.follow("Bidrag")
        hand.follow("Bidragsformer")
        enter(hand, SCHEME)
        hand.follow("Ny regel för sena ansökningar")
        fill(hand, **{"Benämning": "Regel för våren", "Tabellens steg": "1: 10 %\n8: 20 %", "Prövas till och med dag": "21"})
        hand.choose("Slag", "Tabell, avdraget räknas ut")
        hand.send("Spara regeln")
        hand.follow(SCHEME)
        hand.follow("Ny omgång")
        fill(
            hand,
            **{"År": str(today().year + 1), "Benämning": ROUND, "Öppnar": clock.day(0), "Sista ansökningsdag": clock.day(10)},
        )
        fill(hand, Ram="100 000", Utbetalningsdagar=clock.day(40))
        hand.choose("Regel för sen ansökan", "Regel för våren")
        hand.send("Öppna omgången")
        told = facts(hand)
        assert (told["Läge"], told["Ram"], told["Beviljat"], told["Kvar"]) == ("Öppen", "100 000 kr", "0 kr", "100 000 kr")
        assert "Dag 8–21: 20 % avdrag." in told["Vad regeln säger"]
    with at_work("representative") as hand:
        go_to_round(hand)
        assert not offers(hand, "Ändra")


def own_application(at_work, clock):
    """A draft without anything in it, which cannot be sent in; then last year's answers, a document, and it can."""
    with at_work("representative") as hand:
        hand.follow("Bidrag")
        hand.follow("Ny ansökan")
        hand.choose("Omgång", name_of_round())
        hand.send("Spara ansökan")
        hand.says("Utkast")
        hand.follow("Lämna in")
        hand.says("Hyresavtal")
        assert "Det här saknas: sökt belopp, ändamål." in faults(hand, "Lämna in")
        hand.follow("Avbryt")
        hand.follow("Hämta förra årets svar")
        hand.send("Hämta svaren")
        assert facts(hand)["Ändamål"] == "Hyra för lokal som är öppen för allmänheten"
        hand.follow("Ändra")
        fill(hand, **{"Sökt belopp": "60 000", "Antal medlemmar": "42"})
        fill(hand, **{"Period från": clock.day(20), "Period till och med": clock.day(45)})
        hand.send("Spara ändringen")
        hand_in(hand, "Hyresavtal")
        hand.follow("Lämna in")
        hand.send("Lämna in")
        hand.says("Inlämnad")
        assert (facts(hand)["Sökt belopp"], facts(hand)["Inkom"]) == ("60 000 kr", clock.day(0))
        assert not offers(hand, "Ändra")
        hand.follow("Bidrag")
        hand.follow("Ny ansökan")
        hand.choose("Omgång", name_of_round())
        assert f"{OWN} har redan en ansökan i omgången." in faults(hand, "Spara ansökan")
        refused(hand, "change_application", application_of(OWN))


def hand_in(hand, document):
    hand.follow(f"Lämna {document}")
    file = {"name": "handling.txt", "mimeType": "text/plain", "buffer": b"Handling"}
    hand.field("Fil").set_input_files(file)
    hand.send("Lämna handlingen")
    hand.says("inlämnad")


def applications_by_letter(at_work, clock):
    """The officer registers two letters: one in time, and one nine days late."""
    clock.move_to(19)
    with at_work("culture") as hand:
        for name, asked, came in ((REJECTED, "30 000", 9), (LATE, "50 000", 19)):
            hand.follow("Bidrag")
            hand.follow("Ny ansökan")
            hand.choose("Omgång", name_of_round())
            hand.choose("Organisation", name)
            fill(hand, **{"Sökt belopp": asked, "Ändamål": "Hyra för lokalen", "Antal medlemmar": "60"})
            fill(hand, **{"Period från": clock.day(20), "Period till och med": clock.day(45)})
            hand.send("Spara ansökan")
            hand.follow("Lämna in")
            hand.says("Omgången stängde")
            hand.write("Inkom", clock.day(came))
            hand.send("Lämna in")
            assert facts(hand)["Inkom"] == clock.day(came)
        hand.says("Ansökan kom in 9 dagar för sent")
        hand.says("Enligt Regel för våren dras 20 % av det som beviljas.")
        go_to_round(hand)
        assert [cells(hand, name)[4:6] for name in (OWN, LATE, REJECTED)] == [
            ["60 000", "–"],
            ["50 000", "–"],
            ["30 000", "–"],
        ]
        assert plain(hand.page.locator("main tfoot").inner_text()).startswith("Summa 140 000")


def complete(at_work, clock):
    """The officer asks the association for what is missing. Only that is open to it."""
    with at_work("culture") as hand:
        go_to(hand, OWN)
        hand.says("2 uppgifter saknas")
        hand.follow("Begär komplettering")
        fill(hand, **{"Vad som ska kompletteras": "Den ekonomiska berättelsen saknas.", "Komplettera senast": clock.day(26)})
        assert hand.field("Ekonomisk berättelse").is_checked()
        hand.send("Begär komplettering")
        hand.says("Väntar på komplettering")
    with at_work("representative") as hand:
        go_to(hand, OWN)
        hand.says("Den ekonomiska berättelsen saknas.")
        hand_in(hand, "Ekonomisk berättelse")
        hand.follow("Ändra")
        assert hand.field("Sökt belopp").count() == 0
        hand.follow("Avbryt")
        hand.follow("Lämna in kompletteringen")
        hand.send("Lämna in")
        hand.says("Inlämnad")


POINTS = {OWN: ((8, 4, 5), (6, 5, 4)), LATE: ((7, 3, 3), (5, 3, 4)), REJECTED: ((2, 1, 1),)}
PROPOSED = {OWN: "60 000", LATE: "45 000", REJECTED: "0"}


def assess(at_work):
    """Two assess; for one of the applications the second has a conflict of interest and is shut out."""
    with at_work("culture") as hand:
        for name in POINTS:
            go_to(hand, name)
            give_points(hand, POINTS[name][0])
    with at_work("culture2") as hand:
        go_to(hand, REJECTED)
        hand.follow("Anmäl jäv")
        hand.send("Anmäl jävet")
        hand.says("Du är antecknad som jävig")
        assert not offers(hand, "Bedöm")
        assert not offers(hand, "Lämna förslag till beslut")
        for name in ("assess", "conclude", "change_application"):
            refused(hand, name, application_of(REJECTED))
        hand.open(reverse("register:profile"))
        for name in (OWN, LATE):
            go_to(hand, name)
            give_points(hand, POINTS[name][1])
    with at_work("culture") as hand:
        go_to(hand, OWN)
        table = [cells(hand, "Kostnadens rimlighet")[1:], plain(hand.page.locator("#bedomning tfoot").inner_text())]
        assert table == [["5", "4", "4,5", "1"], "Summa av 20 17 15"]
        for name, amount in PROPOSED.items():
            go_to(hand, name)
            hand.follow("Lämna förslag till beslut")
            fill(hand, **{"Föreslaget belopp": amount, "Motivering": "Efter kriterierna."})
            assert "Ange vilka kriterier som motiveringen vilar på." in faults(hand, "Lämna förslaget")
            hand.field("Kostnadens rimlighet").check()
            hand.send("Lämna förslaget")
            hand.says("Bedömd")
    with at_work("representative") as hand:
        go_to(hand, OWN)
        assert "Bedömning" not in hand.page.locator("main h2").all_inner_texts()


def give_points(hand, points):
    hand.follow("Bedöm")
    fields = hand.page.locator('main input[name^="points."]')
    for place, given in enumerate(points):
        fields.nth(place).fill(str(given))
    hand.send("Spara bedömningen")
    hand.says("Poäng")


def put_before_the_board(at_work, clock):
    """The secretary registers the meeting; the officer gathers the round. More than the frame is not handed over."""
    with at_work("secretary") as hand:
        hand.follow("Ärenden")
        hand.follow("Sammanträden")
        hand.follow("Nytt sammanträde")
        hand.choose("Nämnd", BOARD)
        hand.write("Sammanträdesdag", clock.day(30))
        hand.send("Spara sammanträdet")
    with at_work("culture") as hand:
        hand.follow("Bidrag")
        hand.follow("Beslutslistor")
        hand.follow("Ny beslutslista")
        hand.choose("Nämnd", BOARD)
        hand.write("Rubrik", LIST)
        hand.choose("Sammanträde", f"{BOARD} {clock.day(30)}")
        hand.send("Spara listan")
        hand.follow("Samla ansökningar")
        hand.choose("Omgång", name_of_round())
        hand.send("Lägg till på listan")
        hand.follow("Lämna till sammanträdet")
        assert "regel i bidragsformen saknas" in faults(hand, "Lämna till sammanträdet")
        hand.follow("Avbryt")
        propose(hand, OWN, "Bevilja", **{"Föreslaget belopp": "60 000"})
        before = "Belopp före avdrag för sen ansökan"
        propose(hand, LATE, "Bevilja", **{before: "45 000", "Motivering": "Ramen", "Regel i bidragsformen": RULE})
        propose(hand, REJECTED, "Bevilja", **{"Föreslaget belopp": "9 000", "Motivering": "Ramen", "Regel i bidragsformen": RULE})
        assert cells(hand, SCHEME, "100 000")[1:] == ["100 000", "0", "105 000", "−5 000"]
        hand.follow("Lämna till sammanträdet")
        assert "förslagen är 5 000 kr mer än det som är kvar av ramen." in faults(hand, "Lämna till sammanträdet")
        hand.follow("Avbryt")
        propose(hand, LATE, "Bevilja", **{before: "40 000"})
        propose(hand, REJECTED, "Avslå", **{"Föreslaget belopp": "", "Motivering": "Lokalen är inte öppen"})
        assert cells(hand, SCHEME, "100 000")[1:] == ["100 000", "0", "92 000", "8 000"]
        assert cells(hand, LATE)[3:6] == ["40 000", "8 000", "32 000"]
        assert cells(hand, LATE)[-2] == "9"
        hand.follow("Lämna till sammanträdet")
        hand.send("Lämna till sammanträdet")
        hand.says("Till sammanträdet")
        assert hand.fetch("Hämta Word").stat().st_size
        assert not offers(hand, "Registrera nämndens beslut")


def propose(hand, organisation, proposal, **texts):
    enter(hand, organisation)
    hand.follow("Ändra förslaget")
    hand.choose("Förslag", proposal)
    fill(hand, **texts)
    hand.send("Spara förslaget")


def decide(at_work, clock):
    """The secretary registers § 4711, and by it the outcome of the whole list. The board cannot give more than was asked for."""
    clock.move_to(30)
    with at_work("secretary") as hand:
        hand.follow("Ärenden")
        hand.follow("Nytt beslut")
        register_decision(hand, "Fördelning av lokalbidrag", clock.day(30), "4711")
        hand.follow("Bidrag")
        hand.follow("Beslutslistor")
        enter(hand, LIST)
        hand.follow("Registrera nämndens beslut")
        choose_decision(hand, "Fördelning av lokalbidrag")
        hand.says("Avdrag 8 000 kr, efter avdraget 32 000 kr.")
        before = hand.page.get_by_label("Belopp före avdrag för sen ansökan", exact=True)
        assert plain(before.input_value()) == "40 000"
        amounts = hand.page.get_by_label("Belopp", exact=True)
        assert [plain(amounts.nth(place).input_value()) for place in range(2)] == ["", "60 000"]
        before.fill("50 001")
        assert "Beloppet är högre än det sökta, 50 000 kr." in faults(hand, "Registrera beslutet för hela listan")
        before.fill("40 000")
        hand.send("Registrera beslutet för hela listan")
        hand.says("Beslutad")
        assert [cells(hand, name)[6:8] for name in (OWN, LATE, REJECTED)] == [
            ["Beviljat", "60 000"],
            ["Delvis beviljat", "32 000"],
            ["Avslag", "0"],
        ]
        go_to_round(hand)
        told = facts(hand)
        assert (told["Beviljat"], told["Kvar"]) == ("92 000 kr", "8 000 kr")
    with at_work("culture") as hand:
        go_to(hand, LATE)
        told = facts(hand)
        assert (told["Beviljat belopp"], told["Avdrag för sen ansökan"], told["Dagar för sent"]) == ("32 000 kr", "8 000 kr", "9")
    with at_work("representative") as hand:
        go_to(hand, OWN)
        assert facts(hand)["Beviljat belopp"] == "60 000 kr"
        assert hand.page.goto(application_of(REJECTED).get_absolute_url()).status == 404


def register_decision(hand, title, day, paragraph):
    hand.choose("Nämnd", BOARD)
    fill(hand, **{"Rubrik": title, "Beslutsdag": day, "§": paragraph})
    hand.choose("Utfall", "Bifall")
    hand.send("Spara beslutet")


def choose_decision(hand, title):
    field = hand.field("Nämndbeslut")
    field.select_option(value=field.locator("option").filter(has_text=title).first.get_attribute("value"))


def plan_and_attest(at_work, clock):
    """The officer plans in parts, never more than is granted; another attests."""
    with at_work("culture") as hand:
        go_to(hand, REJECTED)
        assert not offers(hand, "Planera utbetalning")
        go_to(hand, OWN)
        hand.follow("Planera i delar")
        fill(hand, **{"Betalas senast, del 1": clock.day(40), "Betalas senast, del 2": clock.day(50), "Belopp, del 1": "30 001"})
        assert "Beloppet är 1 kr mer än det som är kvar att betala." in faults(hand, "Planera")
        hand.write("Belopp, del 1", "30 000")
        hand.send("Planera")
        assert facts(hand)["Planerat och attesterat"] == "60 000 kr"
        assert not offers(hand, "Planera i delar")
        go_to(hand, LATE)
        hand.follow("Planera utbetalning")
        assert plain(hand.field("Belopp").input_value()) == "32 000"
        hand.write("Betalas senast", clock.day(40))
        hand.send("Planera")
        assert facts(hand)["Planerat och attesterat"] == "32 000 kr"
        enter(hand, "Planerad", "32 000")
        assert not offers(hand, "Attestera")
        for name in (OWN, LATE):
            for payment in application_of(name).grant.payments():
                refused(hand, "attest", payment, module="payments")
    with at_work("finance") as hand:
        make_order(hand, clock)
        assert "Det finns inga attesterade utbetalningar i urvalet" in faults(hand, "Gör underlaget")
    with at_work("attester") as hand:
        for name, amount in ((OWN, "30 000"), (OWN, "30 000"), (LATE, "32 000")):
            go_to(hand, name)
            enter(hand, "Planerad", amount)
            hand.follow("Attestera")
            assert name in facts(hand)["Avser"]
            hand.send("Attestera")
            hand.says("Attesterad")


def make_order(hand, clock):
    hand.follow("Utbetalningar")
    hand.follow("Betalningsunderlag")
    hand.follow("Nytt underlag")
    hand.choose("Nämnd", BOARD)
    fill(hand, **{"Betalas senast, från": clock.day(39), "Betalas senast, till": clock.day(50), "Betalningsdag": str(today())})


def pay(at_work, clock):
    """Finance gathers what is attested, hands it to the bank and notes the voucher. What is paid is locked."""
    clock.move_to_bank_day(36)
    with at_work("finance") as hand:
        make_order(hand, clock)
        hand.send("Gör underlaget")
        assert (facts(hand)["Utbetalningar"], facts(hand)["Belopp"]) == ("3", "92 000 kr")
        assert hand.fetch("Underlag i Excel").stat().st_size
        hand.says("Kommunens organisationsnummer saknas")
        assert not offers(hand, "Betalfil till banken")
    with at_work("admin") as hand:
        hand.follow("Organisationer")
        hand.follow("Nämnder och kontor")
        hand.follow("Kommunens uppgifter")
        hand.write("Organisationsnummer", "212000-0142")
        hand.send("Spara ändringen")
    with at_work("finance") as hand:
        hand.follow("Utbetalningar")
        hand.follow("Betalningsunderlag")
        enter(hand, "92 000", "Att betala")
        assert hand.fetch("Betalfil till banken").read_text().count("<CdtTrfTxInf>") == 3
        hand.follow("Registrera som betalt")
        hand.write("Utbetald", str(today()))
        assert "Verifikationsnummer saknas." in faults(hand, "Registrera")
        hand.write("Verifikationsnummer för hela underlaget", "L4711")
        hand.send("Registrera")
        hand.says("Utbetalt")
        assert not offers(hand, "Registrera som betalt")
        assert not offers(hand, "Lös upp")
        for name, paid in ((OWN, "60 000 kr"), (LATE, "32 000 kr")):
            go_to(hand, name)
            told = facts(hand)
            assert (told["Utbetalt"], told["Planerat och attesterat"], told["Kvar att betala"]) == (paid, "0 kr", "0 kr")
        enter(hand, "L4711")
        assert not offers(hand, "Avbryt utbetalningen")
        assert not offers(hand, "Registrera utbetalning")


def account_for_all(at_work, clock):
    """The association accounts, completes what is asked for and is approved. For the other, the officer registers a letter."""
    clock.move_to(46)
    with at_work("representative") as hand:
        go_to(hand, OWN)
        hand.follow("Registrera redovisning")
        fill(hand, **{"Använt belopp": "59 000", "Vad bidraget ledde till": "Öppet fyra kvällar i veckan"})
        hand.send("Spara redovisningen")
        refused(hand, "approve_report", application_of(OWN))
    with at_work("culture") as hand:
        go_to(hand, OWN)
        hand.follow(clock.day(46))
        hand.follow("Begär komplettering")
        fill(hand, **{"Det som ska kompletteras": "Hyran för den sista månaden saknas.", "Senast": clock.day(55)})
        hand.send("Begär komplettering")
        hand.says("Komplettering begärd")
    with at_work("representative") as hand:
        go_to(hand, OWN)
        hand.follow(clock.day(46))
        hand.follow("Lämna in igen")
        hand.says("Hyran för den sista månaden saknas.")
        hand.write("Använt belopp", "60 000")
        hand.send("Lämna in")
        assert facts(hand)["Inte använt av det beviljade"] == "0 kr"
    with at_work("culture") as hand:
        go_to(hand, OWN)
        hand.follow("Godkänn redovisning")
        hand.send("Godkänn")
        assert facts(hand)["Redovisning godkänd"] == str(today())
        go_to(hand, LATE)
        hand.follow("Registrera redovisning")
        fill(hand, **{"Inkom": clock.day(46), "Använt belopp": "24 500"})
        hand.send("Spara redovisningen")
        assert facts(hand)["Inte använt av det beviljade"] == "7 500 kr"
        hand.says("7 500 kr är utbetalt men varken använt eller återkrävt.")
        hand.follow("Godkänn")
        assert "7 500 kr" in faults(hand, "Godkänn")


def reclaim(at_work, clock):
    """What was not used: told, decided, invoiced and repaid. Never more than was paid, and never more than is claimed."""
    with at_work("culture") as hand:
        go_to(hand, LATE)
        hand.follow("Meddela återkrav")
        hand.choose("Grund", "Bidraget är inte använt")
        fill(hand, **{"Belopp": "32 001", "Meddelat organisationen": clock.day(46), "Organisationens svar senast": clock.day(56)})
        assert "Återkravet är större än det som har betalats ut." in faults(hand, "Registrera meddelandet")
        hand.write("Belopp", "7 500")
        hand.send("Registrera meddelandet")
        hand.says("Meddelat")
        assert facts(hand)["Kvar att återbetala"] == "0 kr"
    with at_work("finance") as hand:
        assert reconciled(hand, LATE) == ["32 000", "32 000", "0", "0", "0", "0", "0", "Stämmer"]
    clock.move_to(50)
    with at_work("secretary") as hand:
        hand.follow("Ärenden")
        hand.follow("Nytt beslut")
        register_decision(hand, "Återkrav av lokalbidrag", clock.day(50), "4712")
    with at_work("culture") as hand:
        go_to_claim(hand)
        hand.follow("Registrera beslut")
        choose_decision(hand, "Återkrav av lokalbidrag")
        hand.send("Registrera beslutet")
        assert facts(hand)["Kvar att återbetala"] == "7 500 kr"
        assert not offers(hand, "Registrera faktura")
    clock.move_to(52)
    with at_work("finance") as hand:
        assert reconciled(hand, LATE) == ["32 000", "32 000", "7 500", "0", "7 500", "−7 500", "0", "Väntar på återbetalning"]
        go_to_claim(hand)
        hand.follow("Registrera faktura")
        fill(hand, Fakturanummer="F4711", Fakturerat=clock.day(52), Förfaller=clock.day(60))
        hand.send("Registrera fakturan")
        hand.follow("Registrera återbetalning")
        fill(hand, Återbetalt=clock.day(52), Belopp="7 501", Verifikationsnummer="K4711")
        assert "Det är 1 kr mer än det som är kvar av återkravet." in faults(hand, "Registrera återbetalningen")
        hand.write("Belopp", "7 500")
        hand.send("Registrera återbetalningen")
        told = facts(hand)
        assert (told["Belopp"], told["Återbetalt"], told["Kvar att återbetala"]) == ("7 500 kr", "7 500 kr", "0 kr")
    with at_work("culture") as hand:
        go_to(hand, LATE)
        hand.follow("Godkänn redovisning")
        hand.send("Godkänn")
        assert facts(hand)["Redovisning godkänd"] == str(today())


def go_to_claim(hand):
    go_to(hand, LATE)
    enter(hand, "Bidraget är inte använt")


def reconciled(hand, organisation):
    """The association's row where finance sees that the money agrees, from the menu."""
    hand.follow("Bidrag")
    hand.follow("Avstämning")
    enter(hand, SCHEME, ROUND)
    return cells(hand, organisation)[2:]


def agree(at_work):
    """Decided, less paid and owed: nothing is left of any grant. What was rejected is no grant."""
    with at_work("finance") as hand:
        assert reconciled(hand, OWN) == ["60 000", "60 000", "0", "0", "0", "0", "0", "Stämmer"]
        assert reconciled(hand, LATE) == ["32 000", "32 000", "7 500", "7 500", "0", "0", "0", "Stämmer"]
        assert row(hand, REJECTED).count() == 0
        hand.follow("Per omgång, nämnd och år")
        assert cells(hand, SCHEME, ROUND)[1:] == ["2", "0", "92 000", "92 000", "7 500", "7 500", "0", "0", "0", "Stämmer"]
    states = [application_of(name).state for name in (OWN, LATE, REJECTED)]
    assert states == ["closed", "closed", "decided"]
