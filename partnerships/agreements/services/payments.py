"""Acts on payments of the municipality's money."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from partnerships.ground.errors import KeyUsed, require
from partnerships.payments import services as payments

from ..models import IOPAgreement, IOPParty, IOPPayment
from ..permissions import can_plan_iop_payment
from ..rules import check_due


@transaction.atomic
def plan_iop_payment(*, actor, agreement, key, party, year, amount, due, giro_type, text=""):
    """Plan a payment of the municipality's money of a year. The same key sent again is the same payment."""
    require(can_plan_iop_payment(actor, agreement))
    if party.agreement_id != agreement.pk or party.side != IOPParty.Side.IDEA_DRIVEN:
        raise ValidationError({"party": _("Pengarna betalas till avtalets idéburna part.")})
    agreement = IOPAgreement.objects.locked().get(pk=agreement.pk)  # held, so that two payments cannot share the last kronor
    payment, is_new = payments.plan(
        actor=actor,
        key=key,
        organisation=party.organisation,
        board=agreement.responsible_board,
        amount=amount,
        due=due,
        giro_type=giro_type,
        text=text,
    )
    if is_new:
        check_due(agreement, due)
        IOPPayment.objects.create(agreement=agreement, payment=payment, year=year)
        agreement.check_promise_covers_payments(year)
    elif not agreement.iop_payments.filter(payment=payment, year=year).exists():
        raise KeyUsed(_("Nyckeln är redan använd för en annan utbetalning."))
    return payment
