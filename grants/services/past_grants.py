"""The act that brings in grants from lists: many at once, each with its own line in the log."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from partnerships.audit.services import record, record_all
from partnerships.cases.permissions import can_tell_decision
from partnerships.ground.errors import require
from partnerships.ground.money import kronor
from partnerships.register.models import Organisation
from partnerships.register.services import register_organisation

from ..models import GrantDecision, GrantPayment, GrantRound, GrantScheme
from ..past_grants import PAST_ROUND
from ..permissions import can_register_past_grant
from ..ready_grants import facts_of_payment
from .rounds import open_round
from .schemes import register_scheme

HELD_AT_ONCE = 5000


@transaction.atomic
def register_past_grants(*, actor, grants, step=lambda count: None):
    """Register grants of a list (`ReadyGrants`) as decided and paid, whatever is unknown of them: all of them or none.

    The rows are checked by `PastGrant.check` before; here what they share is made first, by its own acts, and then the rest in
    bulk. `step` is told how many are done, and may stop the work.
    """
    for board_id in grants.boards:
        require(can_register_past_grant(actor, board_id))
    for decision in grants.decisions:
        require(decision.from_list or can_tell_decision(actor, decision))
    hold_standing(grants.organisations)
    for thing in grants.shared:
        make(actor, thing)
    write_numbered(grants.numbered)
    reserve(grants.sums)
    for batch in grants.batches:
        write(batch)
        step(len(batch))


def write(ready):
    """Write what is ready, and the log of it."""
    for events, numbers in ready.write():
        record_all(events, numbers)


def hold_standing(numbers):
    """Hold the organisations, so that none is merged into another meanwhile, and refuse those that have been."""
    for start in range(0, len(numbers), HELD_AT_ONCE):
        some = numbers[start : start + HELD_AT_ONCE]
        held = Organisation.with_merged.select_for_update(of=("self",), no_key=True).filter(pk__in=some).order_by("pk")
        gone = [name for name, merged_into in held.values_list("name", "merged_into") if merged_into]
        if gone:
            told = _("%(name)s har slagits ihop med en annan organisation sedan listan kontrollerades. Kontrollera den igen.")
            raise ValidationError(told % {"name": gone[0]})


def make(actor, thing):
    """An organisation, a form of grant or a round that the register did not hold, by its own act where the actor may do it."""
    match thing:
        case Organisation():
            made = register_organisation(
                actor=actor, name=thing.name, org_number=thing.org_number, is_another=bool(thing.org_number)
            )
        case GrantScheme():
            made = register_scheme(actor=actor, board=thing.board, code=thing.code, name=thing.name, category=thing.category)
        case GrantRound():
            told = {name: getattr(thing, name) for name in ("year", "name", "opens", "closes", "frame")}
            made = open_round(actor=actor, scheme=thing.scheme, **told)
    thing.pk, thing.version = made.pk, made.version
    thing._state.adding = False


def write_numbered(numbered):
    """Diary numbers and decisions, as the list tells them. Each number is one record's alone."""
    try:
        with transaction.atomic():
            for shared in numbered:
                write(shared)
    except IntegrityError:
        told = _("Ett av listans diarienummer eller beslut har registrerats sedan listan kontrollerades. Kontrollera den igen.")
        raise ValidationError(told)


def reserve(sums):
    """The frame of each round holds what is brought in; a round that an old list made has the frame that it needs."""
    for round, amount in sums:
        if amount and round.name == PAST_ROUND:
            more = {name: F(name) + kronor(amount) for name in ("frame", "reserved")}
            GrantRound.objects.filter(pk=round.pk).update(version=F("version") + 1, **more)
        elif amount:
            round.reserve(amount)


@transaction.atomic
def add_past_payments(*, actor, payments, step=lambda count: None):
    """Register payments, told by a later list, of old grants that had none: (grant, payment) pairs."""
    for grant, _payment in payments:
        require(can_register_past_grant(actor, grant.board_id))
    for grant, payment in payments:
        held = GrantDecision.objects.locked().get(pk=grant.pk)
        if held.planned():
            raise ValidationError(_("%(grant)s har fått en utbetalning sedan listan kontrollerades.") % {"grant": held})
        payment.full_clean(exclude=["giro_type", "giro_number"])
        payment.save()
        GrantPayment.objects.create(grant=held, payment=payment)
        record(actor, "brought_in", payment, changes=facts_of_payment(payment))
        step(1)
    return payments
