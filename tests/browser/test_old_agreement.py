"""The agreement of § 161, of which little is known: what is missing is filled in page by page, and then it can be renewed."""

import re

import pytest
from django.urls import reverse

from partnerships.agreements.models import IOPAgreement
from tests.browser.hands import WithoutScript

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.django_db(transaction=True)]

DNR = "SN 2015/0161"
# What each line of the checklist is answered by on the page that it leads to: texts are written, and lists chosen from.
FIELDS = {
    "Bakgrund": "Parterna har arbetat tillsammans sedan 2015",
    "Samhällsutmaning": "Isolering",
    "Idéburet mervärde": "Förtroende och volontärer",
    "Målgrupp": "Invånare i hela kommunen",
    "Värdegrund": "Alla människors lika värde",
    "Kvalitetskrav": "Öppet tre dagar i veckan",
    "Ändringar och tillägg": "Skriftligt av båda parter",
    "Omförhandling, hävning och tvist": "I styrgruppen, annars i domstol",
    "Insyn och revision": "Nämnden får se verksamhetens handlingar",
    "Personuppgifter": "Var och en svarar för sina egna",
    "Ansvarsfördelning": "Föreningen leder, nämnden lånar ut lokalen",
    "Uppföljning": "Styrgruppen följer upp varje år",
    "Uppsägningstid (månader)": "6",
    "Avtalsstart": "2016-01-01",
    "Avtalsslut": "2018-12-31",
    "Undertecknat, datum": "2015-12-15",
}
NO = {"direct_economic_interest"}  # the one criterion that is met by a no


@pytest.fixture
def at_work(browser):
    def work(person):
        return WithoutScript(browser.context(person, java_script_enabled=False).new_page())

    return work


def missing(hand, agreement):
    """{label: address} of what the agreement's page says is missing."""
    hand.open(agreement.get_absolute_url())
    links = hand.page.locator("#saknas a").all()
    return {link.inner_text(): link.get_attribute("href") for link in links}


def renew(hand, agreement):
    hand.open(reverse("agreements:renew", args=[agreement.pk]))
    hand.write("Avtalsstart", "2027-01-01")
    hand.write("Avtalsslut", "2029-12-31")
    hand.send("Skapa utkastet")


def fill(hand, label):
    """What a person does on the page that a line of the checklist has led to."""
    if label in FIELDS:
        hand.write("Undertecknat" if label.startswith("Undertecknat") else label, FIELDS[label])
        hand.send("Spara ändringen")
        return
    if label == "Diarienummer":
        hand.field("Diarienummer").select_option(label=next(
            option for option in hand.field("Diarienummer").locator("option").all_inner_texts() if DNR in option
        ))  # fmt: skip
        hand.send("Spara ändringen")
        return
    if label == "Uppföljningsmånad":
        hand.choose("Uppföljningsmånad", "februari")
        hand.send("Spara ändringen")
        return
    if label == "Förlängning":
        hand.choose("Förlängning", "Förlängs inte")
        hand.send("Spara ändringen")
        return
    if label in {"Kommunens part", "Idéburen part"}:
        hand.choose("Partstyp", label.removesuffix("s part") if label.startswith("K") else label)
        municipal = label == "Kommunens part"
        hand.choose("Nämnd" if municipal else "Organisation", "Socialnämnden" if municipal else "Björkviks IF")
    elif label == "Mål":
        hand.write("Mål", "Fler besöker")
        hand.write("Målvärde", "100")
    elif label == "Styrgrupp":
        hand.choose("Slag av grupp", "Styrgrupp")
    elif "ledamot i styrgruppen" in label:
        hand.choose("Part", "Socialnämnden" if label.startswith("Kommunens") else "Björkviks IF")
        hand.write("Roll", "Ordförande")
    elif label.startswith("Resurser från"):
        money = label.endswith("Socialnämnden")
        hand.choose("Resursslag", "Pengar" if money else "Ideell tid")  # the party is chosen by the link
        hand.write("År", "2016")
        if money:
            hand.write("Belopp eller uppskattat värde", "100 000")
        else:
            hand.write("Mängd", "200")
            hand.choose("Enhet", "timmar")
    elif label == "Tidplan med insatser":
        hand.write("Insats", "Öppet hus")
        hand.write("Planerad till och med", "2016-05-01")
    elif label == "Juridisk prövning":
        for name, text in (("Prövad", "2015-10-01"), ("Prövad av (roll)", "Kommunjurist"), ("Sammanfattande skäl", "Prövat")):
            hand.write(name, text)
        answer_all(hand)
        hand.send("Spara prövningen")
        if hand.page.get_by_text("Frågorna nedan är bytta").count():  # the day is one of older criteria
            answer_all(hand)
            hand.send("Spara prövningen")
        return
    else:
        raise AssertionError(f"nobody knows how to fill in {label}")
    hand.send("Spara")


def answer_all(hand):
    for key in {radio.get_attribute("name") for radio in hand.page.locator("main input[type=radio]").all()}:
        answer = "no" if key.removeprefix("answers.") in NO else "yes"
        hand.page.locator(f'main input[name="{key}"][value="{answer}"]').check()


def test_an_old_agreement_is_completed_page_by_page_and_then_renewed(at_work):
    agreement = IOPAgreement.objects.get(title__contains="§ 161")
    hand = at_work("social")
    asked = missing(hand, agreement)
    assert len(asked) > 20
    renew(hand, agreement)
    told = hand.page.locator("main").inner_text().lower()
    needed = [label for label in asked if label != "Förlängning"]  # of an old agreement it may stay unknown
    assert [label for label in needed if label.lower() not in told] == []  # refused with all of them at once
    assert hand.page.locator("#saknas a").count() == len(needed)  # and each leads on from here too

    secretary = at_work("secretary")
    secretary.open(reverse("cases:register_case"))
    secretary.choose("Nämnd", "Socialnämnden")
    secretary.write("Diarienummer", DNR)
    secretary.write("Ärende", "Avtal enligt § 161")
    secretary.send("Spara diarienumret")

    filled = []
    while asked:
        label, address = next(iter(asked.items()))
        hand.open(address)
        fill(hand, label)
        filled.append(label)
        left = missing(hand, agreement)
        assert label not in left, hand.page.locator("main").inner_text()
        years = [each for each in left if re.match(r"Kommunens medel \d", each)]
        asked = {each: url for each, url in left.items() if each not in years}  # a year may be without money
    assert set(FIELDS) < set(filled)
    renew(hand, agreement)
    hand.says("Inför undertecknandet")
    assert IOPAgreement.objects.get(predecessor=agreement).start_date.year == 2027
