"""The axes in the order in which they are measured, and the table of what came of it."""

import os
from io import StringIO

from django.core.management import call_command
from django.db import connection

from . import imports, lists, queries, sums, uploads, workbooks
from .race import medians, run

SHOWN = 6  # of the documented lists, those that grew the most
YES, NO, UNSET = "ja", "NEJ", "–"


def measure(scale, show=print):
    """Measure everything and show it as it comes."""
    database = f"{connection.vendor} {'.'.join(map(str, connection.get_database_version()))}"
    load = f"{os.getloadavg()[0]:.1f}"
    show(
        f"Databas: {database}. Kärnor: {os.cpu_count()}, belastning vid start {load}. Är datorn upptagen av annat skiftar talen."
    )
    show("Tider är medianer, mätta växelvis. ”10 gånger” är vad tio gånger så mycket kostar.\n")
    show(line("Mått", "Jämfört med", "deras", "vårt", "kvot", "mål", "nått", "10 gånger"))

    excel = workbooks.race(scale.excel)
    [tenth] = medians(1, workbooks.race(scale.excel // 10).ours)
    show(figure_line(run(excel, scale.rounds, tenth)))
    for figure in workbooks.memory(*scale.memory):
        show(figure_line(figure))
    [few] = medians(1, uploads.race(scale.excel // 10).ours)
    show(figure_line(run(uploads.race(scale.excel), scale.rounds, few)))

    fill(scale.organisations // 10, scale.grants // 10)
    reader = lists.Reader()
    before = [medians(min(scale.rounds, race.rounds), race.ours)[0] for race in races(reader)]
    fill(scale.organisations, scale.grants)
    for race, tenth in zip(races(reader), before, strict=True):
        show(figure_line(run(race, scale.rounds, tenth)))

    for figure in imports.figures(scale.imported, scale.rounds):
        show(figure_line(figure))

    few = lists.growth(reader, scale.rounds)
    counted = list(queries.counts(reader))
    fill(scale.organisations, 5 * scale.grants)
    grown = lists.compared(few, lists.growth(reader, scale.rounds), scale.grants, 5 * scale.grants)
    for figure in grown[:SHOWN]:
        show(figure_line(figure))
    show(f"{sum(figure.met for figure in grown)} av {len(grown)} filter och ordningar (första och sista sidan) når målet.\n")

    show(f"{'Frågor till databasen':70} {'vid 10':>8} {'vid 100':>8} {'mål':>6}  nått")
    for count in counted:
        show(f"{count.address:70} {count.ten:>8} {count.hundred:>8} {'≤ ' + str(count.most):>6}  {YES if count.met else NO}")


def races(reader):
    return [*lists.races(reader), *sums.races()]


def fill(organisations, grants):
    call_command("make_bench_data", organisations=organisations, grants=grants, stdout=StringIO())
    if connection.vendor == "postgresql":  # what autovacuum does by itself, a while later
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def figure_line(figure):
    goal = UNSET if figure.goal is None else f"≤ {figure.goal:.2f}"
    met = UNSET if figure.met is None else YES if figure.met else NO
    theirs, ours = (f"{value:.1f} {figure.unit}" for value in (figure.theirs, figure.ours))
    return line(figure.axis, figure.other, theirs, ours, f"{figure.ratio:.2f}", goal, met, figure.growth)


def line(axis, other, theirs, ours, ratio, goal, met, growth):
    return f"{axis:70} {other:46} {theirs:>12} {ours:>12} {ratio:>7} {goal:>7} {met:>5} {growth:>10}".rstrip()
