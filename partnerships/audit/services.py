"""Writing to the log, sealing it and proving that it holds; and the two acts every noun shares: `add` and `change`."""

import hashlib
import secrets
from contextlib import contextmanager
from contextvars import ContextVar
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from partnerships.ground.bulk import ReadyRows
from partnerships.ground.identifiers import hide_personal_numbers

from .models import FIRST_LINK, AuditEvent, AuditSeal, PersonalValue
from .personal_numbers import hide_from_log, refuse_personal_numbers

SECRET = frozenset({"password"})  # never in the log, hashed or not

# How the act came in: (source, request id). Set by the outermost door: middleware, import or command.
door = ContextVar("door", default=(AuditEvent.Source.COMMAND, ""))


@contextmanager
def entering_by(source, request_id=""):
    """Log what happens inside as coming in by this door."""
    token = door.set((source, request_id))
    try:
        yield
    finally:
        door.reset(token)


def record(actor, act, thing, *, reason="", changes=(), **details):
    """Write one event about `thing` in the running transaction. `details` are facts of the act itself, such as an amount."""
    changes = [*changes, *([name, None, value] for name, value in details.items())]
    personal = [change for change in changes if change[0] in thing.PERSONAL_FIELDS]
    salts = {name: secrets.token_hex(16) for name, *_values in personal}
    source, request_id = door.get()
    event = AuditEvent.objects.create(
        actor_id=getattr(actor, "pk", None),
        actor_label=str(actor or _("Systemet"))[:200],
        act=act,
        object_type=thing._meta.label_lower,
        object_id=thing.pk,
        object_label=hide_from_log(log_label(thing))[:300],
        board_id=log_board(thing),
        changes=[written(name, before, after, salts.get(name)) for name, before, after in changes],
        reason=hide_personal_numbers(reason)[:500],
        source=source,
        request_id=request_id,
    )
    for name, before, after in personal:
        PersonalValue.objects.create(event=event, field=name, salt=salts[name], before=before or "", after=after or "")
    return event


def ready_events(actor, act, told):
    """One event for each (thing, changes), made ready before the transaction that writes them (`record_all`).

    For records without personal data alone.
    """
    source, request_id = door.get()
    label = str(actor or _("Systemet"))[:200]
    events = (
        AuditEvent(
            actor_id=getattr(actor, "pk", None),
            actor_label=label,
            act=act,
            object_type=thing._meta.label_lower,
            object_label=hide_from_log(log_label(thing))[:300],
            board_id=log_board(thing),
            changes=[written(name, before, after, None) for name, before, after in changes],
            source=source,
            request_id=request_id,
        )
        for thing, changes in told
    )
    return ReadyRows(AuditEvent, events, later=("object_id", "at"))


def record_all(events, numbers):
    """Write events that are ready, now that the records that they are of have numbers."""
    events.write(object_id=numbers, at=timezone.now())


def log_label(thing):
    return str(thing._meta.verbose_name) if thing.PERSONAL_FIELDS else str(thing)


def log_board(thing):
    """The board whose own log the event belongs to."""
    for name in ("responsible_board_id", "board_id"):
        if (board := getattr(thing, name, None)) is not None:
            return board
    return None


def written(name, before, after, salt):
    if salt is None:
        return [name, plain(before), plain(after)]
    return [name, *(value and digest(salt, value) for value in (before, after))]


def digest(salt, value):
    return f"sha256:{hashlib.sha256((salt + str(value)).encode()).hexdigest()}"


def plain(value):
    """A value as JSON can hold it: numbers and truth as they are, everything else as text."""
    if value is None or isinstance(value, bool | int):
        return value
    return f"{value:f}" if isinstance(value, Decimal) else hide_from_log(str(value))


@transaction.atomic
def add(actor, thing, *, act="registered", reason=""):
    """Check a new record by its own rules, save it and log it. The calling act has asked for the right."""
    refuse_personal_numbers(thing)
    thing.full_clean()
    save_or_tell(thing)
    record(actor, act, thing, reason=reason, changes=told_of_new(thing))
    return thing


def told_of_new(thing):
    """What the log tells of a new record: all that it says."""
    return [[name, None, value] for name, value in contents(thing).items() if value not in (None, "")]


@transaction.atomic
def change(actor, thing, values, *, act="changed", reason=""):
    """Set new values on the version that the user saw, check, save and log what differs. Raises `Stale`."""
    row = thing.as_seen()
    before = contents(row)
    check_set_once(row, values)
    for name, value in values.items():
        setattr(row, name, value)
    refuse_personal_numbers(row)
    row.full_clean()  # before the comparison: it puts numbers in the one form that is kept
    after = contents(row)
    differing = [[name, before[name], after[name]] for name in after if before[name] != after[name]]
    if differing:
        save_or_tell(row)
        record(actor, act, row, reason=reason, changes=differing)
    return row


