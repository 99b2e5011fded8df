"""From file to rows: which sheet, which row of headings, which columns; and that nobody's personal number is in it."""

import codecs

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from partnerships.ground.identifiers import find_personal_numbers
from partnerships.ground.importing import find_heading_row, propose, suggest_sheet
from partnerships.ground.importing.columns import as_text
from partnerships.ground.importing.headings import key
from partnerships.ground.reading import column_letter, read_tables

DELIMITERS = ";,\t|"
NAMED = 5  # places that a message names before it stops


def read_file(file, name, encoding="", delimiter=""):
    """The book of an opened file. Raises `Refused`."""
    check_asked(encoding, delimiter)
    file.seek(0)
    book = read_tables(file, name=name, encoding=encoding or None, delimiter=delimiter or None)
    file.seek(0)
    if not any(sheet.rows for sheet in book.sheets):
        raise ValidationError(_("Filen har inga rader."))
    return book


def check_asked(encoding, delimiter):
    try:
        codecs.lookup(encoding or "utf-8")
    except (LookupError, ValueError):
        raise ValidationError({"encoding": _("Teckenkodningen finns inte.")})
    if delimiter and delimiter not in DELIMITERS:
        raise ValidationError({"delimiter": _("Skiljetecknet är semikolon, komma, tabb eller lodstreck.")})


def book_of(list_in, encoding="", delimiter=""):
    """The book of a stored list, read as it was the last time where nothing else is asked."""
    with list_in.file.open("rb") as file:
        return read_file(file, list_in.file_name, encoding or list_in.encoding, delimiter or list_in.delimiter)


def check_no_personal_numbers(book):
    """A file with a personal number is refused whole. The message tells where, never what."""
    found = [
        f"{sheet.title}!{column_letter(place)}{row.number}"
        for sheet in book.sheets
        for row in sheet.rows
        for place, cell in enumerate(row.cells)
        if holds_personal_number(cell)
    ]
    if found:
        where = ", ".join(found[:NAMED]) + (" …" if len(found) > NAMED else "")
        raise ValidationError(personal_numbers_told(where))


def holds_personal_number(cell):
    text = as_text(cell)
    if sum(character.isdigit() for character in text) < 10:
        return False
    numbers = find_personal_numbers(text)
    return any(not (number.startswith("0") and number.strip() == text.strip()) for number in numbers)  # a phone number alone


def personal_numbers_told(where):
    told = _(
        "Filen innehåller det som ser ut som personnummer (%(where)s). Den tas inte emot och har inte sparats. "
        "Ta bort dem och försök igen."
    )
    return told % {"where": where}


def sheet_called(book, title):
    for sheet in book.sheets:
        if sheet.title == title:
            return sheet
    raise ValidationError({"sheet": _("Filen har inget blad som heter ”%(title)s”.") % {"title": title}})


def headings_of(sheet, number):
    row = next((row for row in sheet.rows if row.number == number), None)
    if row is None:
        raise ValidationError({"heading_row": _("Rad %(row)s har inget innehåll på bladet.") % {"row": number}})
    return [as_text(cell) for cell in row.cells]


def proposal(kind, book, remembered=None):
    """How the file would be read: by the headings, and first by what they meant in the sender's last list."""
    sheet = suggest_sheet(kind.columns, book.sheets)
    number = find_heading_row(kind.columns, sheet.rows)
    headings = headings_of(sheet, number)
    mapping = {}
    if remembered:
        keys = [key(heading) for heading in headings]
        mapping = {name: keys.index(key(told)) for name, told in remembered.headings.items() if key(told) in keys}
    used = set(mapping.values())
    for name, place in propose(kind.columns, headings).items():
        if name not in mapping and place not in used:
            mapping[name] = place
    proposed = {"sheet": sheet.title[:100], "heading_row": number, "mapping": mapping}
    if remembered:
        proposed |= {"options": remembered.options, "constants": remembered.constants}
    return proposed
