"""Acts on payments of the municipality's money."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from partnerships.audit.services import record
from partnerships.ground.errors import KeyUsed, require
from partnerships.ground.identifiers import hide_personal_numbers
from partnerships.payments import services as payments
from partnerships.payments.models import Payment

from ..models import IOPAgreement, IOPParty, IOPPayment
from ..models.agreement import check_has_happened
from ..old_agreements import check_pays
from ..permissions import can_plan_iop_payment, can_request_iop_payment
from ..rules import check_due, check_year_of_money


@transaction.atomic
def plan_iop_payment(*, actor, agreement, key, party, year, amount, due, giro_type, text="", **coding):
    """Plan a payment of the municipality's money of a year. The same key sent again is the same payment."""
    require(can_plan_iop_payment(actor, agreement))
    if party.agreement_id != agreement.pk or party.side != IOPParty.Side.IDEA_DRIVEN:
        raise ValidationError({"party": _("Pengarna betalas till avtalets idéburna part.")})
    agreement = IOPAgreement.objects.locked().get(pk=agreement.pk)  # held, so that two payments cannot share the last kronor
    if agreement.imported_incomplete:
        check_pays(agreement)
    payment, is_new = payments.plan(
        actor=actor,
        key=key,
        organisation=party.organisation,
        board=agreement.responsible_board,
        amount=amount,
        due=due,
        giro_type=giro_type,
        text=text,
        **coding,
    )
    if is_new:
        check_year_of_money(agreement, year)
        check_due(agreement, due)
        IOPPayment.objects.create(agreement=agreement, payment=payment, year=year)
        payment.check_is_decided_by("due")
        agreement.check_promise_covers_payments(year)
    elif not agreement.iop_payments.filter(payment=payment, year=year).exists():
        raise KeyUsed(_("Nyckeln är redan använd för en annan utbetalning."))
    return payment


@transaction.atomic
def plan_iop_payments(*, actor, agreement, key, party, parts, giro_type, text="", **coding):
    """Plan the municipality's money in parts, each {"amount", "due"} and of the year in which it is due, in one act."""
    require(can_plan_iop_payment(actor, agreement))
    asked = {"actor": actor, "agreement": agreement, "party": party, "giro_type": giro_type, "text": text, **coding}
    return payments.in_parts(
        key, parts, lambda part_key, part: plan_iop_payment(key=part_key, year=part["due"].year, **part, **asked)
    )


@transaction.atomic
def request_iop_payment(*, actor, agreement, payment, requested_on, requested_by_role):
    """Register the organisation's requisition of a planned payment. What is attested has been requested, or never was."""
    require(can_request_iop_payment(actor, agreement))
    tie = IOPPayment.objects.select_related("payment").filter(agreement=agreement, payment=payment).first()
    if tie is None:
        raise ValidationError({"payment": _("Utbetalningen hör inte till avtalet.")})
    payment = Payment.objects.locked().get(pk=payment.pk)  # held, so that it is not attested meanwhile
    if payment.state != Payment.State.PLANNED:
        raise ValidationError(_("Rekvisitionen registreras innan utbetalningen attesteras."))
    tie.requested_on, tie.requested_by_role = requested_on, hide_personal_numbers(requested_by_role).strip()
    tie.full_clean()
    check_has_happened(tie, "requested_on")
    tie.save(update_fields=["requested_on", "requested_by_role"])
    record(actor, "requested", payment, requested_on=tie.requested_on, requested_by_role=tie.requested_by_role)
    return agreement
