"""Tables that people send in: xlsx, xls, ods and csv, read safely and without losing anything in silence."""

from partnerships.ground.parsing.delimited import DELIMITERS, ENCODINGS

from .book import Book, CellFault, Refused, Row, Sheet, Skipped, column_letter
from .tables import read_tables

__all__ = [
    "DELIMITERS", "ENCODINGS",  # what a person may choose among for csv
    "Book", "CellFault", "Refused", "Row", "Sheet", "Skipped", "column_letter", "read_tables",
]  # fmt: skip
