"""What was done with an agreement and what it holds."""

from functools import reduce
from operator import or_

from django.apps import apps
from django.db.models import Exists, OuterRef, Q

from partnerships.audit.acts import told
from partnerships.audit.models import AuditEvent

from ..models import IOPGoal, IOPGroup, IOPGroupMember, IOPMilestone, IOPParty, IOPResource
from ..permissions import can_read_override_reason

OVERRIDE = frozenset({"override_role", "override_reason"})


def has_struck_parts():
    """A condition on an agreement: is anything struck out of it? Mostly nothing is, and then nothing is read."""
    kinds = (IOPParty, IOPMilestone, IOPGoal, IOPGroup, IOPGroupMember, IOPResource)
    return reduce(or_, (Exists(kind.with_struck.filter(agreement=OuterRef("pk")).exclude(struck_reason="")) for kind in kinds))


def struck_parts(agreement, with_resources):
    """What has been struck out of the agreement, as far as the user may read it."""
    if not agreement.has_struck:
        return []
    kinds = [
        IOPParty.with_struck.select_related("organisation", "board"),
        IOPMilestone.with_struck,
        IOPGoal.with_struck,
        IOPGroup.with_struck,
        IOPGroupMember.with_struck.select_related("party__organisation", "party__board"),
    ]
    if with_resources:
        kinds.append(IOPResource.with_struck)
    return [part for rows in kinds for part in rows.filter(agreement=agreement).exclude(struck_reason="")]


def history(user, whole, parts):
    """What was done with an agreement or a follow-up, and with those of its parts that the user may read, newest first."""
    rows, by_model = Q(object_type=whole._meta.label_lower, object_id=whole.pk), {}
    for part in parts:
        by_model.setdefault(type(part), []).append(part.pk)
    for model, pks in by_model.items():
        rows |= Q(object_type=model._meta.label_lower, object_id__in=pks)
    return told_to(user, AuditEvent.objects.filter(rows).order_by("-pk")[:100], type(whole))


def told_to(user, events, whole):
    """Each event in words, with the part that it is about, and without what the user may not read of it: related records that
    the user may not see, and by whom and why a legal test was overridden.
    """
    events = [without_override(event) for event in events] if not can_read_override_reason(user) else list(events)
    return [of_part(words, event, whole) for words, event in zip(told(events, user), events, strict=True)]


def without_override(event):
    if any(name in OVERRIDE for name, *_values in event.changes):
        event.reason = ""
        event.changes = [change for change in event.changes if change[0] not in OVERRIDE]
    return event


def of_part(words, event, whole):
    model = apps.get_model(event.object_type)
    if model is not whole:
        words["act"] = f"{words['act']}: {model._meta.verbose_name} ({event.object_label})"
    return words
