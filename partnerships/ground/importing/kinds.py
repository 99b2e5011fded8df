"""What a kind of list says of itself. Each app registers its kinds from its own `imports.py`."""

from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

KINDS = {}


class ImportOption(NamedTuple):
    """Something that the import does only where its user has ticked it."""

    name: str
    label: str
    help: str = ""


class ImportKind:
    """A kind of list: its columns, how a row finds what it means, and which act writes it.

    `open` reads what the rows are matched against, once. `plan` says of one row's values what is to be done: it checks every
    rule of its own and writes nothing. `ready` works out what it can of the writing, and `write` calls the acts with that, in the
    transaction of the import.
    """

    name = ""  # in addresses and on the command line
    title = ""
    intro = ""
    columns = ()
    options = ()
    personal = False  # whether the list holds personal data: then its file and rows are not kept

    def __init__(self, user, chosen=()):
        self.user, self.chosen = user, frozenset(chosen)

    @classmethod
    def may(cls, user):
        """May the user bring in such a list at all?"""
        raise NotImplementedError

    @classmethod
    def column(cls, field):
        return next(column for column in cls.columns if column.field == field)

    @classmethod
    def faults_of_mapping(cls, mapping, constants):
        """What must be known of the columns together, as sentences."""
        for column in cls.columns:
            if column.required and column.field not in mapping and not constants.get(column.field):
                asked = _("Ange vilken kolumn som är %(column)s, eller skriv det som gäller alla rader.")
                asked = asked if column.constant else _("Ange vilken kolumn som är %(column)s.")
                yield asked % {"column": column.heading}

    def open(self, rows):
        """Read what the rows' values (a list of dicts) are matched against: a few questions, however many the rows."""

    def plan(self, values):
        """A `Plan` for one row. Raises `ValidationError` with every fault, by field."""
        raise NotImplementedError

    def ready(self, plans, progress):
        """What `write` is given: all that can be worked out before the transaction, in which SQLite lets nobody else write."""
        return plans

    def write(self, plans, progress):
        """Call the acts with what is ready. `progress.step()` after each row."""
        raise NotImplementedError


class Plan(NamedTuple):
    """What a row does: makes something, changes something (field → (before, after)), or leaves it as it is."""

    label: str
    key: tuple  # what nobody but this row may mean
    thing: object = None  # what `write` is given
    changes: dict = {}
    new: bool = False
    note: str = ""


def register_kind(kind):
    KINDS[kind.name] = kind
    return kind


def kind_called(name):
    if name not in KINDS:
        raise ValidationError(_("Det finns ingen lista av slaget %(kind)s.") % {"kind": name})
    return KINDS[name]
