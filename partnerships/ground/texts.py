"""Texts that people can read: nothing hidden in them, and something to see."""

import re
import unicodedata
from functools import cache

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

# Control characters other than line breaks and tab, what turns the order of letters about, and halves of characters.
MISLEADING = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
# What Unicode says is drawn as nothing. Joiners, soft hyphens and the like may stand within a text: emoji and some languages
# are written with them.
UNSEEN_CLASS = (
    "\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufff8"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
MAY_STAND = "\u00ad\u200c\u200d\ufe00-\ufe0f"
HIDDEN = re.compile(f"[{UNSEEN_CLASS}]")
UNSEEN = re.compile(f"[{UNSEEN_CLASS}{MAY_STAND}]")
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
    if text and not any(is_visible(character) for character in text) and not MISLEADING.search(text):
        return _("Texten har inga synliga tecken. Skriv något som går att läsa.")
    if MISLEADING.search(text) or HIDDEN.search(text):
        return _("Texten innehåller dolda tecken. Skriv om den, eller klistra in den som ren text.")
    return ""


def is_visible(character):
    return unicodedata.category(character)[0] not in "CZ" and character not in BLANK


def without_unseen(text):
    """The text without what is drawn as nothing."""
    return UNSEEN.sub("", text)
