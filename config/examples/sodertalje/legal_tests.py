"""The legal tests of the fictional agreements by the published criteria, and two guided choices of form."""

from datetime import date, timedelta

from partnerships.agreements import services
from partnerships.agreements.form_guide import walk
from partnerships.agreements.models import CriteriaSet, IOPAgreement
from partnerships.agreements.published_criteria import PUBLISHED_SETS

# Legal tests: what is not as it should be, why the rest is, where it is stated, and what it comes to.
ANSWERS = {
    "rehab": {"no_market": ("unclear", "Två företag erbjuder arbetsträning, men inte i kooperativ form.")},
    "dörr": {"state_aid": ("unclear", "En av föreningarna har ett kafé som tar betalt. Oklart om det är ekonomisk verksamhet.")},
    "scen": {
        "not_normed_grant": ("no", "Verksamheten ryms inom verksamhetsbidraget för kultur."),
        "long_term": ("no", "Parterna planerar ett projekt på två år."),
    },
    "läxa": {"initiative": ("no", "Skolan tog initiativet, och föreningen formade arbetssättet.")},
}
SUMMARIES = {
    "rehab": ("Handläggare", "Ett gemensamt åtagande, men oklart om det finns en marknad. Juristen behöver pröva frågan."),
    "dörr": ("Handläggare", "Ett gemensamt åtagande, men statsstödsfrågan är inte utredd. Juristen behöver pröva den."),
    "scen": ("Kommunjurist", "Samarbetet liknar den verksamhet som redan får bidrag. Bidragets regler räcker."),
}
NO_MARKET = "Ingen annan erbjuder insatsen på villkor som målgruppen klarar. Det finns ingen marknad att skydda."
REASONS = {
    "not_purchase": "Båda parter betalar. Ingen ersättning ges mot en bestämd prestation.",
    "no_market": "Ingen annan erbjuder verksamheten, och ingen har frågat om den.",
    "both_contribute": "Kommunen bidrar med pengar, lokal och samordnare, föreningen med volontärer och egna medel.",
    "not_detailed": "Avtalet anger mål. Föreningen bestämmer hur de nås.",
    "direct_economic_interest": "Kommunen får ingen tjänst som den annars skulle ha ordnat själv.",
    "state_aid": "Verksamheten är gratis och öppen för alla, så den är inte ekonomisk.",
}
SOURCES = {"political_plan": "Samverkansöverenskommelsen", "both_contribute": "Avtalsutkastet, Gemensamma resurser"}
POSSIBLE = (
    "Ett gemensamt åtagande med insatser från båda parter. Ingen ersättning mot motprestation, och ingen marknad att skydda."
)


def load_criteria(users):
    for published in PUBLISHED_SETS:
        services.add_published_set(actor=users["admin"], published_key=published)


def officer(code):
    return "culture" if code == "KFN" else "social"


def examine(agreement, day, actor, key):
    """A test by the criteria of the day; what stands in `ANSWERS` is a fault or unclear, the rest is without a fault."""
    answers = []
    for criterion in CriteriaSet.objects.applying_on(day).criteria.all():
        without_fault = "no" if criterion.fault_when == "yes" else "yes"
        answer, reason = ANSWERS.get(key, {}).get(criterion.key, (without_fault, REASONS.get(criterion.key, "")))
        answers.append({"criterion": criterion, "answer": answer, "reason": reason, "source": SOURCES.get(criterion.key, "")})
    role, reason = SUMMARIES.get(key, ("Kommunjurist", POSSIBLE))
    return services.register_legal_test(
        actor=actor, agreement=agreement, examined_on=day, answers=answers, examined_by_role=role, reason=reason
    )


def clear(test, examined, actor):
    """The lawyer's statement three weeks later, where one is awaited."""
    if not test.can_be_cleared():
        return test
    day = examined + timedelta(days=21)
    return services.clear_legal_test(
        actor=actor, legal_test=test, cleared_on=day, cleared_by_role="Kommunjurist", cleared_reason=NO_MARKET
    )


# The guided choices of form: title, association, board, what is not answered with no, and the note.
CHOICES = [
    ("Trygga kvällar i centrum", "Vattentornets byalag", "KFN", ("public_interest", "both_contribute", "long_term"),
     "Byalaget vill gå på vägen i flera år. Utkastet till avtal är börjat."),
    ("Julmarknad för hela orten", "Tallåsens pensionärsförening", "KFN", ("public_interest", "ordinary_grant"),
     "Söks som arrangemangsbidrag."),
]  # fmt: skip


def load_form_choices(boards, organisations, users):
    """One that led to a draft of an agreement, and one that led to a grant."""
    for title, name, code, yes, note in CHOICES:
        answers = {}
        while (question := walk(answers)[1]) is not None:
            answers[question.key] = "yes" if question.key in yes else "no"
        choice = services.register_form_choice(
            actor=users[officer(code)], title=title, organisation=organisations[name], board=boards[code],
            chosen_on=date(2026, 9, 14), chosen_by_role="Handläggare", note=note, answers=answers,
        )  # fmt: skip
        for agreement in IOPAgreement.objects.filter(title=title):
            services.change_agreement(actor=users[officer(code)], agreement=agreement, form_choice=choice)
