"""Acts that plan payments of what was granted."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from partnerships.ground.errors import KeyUsed, require
from partnerships.payments import services as payments

from ..models import GrantDecision, GrantPayment
from ..permissions import can_plan_grant_payment


@transaction.atomic
def plan_grant_payment(*, actor, grant, key, amount, due, giro_type, text="", **coding):
    """Plan a payment of what was granted, to the organisation's own giro. The same key sent again is the same payment."""
    require(can_plan_grant_payment(actor, grant))
    application = grant.application
    grant = hold(grant)
    payment, is_new = payments.plan(
        actor=actor,
        key=key,
        organisation=application.organisation,
        board=application.board,
        amount=amount,
        due=due,
        giro_type=giro_type,
        text=text,
        **coding,
    )
    if is_new:
        grant.check_takes_payments()
        GrantPayment.objects.create(grant=grant, payment=payment)
        payment.check_is_decided_by("due")
        grant.check_covers_payments()
    elif payment.grant_payment.grant_id != grant.pk:
        raise KeyUsed(_("Nyckeln är redan använd för en annan utbetalning."))
    return payment


def hold(grant):
    """The grant, held so that two payments cannot share the last kronor, nor its outcome be taken back meanwhile."""
    held = GrantDecision.objects.locked().filter(pk=grant.pk).first()
    if held is None:
        raise ValidationError(_("Utfallet har tagits tillbaka. Inget kan betalas ut av det."))
    return held


@transaction.atomic
def plan_grant_payments(*, actor, grant, key, parts, giro_type, text="", **coding):
    """Plan a grant in parts, each {"amount", "due"}, in one act: all of them or none. The same key again is the same parts."""
    require(can_plan_grant_payment(actor, grant))
    asked = {"actor": actor, "grant": grant, "giro_type": giro_type, "text": text, **coding}
    return payments.in_parts(key, parts, lambda part_key, part: plan_grant_payment(key=part_key, **part, **asked))
