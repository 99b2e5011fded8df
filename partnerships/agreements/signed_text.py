"""What both parties sign, as one plain text: the same agreement always gives the same text, letter for letter."""

from decimal import Decimal

from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from partnerships.ground.days import format_day
from partnerships.ground.forms import shown
from partnerships.ground.money import format_kronor

from .models import IOPAgreement
from .models.gaps import REQUIRED_FIELDS, TERMS

# What is agreed of a goal; what is measured later is not signed.
OF_A_GOAL = ("text", "indicator", "unit", "baseline", "target", "target_year")


def signed_text(agreement):
    """The terms, the parties, the goals, what each party puts in and the timeline, under Swedish headings whoever asks."""
    with translation.override("sv"):
        parts = [
            (_("Parter"), parties(agreement)),
            *((label_of(agreement, name), [term(agreement, name)]) for name in terms_of(agreement) if is_told(agreement, name)),
            (_("Mål"), goals(agreement)),
            (_("Kommunens medel"), money(agreement)),
            (_("Parternas resurser i övrigt"), other_resources(agreement)),
            (_("Tidplan"), timeline(agreement)),
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
    """The municipality's money of each year."""
    years = {}
    for amount, year in agreement.resources.municipal_money().order_by("year", "pk").values_list("amount", "year"):
        years.setdefault(year, []).append(amount)
    return [f"{year}: {kronor_in_words(amounts)}" for year, amounts in years.items()]


def kronor_in_words(amounts):
    known = [amount for amount in amounts if amount is not None]
    return format_kronor(sum(known, Decimal(0))) if known else _("uppgift saknas")


def other_resources(agreement):
    """What each party promises beside the municipality's money, by year: the other party's money, and all that is not money."""
    own = agreement.resources.municipal_money().values("pk")
    promised = agreement.resources.exclude(pk__in=own).select_related("party__organisation", "party__board")
    return [resource_in_words(resource) for resource in promised.order_by("party", "year", "pk")]


def resource_in_words(resource):
    """`2026: Ängslyckans mötesplats, Ideell tid, 3 275 timmar, Volontärer, uppskattat värde 720 500 kr`."""
    told = [str(resource.party), resource.get_kind_display(), resource.in_words(), " ".join(resource.description.split())]
    if resource.amount is not None:
        amount = format_kronor(resource.amount)
        told.append(amount if resource.is_money else _("uppskattat värde %(amount)s") % {"amount": amount})
    return f"{resource.year}: {', '.join(filter(None, told))}"


def timeline(agreement):
    """The steps as they were planned; what is done is no promise."""
    return [f"{format_day(step.planned_end)}: {' '.join(step.title.split())}" for step in agreement.milestones.all()]
