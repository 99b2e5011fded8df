"""Numbers that identify an organisation, an account or a case. They prove form, never who owns them.

No message here repeats the number: it may be somebody's personal number, which must not be kept or logged.
"""

import calendar
import re
import unicodedata
from dataclasses import dataclass, field
from typing import Self

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from stdnum import luhn

from .texts import UNSEEN

NO_BREAK_SPACE = "\u00a0"
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212"
AS_HYPHEN = str.maketrans(dict.fromkeys(DASHES, "-"))
ASCII_DIGITS = re.compile("[0-9]+")
LONGEST_TEXT = 40


# Organisations


def check_org_number(text):
    """The organisation number as `212000-0142`. A personal number, also a sole trader's, is refused."""
    digits = _bare(text, ".")
    if looks_like_personal_number(text) or (len(digits) == 12 and digits[:2] in ("18", "19", "20")):
        raise _is_personal()
    if len(digits) == 12 and digits.startswith("16"):  # 16 stands before legal persons in some registers
        digits = digits[2:]
    if len(digits) != 10 or not ASCII_DIGITS.fullmatch(digits):
        raise _wrong(_("Ett organisationsnummer har tio siffror, till exempel 212000-0142."))
    if digits[2] in "01":
        raise _is_personal()
    if not luhn.is_valid(digits):
        raise _wrong(_("Organisationsnumrets kontrollsiffra stämmer inte. Jämför numret med organisationens handlingar."))
    return format_org_number(digits)


def format_org_number(digits):
    """`2120000142` as `212000-0142`; anything that is not ten digits is left as it is."""
    return f"{digits[:6]}-{digits[6:]}" if re.fullmatch("[0-9]{10}", digits) else digits


# Persons

# Birth date with or without century, and four digits. A coordination number has 60 added to the day.
BIRTH_DATE = r"\d{2}(?P<month>\d{2})(?P<day>\d{2})"
PERSONAL_NUMBER = re.compile(rf"(?:1[89]|20)?{BIRTH_DATE} ?[-+\u2010-\u2014\u2212]? ?\d{{4}}")
# In free text, read as `_digits_of` writes it: together, or with the date divided as dates are. A divided date may as well be
# followed by a year, another day or an amount.
TOGETHER = re.compile(rf"(?<!\d)(?:1[89]|20)?{BIRTH_DATE} ?(?:[-+/._]\s{{0,2}})?\d{{4}}(?!\d)")
DIVIDED = re.compile(
    r"(?<!\d)(?:1[89]|20) ?\d{2}(?P<mark>[-/._ ])(?P<month>\d{2})(?P=mark)(?P<day>\d{2})"
    r"(?:[-+/._]| (?:[-+] )?(?!(?:19|20)\d{2}))\d{2} ?\d{2}(?!\d|[-/.:]\d| ?(?:kr|tkr|mkr|%)\b)"
)
FEWEST_DIGITS = 10


def looks_like_personal_number(text):
    """May the whole text be a personal or coordination number? Used where a false alarm is cheaper than a number kept."""
    match = PERSONAL_NUMBER.fullmatch(" ".join(text.split()))
    if match is None:
        return False
    return _has_birth_date(match) or (int(match["month"]) < 20 and _is_luhn(match[0]))


def find_personal_numbers(text):
    """The personal numbers in a free text: right date and right check digit, so that false alarms are few."""
    return [text[start:end] for start, end in _personal_numbers_in(text)]


def hide_personal_numbers(text):
    """The text with every personal number in it replaced."""
    for start, end in reversed(_personal_numbers_in(text)):
        text = f"{text[:start]}[…]{text[end:]}"
    return text


def _personal_numbers_in(text):
    """[(start, end)] of each, in order. One that is found in two ways is told once."""
    if sum(character.isdecimal() for character in text) < FEWEST_DIGITS:
        return []
    plain, places = _as_typed(text)
    found = sorted(match.span() for form in (TOGETHER, DIVIDED) for match in form.finditer(plain) if _is_personal_number(match))
    apart = [span for place, span in enumerate(found) if place == 0 or span[0] >= found[place - 1][1]]
    return [(places[start], places[end - 1] + 1) for start, end in apart]


