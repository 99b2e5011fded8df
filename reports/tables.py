"""The columns of the log, of what falls due and of the checks."""

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from partnerships.audit.acts import ACTS
from partnerships.ground.columns import DAY, LONG, MOMENT, NUMBER, Column
from partnerships.ground.days import format_day
from partnerships.ground.tables import Cell, Heading, Table, css, text

from .sheets.summary import SUMMARY, summary

EVENTS = [
    Column(_("När"), "at", MOMENT, under="get_source_display"),
    Column(_("Händelse"), lambda event: ACTS.get(event.act, event.act), link=True, under="actor_label", width=30),
    Column(_("Benämning"), "object_label", under=lambda event: kind_of(event), width=50),
    Column(_("Skäl"), lambda event: event.reason or "–", LONG),
]

DUE_STATES = {"late": _("Försenat"), "now": _("Inom en månad"), "later": _("Senare")}
DUE_TONES = {"late": "danger", "now": "warning", "later": "neutral"}

DUE = [
    Column(_("Senast"), "day", DAY),
    Column(_("Vad"), "title", link=True, under="note", width=50),
    Column(_("Läge"), lambda due: DUE_STATES[due.state], tag=lambda due: DUE_TONES[due.state]),
    Column(_("Nämnd"), lambda due: due.board.name if due.board else "–", width=30),
    Column(_("Ansvarig"), lambda due: due.who or "–", width=30),
]
# In Excel what stands in small on the page has a column of its own.
DUE_EXPORT = [*DUE[:2], Column(_("Gäller"), "note", width=60), *DUE[2:], Column(_("Slag"), "noun", width=30)]

CALENDAR_KEYS = [
    Column(_("Skapad"), "created_at", DAY, under=lambda key: _("allt jag får se") if key.everything else _("det jag ska göra")),
    Column(_("Hämtad"), lambda key: format_day(key.last_used_on) or _("inte än")),
    Column(
        _("Läge"), lambda key: _("Återkallad") if key.revoked_at else _("Gäller"), tag=lambda key: KEY_TONES[not key.revoked_at]
    ),
]
KEY_TONES = {True: "success", False: "neutral"}

FINDINGS = [
    Column(_("Kontroll"), "check", link=True, width=48),
    Column(_("Antal"), "count", NUMBER),
    Column(_("Objekt"), lambda finding: finding.named() or "–", LONG, width=80),
    Column(_("Åtgärd"), lambda finding: finding.remedy if finding.count else "–", LONG, width=48),
]

FOUND = [Column(_("Objekt"), "thing", link=True, under="note")]


def kind_of(event):
    """The noun, where the name does not already say it."""
    kind = str(apps.get_model(event.object_type)._meta.verbose_name)
    return "" if kind == event.object_label else kind


def summary_table(report):
    """The sheet Sammanfattning as a page shows it: each key figure written as its own kind."""
    columns = [Heading(str(column.heading), css(column), column.kind) for column in SUMMARY[:-1]]
    rows = []
    for row in summary(report, "").rows:
        name, *figures, _share = row.cells
        rows.append({"url": "", "cells": [Cell(str(name), "text"), *(figure_cell(figure) for figure in figures)]})
    return Table(id="sammanfattning", caption=_("Årets siffror"), columns=columns, rows=rows)


def figure_cell(figure):
    return Cell("–", "number") if figure is None else Cell(text(figure.kind, figure.value), "number")
