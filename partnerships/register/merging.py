"""What a merger of two organisations moves, in every app: found by the foreign keys themselves, so that a new noun comes along.

A noun that points at an organisation may have `merge_faults(kept, merged)`, which yields what stops the merger, and
`merge_warnings(kept, merged)`, which yields what whoever merges should know.
"""

from functools import cache

from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import Exists, F, OuterRef, UniqueConstraint
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from partnerships.audit.services import log_label, record
from partnerships.ground.models import NamedRecord, Record

from .models import KnownApart, Organisation, RoleAssignment

# Values that are chosen when both have one; the number of members goes with its year. The organisation number is the same or
# stands with one of them. Giro numbers are not moved: a new one is registered as such, by those who may.
CHOSEN = (
    "name",
    "legal_form",
    "is_idea_driven",
    "purpose",
    "activity_area",
    "active_in_municipality",
    "member_count",
    "website",
    "email",
    "phone",
    "postal_address",
    "kk_registered_on",
    "status",
    "public",
)
WITH = {"member_count": "member_count_year"}
GIROS = ("bankgiro", "plusgiro")
EMPTY = (None, "")


@cache
def pointing():
    """(noun, name of the field) of every foreign key to an organisation. Those who are known apart are told of separately."""
    relations = [each for each in Organisation._meta.get_fields(include_hidden=True) if each.auto_created and not each.concrete]
    keys = [(each.related_model, each.field.name) for each in relations if each.one_to_many or each.one_to_one]
    return [(model, name) for model, name in keys if model is not KnownApart]


@cache
def keys_of(model):
    return [model._meta.get_field(name) for noun, name in pointing() if noun is model and model is not Organisation]


def differing(keep, merged):
    """The fields where both say something, and not the same."""
    pairs = [(name, getattr(keep, name), getattr(merged, name)) for name in CHOSEN]
    return [name for name, own, other in pairs if own not in EMPTY and other not in EMPTY and own != other]


def values_after(keep, merged, choices):
    """What the kept one is to say: its own, what was chosen of the other's, and the other's where it says nothing."""
    values = {}
    for name in CHOSEN:
        own, other = getattr(keep, name), getattr(merged, name)
        if other not in EMPTY and (own in EMPTY or choices.get(name) == "merged"):
            values[name] = other
            if name in WITH:
                values[WITH[name]] = getattr(merged, WITH[name])
    if keep.org_number is None and merged.org_number is not None:
        values["org_number"] = merged.org_number
    return values


def check_can_merge(actor, keep, merged):
    """Nothing is moved where anything stands in the way; all that does is told at once."""
    if keep.pk == merged.pk:
        raise ValidationError(_("Välj två olika organisationer."))
    for each in (keep, merged):
        if each.merged_into_id:
            into = {"name": each.name, "into": each.merged_into.name}
            raise ValidationError(_("%(name)s är redan sammanslagen med %(into)s.") % into)
    faults = list(faults_of(actor, keep, merged))
    if faults:
        raise ValidationError(faults)


def faults_of(actor, keep, merged):
    if keep.org_number and merged.org_number:
        yield _(
            "De har olika organisationsnummer och är två juridiska personer. Är ett av numren fel: rätta det på "
            "organisationens sida först."
        )
    if RoleAssignment.objects.filter(organisation=merged, user=actor.pk).exists():
        yield _("Du företräder %(name)s. Be någon annan slå ihop dem: ingen ändrar sina egna roller.") % {"name": merged.name}
    for model, name in pointing():
        told = list(model.merge_faults(keep, merged)) if hasattr(model, "merge_faults") else []
        yield from told
        if not told and not model._meta.auto_created:
            for row in collisions(model, name, keep, merged)[:5]:
                thing = {"noun": model._meta.verbose_name, "row": row}
                yield _("Båda står i samma post (%(noun)s: %(row)s). Rätta det först.") % thing


def collisions(model, name, keep, merged):
    """Rows of the one that breaks a rule that only one may stand there, were they moved."""
    rows, found = model._base_manager.filter(**{name: merged}), model._base_manager.none()
    field = model._meta.get_field(name)
    rules = [([], None)] if field.unique else []
    rules += [([*fields], None) for fields in model._meta.unique_together if name in fields]
    rules += [
        ([*rule.fields], rule.condition)
        for rule in model._meta.constraints
        if isinstance(rule, UniqueConstraint) and name in rule.fields
    ]
    for fields, condition in rules:
        same = {each: OuterRef(each) for each in fields if each != name}
        twins = model._base_manager.filter(**{name: keep}, **same)
        own = rows
        if condition is not None:
            twins, own = twins.filter(condition), own.filter(condition)
        found = found | own.filter(Exists(twins))
    return found


def warnings_of(keep, merged):
    for model, _name in pointing():
        if hasattr(model, "merge_warnings"):
            yield from model.merge_warnings(keep, merged)


def to_move(merged, user):
    """(noun, number) of what the user sees of what will follow the one that is merged; one query each."""
    found = {}
    for model, name in pointing():
        rows = model._default_manager.all()
        if hasattr(rows, "visible_to"):
            found[model] = found.get(model, 0) + rows.visible_to(user).filter(**{name: merged}).count()
    return [(capfirst(model._meta.verbose_name_plural), number) for model, number in found.items() if number]


def move_everything(actor, keep, merged, reason):
    """Point every row at the one that is kept, each with a line in its own history. The rows are written by the database."""
    for model, name in pointing():
        rows = model._base_manager.filter(**{name: merged})
        numbers = list(rows.values_list("pk", flat=True))
        if model._meta.auto_created:  # ties without a content of their own: one is enough
            collisions(model, name, keep, merged).delete()
        also = {"version": F("version") + 1, "updated_at": timezone.now()} if issubclass(model, Record) else {}
        rows.update(**{name: keep}, **also)
        if hasattr(model, "PERSONAL_FIELDS"):
            change = [name, f"{log_label(merged)} [{merged.pk}]", f"{log_label(keep)} [{keep.pk}]"]
            for row in model._base_manager.filter(pk__in=numbers):
                record(actor, "followed_merger", row, reason=reason, changes=[change])


def write_words(keep):
    """The keys to search by of everything that has the kept one's name among its words."""
    for model, name in pointing():
        if issubclass(model, NamedRecord) and model is not Organisation:
            rows = list(model._base_manager.filter(**{name: keep}))
            for row in rows:
                row.set_keys()
            model._base_manager.bulk_update(rows, ["sort_text", "search_text"], batch_size=200)


def refuse_merged(sender, instance, raw=False, update_fields=None, **kwargs):
    """Before a row is saved: it does not begin to point at an organisation that is merged into another.

    The organisation is held, so that what is registered while two are merged either comes along or is refused.
    """
    if raw:
        return
    for field in keys_of(sender):
        number = getattr(instance, field.attname)
        if number is None or (update_fields is not None and field.name not in update_fields) or stands(instance, field, number):
            continue
        rows = Organisation.with_merged.all()
        if connection.in_atomic_block:
            rows = rows.select_for_update(of=("self",), no_key=True)
        organisation = rows.filter(pk=number).only("name", "merged_into").first()
        if organisation and organisation.merged_into_id:
            into = {"name": organisation.name, "into": organisation.merged_into.name}
            raise ValidationError(_("%(name)s är sammanslagen med %(into)s. Välj %(into)s.") % into)


def stands(instance, field, number):
    """Does the row point there already?"""
    if instance._state.adding:
        return False
    return type(instance)._base_manager.filter(pk=instance.pk, **{field.attname: number}).exists()
