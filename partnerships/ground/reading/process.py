"""The process that takes a file apart: started, fed, listened to within limits, and always gone afterwards."""

import json
import os
import subprocess
import sys
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from threading import Timer

from django.utils.translation import gettext as _

from partnerships.ground.parsing import limits
from partnerships.ground.parsing.answer import BLOCK, BOOLEAN, CELL, DAY, FAULT, MOMENT, NUMBER, ROW, TEXT, TIME

from .book import Book, CellFault, Row, Sheet, Skipped
from .words import not_readable, told

ROOT = Path(__file__).resolve().parents[3]
COMMAND = [sys.executable, "-m", "partnerships.ground.parsing"]
ENVIRONMENT = {
    "PATH": os.defpath,
    "PYTHONIOENCODING": "utf-8",
}  # no key, no address of a database
LONGEST_WAIT = 60  # seconds by the clock; the process has five of its own
LARGEST_ANSWER = 150 * limits.MEGABYTE
READ_AT_ONCE = limits.MEGABYTE


def answer_to(kind, content, chosen):
    """The book that the process found in the file, or Refused."""
    arguments = [kind, *(f"{name}={value}" for name, value in chosen.items() if value)]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [*COMMAND, *arguments], stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, cwd=ROOT, env=ENVIRONMENT
    ) as process:
        patience = Timer(LONGEST_WAIT, process.kill)
        patience.start()
        try:
            feed(process, content)
            return put_together(kind, blocks(process.stdout))
        finally:
            patience.cancel()
            process.kill()


def feed(process, content):
    """The whole file: the process reads it all before it says anything."""
    try:
        process.stdin.write(content)
        process.stdin.close()
    except BrokenPipeError as error:
        raise not_readable("died") from error


def blocks(stream):
    """The answer, block by block, as long as it is not larger than any true answer could be."""
    left, length = b"", 0
    end = BLOCK.encode()
    while part := stream.read1(READ_AT_ONCE):
        length += len(part)
        if length > LARGEST_ANSWER:
            raise not_readable("memory")
        *whole, left = (left + part).split(end)
        for block in whole:
            yield block.decode()


def put_together(kind, blocks):
    book = Book(kind, [])
    cells = Cells()
    try:
        for block in blocks:
            if block.startswith("R"):
                add_rows(book.sheets[-1], block[1:], cells)
            elif add(book, json.loads(block)):
                return book
    except (ValueError, KeyError, IndexError, TypeError, ArithmeticError, RecursionError) as error:
        raise not_readable("died") from error
    raise not_readable("died")  # it never said that it was done


def add(book, said):
    """What a block says. True when it is the last."""
    if "refused" in said:
        raise not_readable(said.pop("refused"), **said)
    if "sheet" in said:
        book.sheets.append(Sheet(said["sheet"], bool(said["hidden"])))
    elif "note" in said:
        book.sheets[-1].skipped.append(Skipped(*told(**said)))
    elif "encoding" in said:
        book.encoding, book.delimiter = said["encoding"], said["delimiter"]
    return said.get("done", False)


def add_rows(sheet, block, cells):
    for line in block.split(ROW):
        number, *tokens = line.split(CELL)
        sheet.rows.append(Row(int(number), [cells[token] for token in tokens]))


class Cells(dict):
    """The value of each token, worked out once: most cells of a list say what another has said."""

    def __missing__(self, token):
        value = self[token] = VALUES[token[0]](token[1:]) if token else None
        return value


VALUES = {
    TEXT: str,
    NUMBER: Decimal,
    DAY: date.fromisoformat,
    MOMENT: datetime.fromisoformat,
    TIME: time.fromisoformat,
    BOOLEAN: lambda text: text == "1",
    FAULT: lambda text: CellFault(text or _("formel utan värde")),
}
