"""What is not known about an agreement: shown as *uppgift saknas*, counted in data quality, and asked before signing."""

from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Gap:
    """One thing that is not known. `about` is the agreement's field, or the kind of part that is lacking; `party` whose it is."""

    about: str
    label: str
    party: int | None = None


# What both parties must know before they sign (domain § 2.1).
REQUIRED = (
    "case",
    "responsible_office",
    "background",
    "challenge",
    "added_value",
    "target_group",
    "quality_requirements",
    "follow_up_plan",
    "start_date",
    "end_date",
    "notice_months",
)

# What both parties sign.
TERMS = frozenset(
    {
        "title",
        "added_value",
        "challenge",
        "target_group",
        "quality_requirements",
        "follow_up_plan",
        "follow_up_interval",
        "start_date",
        "end_date",
        "notice_months",
    }
)


def gaps_of(agreement):
    """The agreement's gaps, in the order that one fills them in. What belongs to a later state is not asked for yet."""
    State, state = type(agreement).State, agreement.state
    gaps = [
        Gap(name, capfirst(agreement._meta.get_field(name).verbose_name))
        for name in REQUIRED
        if getattr(agreement, f"{name}_id" if name in {"case", "responsible_office"} else name) in (None, "")
    ]
    gaps += gaps_of_parts(agreement)
    if state in {State.DECIDED, *agreement.BOUND}:
        gaps += gaps_of_decision(agreement.decision)
    if state in agreement.BOUND and agreement.signed_on is None:
        gaps.append(Gap("signed_on", _("Undertecknat, datum")))
    return gaps


def gaps_of_parts(agreement):
    """R4: both sides are parties, and each party puts something in; R3: the form is legally examined."""
    parties, resources = list(agreement.parties.all()), list(agreement.resources.all())
    giving = {resource.party_id for resource in resources}
    municipal = {party.pk for party in parties if party.side == "municipal"}
    if not municipal:
        yield Gap("party", _("Kommunens part"))
    if not any(party.side == "idea_driven" for party in parties):
        yield Gap("party", _("Idéburen part"))
    for party in parties:
        if party.pk not in giving:
            yield Gap("resource", _("Resurser från %(party)s") % {"party": party}, party.pk)
    payer = min(municipal, default=None)
    money = [resource for resource in resources if resource.kind == "money" and resource.party_id in municipal]
    if not (giving & municipal) or any(resource.amount is None for resource in money):
        yield Gap("amount", _("Kommunens medel, belopp"), payer)
    elif money and (years := years_without(money, agreement)):
        yield Gap("amount", _("Kommunens medel %(years)s") % {"years": ", ".join(map(str, years))}, payer)
    if not agreement.milestones.all():
        yield Gap("milestone", _("Tidplan med insatser"))
    yield from gaps_of_goals(agreement.goals.all())
    if agreement.state != "draft" and not agreement.legal_tests.all():
        yield Gap("legal_test", _("Juridisk prövning"))


def gaps_of_goals(goals):
    """At least one goal, and each with something to reach."""
    if not goals:
        yield Gap("goal", _("Mål"))
    if not all(goal.is_measurable() for goal in goals):
        yield Gap("goal", _("Målvärde"))


def years_without(money, agreement):
    """Years of the term without municipal money. Asked until it is signed, and no hindrance then: a year may be without."""
    first, last = agreement.start_date, agreement.last_day
    if agreement.is_settled() or not first or not last:
        return []
    return sorted(set(range(first.year, last.year + 1)) - {resource.year for resource in money})


def gaps_of_decision(decision):
    """R6: board, day and §."""
    if decision is None:
        yield Gap("decision", _("Beslut"))
    else:
        if decision.meeting_date is None:
            yield Gap("decision", _("Beslutets datum"))
        if decision.paragraph is None:
            yield Gap("decision", _("Beslutets paragraf"))
