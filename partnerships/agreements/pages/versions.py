"""What an agreement's page tells of its versions and of the agreements before and after it; the difference between two texts."""

from difflib import SequenceMatcher

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.ground.columns import DAY, NUMBER, Column
from partnerships.ground.days import today
from partnerships.ground.tables import table

from ..models import IOPAgreement, IOPVersion
from ..models.chain import chain_of
from ..permissions import can_change_agreement, can_renew_agreement
from ..signed_text import label_of, terms_of
from ..signed_text import term as term_in_words
from .agreement import State, prolonged_term

UNCHANGED = 2  # lines shown around what differs

VERSIONS = [
    Column(gettext_lazy("Version"), lambda row: kind_of(row), link=True, under="reason"),
    Column(gettext_lazy("Undertecknad"), "signed_on", DAY),
    Column(gettext_lazy("Gäller från"), "valid_from", DAY),
    Column(gettext_lazy("Beslut"), lambda row: str(row.decision)),
]
CHAIN = [
    Column(gettext_lazy("Avtal"), "title", link=True, under=lambda row: row.is_this and _("detta avtal"), width=40),
    Column(gettext_lazy("Ersätter"), "replaces"),
    Column(gettext_lazy("Avtalstid"), lambda row: prolonged_term(row)),
    Column(gettext_lazy("Status"), "current_state.label", tag="tone"),
    Column(gettext_lazy("Versioner"), "version_count", NUMBER),
]


def kind_of(version):
    """`2, tilläggsavtal`"""
    kind = _("tilläggsavtal") if version.is_amendment() else _("som först undertecknat")
    return f"{version.number}, {kind}"


def versions_of(agreement):
    """The versions, without their texts."""
    return list(IOPVersion.objects.filter(agreement=agreement).select_related("agreement", "decision__board").defer("text"))


def coming_terms(agreement, versions):
    """{name of a term: from when} of what an amendment has changed from a day that has not come."""
    if all(version.valid_from <= today() for version in versions) or versions[0].valid_from > today():
        return {}
    texts = dict(IOPVersion.objects.filter(agreement=agreement).values_list("pk", "text"))
    in_force = [version for version in versions if version.valid_from <= today()][-1]
    later = [version for version in versions if version.number > in_force.number]
    found = {}
    for name in terms_of(agreement):
        told = f"\n{label_of(agreement, name).upper()}\n{term_in_words(agreement, name)}\n\n"
        brought = [version.valid_from for version in later if told in texts[version.pk]]
        if brought and told not in texts[in_force.pk]:
            found[name] = brought[0]
    return found


def version_table(versions):
    return table(VERSIONS, reversed(versions), caption=_("Versioner"), empty="")


def version_facts(versions):
    """The version that the agreement now has, where the register has any."""
    return [(_("Senaste version"), kind_of(latest), latest.get_absolute_url()) for latest in versions[-1:]]


def version_steps(versions):
    """(day, title, note) of each amendment, for the timeline."""
    for version in versions:
        if version.is_amendment():
            title = _("Tilläggsavtal, version %(number)s") % {"number": version.number}
            yield version.signed_on, title, version.reason


def chain_table(user, agreement):
    """The agreement with all before and after it that the user may see, the oldest first; nothing where it stands alone."""
    if not agreement.predecessor_id and not agreement.successors.all():
        return None
    counts = IOPVersion.objects.filter(agreement=OuterRef("pk")).order_by().values("agreement").annotate(count=Count("pk"))
    rows = IOPAgreement.objects.visible_to(user).filter(pk__in=chain_of(agreement.pk))
    rows = list(rows.annotate(version_count=Coalesce(Subquery(counts.values("count")), 0)))
    rows.sort(key=lambda row: (row.start_date is not None, row.start_date, row.pk))
    titles = {row.pk: row.title for row in rows}
    for row in rows:
        row.is_this, row.replaces = row.pk == agreement.pk, titles.get(row.predecessor_id, "–")
    return table(CHAIN, rows, caption=_("Avtalskedja"), empty="") if len(rows) > 1 else None


def version_acts(user, agreement):
    """(label, address) of amending and renewing, where that can be done now."""
    address, found = [agreement.pk], []
    if agreement.state != State.SIGNED:
        return found
    if agreement.is_settled() and can_change_agreement(user, agreement):
        found.append((_("Tilläggsavtal"), reverse("agreements:amend", args=address)))
    renewable = not agreement.has_successor_under_way() and not agreement.gaps_before_renewal()
    if renewable and can_renew_agreement(user, agreement):
        found.append((_("Förnya"), reverse("agreements:renew", args=address)))
    return found


def heading_before(lines, place):
    """The number of the line that heads the part which a line stands in."""
    return max((at for at in range(min(place, len(lines) - 1) + 1) if at == 0 or not lines[at - 1]), default=0)


def difference(before, after):
    """[(kind, lines)] between two texts, line by line: `added`, `removed`, `same`, and `gap` where lines are left out."""
    old, new = before.splitlines(), after.splitlines()
    found, last = [], 0
    for group in SequenceMatcher(None, old, new, autojunk=False).get_grouped_opcodes(UNCHANGED):
        _act, start, end, *_new = group[0]
        if (heading := heading_before(old, end)) < start:  # what differs stands under its heading
            found += [("gap", []), ("same", [old[heading]])] if heading > last else [("same", [old[heading]])]
            last = heading + 1
        if start > last:
            found.append(("gap", []))
        for act, old_from, old_to, new_from, new_to in group:
            if act == "equal":
                found.append(("same", old[old_from:old_to]))
                continue
            found += [("removed", old[old_from:old_to])] if old_to > old_from else []
            found += [("added", new[new_from:new_to])] if new_to > new_from else []
        last = group[-1][2]
    return found + ([("gap", [])] if found and last < len(old) else [])
