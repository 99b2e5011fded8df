"""The goals of the fictional agreements, and how the parties followed them up."""

from datetime import date, timedelta
from decimal import Decimal

from partnerships.agreements import services
from partnerships.agreements.models import IOPAgreement, IOPGoal
from partnerships.agreements.models.planned import planned_follow_ups
from partnerships.audit.services import add

NOW = date(2026, 11, 21)

# By the agreement's key: goal, measure, unit, baseline, target, and whether lower is better.
GOALS = {
    "språk": [
        ("Fler deltagare talar svenska i vardagen", "Deltagare som kommer minst tio gånger", "personer", 45, 120, False),
        ("Fler volontärer", "Volontärer som är med varje månad", "volontärer", 12, 30, False),
    ],
    "dag": [
        ("Fler hittar till mötesplatsen", "Besök per vecka", "besök", 90, 180, False),
        ("Färre avbryter kontakten", "Deltagare som slutar komma utan samtal", "procent", 40, 20, True),
    ],
    "anhörig": [("Fler anhöriga får avlösning", "Anhöriga med avlösning", "personer", 35, 80, False)],
    "skydd": [
        ("Ingen som behöver skydd står utan", "Förfrågningar utan plats", "förfrågningar", 22, 5, True),
        ("Fler får stödsamtal", "Påbörjade stödserier", "personer", 60, 110, False),
    ],
    "läxa": [("Fler elever får läxhjälp", "Elever per vecka", "elever", None, 70, False)],
    "rehab": [("Fler går vidare till arbete eller studier", "Av dem som avslutar", "procent", 18, 40, False)],
    "promenad": [("Fler äldre bryter sin ensamhet", "Nya deltagare per år", "personer", 25, 60, False)],
    "härd": [("Ingen sover ute när det är kallt", "Nätter utan ledig plats", "nätter", 31, 5, True)],
}
OTHERS = [("Fler deltagare nås", "Deltagare per år", "personer", 40, 90, False)]
IN_WORDS = "Deltagarna upplever att verksamheten är trygg och lätt att komma till"

FULFILMENTS = (("met", "continue"), ("partly", "change"), ("met", "continue"), ("met", "continue"))


def load_goals(agreement, key):
    """One or two with figures, and one in words."""
    for text, indicator, unit, baseline, target, lower in GOALS.get(key, OTHERS):
        goal = IOPGoal(
            agreement=agreement,
            text=text,
            indicator=indicator,
            unit=unit,
            baseline=baseline,
            baseline_on=None if baseline is None or agreement.start_date > NOW else agreement.start_date,
            target=target,
            target_year=agreement.end_date.year,
            direction="lower" if lower else "higher",
        )
        add(None, goal)
    add(None, IOPGoal(agreement=agreement, text=IN_WORDS, indicator="Samtal med deltagarna en gång om året", qualitative=True))


def load_follow_ups(agreement, key, actor, representative):
    """One for each year that is due, but for one that nobody made; and one that waits for the other party's answer."""
    for planned in planned_follow_ups(IOPAgreement.objects.get(pk=agreement.pk)):
        if planned.due < NOW and (key, planned.year) != ("läxa", 2024):
            follow_up(agreement, planned, actor, representative, waits=(key, planned.year) == ("skydd", 2025))
    if key == "dag":
        begun = services.register_follow_up(actor=actor, agreement=agreement, year=NOW.year)
        for party in agreement.parties.filter(side="municipal"):
            answer(begun, party, actor, NOW - timedelta(days=9), "met")


def follow_up(agreement, planned, actor, representative, waits):
    """From answers to approval; one waits for the other parties to approve."""
    fulfilment, conclusion = FULFILMENTS[(planned.year + agreement.pk) % len(FULFILMENTS)]
    held_on = planned.due - timedelta(days=14)
    made = services.register_follow_up(
        actor=actor,
        agreement=agreement,
        year=planned.year,
        held_on=held_on,
        participants_reached=60 + 35 * (agreement.pk % 7) + 12 * (planned.year % 5),
        results="Fler deltagare än året innan och öppet alla planerade dagar."
        if fulfilment == "met"
        else "Öppet som planerat, men färre deltagare än målet.",
        deviations="" if fulfilment == "met" else "En volontärsamordnare saknades under våren.",
    )
    parties = list(agreement.parties.select_related("organisation", "board"))
    for party in parties:
        answer(made, party, own(party, actor, representative), held_on - timedelta(days=12), fulfilment)
    measure(made, actor, fulfilment)
    made.refresh_from_db()
    reason = "Insatserna ger det som parterna ville." if conclusion == "continue" else "Fler öppna kvällar prövas."
    made = services.conclude_follow_up(
        actor=actor, follow_up=made, joint_conclusion=conclusion, conclusion_reason=reason, held_on=held_on
    )
    for party in parties:
        if party.side == "municipal" or not waits:
            made = services.approve_follow_up(
                actor=own(party, actor, representative),
                follow_up=made,
                party=party,
                approved_on=held_on + timedelta(days=10),
                approved_by_role="Enhetschef" if party.side == "municipal" else "Ordförande",
            )


def own(party, actor, representative):
    """The organisation itself where somebody represents it; otherwise the officer, from paper."""
    return representative if party.organisation_id in representative.own_organisations() else actor


def answer(made, party, actor, day, fulfilment):
    municipal = party.side == "municipal"
    services.register_answer(
        actor=actor,
        follow_up=made,
        party=party,
        answered_on=day,
        answered_by_role="Samordnare" if municipal else "Verksamhetsledare",
        achieved="Kontoret ser att målgruppen nås." if municipal else "Öppet som planerat, med nya deltagare.",
        delivered="Medel, lokal och samordnare som utlovat." if municipal else "Volontärer, egen finansiering och kontakter.",
        deviations="" if fulfilment == "met" else "Samordningen haltade under våren.",
        proposal="continue" if fulfilment == "met" else "change",
    )


def measure(made, actor, fulfilment):
    """A little past the target each year; where the goals were partly met, the first of them is still on its way."""
    agreement = made.agreement
    years = agreement.end_date.year - agreement.start_date.year + 1
    share = Decimal(made.year - agreement.start_date.year + 1) / years
    for place, goal in enumerate(agreement.goals.all()):
        behind = place == 0 and fulfilment == "partly"
        value = None
        if not goal.qualitative:
            begun = goal.baseline or goal.target / 2
            way = share * Decimal("0.6") if behind else 1 + share / 10
            value = (begun + (goal.target - begun) * way).quantize(Decimal(1))
        services.register_goal_measure(
            actor=actor,
            follow_up=made,
            goal=goal,
            value=value,
            result="partly" if behind else "met",
            comment="Färre kom under våren." if behind else "",
        )
