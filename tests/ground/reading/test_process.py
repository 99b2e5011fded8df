"""The process that takes a file apart: what it may not do, and what becomes of one that does not answer."""

import random
import subprocess
import sys
from io import BytesIO

import pytest

from partnerships.ground.reading import Refused, process, read_tables

from .making import row, xlsx

pytestmark = pytest.mark.once
ABOVE = "import sys; sys.stdin.buffer.read(); "


def run(code):
    """What Python code says when it runs confined, as the reading does."""
    code = f"from partnerships.ground.parsing import limits, answer, xlsx\nimport socket, os\n{code}"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=process.ROOT, text=True)


def read_with(monkeypatch, code, content=None):
    monkeypatch.setattr(process, "COMMAND", [sys.executable, "-c", code])
    return read_tables(BytesIO(content or xlsx(row(1, "a"))), name="lista.xlsx")


@pytest.mark.parametrize(
    "code",
    [
        "import os; os.kill(os.getpid(), 9)",
        ABOVE + "import os; os.kill(os.getpid(), 11)",
        ABOVE + "raise SystemExit(1)",
        ABOVE + "print('hej')",
        ABOVE + "print('{\"done\": \"', end='')",
        ABOVE + "sys.stdout.write('R1\\x1fta\\x1d')",
        ABOVE + "sys.stdout.write('[' * 100_000 + '\\x1d')",
        ABOVE + 'sys.stdout.write(\'{"sheet": "a", "hidden": false}\\x1dR1\\x1fnsju\\x1d\')',
        ABOVE + 'sys.stdout.write(\'{"sheet": "a", "hidden": false}\\x1dR1\\x1fta\\x1d\')',
        ABOVE + "sys.stdout.buffer.write(b'\\xff\\xfe\\x1d')",
    ],
)
def test_a_process_that_dies_or_says_something_else_is_a_clear_refusal(monkeypatch, code):
    with pytest.raises(Refused, match="för mycket tid eller minne"):
        read_with(monkeypatch, code)


def test_a_process_that_dies_before_it_has_read_the_file_is_a_clear_refusal(monkeypatch):
    noise = xlsx(row(1, "a"), parts={"brus.bin": random.Random(1).randbytes(400_000)}.items())
    with pytest.raises(Refused, match="för mycket tid eller minne"):
        read_with(monkeypatch, "import os; os.kill(os.getpid(), 9)", noise)


def test_a_process_that_never_answers_is_ended(monkeypatch):
    monkeypatch.setattr(process, "LONGEST_WAIT", 0.3)
    with pytest.raises(Refused, match="för mycket tid eller minne"):
        read_with(monkeypatch, ABOVE + "import time; time.sleep(60)")


def test_a_process_that_never_stops_talking_is_ended(monkeypatch):
    monkeypatch.setattr(process, "LARGEST_ANSWER", 100_000)
    with pytest.raises(Refused, match="för mycket tid eller minne"):
        read_with(monkeypatch, ABOVE + "\nwhile True: sys.stdout.write('x' * 10_000)")


@pytest.mark.parametrize(
    "code", ["open('/etc/hostname')", "open('/tmp/lista', 'w')", "socket.socket()", "os.pipe()", "bytes(400 * 1024 * 1024)"]
)
def test_nothing_is_opened_and_no_more_memory_taken_once_it_is_confined(code):
    assert run(f"limits.confine()\ntry: {code}\nexcept (OSError, MemoryError): print('nej')").stdout == "nej\n"


def test_the_time_it_may_take_is_measured():
    assert run("limits.SECONDS = 1\nlimits.confine()\nwhile True: pass").returncode < 0


def test_the_process_knows_nothing_of_the_register():
    assert run("import sys\nprint([name for name in sys.modules if name.startswith(('django', 'config'))])").stdout == "[]\n"
    assert not {"SECRET_KEY", "DATABASE_URL"} & set(process.ENVIRONMENT)


def test_a_file_that_needs_more_memory_than_it_may_have_is_a_clear_refusal():
    noise = "".join(f"{n * n * 7919 % 1_000_003:06d}" for n in range(160_000))
    many = "".join(row(n, *['<c t="s"><v>0</v></c>'] * 50) for n in range(1, 101))
    with pytest.raises(Refused, match="för mycket tid eller minne"):
        read_tables(BytesIO(xlsx(many, shared=[noise])), name="lista.xlsx")