def check_only(thing):
    """What `add` and `change` ask before they save, but for what must be unique. For trying what is not to be saved."""
    refuse_personal_numbers(thing)
    thing.full_clean(validate_unique=False)


def check_set_once(row, values):
    moved = [name for name in row.SET_ONCE if name in values and values[name] != getattr(row, name)]
    if moved:
        raise ValidationError({name: _("Uppgiften sätts när posten registreras och kan inte ändras sedan.") for name in moved})


def save_or_tell(thing):
    """Save. Where somebody else was first with what only one may have, the rule says so, as if it had been asked later."""
    try:
        with transaction.atomic():
            thing.save()
    except IntegrityError:
        thing.full_clean()
        raise


@transaction.atomic
def save_state(actor, thing, act, *, reason="", fields=(), **details):
    """Save a record whose state an act has moved (and other `fields`), and log it."""
    before = type(thing)._base_manager.get(pk=thing.pk).get_state_display()
    refuse_personal_numbers(thing, fields)
    thing.full_clean(validate_unique=False)
    thing.save(update_fields=["state", *fields])
    after = thing.get_state_display()
    record(actor, act, thing, reason=reason, changes=[["state", before, after]] if before != after else [], **details)
    return thing


def contents(thing):
    """What a record says, field by field, as a reader of the log should see it."""
    shown = {}
    for field in thing._meta.concrete_fields:
        if not field.editable or field.primary_key or field.name in SECRET:
            continue
        if field.is_relation:
            related = getattr(thing, field.name)
            shown[field.name] = None if related is None else f"{log_label(related)} [{related.pk}]"
        elif field.choices:
            shown[field.name] = str(getattr(thing, f"get_{field.name}_display")() or "")
        else:
            shown[field.name] = getattr(thing, field.attname)
    return shown


@transaction.atomic
def seal_log():
    """Seal every event not yet sealed; returns the new seal, or None when there was none."""
    if connection.vendor == "postgresql":
        # Waits for events that are written but not yet committed, so that none can slip in below the seal.
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE audit_auditevent IN SHARE ROW EXCLUSIVE MODE")
    unsealed = AuditEvent.objects.unsealed().order_by("pk")
    first, last = unsealed.values_list("pk", flat=True).first(), unsealed.values_list("pk", flat=True).last()
    if first is None:
        return None
    previous = AuditSeal.objects.order_by("-pk").values_list("hash", flat=True).first() or FIRST_LINK
    count, link = AuditSeal.chain(previous, unsealed.iterator())
    return AuditSeal.objects.create(first_event=first, last_event=last, count=count, hash=link)


def verify_log():
    """Faults in the sealed part of the log, as sentences in Swedish; an empty list when it holds."""
    faults, previous_hash, previous_last = list(broken_personal_values()), FIRST_LINK, 0
    for seal in AuditSeal.objects.order_by("pk"):
        if AuditEvent.objects.filter(pk__gt=previous_last, pk__lt=seal.first_event).exists():
            faults.append(_("Händelser före nummer %(first)s saknar försegling.") % {"first": seal.first_event})
        events = AuditEvent.objects.filter(pk__range=(seal.first_event, seal.last_event)).order_by("pk")
        count, link = AuditSeal.chain(previous_hash, events.iterator())
        if count != seal.count:
            faults.append(
                _("Förseglingen %(seal)s omfattar %(sealed)s händelser, men %(found)s finns i loggen.")
                % {"seal": seal, "sealed": seal.count, "found": count}
            )
        elif link != seal.hash:
            faults.append(_("Händelserna %(seal)s stämmer inte med sin kontrollsumma.") % {"seal": seal})
        previous_hash, previous_last = seal.hash, seal.last_event
    return faults


def broken_personal_values():
    """Personal values that no longer are what their event's digest says. One that is erased has no row, and is no fault."""
    for value in PersonalValue.objects.select_related("event").iterator():
        digests = {name: [before, after] for name, before, after in value.event.changes}
        told = [digest(value.salt, text) if text else text for text in (value.before, value.after)]
        if [each or "" for each in digests.get(value.field, [])] != told:
            yield _("Personuppgiften till händelse %(event)s stämmer inte med sin kontrollsumma.") % {"event": value.event_id}
