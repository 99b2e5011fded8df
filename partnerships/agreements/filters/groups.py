"""What can be asked of groups and who sits in them."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.filters import KeyFilter, StateFilter

from ..models import IOPGroup, IOPGroupMember, IOPParty
from .parts import PartFilters


class GroupFilters(PartFilters):
    kind = StateFilter(choices=IOPGroup.Kind.choices, label=_("Slag av grupp"))

    class Meta:
        model = IOPGroup
        fields = []


class GroupMemberFilters(PartFilters):
    group = KeyFilter(field_name="group_id")
    party = KeyFilter(field_name="party_id")
    side = StateFilter(field_name="party__side", choices=IOPParty.Side.choices, label=_("Partstyp"))

    class Meta:
        model = IOPGroupMember
        fields = []
