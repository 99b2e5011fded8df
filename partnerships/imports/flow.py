"""The way of a list into the register, step by step. Reading a file may take seconds, so it is never done in a transaction."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from partnerships.ground.errors import require
from partnerships.ground.files import safe_file_name
from partnerships.ground.importing import find_heading_row, kind_called, propose
from partnerships.ground.texts import unreadable
from partnerships.jobs.services import hand_over

from . import services
from .models import ImportMapping
from .permissions import can_change_import, can_import
from .reading import book_of, check_no_personal_numbers, headings_of, proposal, read_file, sheet_called

AT_ONCE = 400  # rows that are tried and written while the user waits; more are a job for the worker
LETTERS_OF_A_ROW = 40  # by which the rows of a file are guessed before anybody has counted them


def upload(user, *, kind, file, sender="", encoding="", delimiter=""):
    """Read a file that somebody hands in, and propose how its columns are read. A file that cannot be read is not kept."""
    kind = kind_called(kind)
    require(can_import(user, kind))
    if told := unreadable(sender):
        raise ValidationError({"sender": told})
    name = safe_file_name(file.name)
    try:
        book = read_file(file, name, encoding, delimiter)
        check_no_personal_numbers(book)
        proposed = proposal(kind, book, ImportMapping.objects.of_sender(kind.name, sender))
    except ValidationError as refused:
        raise ValidationError({"file": refused.messages})
    return services.keep_import(actor=user, kind=kind, file=file, name=name, sender=sender.strip(), book=book, proposed=proposed)


def choose_columns(user, list_in, **how):
    """Say how the file is read, and try every row of it."""
    list_in = mapped(user, list_in, **how)
    return begin(user, list_in, "check_import", _("Kontroll av %(list)s") % {"list": list_in})


def proposed(list_in, sheet="", heading_row=None):
    """({field: place}, the headings) of the file, on another sheet or below another row where that is asked."""
    kind = kind_called(list_in.kind)
    table = sheet_called(book_of(list_in), sheet or list_in.sheet)
    number = heading_row or (find_heading_row(kind.columns, table.rows) if sheet else list_in.heading_row)
    headings = headings_of(table, number)
    return (propose(kind.columns, headings) if sheet or heading_row else list_in.mapping), headings


def mapped(user, list_in, *, mapping, constants=None, sheet="", heading_row=None, options=(), encoding="", delimiter=""):
    """Keep which column is which."""
    require(can_change_import(user, list_in))
    how = {
        "sheet": sheet or list_in.sheet,
        "heading_row": heading_row or list_in.heading_row,
        "encoding": encoding or list_in.encoding,
        "delimiter": delimiter or list_in.delimiter,
    }
    book = book_of(list_in, encoding, delimiter)
    headings = headings_of(sheet_called(book, how["sheet"]), how["heading_row"])
    return services.map_import(
        actor=user, list_in=list_in, headings=headings, mapping=mapping, constants=constants, options=options, **how
    )


def check_again(user, list_in):
    """Try the rows anew, against the register as it is now."""
    if list_in.state == list_in.State.UPLOADED:
        raise ValidationError(_("Välj kolumner först."))
    return begin(user, list_in, "check_import", _("Kontroll av %(list)s") % {"list": list_in})


def apply(user, list_in):
    """Write what the dry run showed, all of it or nothing."""
    services.check_can_apply(list_in)
    return begin(user, list_in, "apply_import", _("Inläsning av %(list)s") % {"list": list_in})


def begin(user, list_in, work, title):
    list_in, job = services.queue_work(actor=user, list_in=list_in, work=work, title=title)
    hand_over(job, at_once=rows_in(list_in) <= AT_ONCE)
    list_in.refresh_from_db()
    return list_in


def rows_in(list_in):
    """How many rows the work is about: as the dry run counted them, else by the size of the file."""
    told = list_in.rows_told()
    return list_in.size // LETTERS_OF_A_ROW if told is None else told
