"""The fictional conditions for grants, what was found of some associations, and two that were registered twice."""

from datetime import date

from grants import services
from grants.models import EligibilityCondition, RequiredDocument
from partnerships.audit.services import add
from partnerships.ground.days import today
from partnerships.register.models import Organisation

SOURCE = "Regler för föreningsbidrag, 2023-10-17 § 97 (exempel)"
Kind = EligibilityCondition.Kind

# text, kind, the document that shows it, from, to
CONDITIONS = [
    ("Stadgar antagna av årsmötet", Kind.DEMOCRACY, "Stadgar", None, None),
    ("Styrelse vald av årsmötet", Kind.DEMOCRACY, "", None, None),
    ("Årsmötesprotokoll", Kind.DOCUMENT, "Årsmötesprotokoll", None, None),
    ("Öppet medlemskap", Kind.DEMOCRACY, "", None, None),
    ("Verksamhet som riktar sig till kommunens invånare", Kind.OTHER, "", None, None),
    ("Egen försäkran om alla människors lika värde", Kind.DEMOCRACY, "", None, date(2025, 12, 31)),
    ("Antaget ställningstagande om alla människors lika värde", Kind.DEMOCRACY, "", date(2026, 1, 1), None),
]
# association, years before this one, finding, the condition that is not fulfilled, reason
CHECKS = [
    ("Ängslyckans mötesplats", 1, "eligible", "", ""),
    ("Ängslyckans mötesplats", 0, "eligible", "", ""),
    ("Björkviks IF", 1, "eligible", "", ""),
    ("Åkerbäckens kulturförening", 1, "conditional", "Öppet medlemskap", "Stadgarna ska ändras på nästa årsmöte."),
    ("Zenitens teatersällskap", 1, "not_eligible", "Styrelse vald av årsmötet", "Föreningen har inget årsmöte haft på två år."),
    ("Östanvinds scoutkår", 0, "conditional", "Årsmötesprotokoll", "Protokollet är justerat men inte inlämnat."),
]
# name, what it has in common with the one that was there
TWICE = [
    ("Björkviks Idrottsförening", {"activity_area": "Idrott"}),
    ("Tallasens pensionarsforening", {"activity_area": "Äldre", "phone": "08-550 000 01"}),
]


def load(organisations, users):
    officer = users["culture"]
    for place, (text, kind, document, begins, ends) in enumerate(CONDITIONS, start=1):
        required = RequiredDocument.objects.filter(name=document).first() if kind == Kind.DOCUMENT else None
        times = {"valid_from": begins, "valid_to": ends}
        services.register_condition(actor=officer, text=text, kind=kind, required=required, source=SOURCE, order=place, **times)
    for name, years, finding, missing, reason in CHECKS:
        check(organisations[name], today().year - years, finding, missing, reason, officer)
    for name, values in TWICE:
        purpose = "Påhittad förening i exempeldata, registrerad två gånger."
        add(None, Organisation(name=name, legal_form="61", active_in_municipality=True, purpose=purpose, **values))


def check(organisation, year, finding, missing, reason, officer):
    conditions = EligibilityCondition.objects.in_force_in(year)
    services.check_eligibility(
        actor=officer,
        organisation=organisation,
        year=year,
        finding=finding,
        reason=reason,
        examined_on=date(year, 4, 15),
        answers=[{"condition": each, "answer": "no" if each.text == missing else "yes"} for each in conditions],
    )