def _as_typed(text):
    """The text as it would be typed, with the place of each character: usual digits, hyphens and spaces, and nothing unseen."""
    plain, places = [], []
    for place, character in enumerate(text.translate(AS_HYPHEN)):
        if character.isdecimal():
            character = str(int(character))
        elif character.isspace():
            character = character if character in "\r\n" else " "
        elif UNSEEN.match(character):
            continue
        plain.append(character)
        places.append(place)
    return "".join(plain), places


def _is_personal_number(match):
    return _has_birth_date(match) and _is_luhn(match[0])


def _has_birth_date(match):
    month, day = int(match["month"]), int(match["day"])
    # A leap year, since two digits do not tell the century.
    return 1 <= month <= 12 and 1 <= (day - 60 if day > 60 else day) <= calendar.monthrange(2000, month)[1]


def _is_luhn(text):
    digits = "".join(str(int(character)) for character in text if character.isdecimal())
    return luhn.is_valid(digits[-10:])


# Accounts


def check_bankgiro(text):
    """The bankgiro number as `5402-9681` or `366-5114`."""
    digits = _bare(text)
    if not re.fullmatch("[0-9]{7,8}", digits):
        raise _wrong(_("Ett bankgironummer har sju eller åtta siffror, till exempel 5402-9681."))
    if not luhn.is_valid(digits):
        raise _wrong(_("Bankgironumrets kontrollsiffra stämmer inte. Jämför numret med organisationens handlingar."))
    return f"{digits[:-4]}-{digits[-4:]}"


def check_plusgiro(text):
    """The plusgiro number as `286543-4`."""
    digits = _bare(text)
    if not re.fullmatch("[0-9]{2,8}", digits):
        raise _wrong(_("Ett plusgironummer har två till åtta siffror, till exempel 28 65 43-4."))
    if not luhn.is_valid(digits):
        raise _wrong(_("Plusgironumrets kontrollsiffra stämmer inte. Jämför numret med organisationens handlingar."))
    return f"{digits[:-1]}-{digits[-1]}"


def format_plusgiro(number):
    """`286543-4` in pairs, as it is printed: `28 65 43-4`."""
    main, _hyphen, check_digit = number.partition("-")
    return re.sub(r"(?<=[0-9])(?=(?:[0-9]{2})+$)", NO_BREAK_SPACE, main) + "-" + check_digit


# Cases

CASE_NUMBER = re.compile(
    r"(?P<prefix>[A-ZÅÄÖa-zåäö]{1,5})[ /-]?(?P<year>[0-9]{4}|[0-9]{2})[/:-](?P<serial>[0-9]{1,6})(?:-(?P<document>[0-9]{1,4}))?"
)


@dataclass(frozen=True)
class CaseNumber:
    """A diarienummer. Offices write the same number in many ways; those are equal. What cannot be read stays as written."""

    raw: str = field(compare=False)
    normal: str
    prefix: str = field(default="", compare=False)
    year: int | None = field(default=None, compare=False)
    serial: int | None = field(default=None, compare=False)
    document_no: int | None = field(default=None, compare=False)

    @classmethod
    def parse(cls, raw) -> Self:
        raw = " ".join(unicodedata.normalize("NFC", raw).split())
        match = CASE_NUMBER.fullmatch(raw.translate(AS_HYPHEN))
        year = match and _whole_year(match["year"])
        if not year:
            return cls(raw=raw, normal=raw.casefold())
        prefix, serial = match["prefix"].upper(), int(match["serial"])
        document_no = int(match["document"]) if match["document"] else None
        normal = f"{prefix} {year}/{serial}" + ("" if document_no is None else f"-{document_no}")
        return cls(raw, normal, prefix, year, serial, document_no)

    def __str__(self):
        return self.raw


def _whole_year(digits):
    year = int(digits)
    if len(digits) == 2:
        return year + (2000 if year < 50 else 1900)
    return year if 1900 <= year <= 2200 else None


# Shared


def _bare(text, separators=""):
    """The text without what people put between digits."""
    text = text.strip()[: LONGEST_TEXT + 1].translate(AS_HYPHEN)
    return re.sub(rf"[-\s{re.escape(separators)}]", "", text)


def _wrong(message):
    return ValidationError(message, code="invalid")


def _is_personal():
    return ValidationError(
        _("Det ser ut som ett personnummer. Sådana sparas inte i registret. Skriv organisationens eget nummer."),
        code="personal_number",
    )
