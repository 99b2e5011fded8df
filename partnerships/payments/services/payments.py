"""Acts on payments, one by one. What a payment is for is checked by the floor above, which calls `plan`."""

import uuid

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from partnerships.audit.services import record, save_or_tell, save_state
from partnerships.ground.errors import KeyUsed, require

from ..models import Payment
from ..permissions import can_attest_payment, can_cancel_payment, can_execute_payment, can_plan_payment

MOST_PARTS = 24


@transaction.atomic
def plan(*, actor, key, organisation, board, amount, due, giro_type, text="", account="", cost_centre=""):
    """Plan one payment to the organisation's own giro (R22). The same key sent again is the same payment.

    Answers (payment, True), or (the payment that the key already made, False). Raises `KeyUsed` where the contents differ.
    """
    require(can_plan_payment(actor, board.pk))
    numbers = dict(organisation.giros())
    if giro_type not in numbers:
        raise ValidationError({"giro_type": _("Organisationen har inget sådant gironummer i registret.")})
    asked = {
        "organisation_id": organisation.pk,
        "board_id": board.pk,
        "amount": amount,
        "due": due,
        "giro_type": str(giro_type),
        "text": text,
        "account": account,
        "cost_centre": cost_centre,
    }
    payment = Payment(key=key, giro_number=numbers[giro_type], planned_by=actor, **asked)
    payment.full_clean(validate_unique=False)
    try:
        with transaction.atomic():
            return add_once(actor, payment), True
    except IntegrityError:
        # Only the unique key can say no here: everything else has been asked already.
        return same_payment(key, asked), False


def add_once(actor, payment):
    payment.save(force_insert=True)
    record(actor, "planned", payment, amount=payment.amount)
    return payment


def in_parts(key, parts, plan_part):
    """What `plan_part(key, part)` planned for each part of what has one key. Fewer or more parts are other contents."""
    if not 1 <= len(parts) <= MOST_PARTS:
        raise ValidationError({"parts": _("Ange mellan en och %(most)s delar.") % {"most": MOST_PARTS}})
    keys = [uuid.uuid5(key, str(number)) for number in range(len(parts) + 1)]
    made = Payment.objects.filter(key__in=keys).count()
    if made and (made != len(parts) or Payment.objects.filter(key=keys[-1]).exists()):
        raise KeyUsed(_("Nyckeln är redan använd för en annan utbetalning."))
    planned = []
    for number, (part_key, part) in enumerate(zip(keys, parts, strict=False), start=1):
        try:
            planned.append(plan_part(part_key, part))
        except KeyUsed:
            raise
        except ValidationError as fault:
            told = {"number": number}
            raise ValidationError([_("Del %(number)s: ") % told + message for message in fault.messages]) from fault
    return planned


def same_payment(key, asked):
    made = Payment.objects.filter(key=key).first()
    if made is None or any(getattr(made, name) != value for name, value in asked.items()):
        raise KeyUsed(_("Nyckeln är redan använd för en annan utbetalning."))
    return made


@transaction.atomic
def attest_payment(*, actor, payment):
    """Certify a planned payment. Never by the one who planned it (R23)."""
    payment = payment.as_seen()
    require(can_attest_payment(actor, payment))
    payment.check_giro_is_own()
    payment.move_to(Payment.State.ATTESTED)
    payment.attested_by, payment.attested_at = actor, timezone.now()
    return save_state(actor, payment, "attested", fields=["attested_by", "attested_at"], amount=payment.amount)


@transaction.atomic
def execute_payment(*, actor, payment, paid_on, voucher_no):
    """Note that the bank has paid, with the voucher's number in the ledger."""
    payment = held(payment)
    require(can_execute_payment(actor, payment))
    payment.check_is_in_no_order()
    payment.check_giro_is_own()
    return pay(actor, payment, paid_on, voucher_no)


def held(payment):
    """The payment as it was seen, held so that it is not gathered in an order meanwhile."""
    Payment.objects.locked().filter(pk=payment.pk).first()
    return payment.as_seen()


def pay(actor, payment, paid_on, voucher_no):
    payment.move_to(Payment.State.PAID)
    payment.paid_on, payment.voucher_no = paid_on, voucher_no.strip()
    payment.check_is_decided_by("paid_on")
    told = {"paid_on": payment.paid_on, "voucher_no": payment.voucher_no}
    return save_state(actor, payment, "paid", fields=list(told), amount=payment.amount, **told)


@transaction.atomic
def cancel_payment(*, actor, payment, reason):
    """Stop a payment that is not yet paid."""
    payment = held(payment)
    require(can_cancel_payment(actor, payment))
    payment.check_is_in_no_order()
    payment.move_to(Payment.State.CANCELLED)
    return save_state(actor, payment, "cancelled", reason=reason, amount=payment.amount)


@transaction.atomic
def reverse_payment(*, actor, payment, paid_on, voucher_no, reason):
    """Correct a paid payment by a new record with the opposite sign (R31); the paid one stays as it is."""
    require(can_execute_payment(actor, payment))
    payment = payment.as_seen()
    if not payment.can_be_reversed():
        raise ValidationError(_("Bara en utbetald post som inte redan är rättad kan rättas med en omvänd post."))
    reversal = Payment(
        organisation_id=payment.organisation_id,
        board_id=payment.board_id,
        amount=-payment.amount,
        due=paid_on,
        paid_on=paid_on,
        voucher_no=voucher_no,
        giro_type=payment.giro_type,
        giro_number=payment.giro_number,
        account=payment.account,
        cost_centre=payment.cost_centre,
        planned_by_id=payment.planned_by_id,
        attested_by_id=payment.attested_by_id,
        attested_at=payment.attested_at,
        reverses=payment,
        from_list=payment.from_list,
        state=Payment.State.PAID,
    )
    reversal.full_clean()
    save_or_tell(reversal)
    told = {"amount": reversal.amount, "paid_on": paid_on, "voucher_no": voucher_no, "reverses": payment}
    record(actor, "reversed", reversal, reason=reason, **told)
    return reversal
