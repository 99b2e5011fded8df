"""The act that brings in grants from lists: many at once, each with its own line in the log."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from partnerships.audit.services import add, record, record_all
from partnerships.cases.models import BoardDecision, CaseReference
from partnerships.ground.errors import require
from partnerships.ground.money import kronor
from partnerships.payments.models import Payment
from partnerships.register.models import Organisation
from partnerships.register.services import register_organisation

from ..models import GrantApplication, GrantDecision, GrantPayment, GrantRound, GrantScheme
from ..past_grants import PAST_ROUND
from ..permissions import can_register_past_grant
from .rounds import open_round
from .schemes import register_scheme

BATCH = 2000


@transaction.atomic
def register_past_grants(*, actor, grants, step=lambda count: None):
    """Register grants of a list as decided and paid, whatever is unknown of them: all of them or none.

    The rows are checked by `PastGrant.check` before; here what they share is made first, by its own acts, and then the rest in
    bulk. `step` is told how many are done, and may stop the work.
    """
    for board in {grant.application.board for grant in grants}:
        require(can_register_past_grant(actor, board.pk))
    make_shared(actor, grants)
    reserve(grants)
    for start in range(0, len(grants), BATCH):
        write(actor, grants[start : start + BATCH])
        step(len(grants[start : start + BATCH]))
    return grants


def make_shared(actor, grants):
    """Organisations, forms of grant, rounds, diary numbers and decisions that the register did not hold, once each."""
    seen = set()
    for grant in grants:
        application = grant.application
        round = application.round
        for thing in (application.organisation, round.scheme, round, application.case, grant.grant.decision):
            if thing is not None and thing.pk is None and id(thing) not in seen:
                seen.add(id(thing))
                make(actor, thing)


def make(actor, thing):
    """By the noun's own act where the actor may do it; the diary number and the decision are told by the list."""
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
        case BoardDecision() | CaseReference():
            made = add(actor, thing)
    thing.pk, thing.version = made.pk, made.version
    thing._state.adding = False


def reserve(grants):
    """The frame of each round holds what is brought in; a round that an old list made has the frame that it needs."""
    sums = {}
    for grant in grants:
        round = grant.application.round
        sums[round.pk] = (round, sums.get(round.pk, (round, Decimal(0)))[1] + grant.grant.amount)
    for round, amount in sums.values():
        if amount and round.name == PAST_ROUND:
            more = {name: F(name) + kronor(amount) for name in ("frame", "reserved")}
            GrantRound.objects.filter(pk=round.pk).update(version=F("version") + 1, **more)
        elif amount:
            round.reserve(amount)


def write(actor, grants):
    """Applications, decisions, payments and the log of them, in bulk."""
    now = timezone.now()
    for grant in grants:
        application = grant.application
        # Set anew, now that they have numbers. (Setting the number alone would make each row ask for its records again.)
        application.round, application.organisation = application.round, application.organisation
        application.case = application.case
        application.created_at = application.updated_at = now
        application.set_keys()
    GrantApplication.objects.bulk_create([grant.application for grant in grants])
    for grant in grants:
        grant.grant.application, grant.grant.decision = grant.application, grant.grant.decision
    GrantDecision.objects.bulk_create([grant.grant for grant in grants])
    paid = [grant for grant in grants if grant.payment]
    for grant in paid:
        grant.payment.organisation = grant.application.organisation
    Payment.objects.bulk_create([grant.payment for grant in paid])
    ties = [GrantPayment(grant_id=grant.grant.pk, payment_id=grant.payment.pk) for grant in paid]
    GrantPayment.objects.bulk_create(ties)
    record_all(actor, "brought_in", ((grant.application, facts_of(grant)) for grant in grants))
    record_all(actor, "brought_in", ((grant.payment, facts_of_payment(grant.payment)) for grant in paid))


def facts_of(grant):
    """What the log tells of an application that was brought in: as much as the list did."""
    application, decided = grant.application, grant.grant
    return known(
        requested_amount=application.requested_amount,
        list_number=application.list_number,
        amount=decided.amount,
        decision=str(decided.decision),
    )


def facts_of_payment(payment):
    return known(amount=payment.amount, paid_on=payment.paid_on, voucher_no=payment.voucher_no)


def known(**facts):
    return [[name, None, value] for name, value in facts.items() if value not in (None, "")]


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
