"""Acts on what each party puts in."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from partnerships.audit.services import add, change
from partnerships.ground.errors import require

from ..models import IOPAgreement, IOPResource
from ..permissions import can_change_resource, can_register_resource
from ..rules import check_money_stands
from .parts import strike


@transaction.atomic
def register_resource(*, actor, party, **values):
    """Register what a party puts in, of one kind and one year."""
    agreement = IOPAgreement.objects.locked().get(pk=party.agreement_id)
    require(can_register_resource(actor, agreement))
    resource = IOPResource(agreement=agreement, party=party, **values)
    if resource.promise():
        check_money_stands(agreement)
    return add(actor, resource)


@transaction.atomic
def change_resource(*, actor, resource, reason="", **values):
    """Change a resource. The municipality's money stands when it is signed, and always covers what is planned of it."""
    agreement = IOPAgreement.objects.locked().get(pk=resource.agreement_id)
    require(can_change_resource(actor, agreement))
    if (party := values.get("party")) and party.agreement_id != agreement.pk:
        raise ValidationError({"party": _("Parten hör till ett annat avtal.")})
    before = resource.as_seen()
    changed = change(actor, resource, values, reason=reason)
    was_unknown = before.promise() and before.amount is None
    if before.promise() != changed.promise() and not was_unknown:
        check_money_stands(agreement)
    for year in sorted({before.year, changed.year}):
        agreement.check_promise_covers_payments(year)
    return changed


@transaction.atomic
def strike_resource(*, actor, resource, reason):
    """Strike out a resource that was wrongly added; what is planned of the municipality's money is still covered."""
    agreement = IOPAgreement.objects.locked().get(pk=resource.agreement_id)
    require(can_change_resource(actor, agreement))
    struck = strike(actor, resource, reason)
    agreement.check_promise_covers_payments(struck.year)
    return struck
