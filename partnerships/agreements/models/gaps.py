"""What must be in place before an agreement is signed, in one place: the checklist, what is missing, and what is counted.

What is not known is shown as *uppgift saknas*, counted in data quality, and stands in the way of signing.
"""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import today


class Heading(TextChoices):
    """What the checklist is grouped by, in the order that one fills it in."""

    PARTIES = "parties", _("Parter")
    CONTENT = "content", _("Innehåll")
    ORGANISATION = "organisation", _("Organisation")
    RESOURCES = "resources", _("Resurser och tid")
    FOLLOW_UP = "follow_up", _("Uppföljning")
    EXAMINATION = "examination", _("Prövning och beslut")


@dataclass(frozen=True)
class Requirement:
    """One line of the checklist. `about` is the agreement's field, or the kind of part; `party` and `group` whose it is.

    `later`: belongs to a later step, so it is not counted as missing yet. `hinders`: nothing is signed without it.
    """

    heading: Heading
    about: str
    label: str
    done: bool
    party: int | None = None
    group: int | None = None
    later: bool = False
    hinders: bool = True

    def is_gap(self):
        return not self.done and not self.later


# The fields that both parties must know before they sign (domain § 2.1).
REQUIRED = {
    Heading.CONTENT: (
        "background",
        "challenge",
        "added_value",
        "target_group",
        "values_basis",
        "quality_requirements",
        "amendment_terms",
        "dispute_terms",
        "insight_terms",
        "data_protection_note",
    ),
    Heading.ORGANISATION: ("responsible_office", "responsibilities"),
    Heading.RESOURCES: ("start_date", "end_date", "notice_months"),
    Heading.FOLLOW_UP: ("follow_up_plan", "follow_up_month"),
    Heading.EXAMINATION: ("case",),
}

REQUIRED_FIELDS = frozenset(name for names in REQUIRED.values() for name in names)

# What both parties sign.
TERMS = frozenset(
    {
        "title",
        "added_value",
        "challenge",
        "target_group",
        "values_basis",
        "compact",
        "responsibilities",
        "quality_requirements",
        "follow_up_plan",
        "follow_up_month",
        "renewal_terms",
        "amendment_terms",
        "dispute_terms",
        "insight_terms",
        "data_protection_note",
        "follow_up_interval",
        "start_date",
        "end_date",
        "notice_months",
        "extension",
        "extension_months",
        "latest_end",
    }
)


def requirements_of(agreement):
    """The agreement's checklist, in the order that one fills it in. A new requirement is one line in its part below."""
    yield from requirements_of_parties(agreement)
    yield from requirements_of_fields(agreement, Heading.CONTENT)
    yield from requirements_of_goals(agreement)
    yield from requirements_of_fields(agreement, Heading.ORGANISATION)
    yield from requirements_of_groups(agreement)
    yield from requirements_of_resources(agreement)
    yield from requirements_of_fields(agreement, Heading.RESOURCES)
    yield from requirements_of_extension(agreement)
    yield from requirements_of_fields(agreement, Heading.FOLLOW_UP)
    yield from requirements_of_fields(agreement, Heading.EXAMINATION)
    yield from requirements_of_examination(agreement)
    yield from requirements_of_decision(agreement)
    if agreement.state in agreement.BOUND:
        yield Requirement(Heading.EXAMINATION, "signed_on", _("Undertecknat, datum"), done=agreement.signed_on is not None)


def progress(requirements):
    """How many are done, of those without which nothing is signed."""
    counted = [requirement for requirement in requirements if requirement.hinders]
    return {"done": sum(requirement.done for requirement in counted), "total": len(counted)}


def requirements_of_fields(agreement, heading):
    for name in REQUIRED[heading]:
        field = agreement._meta.get_field(name)
        known = getattr(agreement, field.attname) not in (None, "")
        yield Requirement(heading, name, capfirst(field.verbose_name), done=known)


def requirements_of_extension(agreement):
    """Whether and how it is prolonged: that it is not, is an answer too. Of an old agreement it may stay unknown."""
    hinders, done = not agreement.imported_incomplete, bool(agreement.extension)
    yield Requirement(Heading.RESOURCES, "extension", _("Förlängning"), done=done, hinders=hinders)


