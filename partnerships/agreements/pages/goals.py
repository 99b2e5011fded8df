"""The goals as a table: where it began, what each follow-up found, what is to be reached, and a small picture."""

from dataclasses import dataclass, field
from decimal import Decimal

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from partnerships.ground.columns import Kind
from partnerships.ground.days import format_day
from partnerships.ground.money import format_kronor
from partnerships.ground.tables import Cell, Heading, Table

WIDTH, HEIGHT, BAR = 120, 34, 20  # of the picture, and of the widest bar with its space


def goals_table(agreement, follow_ups, *, now=None, may_change=False):
    """A row per goal and a column per follow-up, the first year first. `now` is the follow-up whose measures may be changed.

    Where the agreement's goals may be changed, each leads to its form. A goal that was replaced before it applied is left out.
    """
    follow_ups = sorted(follow_ups, key=lambda each: (each.year, each.part))
    measures = {(measure.follow_up_id, measure.goal_id): measure for each in follow_ups for measure in each.measures.all()}
    measured = {goal for _follow_up, goal in measures}
    goals = [goal for goal in agreement.goals.all() if goal.pk in measured or not goal.never_applied()]
    headings = [Heading(_("Mål"), "text", Kind.TEXT), Heading(_("Utgångsläge"), "number", Kind.TEXT)]
    headings += [Heading(each.period_in_words(), "number", Kind.TEXT) for each in follow_ups]
    headings += [Heading(_("Målvärde"), "number", Kind.TEXT), Heading(_("Utveckling"), "text", Kind.TEXT)]
    rows = [
        {"url": "", "cells": cells(goal, [(each, measures.get((each.pk, goal.pk))) for each in follow_ups], now, may_change)}
        for goal in sorted(goals, key=lambda goal: (goal.ended_on is not None, goal.pk))  # what is ended last
    ]
    return Table(id="malen", caption=_("Mål"), columns=headings, rows=rows, empty=_("Inget mål är registrerat."))


def cells(goal, measured, now, may_change):
    url = reverse("agreements:change_goal", args=[goal.pk]) if may_change and not goal.ended_on else ""
    about = goal.indicator or (_("bedöms i ord") if goal.qualitative else goal.unit)
    about = " · ".join(filter(None, [about, agreed_in_words(goal)]))
    return [
        Cell(goal.text, "text", url=url, under=about),
        figure(goal, goal.baseline, under=goal.baseline_on or ""),
        *(measure_cell(goal, follow_up, measure, now) for follow_up, measure in measured),
        figure(goal, goal.target, under=target_note(goal)),
        Picture("", "text", goal=goal, measures=[(each.period_in_words(), measure) for each, measure in measured if measure]),
    ]


def agreed_in_words(goal):
    """From when and to when an amendment says that the goal was agreed."""
    days = [_("gäller från %(day)s") % {"day": format_day(goal.applies_from)}] if goal.applies_from else []
    days += [_("avslutat %(day)s") % {"day": format_day(goal.ended_on)}] if goal.ended_on else []
    return ", ".join(days)


def figure(goal, value, under=""):
    if goal.qualitative:
        return Cell("–", "number")
    return Cell(goal.in_figures(value), "number", under=str(under), missing=value is None)


def target_note(goal):
    lower = _("eller lägre") if goal.direction == goal.Direction.LOWER else _("eller högre")
    return " ".join([lower, _("senast %(year)s") % {"year": goal.target_year}] if goal.target_year else [lower])


def measure_cell(goal, follow_up, measure, now):
    """What a follow-up found; the one that is being made leads to its form."""
    open_now = now is not None and follow_up.pk == now.pk and (measure or follow_up.asks_for(goal))
    if measure is None:
        url = f"{reverse('agreements:register_goal_measure', args=[follow_up.pk])}?mal={goal.pk}" if open_now else ""
        return Cell(_("Mät"), "number", url=url) if open_now else Cell("–", "number")
    url = reverse("agreements:change_goal_measure", args=[measure.pk]) if open_now else ""
    result = measure.get_result_display()
    if goal.qualitative:
        return Cell(result, "number", url=url)
    known = measure.value is not None
    return Cell(goal.in_figures(measure.value) if known else _("värde saknas"), "number", url=url, under=result)


@dataclass
class Picture(Cell):
    """The values as bars, the baseline first, and the target as a line. The figures stand in the table's other cells."""

    goal: object = None
    measures: list = field(default_factory=list)

    def __str__(self):
        values = [(_("Utgångsläge"), self.goal.baseline, 3)] + [(label, measure.value, 1) for label, measure in self.measures]
        values = [each for each in values if each[1] is not None]
        if not values:
            return "–"
        target = [] if self.goal.target is None else [(_("målvärde"), self.goal.target, 2)]
        figures = [0, *(value for _label, value, _tone in values + target)]
        bottom, scale = min(figures), Decimal(HEIGHT) / ((max(figures) - min(figures)) or 1)
        zero = HEIGHT + bottom * scale
        width = min(BAR, Decimal(WIDTH) / len(values))
        shapes = [
            (tone, width * place, zero - max(value, 0) * scale, width * Decimal("0.8"), abs(value) * scale)
            for place, (_label, value, tone) in enumerate(values)
        ]
        shapes += [(tone, 0, zero - value * scale - 1, WIDTH, 2) for _label, value, tone in target]
        return format_html(
            '<svg role="img" aria-label="{}" width="{}" height="{}" viewBox="0 -1 {} {}">{}</svg>',
            ", ".join(f"{label}: {format_kronor(value, unit=False)}" for label, value, _tone in values + target),
            WIDTH,
            HEIGHT + 2,
            WIDTH,
            HEIGHT + 2,
            format_html_join(
                "",
                '<rect class="tone-{}" x="{}" y="{}" width="{}" height="{}"/>',
                ((tone, *(f"{side:.1f}" for side in sides)) for tone, *sides in shapes),
            ),
        )
