"""Workbooks: sheets of columns and rows go in, one finished .xlsx file comes out.

Every sheet has its heading in row 1, a note on its source in row 2, the column headings in row 4 and the data from row 5.
A formula and its value are both in the file: `write_workbook` writes them, `check_workbook` works every formula out again.
"""

from .checking import Calculation, check_workbook
from .parts import Cover, Formula, Link, Row, Sheet, Typed
from .values import safe_text
from .writing import write_workbook

__all__ = [
    "Calculation",
    "Cover",
    "Formula",
    "Link",
    "Row",
    "Sheet",
    "Typed",
    "check_workbook",
    "safe_text",
    "write_workbook",
]
