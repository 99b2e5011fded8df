"""Excel: rows written against XlsxWriter, and the memory that it takes."""

import re
import subprocess
import sys
import tempfile
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import django
import xlsxwriter

from partnerships.ground.columns import DAY, KRONOR, LONG, NUMBER, TEXT, YEAR, Column
from reports.excel import Row, Sheet, write_workbook

from .race import Figure, Race

KINDS = [TEXT] * 5 + [KRONOR] * 4 + [DAY] * 3 + [NUMBER, YEAR, LONG]
FORMATS = {TEXT: "@", LONG: "General", KRONOR: '#,##0 "kr"', NUMBER: "#,##0", DAY: "yyyy-mm-dd", YEAR: "0"}
CREATED = datetime(2020, 1, 1, tzinfo=UTC)


def rows(number):
    """So many rows of fifteen cells: texts, kronor, days and numbers, as in a list of grants."""
    for serial in range(number):
        yield (
            f"Åkerby idrottsförening {serial}",
            f"802000-{serial % 10_000:04d}",
            "Provnämnden för kultur",
            "Verksamhetsbidrag",
            f"PVA 2019/{serial}",
            Decimal(5_000 + serial),
            Decimal(4_000 + serial) + Decimal("0.50"),
            Decimal(serial),
            None,
            date(2019, 1, 1) + timedelta(days=serial % 365),
            date(2019, 2, 1) + timedelta(days=serial % 300),
            None,
            serial,
            2019,
            "Öppen verksamhet varje vecka för alla som vill",
        )


def ours(number, path):
    columns = [Column(f"Kolumn {place}", str(place), kind) for place, kind in enumerate(KINDS, start=1)]
    sheet = Sheet(title="Rader", heading="Rader", columns=columns, rows=map(Row, rows(number)))
    write_workbook([sheet], title="Rader", subject="Rader", created=CREATED, path=path)


def xlsxwriters(number, path):
    write_with_xlsxwriter(rows(number), KINDS, path)


def write_with_xlsxwriter(rows, kinds, path, constant_memory=True):
    """The plainest way to write many rows with XlsxWriter: one row in memory, a format per column."""
    with xlsxwriter.Workbook(path, {"constant_memory": constant_memory}) as book:
        page = book.add_worksheet()
        formats = [book.add_format({"num_format": FORMATS[kind]}) for kind in kinds]
        for place, row in enumerate(rows):
            for column, (value, kind, format) in enumerate(zip(row, kinds, formats, strict=True)):
                if value is None:
                    continue
                if kind is DAY:
                    page.write_datetime(place, column, value, format)
                elif kind in (TEXT, LONG):
                    page.write_string(place, column, value, format)
                else:
                    page.write_number(place, column, value, format)


def race(number):
    def way(write):
        def once():
            with tempfile.TemporaryDirectory() as folder:
                write(number, Path(folder, "rader.xlsx"))

        return once

    axis = f"Excel, {number} rader × 15, CPU"
    return Race(axis, "XlsxWriter constant_memory", way(ours), way(xlsxwriters), goal=0.22, rounds=4)


def memory(few, many):
    """The most memory that writing took, for few rows and for many, each in a process of its own."""
    (loaded, least), (_loaded, most) = peak(few), peak(many)
    axis = f"Excel, toppminne vid {many} rader"
    return [
        Figure(axis, f"eget vid {few}", least, most, goal=1.05, unit="MB"),
        Figure(f"{axis}, utöver programmet", "60 MB", 60, most - loaded, goal=1, unit="MB"),
    ]


def peak(number):
    """Megabytes of a process that writes so many rows: once the program is loaded, and at the most."""
    command = [sys.executable, "-m", "tests.bench.workbooks", str(number)]
    return map(float, subprocess.run(command, check=True, capture_output=True, text=True).stdout.split())


def most_memory():
    # Not getrusage: a process begins with the peak of the one that started it.
    status = Path("/proc/self/status").read_text()
    return int(re.search(r"VmHWM:\s+([0-9]+) kB", status)[1]) / 1024


if __name__ == "__main__":
    django.setup()
    print(most_memory())
    with tempfile.TemporaryDirectory() as folder:
        ours(int(sys.argv[1]), Path(folder, "rader.xlsx"))
    print(most_memory())
