"""Nothing comes out of a hostile file: one clear message, within the limits, and nothing left behind."""

import json
import random
import re
import subprocess
import sys
from io import BytesIO

import pytest

from partnerships.ground.parsing import limits
from partnerships.ground.reading import Book, Refused, read_tables
from partnerships.ground.reading.checks import KINDS
from partnerships.ground.reading.process import ROOT

from .good_files import GOOD
from .making import Odd
from .odd_files import HEAVY, ODD

pytestmark = pytest.mark.once
QUICK = [odd for odd in ODD if not odd.slow]
SWEDISH = re.compile(r"[A-ZÅÄÖ].*\.")

# A small process that starts the one that reads and says what it took: a process begins with the memory of its parent.
MEASURE = """
import json, os, subprocess, sys
read = subprocess.Popen([sys.executable, "-m", "partnerships.ground.parsing", *sys.argv[1:]], stdout=subprocess.DEVNULL)
_process, _status, took = os.wait4(read.pid, 0)
print(json.dumps([took.ru_utime + took.ru_stime, took.ru_maxrss / 1024]))
"""


def measured(kind, content):
    """Seconds and megabytes of reading a file that nobody has looked at before."""
    command = [sys.executable, "-c", MEASURE, kind]
    return json.loads(subprocess.run(command, input=content, capture_output=True, check=True, cwd=ROOT).stdout)


def outcome(odd):
    """What becomes of a file: its message, or its book."""
    try:
        return read_tables(BytesIO(odd.make()), name=odd.name)
    except Refused as refused:
        [message] = refused.messages
        return message


def test_there_are_two_hundred_of_them_with_names_of_their_own():
    assert len({odd.about for odd in ODD}) == len(ODD) >= 200


@pytest.mark.parametrize("odd", QUICK, ids=lambda odd: odd.about)
def test_a_hostile_file_gives_one_message_and_no_row(odd):
    message = outcome(odd)
    assert isinstance(message, str), message
    assert SWEDISH.fullmatch(message)
    assert "%" not in message
    assert "  " not in message


@pytest.mark.slow
@pytest.mark.parametrize("odd", [*ODD, *HEAVY], ids=lambda odd: odd.about)
def test_no_file_takes_more_than_five_seconds_and_three_hundred_megabytes(odd):
    result = outcome(odd)
    assert odd in HEAVY or isinstance(result, str)
    kind = odd.name[-4:].lstrip(".")
    if kind in KINDS:
        seconds, megabytes = measured(kind, odd.make())
        assert seconds <= limits.SECONDS + 1
        assert megabytes <= 300


@pytest.mark.slow
def test_files_changed_here_and_there_are_read_or_refused():
    """Twenty good files, each cut, with bytes changed and with pieces put elsewhere, the same every time."""
    chance = random.Random(2019)
    for good in GOOD[:: max(1, len(GOOD) // 20)][:20]:
        for _time in range(50):
            changed = Odd(good.about, good.name, lambda good=good: altered(good.content, chance))
            result = outcome(changed)
            assert isinstance(result, Book) or SWEDISH.fullmatch(result)


def altered(content, chance):
    content = bytearray(content)
    place, other = sorted(chance.randrange(len(content)) for _place in range(2))
    match chance.randrange(3):
        case 0:
            del content[place:other]
        case 1:
            for _byte in range(chance.randrange(1, 20)):
                content[chance.randrange(len(content))] = chance.randrange(256)
        case 2:
            content[place : place + 40], content[other : other + 40] = content[other : other + 40], content[place : place + 40]
    return bytes(content)