def requirements_of_parties(agreement):
    """R4: both sides are parties."""
    sides = {party.side for party in agreement.parties.all()}
    yield Requirement(Heading.PARTIES, "party", _("Kommunens part"), done="municipal" in sides)
    yield Requirement(Heading.PARTIES, "party", _("Idéburen part"), done="idea_driven" in sides)


def requirements_of_goals(agreement):
    """At least one goal, and each with something to reach."""
    goals = [goal for goal in agreement.goals.all() if not goal.ended_on]
    yield Requirement(Heading.CONTENT, "goal", _("Mål"), done=bool(goals))
    if goals:
        yield Requirement(Heading.CONTENT, "goal", _("Målvärde"), done=all(goal.is_measurable() for goal in goals))


def requirements_of_groups(agreement):
    """The partnership's own organisation: a steering group in which both sides sit when the agreement is signed."""
    steering = [group for group in agreement.groups.all() if group.is_steering]
    on = agreement.signed_on or today()
    side_of = {party.pk: party.side for party in agreement.parties.all()}
    sides = {side_of.get(member.party_id) for group in steering for member in group.members.all() if not member.has_left(on)}
    first = min((group.pk for group in steering), default=None)
    yield Requirement(Heading.ORGANISATION, "group", _("Styrgrupp"), done=bool(steering))
    for side, label in (
        ("municipal", _("Kommunens ledamot i styrgruppen")),
        ("idea_driven", _("Idéburen ledamot i styrgruppen")),
    ):
        yield Requirement(Heading.ORGANISATION, "group_member", label, done=side in sides, group=first)


def requirements_of_resources(agreement):
    """R4: each party puts something in, and what the municipality pays is known; R5: there is a timeline."""
    heading = Heading.RESOURCES
    parties, resources = list(agreement.parties.all()), list(agreement.resources.all())
    giving = {resource.party_id for resource in resources}
    municipal = {party.pk for party in parties if party.side == "municipal"}
    for party in parties:
        label = _("Resurser från %(party)s") % {"party": party}
        yield Requirement(heading, "resource", label, done=party.pk in giving, party=party.pk)
    payer = min(municipal, default=None)
    money = [resource for resource in resources if resource.kind == "money" and resource.party_id in municipal]
    known = bool(giving & municipal) and all(resource.amount is not None for resource in money)
    yield Requirement(heading, "amount", _("Kommunens medel, belopp"), done=known, party=payer)
    if known and money and (years := years_without(money, agreement)):
        label = _("Kommunens medel %(years)s") % {"years": ", ".join(map(str, years))}
        yield Requirement(heading, "amount", label, done=False, party=payer, hinders=False)
    yield Requirement(heading, "milestone", _("Tidplan med insatser"), done=bool(agreement.milestones.all()))


def years_without(money, agreement):
    """Years of the term without municipal money. Asked until it is signed, and no hindrance then: a year may be without."""
    first, last = agreement.start_date, agreement.ends_on or agreement.end_date
    if agreement.is_settled() or not first or not last:
        return []
    return sorted(set(range(first.year, last.year + 1)) - {resource.year for resource in money})


def requirements_of_examination(agreement):
    """R3: the form is legally examined, and the newest test allows it (why it does not is told by `rules.faults_of_test`).

    What the board decided in spite of a test, or without one, is done as far as that test goes.
    """
    test = agreement.latest_test()
    done = test is not None or agreement.is_overridden
    yield Requirement(Heading.EXAMINATION, "legal_test", _("Juridisk prövning"), done=done, later=agreement.state == "draft")
    allowed = agreement.overrides(test) or (test is not None and test.allows_agreement())
    yield Requirement(Heading.EXAMINATION, "legal_test", _("Prövningen säger att IOP är möjligt"), done=allowed, later=True)


def requirements_of_decision(agreement):
    """R6: board, day and §."""
    decision, heading = agreement.decision, Heading.EXAMINATION
    later = agreement.state not in {"decided", *agreement.BOUND}
    yield Requirement(heading, "decision", _("Beslut"), done=decision is not None, later=later)
    for name, label in (("meeting_date", _("Beslutets datum")), ("paragraph", _("Beslutets paragraf"))):
        known = getattr(decision, name, None) is not None
        yield Requirement(heading, "decision", label, done=known, later=later or decision is None)
