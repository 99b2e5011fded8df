"""What the bank's payment systems can carry of a text: the Latin letters of ISO 20022 and, within Sweden, å ä ö.

What they cannot carry is written in another way that can be seen on the page before the file is handed out; nothing vanishes.
"""

import re
import unicodedata

ALLOWED = re.compile(r"[A-Za-z0-9ÅÄÖåäö/?:().,'+ -]")
WRITTEN = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—−_", "-"),
        **dict.fromkeys('’‘´`”“"«»', "'"),
        **dict.fromkeys("\u00a0\u2009\u202f\t\n\r", " "),
        "&": "+",
        ";": ",",
        "!": ".",
        "§": "par.",
        "%": "proc",
        "@": "(at)",
        "Æ": "Ä",
        "æ": "ä",
        "Ø": "Ö",
        "ø": "ö",
        "ß": "ss",
        "Þ": "Th",
        "þ": "th",
        "Đ": "D",
        "đ": "d",
        "Ł": "L",
        "ł": "l",
    }
)
LONGEST_NAME = 70  # the schema has 140, but no bank shows more
LONGEST_MESSAGE = 140
CUT = "..."


def written_for_bank(text, longest):
    """The text as the file holds it: other letters by their nearest, a question mark for what has none, and cut with dots."""
    text = unicodedata.normalize("NFC", str(text)).translate(WRITTEN)
    text = " ".join("".join(map(nearest, text)).split())
    text = re.sub("/{2,}", "/", text).strip("/")
    return text if len(text) <= longest else text[: longest - len(CUT)].rstrip() + CUT


def nearest(letter):
    if ALLOWED.fullmatch(letter):
        return letter
    plain = "".join(each for each in unicodedata.normalize("NFKD", letter) if ALLOWED.fullmatch(each))
    return plain or "?"


def receiver(payment):
    return written_for_bank(payment.organisation.name, LONGEST_NAME) or "?"


def message(payment):
    """What the receiver reads: the planner's message, or what the payment is for where nothing of that can be written."""
    for text in (payment.text, payment.purpose(), payment.board.name):
        if text and (written := written_for_bank(text, LONGEST_MESSAGE)):
            return written
    return "?"
