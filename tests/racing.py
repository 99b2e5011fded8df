"""Many people at once: threads that begin together, each with a database connection of its own."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

PEOPLE = 32  # connections at most, whatever the number of attempts
LONGEST_WAIT = 120  # seconds; only against hanging for ever


def at_once(attempt, work, *, people=PEOPLE):
    """What `attempt(item)` answered for each item of `work`, or the fault that it raised; `people` of them at a time."""
    work = list(work)
    people = min(people, len(work))
    beginning, leaving = Barrier(people), Barrier(people)

    def one(item):
        try:
            return attempt(item)
        except Exception as fault:
            return fault

    def leave(_person):
        leaving.wait(LONGEST_WAIT)  # so that each thread comes here once
        connection.close()

    with ThreadPoolExecutor(people, initializer=beginning.wait, initargs=(LONGEST_WAIT,)) as pool:
        answers = list(pool.map(one, work, timeout=LONGEST_WAIT))
        list(pool.map(leave, range(people)))
    return answers


def faults(answers, *expected):
    """The answers that are faults of the kinds expected; any other fault is raised."""
    found = [answer for answer in answers if isinstance(answer, Exception)]
    for fault in found:
        if not isinstance(fault, expected):
            raise fault
    return found
