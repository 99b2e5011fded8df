"""The sheet Datakvalitet."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.ground.columns import LONG, NUMBER, Column
from partnerships.ground.days import format_day
from reports.excel import Sheet
from reports.quality import findings

QUALITY = [
    Column(gettext_lazy("Kontroll"), "check", width=48),
    Column(gettext_lazy("Antal"), "count", NUMBER),
    Column(gettext_lazy("Objekt"), "named", LONG, width=80),
    Column(gettext_lazy("Åtgärd"), "remedy", LONG, width=48),
]


def quality(report, title):
    return Sheet(
        title=title,
        heading=_("%(title)s till och med %(day)s") % {"title": title, "day": format_day(report.cut_off)},
        note=report.note(_("källa: registrets egna kontroller av det som hör till året eller tidigare")),
        columns=QUALITY,
        rows=findings(report=report),
    )
