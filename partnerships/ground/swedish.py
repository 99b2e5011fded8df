"""Swedish text: the same order and the same search on every database."""

import unicodedata

from .identifiers import hide_personal_numbers
from .texts import without_unseen

LONGEST_KEY = 120
LONGEST_QUOTE = 60

SPACE, PUNCTUATION, FOREIGN = " ", ".", "\U0010ffff"  # the last stands for every letter that has no place of its own
ORDER = SPACE + PUNCTUATION + "0123456789abcdefghijklmnopqrstuvwxyzåäö" + FOREIGN

# A letter a–e and a digit by turns. Two letters in a row could be one letter ("aa" in Danish, "ch" in Czech),
# two digits in a row could be one number: so every collation puts these keys in the same order.
PAIRS = {letter: "abcde"[place // 10] + str(place % 10) for place, letter in enumerate(ORDER)}

# Letters that a Swedish reader looks for under another letter than their shape says.
LOOKED_FOR_UNDER = str.maketrans(
    {"ü": "y", "ű": "y", "æ": "ä", "ø": "ö", "ő": "ö", "œ": "ö", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "þ": "th"}
)


def sort_key(text):
    """Text to sort by, at most 120 of [0-9a-e]: space, marks, digits, a–z, å, ä, ö. V and W differ; é sorts as e."""
    letters = (PAIRS[letter] for letter in _letters(search_key(text)))
    return "".join(letters)[:LONGEST_KEY]


def _letters(text):
    for character in text.translate(LOOKED_FOR_UNDER):
        if character in PAIRS:
            yield character
        else:
            yield from _without_accents(character)


def _without_accents(character):
    for part in unicodedata.normalize("NFKD", character).casefold():
        if part in PAIRS:
            yield part
        elif part.isalnum():
            yield FOREIGN
        elif unicodedata.category(part)[0] not in "MC":  # accents and invisible characters take no place
            yield PUNCTUATION


def search_key(text):
    """Text to search in: upper and lower case alike, white space as one space, accents kept, nothing unseen."""
    if text.isascii():  # then the form of its letters is one, and lower case says it all
        return " ".join(text.lower().split())
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", without_unseen(text)).casefold())
    return " ".join(folded.split())


def quote(text):
    """What a person wrote, short enough to stand in a message about it, and without any personal number."""
    shown = "".join(character for character in " ".join(text.split()) if character.isprintable())
    shown = hide_personal_numbers(shown)
    if len(shown) > LONGEST_QUOTE:
        shown = shown[: LONGEST_QUOTE - 1] + "…"
    return f"”{shown}”"
