"""Acts on what each party puts in."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from partnerships.audit.services import add, change, record
from partnerships.ground.days import today
from partnerships.ground.errors import require

from ..models import IOPAgreement, IOPResource
from ..models.resources import DELIVERED, PROMISED
from ..permissions import can_change_resource, can_confirm_delivery, can_register_resource, role_for
from ..rules import check_money_stands
from .aid import grant_aid_of_prolonged_year
from .parts import strike


@transaction.atomic
def register_resource(*, actor, party, **values):
    """Register what a party puts in, of one kind and one year."""
    agreement = IOPAgreement.objects.locked().get(pk=party.agreement_id)
    require(can_register_resource(actor, agreement))
    resource = IOPResource(agreement=agreement, party=party, **values)
    check_paid_is_not_typed(resource, values)
    if resource.promise() and not agreement.extends_into(resource.year):
        check_money_stands(agreement)
    added = add(actor, resource)
    added.check_reckoned(values)
    if added.promise() and agreement.is_settled():
        grant_aid_of_prolonged_year(actor, agreement, added)
    return added


@transaction.atomic
def change_resource(*, actor, resource, reason="", **values):
    """Change a resource. The municipality's money stands when it is signed, and always covers what is planned of it.

    Whatever else is promised is corrected with a reason, whoever does it; what is delivered is told as it comes.
    """
    agreement = IOPAgreement.objects.locked().get(pk=resource.agreement_id)
    require(can_change_resource(actor, agreement))
    if (party := values.get("party")) and party.agreement_id != agreement.pk:
        raise ValidationError({"party": _("Parten hör till ett annat avtal.")})
    before = resource.as_seen()
    changed = change(actor, resource, values, reason=reason)
    changed.check_reckoned(values)
    check_paid_is_not_typed(changed, {name: value for name, value in values.items() if value != getattr(before, name)})
    if before.confirmed_by_role and changed.delivery() != before.delivery():  # what was confirmed is another thing now
        nobody = {"confirmed_by_role": "", "confirmed_on": None}
        changed = change(actor, changed, nobody, reason=_("Leveransen ändrades och behöver bekräftas på nytt."))
    was_unknown = before.promise() and before.amount is None
    if before.promise() != changed.promise() and not was_unknown:
        check_money_stands(agreement)
    if agreement.is_settled():
        if not reason.strip() and any(getattr(before, name) != getattr(changed, name) for name in PROMISED):
            raise ValidationError({"reason": _("Avtalet är undertecknat. Skriv varför det som är utlovat ändras.")})
        if was_unknown and changed.promise():
            grant_aid_of_prolonged_year(actor, agreement, changed)
    for year in sorted({before.year, changed.year}):
        agreement.check_promise_covers_payments(year)
    return changed


def check_paid_is_not_typed(resource, values):
    """The municipality's own money is delivered when it is paid: that is read from the payments."""
    if resource.promise() and (typed := [name for name in DELIVERED if values.get(name) is not None]):
        told = _("Kommunens medel är levererade när de är betalda. Det räknas fram ur utbetalningarna.")
        raise ValidationError(dict.fromkeys(typed, told))


@transaction.atomic
def strike_resource(*, actor, resource, reason):
    """Strike out a resource that was wrongly added; what is planned of the municipality's money is still covered."""
    agreement = IOPAgreement.objects.locked().get(pk=resource.agreement_id)
    require(can_change_resource(actor, agreement))
    struck = strike(actor, resource, reason)
    agreement.check_promise_covers_payments(struck.year)
    return struck


@transaction.atomic
def confirm_delivery(*, actor, resource):
    """Confirm what has been delivered: the municipality's officer for its own party, the organisation for its own."""
    agreement = IOPAgreement.objects.locked().get(pk=resource.agreement_id)
    require(can_confirm_delivery(actor, resource))
    if agreement.state not in agreement.BOUND:
        raise ValidationError(_("Avtalet är inte undertecknat, så det finns ingen leverans att bekräfta."))
    resource = resource.as_seen()
    if resource.promise():
        raise ValidationError(_("Kommunens medel är levererade när de är betalda. De bekräftas inte för sig."))
    if resource.delivered is None:
        raise ValidationError(_("Ingen uppgift om leverans är registrerad. Registrera den först."))
    if resource.confirmed_on:
        raise ValidationError(_("Leveransen är redan bekräftad."))
    resource.confirmed_by_role, resource.confirmed_on = str(role_for(actor, resource.party)), today()
    resource.save(update_fields=["confirmed_by_role", "confirmed_on"])
    confirmed = {"confirmed_by_role": resource.confirmed_by_role, "confirmed_on": resource.confirmed_on}
    record(actor, "confirmed_delivery", resource, **confirmed)
    return resource
