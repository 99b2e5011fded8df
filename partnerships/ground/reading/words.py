"""What the process says in codes, in words that the person who sent the file can act on."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.ground.money import NO_BREAK_SPACE
from partnerships.ground.parsing import limits

from .book import Refused, column_letter

LONGEST_TITLE = 60  # of what the file says itself

WHY = {
    "damaged": gettext_lazy(
        "Filen är skadad och går inte att läsa. Öppna den i kalkylprogrammet, spara den på nytt och försök igen."
    ),
    "died": gettext_lazy(
        "Filen tar för mycket tid eller minne att läsa. Spara bara bladet med listan i en ny fil, eller dela upp den."
    ),
}
WHY["memory"] = WHY["died"]
WHY |= {
    "password": gettext_lazy("Filen är skyddad med lösenord. Ta bort lösenordet och försök igen."),
    "macros": gettext_lazy("Filen innehåller makron. Spara den utan makron och försök igen."),
    "strict": gettext_lazy(
        "Filen är sparad som Strict Open XML, som inte läses säkert. Spara den som vanlig Excel-arbetsbok (xlsx)."
    ),
    "no_sheets": gettext_lazy("Filen har inga blad."),
    "no_workbook": gettext_lazy("Filen är inte en kalkyl. Lämna den som xlsx, xls, ods eller csv."),
    "sheets": gettext_lazy("Filen har fler än %(most)s blad. Spara bladet med listan i en egen fil."),
    "rows": gettext_lazy("%(Sheet)s har fler än %(most)s rader. Dela upp listan i flera filer."),
    "cells": gettext_lazy(
        "Filen har fler än %(most)s celler: gränsen nås på rad %(row)s i %(sheet)s. Dela upp listan i flera filer."
    ),
    "columns": gettext_lazy(
        "Cell %(cell)s i %(sheet)s står längre åt höger än %(most)s kolumner. Ta bort det som står där och försök igen."
    ),
    "far_column": gettext_lazy(
        "Cell %(cell)s i %(sheet)s står längre åt höger än %(most)s kolumner. Ta bort det som står där och försök igen."
    ),
    "far_row": gettext_lazy("%(Sheet)s har något på rad %(row)s, långt nedanför listan. Ta bort det och försök igen."),
    "encoding": gettext_lazy("Teckenkodningen %(encoding)s känns inte igen."),
    "not_in_encoding": gettext_lazy("Rad %(row)s går inte att läsa med teckenkodningen %(encoding)s. Välj en annan."),
    "mixed": gettext_lazy(
        "Rad %(row)s är skriven med en annan teckenkodning än resten av filen. Spara filen på nytt som CSV UTF-8."
    ),
    "control": gettext_lazy("Rad %(row)s har tecken som inte är text. Öppna filen i kalkylprogrammet och spara den på nytt."),
    "markup": gettext_lazy("Filen är en webbsida med en annan filändelse. Öppna den i kalkylprogrammet och spara den som xlsx."),
    "delimiter": gettext_lazy("Skiljetecknet mellan kolumnerna ska vara semikolon, komma, tabb eller lodstreck."),
    "quotes": gettext_lazy(
        "Rad %(row)s har ett citattecken på fel ställe eller en text som inte slutar. Rätta raden, eller spara listan som xlsx."
    ),
}


def not_readable(code, **where):
    """Refused, with what was said of where."""
    title = str(where.get("sheet", ""))[:LONGEST_TITLE]
    words = {"row": "", "cell": "", "encoding": ""} | {name: str(value)[:LONGEST_TITLE] for name, value in where.items()}
    words["sheet"] = _("bladet %(title)s") % {"title": title} if title else _("filen")
    words["Sheet"] = _("Bladet %(title)s") % {"title": title} if title else _("Filen")
    words["most"] = with_spaces(where.get("most", 0))
    if "column" in where and "row" in where:
        words["cell"] = f"{column_letter(int(where['column']) - 1)}{where['row']}"
    return Refused(WHY.get(code, WHY["damaged"]), code="refused", params=words)


def with_spaces(number):
    return f"{int(number):,}".replace(",", NO_BREAK_SPACE)


def told(note, first, last, **where):
    """The rows that a note is about, and what it says."""
    rows = "" if not first else str(first) if last <= first else f"{first}–{last}"
    columns = where.get("columns") or [0, 0]
    left, right = map(column_letter, columns)
    named = left if left == right else f"{left}–{right}"
    match note:
        case "empty":
            return rows, _("Tomma rader.") if last > first else _("Tom rad.")
        case "rest":
            why = _("Raden och allt efter den är inte läst: före den står fler än %(number)s tomma rader.")
            return rows, why % {"number": with_spaces(limits.EMPTY_ROWS)}
        case "hidden_rows":
            return rows, _("Dolda eller bortfiltrerade i filen. De är lästa.")
        case "hidden_columns":
            why = (
                _("Kolumnerna %(columns)s är dolda i filen. De är lästa.")
                if left != right
                else _("Kolumn %(columns)s är dold i filen. Den är läst.")
            )
            return rows, why % {"columns": named}
        case "merged":
            why = _("Cellerna %(first)s:%(last)s är sammanslagna. Värdet står i %(first)s och de andra är tomma.")
            return rows, why % {"first": f"{left}{first}", "last": f"{right}{last}"}
        case "chart":
            return rows, _("Bladet är ett diagram och har inga rader.")
        case "doubly_written":
            return rows, _("Texten är felkodad redan i filen (Ã¥ i stället för å). Hämta listan på nytt där den kommer från.")
        case "lost_letters":
            return rows, _("Tecken har gått förlorade redan i filen (�). Hämta listan på nytt där den kommer från.")
        case "more":
            return rows, MORE[where["about"]] % {"number": with_spaces(where["count"])}
    raise ValueError(note)


MORE = {
    "empty": gettext_lazy("Och %(number)s ställen till med tomma rader."),
    "hidden_rows": gettext_lazy("Och %(number)s ställen till med dolda rader. De är lästa."),
    "hidden_columns": gettext_lazy("Och %(number)s ställen till med dolda kolumner. De är lästa."),
    "merged": gettext_lazy("Och %(number)s ställen till med sammanslagna celler."),
}
