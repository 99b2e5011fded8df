"""Acts on lists that come in: upload, choose columns, check, apply, cancel. All rows are written or none."""

import hashlib
from typing import NamedTuple

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from partnerships.audit.services import record
from partnerships.ground.bulk import ReadyRows
from partnerships.ground.errors import Stale, require
from partnerships.ground.importing import kind_called
from partnerships.jobs.services import start_job
from partnerships.register.models import User

from .models import Import, ImportMapping, ImportRow
from .permissions import can_change_import, can_import

State = Import.State


@transaction.atomic
def keep_import(*, actor, kind, file, name, sender, book, proposed):
    """Keep an uploaded file with how its columns would be read."""
    require(can_import(actor, kind))
    file.seek(0)
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    list_in = Import(
        kind=kind.name,
        sender=sender,
        file=file,
        file_name=name,
        size=file.size,
        sha256=digest.hexdigest(),
        encoding=book.encoding or "",
        delimiter=book.delimiter or "",
        user=actor,
        **proposed,
    )
    file.seek(0)
    list_in.full_clean()
    list_in.save()
    record(actor, "registered", list_in, document=name, sha256=list_in.sha256)
    return list_in


@transaction.atomic
def map_import(*, actor, list_in, headings, mapping, constants=None, options=(), **how):
    """Say which column is which, and what the import may do besides. What was found before is forgotten.

    `headings` are those of the file as it is to be read: its `sheet`, `heading_row`, `encoding` and `delimiter`.
    """
    list_in = list_in.as_seen()
    require(can_change_import(actor, list_in))
    kind = kind_called(list_in.kind)
    for name in ("sheet", "heading_row", "encoding", "delimiter"):
        setattr(list_in, name, how.get(name) or getattr(list_in, name))
    constants = {name: text for name, text in (constants or {}).items() if text}
    check_mapping(kind, mapping, constants, len(headings))
    list_in.mapping, list_in.constants = dict(mapping), constants
    list_in.options = [option.name for option in kind.options if option.name in options]
    list_in.move_to(State.MAPPED)
    forget(list_in)
    list_in.save()
    remember(list_in, headings)
    record(actor, "mapped", list_in)
    return list_in


def check_mapping(kind, mapping, constants, width):
    fields = {column.field for column in kind.columns}
    faults = [_("Kolumnen %(name)s finns inte.") % {"name": name} for name in (*mapping, *constants) if name not in fields]
    faults += [_("Filen har ingen kolumn %(n)s.") % {"n": place + 1} for place in mapping.values() if not 0 <= place < width]
    faults += kind.faults_of_mapping(mapping, constants)
    if faults:
        raise ValidationError({NON_FIELD_ERRORS: faults})


def remember(list_in, headings):
    """What a heading meant, for the sender's next list. A list from nobody in particular says nothing of the next."""
    if not list_in.sender:
        return
    told = {name: headings[place] for name, place in list_in.mapping.items()}
    ImportMapping.objects.update_or_create(
        kind=list_in.kind,
        sender_key=list_in.sender.casefold(),
        defaults={
            "sender": list_in.sender,
            "headings": told,
            "constants": list_in.constants,
            "options": list_in.options,
        },
    )


def forget(list_in):
    ImportRow.objects.filter(of=list_in.pk).delete()
    list_in.to_create = list_in.to_change = list_in.unchanged = list_in.refused = None
    list_in.skipped, list_in.unused, list_in.warnings, list_in.digest, list_in.message = [], [], [], "", ""


@transaction.atomic
def queue_work(*, actor, list_in, work, title):
    """Tie a job to the list, one at a time."""
    list_in = list_in.as_seen()
    require(can_change_import(actor, list_in))
    total = list_in.rows_told() or 0
    job = start_job(actor=actor, title=title, work=work, about={"pk": list_in.pk}, key=f"import-{list_in.pk}", total=total)
    job.result_url = list_in.get_absolute_url()
    type(job).objects.filter(pk=job.pk).update(result_url=job.result_url)
    list_in.job = job
    list_in.save(update_fields=["job"])
    record(actor, "queued", list_in)
    return list_in, job


def check_can_apply(list_in):
    if list_in.state != State.CHECKED:
        raise ValidationError(_("Listan är inte kontrollerad än."))
    if list_in.refused:
        told = _("%(n)s rader har fel. Rätta filen och lämna den på nytt: alla rader skrivs, eller inga.")
        raise ValidationError(told % {"n": list_in.refused})
    if not list_in.writes():
        raise ValidationError(_("Listan ändrar ingenting: allt som står i den finns redan i registret."))


