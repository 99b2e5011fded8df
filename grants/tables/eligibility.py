"""The columns of the conditions for grants and of what was found of organisations, on screen and in Excel."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.columns import DAY, NUMBER, YEAR, YES_NO, Column

from ..models import EligibilityCheck

Finding = EligibilityCheck.Finding

CONDITIONS = [
    Column(_("Villkor"), "text", link=True, under="source", width=60),
    Column(_("Slag"), "get_kind_display"),
    Column(_("Gäller från"), lambda row: row.valid_from or "–", DAY),
    Column(_("Gäller t.o.m."), lambda row: row.valid_to or _("tills vidare"), DAY),
    Column(_("Hindrar bidrag"), "blocking", YES_NO),
    Column(_("Ordning"), "order", NUMBER),
]

STANDINGS = [
    Column(_("Organisation"), "name", link=True, under=lambda row: row.org_number, width=40, order="sort_text"),
    Column(
        _("Bedömning"),
        lambda row: Finding(row.finding).label if row.finding else _("Inte prövad"),
        tag=lambda row: EligibilityCheck.TONES.get(row.finding, "neutral"),
        width=30,
    ),
    Column(_("Gäller t.o.m."), lambda row: row.finding_to or "–", DAY),
    Column(_("Prövad"), lambda row: row.finding_on or "–", DAY),
]

# In a narrow card; the rest stands on the page of each.
CHECKS = [
    Column(_("År"), "year", YEAR, link=True),
    Column(_("Bedömning"), "get_finding_display", tag="tone", under="reason", width=30),
]

ANSWERS = [
    Column(_("Villkor"), "condition.text", under="condition.get_kind_display", width=60),
    Column(_("Uppfyllt"), "get_answer_display", tag="tone"),
    Column(_("Anteckning"), lambda row: row.note or "–", width=40),
    Column(_("Handling"), lambda row: str(row.handed_in.required) if row.handed_in else "–", width=30),
]
