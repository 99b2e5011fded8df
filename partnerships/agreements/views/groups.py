"""Pages of groups and who sits in them."""

from functools import partial

from django.utils.translation import gettext as _

from partnerships.ground.pages import act_page

from .. import services
from ..forms.groups import GroupForm, GroupMemberForm
from ..models import IOPGroup, IOPGroupMember
from ..permissions import can_change_agreement
from .parts import add_part, change_part, own_part, strike_part


def register_group(request, pk):
    return add_part(request, pk, GroupForm, services.register_group, can_change_agreement, title=_("Ny grupp"))


def change_group(request, pk):
    return change_part(request, pk, IOPGroup, GroupForm, services.change_group, "group", title=_("Ändra grupp"))


def strike_group(request, pk):
    return strike_part(request, pk, IOPGroup, services.strike_group, "group", title=_("Stryk grupp"))


def register_group_member(request, pk):
    group = own_part(request, pk, IOPGroup)
    form = GroupMemberForm(request.POST or None, user=request.user, group=group)
    act = partial(services.register_group_member, actor=request.user, group=group)
    title, intro = _("Ny ledamot"), _("Ledamot i %(group)s.") % {"group": group}
    return act_page(request, form, act, title=title, intro=intro, submit=_("Spara"), back=group.agreement, again=True)


def change_group_member(request, pk):
    title = _("Ändra ledamot")
    return change_part(request, pk, IOPGroupMember, GroupMemberForm, services.change_group_member, "group_member", title=title)


def strike_group_member(request, pk):
    return strike_part(request, pk, IOPGroupMember, services.strike_group_member, "group_member", title=_("Stryk ledamot"))
