"""Which organisations may be the same one, registered twice: keys that are alike where names and numbers are written in two ways.

The keys of names and telephone numbers are stored with each organisation, so that the database finds what is alike by grouping:
the question costs as many queries whatever the number of organisations.
"""

import re
import unicodedata
from copy import copy
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from django.db.models import Count
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.ground.swedish import search_key
from partnerships.register.rights import Area

MOST_ALIKE = 20  # what more than so many share tells nothing: the address of an umbrella organisation, the giro of a bank
SHORTEST_PHONE = 6  # digits
LONGEST_KEY = 200

# Kinds of association as they are written out and in short. What is written with nothing tells no two apart.
SHORT = {
    "idrottsforening": "if", "idrottsforeningen": "if", "idrottsklubb": "ik", "idrottsklubben": "ik",
    "idrottssallskap": "is", "sportklubb": "sk", "sportklubben": "sk", "bollklubb": "bk", "bollklubben": "bk",
    "fotbollsforening": "ff", "fotbollsklubb": "fk", "simsallskap": "ss", "gymnastikforening": "gf", "ridklubb": "rk",
    "allmanna": "a", "forening": "", "foreningen": "", "ideell": "", "ideella": "", "stiftelsen": "stiftelse",
}  # fmt: skip
OTHER_LETTERS = str.maketrans({"æ": "a", "ø": "o", "œ": "o", "ß": "s"})

# Cyrillic and Greek letters that are drawn as Latin ones, small or as capitals.
DRAWN_AS_LATIN = str.maketrans("авекмнорстухгіїјѕһԁԛԝαβεζηικμνορτυχγϲ", "abekmhopctyxriijshdqwabezhikmnoptyxyc")


def looks(name):
    """How a name looks to whoever reads it, whatever the case and the spaces, and whichever letters it is written with."""
    letters = unicodedata.normalize("NFKD", search_key(name)).translate(DRAWN_AS_LATIN)
    return search_key(unicodedata.normalize("NFKC", letters))


def name_key(name):
    """The letters of a name in alphabetical order: alike however words are ordered, spaced, hyphenated or shortened.

    Å, ä and ö are a and o, as in old lists; `Idrottsförening` is `IF`; the s of a genitive is left out.
    """
    plain = unicodedata.normalize("NFKD", looks(name).translate(OTHER_LETTERS))
    plain = re.sub(r"[.'’\u0300-\u036f]", "", plain)
    words = re.findall(r"[^\W_]+", plain)
    kept = [SHORT.get(word, word) for word in words]
    kept = [word[:-1] if len(word) > 4 and word.endswith("s") else word for word in kept]
    letters = "".join(kept) or "".join(words)
    numbers = sorted(re.findall("[0-9]+", letters))  # 12 is not 21
    return " ".join(["".join(sorted(re.sub("[0-9]", "", letters))), *numbers])[:LONGEST_KEY]


def phone_key(phone):
    """The digits of a number, from within the country; nothing of what is too short to be a number."""
    digits = re.sub(r"^(\+|00)46\s*(\(0\))?", "0", phone.strip())
    digits = re.sub("[^0-9]", "", digits)
    return digits if len(digits) >= SHORTEST_PHONE else ""


# What two may have in common: where it is stored, and how it is told.
NAME, EMAIL, PHONE, GIRO = "name", "email", "phone", "giro"
REASONS = [(NAME, _("Namn")), (EMAIL, _("E-post")), (PHONE, _("Telefon")), (GIRO, _("Gironummer"))]
KEYS = [
    ("name_key", NAME, _("namnet")),
    ("email_key", EMAIL, _("e-post")),
    ("phone_key", PHONE, _("telefon")),
    ("bankgiro", GIRO, _("bankgiro")),
    ("plusgiro", GIRO, _("plusgiro")),
]
MISSING, DIFFERENT = "missing", "different"
NUMBERS = [(MISSING, _("Saknas hos den ena eller båda")), (DIFFERENT, _("Olika"))]


@dataclass
class Pair:
    """Two organisations that may be the same. The first is the one to keep, if nobody says otherwise."""

    first: Any
    second: Any
    kinds: set = field(default_factory=set)
    reasons: list = field(default_factory=list)

    @property
    def pk(self):
        return self.first.pk

    @property
    def numbers(self):
        """What their organisation numbers say: one is missing, or they differ."""
        return DIFFERENT if self.first.org_number and self.second.org_number else MISSING

    def why(self):
        return ", ".join(map(str, self.reasons))

    def about_numbers(self):
        if self.numbers == DIFFERENT:
            return _("olika nummer: %(first)s och %(second)s") % {
                "first": self.first.org_number,
                "second": self.second.org_number,
            }
        if self.first.org_number:
            return _("den ena saknar nummer")
        return _("båda saknar nummer")

    def get_absolute_url(self):
        return f"{reverse('register:merge_organisations', args=[self.first.pk])}?med={self.second.pk}"


def pairs_among(rows, apart):
    """Every pair among some organisations that has something in common and is not known to be two; surest first."""
    rows, found = rows.order_by(), {}
    for key, kind, told in KEYS:
        own = rows.annotate(email_key=Lower("email")) if key == "email_key" else rows
        shared = own.exclude(**{key: ""}).values(key).annotate(number=Count("pk"))
        alike = own.filter(**{f"{key}__in": shared.filter(number__range=(2, MOST_ALIKE)).values(key)})
        groups = {}
        for row in alike:
            groups.setdefault(getattr(row, key), []).append(row)
        for group in groups.values():
            for pair in combinations(sorted(group, key=lambda row: (row.org_number is None, row.pk)), 2):
                numbers = frozenset(row.pk for row in pair)
                if numbers not in apart:
                    made = found.setdefault(numbers, Pair(*pair))
                    made.kinds.add(kind)
                    made.reasons.append(told)
    return sorted(found.values(), key=lambda pair: (pair.numbers == DIFFERENT, -len(pair.reasons), pair.first.sort_text, pair.pk))


class Pairs:
    """What a list asks of a queryset, asked of the pairs."""

    def __init__(self, organisations, known_apart):
        self.model, self.organisations, self.known_apart = organisations.model, organisations, known_apart
        self.tests, self.made = (), None

    def all(self):
        return copy(self)

    def none(self):
        return self.only(lambda pair: False)

    def order_by(self, *_ordering):
        return self

    def visible_to(self, user):
        """For those who may change every organisation, and so can do something about it."""
        seen, rows = copy(self), self.organisations.visible_to(user)
        seen.organisations, seen.made = rows if user.may("U", Area.ORGANISATIONS) else rows.none(), None
        return seen

    def only(self, test):
        """The pairs that pass a test too."""
        narrowed = copy(self)
        narrowed.tests, narrowed.made = (*self.tests, test), None
        return narrowed

    def rows(self):
        if self.made is None:
            apart = {frozenset(pair) for pair in self.known_apart.values_list("first", "second")}
            pairs = pairs_among(self.organisations, apart)
            self.made = [pair for pair in pairs if all(test(pair) for test in self.tests)]
        return self.made

    def count(self):
        return len(self.rows())

    __len__ = count

    def __iter__(self):
        return iter(self.rows())

    def __getitem__(self, page):
        return self.rows()[page]
