"""What both parties sign, as one plain text: the same agreement always gives the same text, letter for letter."""

from decimal import Decimal

from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from partnerships.ground.forms import shown
from partnerships.ground.money import format_kronor

from .models import IOPAgreement
from .models.gaps import REQUIRED_FIELDS, TERMS

# What is agreed of a goal; what is measured later is not signed.
OF_A_GOAL = ("text", "indicator", "unit", "baseline", "target", "target_year")


def signed_text(agreement):
    """The terms, the parties, the goals and the municipality's money by year, under Swedish headings whoever asks."""
    with translation.override("sv"):
        parts = [
            (_("Parter"), parties(agreement)),
            *((label_of(agreement, name), [term(agreement, name)]) for name in terms_of(agreement) if is_told(agreement, name)),
            (_("Mål"), goals(agreement)),
            (_("Kommunens medel"), money(agreement)),
        ]
        told = [f"{heading.upper()}\n{chr(10).join(lines)}\n" for heading, lines in parts if lines]
        return "\n".join(told)


def terms_of(agreement):
    """The names of the terms, in the order of the agreement's fields."""
    return [field.name for field in agreement._meta.fields if field.name in TERMS]


def is_told(agreement, name):
    """What is left open on purpose is not signed; what must be known is told also where it is not."""
    return name in REQUIRED_FIELDS or getattr(agreement, name) not in (None, "", IOPAgreement.Extension.NONE)


def label_of(agreement, name):
    return capfirst(str(agreement._meta.get_field(name).verbose_name))


def term(agreement, name):
    """A term as it is signed: without what an editor or a browser adds at the end of a line."""
    written = str(shown(agreement._meta.get_field(name), getattr(agreement, name)))
    return "\n".join(line.rstrip() for line in written.strip().splitlines()) or _("uppgift saknas")


def parties(agreement):
    lines = []
    for party in agreement.parties.select_related("organisation", "board").order_by("pk"):
        number = party.organisation.org_number if party.organisation else ""
        notice = "" if party.notice_months is None else _("egen uppsägningstid %(n)s månader") % {"n": party.notice_months}
        lines.append(", ".join(filter(None, [str(party), number, party.get_side_display(), notice])))
    return lines


def goals(agreement):
    """Each goal that stands on a line of its own, numbered."""
    standing = agreement.goals.filter(ended_on=None).order_by("pk")
    return [f"{number}. {goal_in_words(goal)}" for number, goal in enumerate(standing, start=1)]


def goal_in_words(goal):
    fields = [field for field in goal._meta.fields if field.name in OF_A_GOAL]
    told = [(field, str(shown(field, getattr(goal, field.name)))) for field in fields]
    return "; ".join(f"{field.verbose_name}: {' '.join(words.split())}" for field, words in told if words)


def money(agreement):
    """The municipality's money of each year; what is only valued is not promised, and stands elsewhere."""
    years = {}
    for amount, year in agreement.resources.municipal_money().order_by("year", "pk").values_list("amount", "year"):
        years.setdefault(year, []).append(amount)
    return [f"{year}: {kronor_in_words(amounts)}" for year, amounts in years.items()]


def kronor_in_words(amounts):
    known = [amount for amount in amounts if amount is not None]
    return format_kronor(sum(known, Decimal(0))) if known else _("uppgift saknas")