class Outcome(NamedTuple):
    """What a dry run found, made ready to be kept before the transaction that keeps it."""

    values: dict
    rows: ReadyRows


def outcome_of(list_in, check):
    counts = check.counts()
    values = {"to_create": counts["create"], "to_change": counts["change"]}
    values |= {"unchanged": counts["leave"], "refused": counts["refuse"]}
    values |= {"skipped": check.skipped, "unused": check.unused, "warnings": check.warnings, "digest": check.digest()}
    return Outcome(values, ReadyRows(ImportRow, (row_of(list_in, planned) for planned in check.rows)))


@transaction.atomic
def note_check(*, actor, list_in, outcome):
    """Keep what the dry run found: the outcome of each row, every fault, what was skipped."""
    list_in = Import.objects.select_related("job").get(pk=list_in.pk)
    require(can_import(as_now(actor), kind_called(list_in.kind)))
    forget(list_in)
    for name, value in outcome.values.items():
        setattr(list_in, name, value)
    if list_in.state != State.CHECKED:
        list_in.move_to(State.CHECKED)
    list_in.save()
    outcome.rows.write()
    record(actor, "checked_rows", list_in, rows_refused=list_in.refused)
    return list_in


def row_of(list_in, planned):
    plan = planned.plan
    return ImportRow(
        of=list_in,
        number=planned.number,
        outcome=planned.outcome,
        label=(str(plan.label) if plan else planned.called)[:300],
        changes=[[name, before, after] for name, (before, after) in plan.changes.items()] if plan else [],
        faults=[
            {
                "sheet": fault.sheet,
                "row": fault.row,
                "place": fault.place,
                "letter": fault.letter,
                "heading": fault.heading,
                "value": fault.value,
                "reason": fault.reason,
            }
            for fault in planned.faults
        ],
    )


@transaction.atomic
def apply_import(*, actor, list_in, ready, progress):
    """Write what a dry run without faults found and its kind made ready, by the acts of the kind. One refusal undoes it all."""
    list_in = Import.objects.locked().get(pk=list_in.pk)
    actor = as_now(actor)
    kind = check_kind(actor, list_in)
    list_in.move_to(State.APPLIED)
    try:
        kind.write(ready, progress)
    except Stale as stale:
        raise ValidationError(_("%(thing)s ändrades av någon annan. Kontrollera listan igen.") % {"thing": stale.thing})
    progress.check()  # the last chance to stop before it stands
    list_in.applied_at, list_in.message = timezone.now(), ""
    list_in.save()
    if kind.personal:
        drop_contents(list_in)
    record(actor, "applied", list_in, rows_created=list_in.to_create, rows_changed=list_in.to_change)
    return list_in


def as_now(user):
    """The user as they are now, with the roles that they have now: a list may have waited its turn, and taken its time."""
    user = User.objects.get(pk=user.pk)
    if not user.is_active:
        raise ValidationError(_("Kontot för den som läser in listan är stängt. Inget har lästs in."))
    return user


def check_kind(actor, list_in):
    kind = list_in.of(actor)
    require(can_import(actor, type(kind)))
    return kind


@transaction.atomic
def cancel_import(*, actor, list_in):
    """Leave the list as it is: nothing of it was written, and neither its file nor its rows are kept."""
    list_in = list_in.as_seen()
    require(can_change_import(actor, list_in))
    list_in.move_to(State.CANCELLED)
    drop_contents(list_in)
    list_in.save()
    record(actor, "cancelled", list_in)
    return list_in


@transaction.atomic
def refuse_import(*, actor, list_in, reason):
    """Close a list that must not be kept, for instance because it holds personal numbers."""
    list_in = Import.objects.get(pk=list_in.pk)
    require(can_import(actor, kind_called(list_in.kind)))
    list_in.move_to(State.CANCELLED)
    drop_contents(list_in)
    list_in.message = reason[:1000]
    list_in.save()
    record(actor, "cancelled", list_in, reason=reason)
    return list_in


def drop_contents(list_in):
    """Neither rows nor file; the file itself goes when it is certain that the act stands."""
    ImportRow.objects.filter(of=list_in.pk).delete()
    stored, storage = list_in.file.name, list_in.file.storage
    if stored:
        list_in.file = ""
        if list_in.state == State.APPLIED:
            list_in.save(update_fields=["file"])
        transaction.on_commit(lambda: storage.delete(stored))
