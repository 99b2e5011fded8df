"""What is done in the background: the dry run and the writing of a list."""

import hashlib

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from partnerships.ground.importing import check_rows
from partnerships.jobs.running import work

from . import services
from .models import Import
from .reading import personal_numbers_told, read_file, sheet_called


@work("check_import")
def check_import(progress, pk):
    list_in = Import.objects.select_related("user").get(pk=pk)
    check = dry_run(list_in, progress)
    if check.has_personal_number():
        places = ", ".join(f"{fault.letter}{fault.row}" for fault in check.faults if fault.code == "personal_number")
        reason = personal_numbers_told(places[:200])
        services.refuse_import(actor=list_in.user, list_in=list_in, reason=reason)
        return {"message": reason}
    noted = services.note_check(actor=list_in.user, list_in=list_in, outcome=services.outcome_of(list_in, check))
    return {"message": found(noted)}


@work("apply_import")
def apply_import(progress, pk):
    """Everything is tried once more before the transaction: what the register says now is what counts."""
    list_in = Import.objects.select_related("user").get(pk=pk)
    check = dry_run(list_in, progress)
    if check.digest() != list_in.digest:
        services.note_check(actor=list_in.user, list_in=list_in, outcome=services.outcome_of(list_in, check))
        raise ValidationError(_("Registret har ändrats sedan listan kontrollerades. Se över det nya utfallet och läs in igen."))
    plans = check.plans()
    progress.begin(len(plans))
    ready = list_in.of(list_in.user).ready(plans, progress)
    progress.begin(len(plans))
    applied = services.apply_import(actor=list_in.user, list_in=list_in, ready=ready, progress=progress)
    return {"message": _("%(new)s nya och %(changed)s ändrade.") % {"new": applied.to_create, "changed": applied.to_change}}


def dry_run(list_in, progress=None):
    """The whole list tried against the register as it is now."""
    with list_in.file.open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != list_in.sha256:
            raise ValidationError(_("Filen i lagret är inte den som lämnades. Lämna den på nytt."))
        book = read_file(file, list_in.file_name, list_in.encoding, list_in.delimiter)
    return check_rows(
        list_in.of(list_in.user),
        sheet_called(book, list_in.sheet),
        heading_row=list_in.heading_row,
        mapping=list_in.mapping,
        constants=list_in.constants,
        progress=progress,
    )


def found(list_in):
    told = _("%(new)s nya, %(changed)s ändras, %(same)s oförändrade, %(refused)s med fel.")
    numbers = {"new": list_in.to_create, "changed": list_in.to_change, "same": list_in.unchanged, "refused": list_in.refused}
    return told % numbers
