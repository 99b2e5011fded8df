"""Texts that people can read: nothing hidden in them, and something to see."""

import re
import unicodedata
from functools import cache

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

# Control characters other than line breaks and tab, what turns the order of letters about, and halves of characters.
MISLEADING = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
BLANK = "\u115f\u1160\u2800\u3164\uffa0"  # letters and symbols that are drawn as nothing
KEPT_BESIDE = frozenset({"sort_text", "search_text"})  # made of the other texts


def check_texts(thing, exclude=None):
    """Every text of a record can be read. Raises `ValidationError` at the fields."""
    asked = [name for name in texts_of(type(thing)) if name not in (exclude or ())]
    faults = {name: told for name in asked if (told := unreadable(getattr(thing, name) or ""))}
    if faults:
        raise ValidationError(faults)


@cache
def texts_of(model):
    """The names of a model's texts that people write."""
    fields = [field for field in model._meta.concrete_fields if isinstance(field, models.CharField | models.TextField)]
    return [field.name for field in fields if field.name not in KEPT_BESIDE]


def unreadable(text):
    """What is wrong with a text that cannot be read as it is written; "" where nothing is."""
    if MISLEADING.search(text):
        return _("Texten innehåller dolda tecken. Skriv om den, eller klistra in den som ren text.")
    if text and not any(is_visible(character) for character in text):
        return _("Texten har inga synliga tecken. Skriv något som går att läsa.")
    return ""


def is_visible(character):
    return unicodedata.category(character)[0] not in "CZ" and character not in BLANK
