"""What is asked of a row beyond the schema: the checks of 360Giving's quality tool that fit, and our own about persons.

A refusal stops the row, and says what to do. A remark is shown, and the row goes out.
"""

import re
from collections import defaultdict

from django.utils.translation import gettext as _

from partnerships.ground.days import add_months, format_day, today
from partnerships.ground.identifiers import find_personal_numbers

from .checking import GRANT, schema_faults

EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
LONGEST_TITLE = 140
YEARS_AHEAD, YEARS_BACK = 12, 25
TEXTS = ("title", "description")


def check(rows):
    """Fill in what refuses each row and what is remarked on it."""
    for row in rows:
        row.refused += refusals(row)
        row.remarks += remarks(row)
        if not row.refused:
            row.refused += schema_faults(row.data, GRANT)
    remark_on_names([row for row in rows if not row.refused])


def refusals(row):
    data, names = row.data, [each["name"] for each in row.data.get("recipientOrganization", [])]
    if not data["description"]:
        yield _("Beskrivningen är tom. Fyll i ändamålet.")
    elif data["description"] == data["title"]:
        yield _("Beskrivningen är densamma som titeln. Skriv vad pengarna är till.")
    if row.award_date is None:
        yield _("Beslutets dag är okänd. Fyll i den i nämndbeslutet.")
    elif row.award_date > today():
        yield _("Beslutets dag, %(day)s, har inte varit än.") % {"day": format_day(row.award_date)}
    if "amountAwarded" in data and data["amountAwarded"] <= 0:
        yield _("Beloppet är noll.")
    if any(dates.get("startDate", "") > dates.get("endDate", "9999") for dates in data.get("plannedDates", [])):
        yield _("Perioden slutar innan den börjar.")
    if any(EMAIL.search(data[name]) for name in TEXTS):
        yield _("Texten innehåller en e-postadress. Ta bort den.")
    if any(find_personal_numbers(text) for text in [*(data[name] for name in TEXTS), *names]):
        yield _("Texten innehåller ett personnummer. Ta bort det.")
    if not row.public:
        yield _("Organisationen visas inte publikt. Ändra det hos organisationen om bidraget ska publiceras.")


def remarks(row):
    data = row.data
    if len(data["title"]) > LONGEST_TITLE:
        yield _("Titeln är längre än 140 tecken.")
    if any(each["id"].startswith("360G-") for each in data.get("recipientOrganization", [])):
        yield _("Mottagaren saknar organisationsnummer och får ett nummer ur registret.")
    if row.award_date and row.award_date < add_months(today(), -12 * YEARS_BACK):
        yield _("Beslutet är äldre än 25 år.")
    last = add_months(today(), 12 * YEARS_AHEAD).isoformat()
    if any(dates.get("endDate", "") > last for dates in data.get("plannedDates", [])):
        yield _("Perioden slutar mer än 12 år framåt.")
    if not data.get("plannedDates"):
        yield _("Perioden är okänd.")


def remark_on_names(rows):
    """One name with several numbers, or one number with several names."""
    for told, (key, value) in (
        (_("Samma namn har flera nummer. Är organisationen registrerad två gånger?"), ("name", "id")),
        (_("Samma nummer har flera namn."), ("id", "name")),
    ):
        found = defaultdict(set)
        for row in rows:
            for each in row.data["recipientOrganization"]:
                found[each[key]].add(each[value])
        for row in rows:
            if any(len(found[each[key]]) > 1 for each in row.data["recipientOrganization"]):
                row.remarks.append(told)
