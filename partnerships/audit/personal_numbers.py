"""No record holds a personal number: asked of every text by the acts, and of every row once more as it is saved."""

import re
from functools import cache

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from partnerships.ground.identifiers import find_personal_numbers, hide_personal_numbers

FREE_TEXT = 100  # letters from which a field is free text
WRITTEN_AS_PHONE = re.compile("0[0-9]{9}")  # which may happen to be a birth date of this century too
CHECKSUM = re.compile("[0-9a-f]{64}")
OWN = ("partnerships", "grants", "budget", "reports")
# Numbers with rules of their own, and what the program makes itself.
NUMBERS = frozenset({
    "account", "account_code", "bankgiro", "bic", "code", "cost_centre", "giro_number", "iban", "invoice_no", "key", "normal",
    "number", "org_number", "payer_id", "plusgiro", "previous_number", "published_key", "raw", "voucher_no",
    "content_type", "digest", "document_sha256", "method", "name_key", "password", "phone_key", "process", "reasons",
    "result_url", "search_text", "seed", "sha256", "sort_text",
})  # fmt: skip


def refuse_personal_numbers(thing, names=None):
    """No text may hold a personal number; short ones may hold a telephone number that looks like it.

    What already stood in the register hinders no other act. `names` are the fields that are written, if not all.
    """
    found = {}
    for name, free_text in asked_for_personal_numbers(type(thing)):
        value = getattr(thing, name) if names is None or name in names else None
        numbers = find_personal_numbers(str(value)) if value else ()
        if numbers and (free_text or not all(WRITTEN_AS_PHONE.fullmatch(number) for number in numbers)):
            found[name] = value
    if found and thing.pk:
        stood = type(thing)._base_manager.filter(pk=thing.pk).values(*found).first() or {}
        found = {name: value for name, value in found.items() if stood.get(name) != value}
    if found:
        told = _("Texten innehåller ett personnummer. Ta bort det: registret för inga personnummer.")
        raise ValidationError(dict.fromkeys(found, told))


@cache
def asked_for_personal_numbers(model):
    """[(field, whether it is free text)] of those that could hold one, written in a form or set by an act."""
    asked = []
    for field in model._meta.concrete_fields:
        is_text = isinstance(field, models.CharField | models.TextField | models.JSONField)
        if is_text and not (field.choices or field.name in NUMBERS or isinstance(field, models.URLField)):
            is_short = isinstance(field, models.EmailField) or (field.max_length or FREE_TEXT) < FREE_TEXT
            asked.append((field.attname, not is_short))
    return asked


def refuse_at_save(sender, instance, raw=False, update_fields=None, **kwargs):
    """The last to ask, for every act that sets a field by itself."""
    if not raw and sender.__module__.startswith(OWN) and sender._meta.app_label != "audit":
        refuse_personal_numbers(instance, update_fields)


def hide_from_log(text):
    """A text as the log may hold it, where it slipped past."""
    return text if WRITTEN_AS_PHONE.fullmatch(text) or CHECKSUM.fullmatch(text) else hide_personal_numbers(text)
