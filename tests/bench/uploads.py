"""A workbook that somebody sends in, read through every check and in a process of its own, against openpyxl alone."""

import tempfile
from io import BytesIO
from pathlib import Path

import openpyxl

from partnerships.ground.parsing.limits import MOST_ROWS
from partnerships.ground.reading import read_tables

from .race import Race
from .workbooks import KINDS, rows, write_with_xlsxwriter


def race(number):
    """At most as many rows as a list may have. The texts stand once and are pointed at, as Excel writes them."""
    number = min(number, MOST_ROWS)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "lista.xlsx")
        write_with_xlsxwriter(rows(number), KINDS, path, constant_memory=False)
        content = path.read_bytes()

    def ours():
        return read_tables(BytesIO(content), name="lista.xlsx").sheets[0].rows

    def theirs():
        book = openpyxl.load_workbook(BytesIO(content), read_only=True)
        return list(book.active.iter_rows(values_only=True))

    if len(ours()) != len(theirs()):
        raise ValueError("The two read different numbers of rows.")
    return Race(f"Läsa in xlsx genom kontrollerna, {number} rader × 15", "openpyxl read_only", ours, theirs, goal=0.10, rounds=4)
