"""The columns of what one organisation has, on screen and in its workbook."""

from dataclasses import replace

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
SUMS = {"asked": LINES[3].heading, "promised": LINES[4].heading, "paid": LINES[5].heading, "reclaimed": LINES[6].heading}


def or_dash(column):
    """On screen: none is a dash, and only what somebody ought to know is said to be missing."""
    if column.heading not in SUMS.values():
        return column
    return replace(column, value=lambda line: dash_of(line, column))


def dash_of(line, column):
    amount, lacking = column.read(line), {"promised": line.unknown or line.shared is not None, "paid": line.paid_unknown}
    return "–" if amount is None and not lacking.get(column.value) else amount


ON_SCREEN = [or_dash(column) for column in LINES]

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
    return "late" if grant.report_due_now < today() else "waiting"


REPORTS = [
    Column(_("Bidrag"), lambda grant: str(grant.application.round), link=True, under="application.board.name", width=40),
    Column(_("Redovisning senast"), "report_due_now", DAY),
    Column(_("Redovisning inkom"), lambda grant: grant.report.received_on if hasattr(grant, "report") else "–", DAY),
    Column(_("Kompletterad"), lambda grant: (hasattr(grant, "report") and grant.report.completed_on) or "–", DAY),
    Column(_("Läge"), lambda grant: LABELS[standing(grant)], tag=lambda grant: TONES[standing(grant)]),
]
