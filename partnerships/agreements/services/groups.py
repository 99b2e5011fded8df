"""Acts on the partnership's groups and who sits in them. They are kept up while the agreement runs."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from partnerships.audit.services import add, change
from partnerships.ground.errors import require

from ..models import IOPAgreement, IOPGroup, IOPGroupMember
from ..permissions import can_change_agreement
from .parts import strike


@transaction.atomic
def register_group(*, actor, agreement, **values):
    """Add a group in which the parties work together."""
    require(can_change_agreement(actor, agreement))
    return add(actor, IOPGroup(agreement=agreement, **values))


@transaction.atomic
def change_group(*, actor, group, reason="", **values):
    IOPAgreement.objects.locked().get(pk=group.agreement_id)  # a steering group is required when it is signed
    require(can_change_agreement(actor, group.agreement))
    if group.is_steering and values.get("kind", group.kind) != group.kind and group.agreement.is_settled():
        raise ValidationError({"kind": _("Avtalet är undertecknat med en styrgrupp. Lägg till en grupp i stället.")})
    return change(actor, group, values, reason=reason)


@transaction.atomic
def strike_group(*, actor, group, reason):
    """Strike out a group that was wrongly added, before anybody has signed."""
    require(can_change_agreement(actor, group.agreement))
    return strike(actor, group, reason)


@transaction.atomic
def register_group_member(*, actor, group, **values):
    """Give a role at one of the parties a seat in the group."""
    IOPAgreement.objects.locked().get(pk=group.agreement_id)
    group.refresh_from_db()  # it may have been struck out meanwhile
    require(can_change_agreement(actor, group.agreement))
    return add(actor, IOPGroupMember(group=group, **values))


@transaction.atomic
def change_group_member(*, actor, group_member, reason="", **values):
    IOPAgreement.objects.locked().get(pk=group_member.agreement_id)
    require(can_change_agreement(actor, group_member.agreement))
    return change(actor, group_member, values, reason=reason)


@transaction.atomic
def strike_group_member(*, actor, group_member, reason):
    """Strike out a member that was wrongly added, before anybody has signed; later its last day is registered."""
    require(can_change_agreement(actor, group_member.agreement))
    return strike(actor, group_member, reason)
