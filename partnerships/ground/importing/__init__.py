"""What a list that comes in is made of: columns declared once, rows read and checked, and every fault told at once.

Here stands nothing of any noun. Each app declares its kinds in its own `imports.py`; `partnerships.imports` is the way in.
"""

from .checking import Check, Fault, PlannedRow, check_rows
from .columns import AMOUNT, CHOICE, DAY, NUMBER, ORG_NUMBER, REFERENCE, TEXT, YEAR, YES_NO, ImportColumn
from .headings import find_heading_row, propose, suggest_sheet
from .kinds import KINDS, ImportKind, ImportOption, kind_called, register_kind

__all__ = [
    "AMOUNT",
    "CHOICE",
    "DAY",
    "KINDS",
    "NUMBER",
    "ORG_NUMBER",
    "REFERENCE",
    "TEXT",
    "YEAR",
    "YES_NO",
    "Check",
    "Fault",
    "ImportColumn",
    "ImportKind",
    "ImportOption",
    "PlannedRow",
    "check_rows",
    "find_heading_row",
    "kind_called",
    "propose",
    "register_kind",
    "suggest_sheet",
]
