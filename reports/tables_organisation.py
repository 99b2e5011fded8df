"""The columns of what one organisation has, on screen and in its workbook."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.columns import DAY, KRONOR, YEAR, Column
from partnerships.ground.days import today

LINES = [
    Column(_("År"), "year", YEAR),
    Column(_("Nämnd"), "board.name", width=30),
    Column(_("Form"), "form_label", link=True, width=26),
    Column(_("Sökt (kr)"), "asked", KRONOR, total=True),
    Column(_("Beviljat eller utlovat (kr)"), "promised", KRONOR, total=True),
    Column(_("Utbetalt (kr)"), "paid", KRONOR, total=True),
    Column(_("Återkrävt (kr)"), "reclaimed", KRONOR, total=True),
    Column(_("Anmärkning"), lambda line: line.note() or "–", width=44),
]
SUMS = {"asked": LINES[3], "promised": LINES[4], "paid": LINES[5], "reclaimed": LINES[6]}

# Without sums: a value that was estimated is not money.
BESIDE = [
    Column(_("År"), "year", YEAR),
    Column(_("IOP-avtal"), "agreement.title", link=True, under="agreement.responsible_board.name", width=40),
    Column(_("Resursslag"), "get_kind_display"),
    Column(_("Beskrivning"), lambda row: row.description or "–", width=40),
    Column(_("Mängd"), lambda row: row.in_words() or "–"),
    Column(_("Uppskattat värde (kr)"), "amount", KRONOR),
]

TONES = {"late": "danger", "waiting": "info", "received": "warning", "approved": "success"}
LABELS = {"late": _("Försenad"), "waiting": _("Väntas"), "received": _("Inkommen"), "approved": _("Godkänd")}


def standing(grant):
    report = getattr(grant, "report", None)
    if report is not None:
        return "approved" if report.approved_on else "received"
    return "late" if grant.report_due < today() else "waiting"


REPORTS = [
    Column(_("Bidrag"), lambda grant: str(grant.application.round), link=True, under="application.board.name", width=40),
    Column(_("Redovisning senast"), "report_due", DAY),
    Column(_("Redovisning inkom"), lambda grant: grant.report.received_on if hasattr(grant, "report") else "–", DAY),
    Column(_("Läge"), lambda grant: LABELS[standing(grant)], tag=lambda grant: TONES[standing(grant)]),
]
