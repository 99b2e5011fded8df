"""What falls due: every date in the register that somebody must act on. Each noun that has one adds a function to `SOURCES`."""

from .due import MONTHS_AHEAD, Due
from .sources import SOURCES, all_due, due_list

__all__ = ["MONTHS_AHEAD", "SOURCES", "Due", "all_due", "due_list"]
