"""The partnership's own organisation on the agreement's page."""

from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.ground.columns import Kind
from partnerships.ground.tables import Cell, Heading, table

from ..tables import GROUP_MEMBERS


def groups(agreement, may_change):
    """Each group with its members, and where it is changed."""
    parties = {party.pk: party for party in agreement.parties.all()}
    return [shown(group, parties, may_change) for group in agreement.groups.all()]


def shown(group, parties, may_change):
    def address(page):
        return may_change and reverse(f"agreements:{page}", args=[group.pk])

    return {
        "name": str(group),
        "kind": group.get_kind_display() if group.name else "",
        "task": group.task,
        "meets": group.meets,
        "members": member_table(group, parties, may_change),
        "change_url": address("change_group"),
        "member_url": address("register_group_member"),
    }


def member_table(group, parties, may_change):
    members = list(group.members.all())
    for member in members:
        member.party = parties.get(member.party_id) or member.party  # the page has read them already
    shown = table(GROUP_MEMBERS, members, caption=_("Ledamöter i %(group)s") % {"group": group})
    shown.id = f"grupp-{group.pk}"
    if may_change:
        shown.columns.append(Heading(_("Ändra"), "text", Kind.TEXT))
        for member, row in zip(members, shown.rows, strict=True):
            row["cells"].append(Cell(_("Ändra"), "text", url=reverse("agreements:change_group_member", args=[member.pk])))
    return shown
