"""Two ways to the same answer, timed by turns, so that a busy machine slows them alike."""

import resource
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

from django.core.cache import cache
from django.db import connection


@dataclass(frozen=True)
class Race:
    """One axis: our way and the named other's. `goal` is the most that our time may be of theirs; None where none is set."""

    axis: str
    other: str
    ours: Callable
    theirs: Callable
    goal: float | None
    rounds: int = 10
    rows: tuple[int, int] | None = None  # where the time is for each row: how many ours and theirs are of


@dataclass(frozen=True)
class Figure:
    """What one axis came to. `theirs` and `ours` are in `unit`; `growth` is what ten times as much costs us."""

    axis: str
    other: str
    theirs: float
    ours: float
    goal: float | None
    unit: str = "ms"
    growth: str = ""

    @property
    def ratio(self):
        return self.ours / self.theirs

    @property
    def met(self):
        return None if self.goal is None else self.ratio <= self.goal


def run(race, rounds, before=None):
    """The medians of both, over `rounds` at most. `before` is what our way took when there was a tenth of everything."""
    ours, theirs = medians(min(rounds, race.rounds), race.ours, race.theirs)
    growth = f"{ours / before:.1f}" if before else ""
    if race.rows:
        ours, theirs = (1000 * took / rows for took, rows in zip((ours, theirs), race.rows, strict=True))
        return Figure(race.axis, race.other, 1000 * theirs, 1000 * ours, race.goal, unit="µs", growth=growth)
    return Figure(race.axis, race.other, 1000 * theirs, 1000 * ours, race.goal, growth=growth)


def medians(rounds, *ways):
    """The median time of each way, in seconds, over rounds in which each has its turn. The first warms up and is not counted."""
    times = [[timed(way) for way in ways] for _round in range(rounds)]
    return [median(each) for each in zip(*(times[1:] or times), strict=True)]


def timed(way):
    cache.clear()  # the counters of calls to the API would otherwise grow, and stop us
    clock = clock_of(connection.vendor)
    began = clock()
    way()
    return clock() - began


def clock_of(vendor):
    """SQLite works in this process, so its work is counted here; the time of another server can only be waited for."""
    return worked if vendor == "sqlite" else time.perf_counter


def worked():
    """Seconds that this process has worked, with those it started and waited for."""
    took = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in took)
