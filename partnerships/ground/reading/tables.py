"""Reading a file: looked at from the outside, taken apart in a process of its own, and put together again."""

from .book import Refused
from .checks import check_file
from .process import answer_to
from .words import not_readable


def read_tables(file, *, name, encoding=None, delimiter=None):
    """The tables of a file that somebody sent in, or Refused. `encoding` and `delimiter` are a person's choice for csv."""
    kind, content = check_file(file, name)
    chosen = {"encoding": encoding or "", "delimiter": delimiter or ""} if kind == "csv" else {}
    return answer_to(kind, content, chosen)


__all__ = ["Refused", "not_readable", "read_tables"]
