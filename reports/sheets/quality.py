"""The sheet Datakvalitet."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.columns import LONG, NUMBER, Column
from reports.excel import Sheet
from reports.quality import findings

QUALITY = [
    Column(_("Kontroll"), "check", width=48),
    Column(_("Antal"), "count", NUMBER),
    Column(_("Objekt"), "named", LONG, width=80),
    Column(_("Åtgärd"), "remedy", LONG, width=48),
]


def quality(report, title):
    return Sheet(
        title=title,
        heading=report.heading(title),
        note=report.note(_("källa: registrets egna kontroller den dag arbetsboken skapades")),
        columns=QUALITY,
        rows=findings(),
    )
