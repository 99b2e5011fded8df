"""The checklist before signing, each line with the field or page where it is filled in."""

from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext as _

from ..models import IOPAgreement
from ..models.gaps import progress

State = IOPAgreement.State

# The page that adds what a requirement is about; everything else is a field of the agreement's own form.
PAGES = {
    "party": "register_party",
    "resource": "register_resource",
    "amount": "register_resource",
    "milestone": "register_milestone",
    "goal": "register_goal",
    "group": "register_group",
    "group_member": "register_group",
    "legal_test": "register_legal_test",
}
OF_A_PARTY = frozenset({"resource", "amount"})
# Where on the agreement's page those that are done are shown.
SHOWN = {
    "party": "parter",
    "resource": "resurser",
    "amount": "resurser",
    "milestone": "tidslinje",
    "goal": "mal",
    "group": "organisation",
    "group_member": "organisation",
    "legal_test": "juridisk-provning",
}


BEFORE_DECISION = frozenset({"party", "legal_test"})  # what `rules.check_can_be_prepared` asks for


def checklists_before_decision(agreement):
    """What stands in the way of the board's decision now, and what is needed only when it is signed."""
    now = [line for line in agreement.checklist() if line.about in BEFORE_DECISION]
    then = [line for line in agreement.checklist() if line.about not in BEFORE_DECISION]
    return [
        {"id": "krav", "title": _("Krävs nu"), **by_heading(agreement, now, True)},
        {"id": "senare", "title": _("Krävs inför undertecknandet"), **by_heading(agreement, then, True)},
    ]


def checklist(agreement, may_change):
    """Everything, done and not done, see `by_heading`."""
    title = _("Inför undertecknandet")
    return {"id": "checklista", "title": title, **by_heading(agreement, agreement.checklist(), may_change)}


def by_heading(agreement, requirements, may_change):
    """{done, total, headings: [{label, done, total, rows: [{label, done, hinders, url}]}]}"""
    headings = []
    for heading, lines in groupby(requirements, key=lambda line: line.heading):
        lines = list(lines)
        rows = [
            {"label": line.label, "done": line.done, "hinders": line.hinders, "url": may_change and address(agreement, line)}
            for line in lines
        ]
        headings.append({"label": heading.label, "rows": rows, **progress(lines)})
    return {"headings": headings, **progress(requirements)}


def missing(agreement, may_change, *, that_hinders=False):
    """What is not known, or of that what hinders a signing and a renewal, each with the page where it is filled in."""
    if agreement.state in {State.DECLINED, State.WITHDRAWN}:
        return []
    found = [gap for gap in agreement.missing() if gap.hinders or not that_hinders]
    return [{"label": gap.label, "url": may_change and address(agreement, gap)} for gap in found]


def address(agreement, requirement):
    """Where a requirement is filled in, or shown when it is done; nothing where there is no such page yet."""
    about = requirement.about
    if requirement.done and about in SHOWN:
        return f"{agreement.get_absolute_url()}#{SHOWN[about]}"
    if about == "decision":
        return address_of_decision(agreement)
    if about == "group_member" and requirement.group:
        return reverse("agreements:register_group_member", args=[requirement.group])
    if about in OF_A_PARTY and requirement.party is None:
        return reverse("agreements:register_party", args=[agreement.pk])  # first whose it is
    if page := PAGES.get(about):
        query = f"?party={requirement.party}" if requirement.party else ""
        return reverse(f"agreements:{page}", args=[agreement.pk]) + query + ("#id_amount" if about == "amount" else "")
    page = "amend" if about == "extension" and agreement.is_settled() and agreement.versions.exists() else "change_agreement"
    return f"{reverse(f'agreements:{page}', args=[agreement.pk])}#id_{about}"


def address_of_decision(agreement):
    """An old agreement's decision is chosen in its form; otherwise it is registered when the board has met."""
    if agreement.decision is not None:
        return agreement.decision.get_absolute_url()
    if agreement.imported_incomplete:
        return f"{reverse('agreements:change_agreement', args=[agreement.pk])}#id_decision"
    return reverse("agreements:decide", args=[agreement.pk]) if agreement.can_move_to(State.DECIDED) else ""
