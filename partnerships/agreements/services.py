"""Acts on IOP agreements: register, review, prepare, decide, sign, terminate, and what an agreement holds."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from partnerships.audit.services import add, change, contents, record, save_state
from partnerships.ground.days import add_months, format_day
from partnerships.ground.errors import KeyUsed, require
from partnerships.ground.identifiers import hide_personal_numbers
from partnerships.payments import services as payments
from partnerships.state_aid import services as state_aid
from partnerships.state_aid.models import StateAid

from .models import (
    IOPAgreement,
    IOPFollowUp,
    IOPLegalTest,
    IOPMilestone,
    IOPParty,
    IOPPayment,
    IOPResource,
    IOPStateAid,
    WelfareArea,
)
from .permissions import (
    can_change_agreement,
    can_change_resource,
    can_change_welfare_areas,
    can_plan_iop_payment,
    can_register_agreement,
    can_register_decision,
    can_register_legal_test,
    can_register_resource,
)
from .rules import (
    check_can_be_decided,
    check_can_be_declined,
    check_can_be_prepared,
    check_can_be_signed,
    check_due,
    check_money_stands,
    check_notice,
)

State = IOPAgreement.State

# What the acts set, each in its turn. Only of an old agreement is it registered as known.
SET_BY_ACTS = frozenset({"decision", "signed_on", "signed_document", "known_in_force_on"})


@transaction.atomic
def register_welfare_area(*, actor, **values):
    """Add a field of welfare to report by."""
    require(can_change_welfare_areas(actor))
    return add(actor, WelfareArea(**values))


@transaction.atomic
def change_welfare_area(*, actor, welfare_area, reason="", **values):
    require(can_change_welfare_areas(actor))
    return change(actor, welfare_area, values, reason=reason)


@transaction.atomic
def register_agreement(*, actor, responsible_board, imported_incomplete=False, **values):
    """Register an agreement as a draft; an old one, of which little may be known, as signed long ago."""
    require(can_register_agreement(actor, responsible_board.pk))
    agreement = IOPAgreement(responsible_board=responsible_board, imported_incomplete=imported_incomplete, **values)
    if imported_incomplete:
        agreement.state = State.SIGNED
    else:
        check_not_set_by_acts(values)
    return add(actor, agreement)


@transaction.atomic
def change_agreement(*, actor, agreement, reason="", **values):
    """Change what the agreement says. What is signed stands; what was unknown can be filled in."""
    require(can_change_agreement(actor, agreement))
    if not agreement.imported_incomplete:
        check_not_set_by_acts(values)
    agreement.check_terms_stand(values)
    changed = change(actor, agreement, values, reason=reason)
    changed.check_term_covers_parts()
    return changed


def check_not_set_by_acts(values):
    if given := sorted(name for name in SET_BY_ACTS & set(values) if values[name] is not None):
        raise ValidationError({name: _("Uppgiften registreras med beslutet eller undertecknandet.") for name in given})


@transaction.atomic
def review_agreement(*, actor, agreement):
    """Send the draft to legal review."""
    agreement = agreement.as_seen()
    require(can_change_agreement(actor, agreement))
    agreement.move_to(State.LEGAL_REVIEW)
    return save_state(actor, agreement, "moved")


@transaction.atomic
def prepare_agreement(*, actor, agreement):
    """The agreement is ready for the board."""
    agreement = agreement.as_seen()
    require(can_change_agreement(actor, agreement))
    agreement.move_to(State.PREPARED)
    check_can_be_prepared(agreement)
    return save_state(actor, agreement, "moved")


@transaction.atomic
def decide_agreement(*, actor, agreement, decision):
    """Register the board's decision to enter into the agreement (R3, R6)."""
    agreement = agreement.as_seen()
    require(can_register_decision(actor, agreement))
    agreement.move_to(State.DECIDED)
    check_can_be_decided(agreement, decision)
    agreement.decision = decision
    for aid in prepared_aid(agreement):  # R30: refused past the ceiling, and the decision with it
        state_aid.grant(actor=actor, aid=aid, granted_on=decision.meeting_date, amount=aid.amount)
    return save_state(actor, agreement, "decided", fields=["decision"], decision=decision)


@transaction.atomic
def decline_agreement(*, actor, agreement, decision, reason):
    """Register that the board said no to the agreement."""
    agreement = agreement.as_seen()
    require(can_register_decision(actor, agreement))
    agreement.move_to(State.DECLINED)
    check_can_be_declined(agreement, decision)
    agreement.decision = decision
    drop_aid(actor, agreement, reason)
    return save_state(actor, agreement, "rejected", reason=reason, fields=["decision"], decision=decision)


@transaction.atomic
def withdraw_agreement(*, actor, agreement, reason):
    """Stop the work on an agreement that is not signed."""
    agreement = agreement.as_seen()
    require(can_change_agreement(actor, agreement))
    agreement.move_to(State.WITHDRAWN)
    drop_aid(actor, agreement, reason)
    return save_state(actor, agreement, "withdrawn", reason=reason)


@transaction.atomic
def prepare_state_aid(*, actor, agreement, organisation, **values):
    """Reckon the aid of minor importance that the agreement gives a party. It counts from the board's decision (R30)."""
    agreement = agreement.as_seen()
    require(can_change_agreement(actor, agreement))
    if not agreement.can_be_prepared():
        raise ValidationError(_("Avtalet är redan beslutat. Stödet beräknas före beslutet."))
    if not agreement.parties.filter(organisation=organisation).exists():
        raise ValidationError({"organisation": _("Organisationen är inte part i avtalet.")})
    aid = state_aid.prepare(
        actor=actor,
        organisation=organisation,
        board=agreement.responsible_board,
        matter=agreement.title,
        case=agreement.case,
        **values,
    )
    IOPStateAid.objects.create(agreement=agreement, aid=aid)
    record(actor, "prepared_aid", agreement, amount=aid.amount)
    return agreement


def prepared_aid(agreement):
    return StateAid.objects.prepared().filter(iop__agreement=agreement)


def drop_aid(actor, agreement, reason):
    """What came to nothing gives no aid; what was granted with a decision that is now withdrawn is struck as well."""
    for aid in StateAid.objects.standing().filter(iop__agreement=agreement):
        state_aid.lapse(actor=actor, aid=aid, reason=reason)


@transaction.atomic
def sign_agreement(*, actor, agreement, signed_on, signed_document=None):
    """Register that every party has signed (R4–R6). The agreement that it replaces is marked as replaced."""
    agreement = agreement.as_seen()
    require(can_change_agreement(actor, agreement))
    agreement.move_to(State.SIGNED)
    agreement.signed_on, agreement.signed_document = signed_on, signed_document
    check_can_be_signed(agreement)
    check_among_documents(agreement, signed_document)
    save_state(actor, agreement, "signed", fields=["signed_on", "signed_document"], signed_on=signed_on)
    if agreement.predecessor_id and agreement.predecessor.can_move_to(State.RENEWED):
        replace_agreement(actor=actor, agreement=agreement.predecessor)
    return agreement


@transaction.atomic
def replace_agreement(*, actor, agreement):
    """Mark an agreement as replaced by a new one; it runs until its last day."""
    require(can_change_agreement(actor, agreement))
    agreement.move_to(State.RENEWED)
    return save_state(actor, agreement, "replaced")


def check_among_documents(agreement, document):
    if document is not None and not agreement.documents.filter(pk=document.pk).exists():
        raise ValidationError({"signed_document": _("Lägg först till den undertecknade handlingen på avtalet.")})


@transaction.atomic
def terminate_agreement(*, actor, agreement, terminated_on, reason, ends_on=None, agreed_reason=""):
    """Register that notice was given. Without `ends_on` the agreement ends after its months of notice, or with its term.

    `agreed_reason` tells why the parties agree that it ends sooner than that.
    """
    agreement = agreement.as_seen()
    require(can_change_agreement(actor, agreement))
    agreement.move_to(State.TERMINATED)
    agreement.terminated_on, agreement.ends_on = terminated_on, ends_on
    agreement.clean_fields()  # a day that can be counted from
    check_notice(agreement)
    by_notice = end_by_notice(agreement)
    agreement.ends_on = ends_on or by_notice
    if agreement.ends_on is None:
        raise ValidationError({"ends_on": _("Uppsägningstiden är okänd. Ange vilken dag avtalet upphör.")})
    sooner = by_notice is not None and agreement.ends_on < by_notice
    if sooner and not agreed_reason:
        raise ValidationError(
            {
                "ends_on": _(
                    "Efter uppsägningstiden upphör avtalet %(day)s. Ange skäl om parterna är överens om en tidigare dag."
                )
                % {"day": format_day(by_notice)}
            }
        )
    facts = {"terminated_on": agreement.terminated_on, "ends_on": agreement.ends_on}
    save_state(actor, agreement, "terminated", reason=reason, fields=["terminated_on", "ends_on"], **facts)
    if sooner:
        record(actor, "changed", agreement, reason=agreed_reason, changes=[["ends_on", by_notice, agreement.ends_on]])
    return agreement


def end_by_notice(agreement):
    """The last day after the months of notice, or of the term; None where the months are not known."""
    if agreement.notice_months is None:
        return None
    after_notice = add_months(agreement.terminated_on, agreement.notice_months)
    return min(after_notice, agreement.end_date) if agreement.end_date else after_notice


# What the agreement holds


@transaction.atomic
def register_party(*, actor, agreement, **values):
    """Add a party to the agreement."""
    require(can_change_agreement(actor, agreement))
    check_parties_stand(agreement)
    return add(actor, IOPParty(agreement=agreement, **values))


@transaction.atomic
def change_party(*, actor, party, reason="", **values):
    require(can_change_agreement(actor, party.agreement))
    if any(name in values and values[name] != getattr(party, name) for name in ("side", "organisation", "board")):
        check_parties_stand(party.agreement)
    return change(actor, party, values, reason=reason)


def check_parties_stand(agreement):
    """Who has signed is not changed afterwards; of an old agreement the parties are filled in."""
    if agreement.is_settled():
        raise ValidationError(_("Avtalet är undertecknat. Parterna kan inte ändras; registrera ett nytt avtal som ersätter det."))


@transaction.atomic
def strike_party(*, actor, party, reason):
    """Strike out a party that was wrongly added, before anybody has signed."""
    require(can_change_agreement(actor, party.agreement))
    return strike(actor, party, reason)


def strike(actor, part, reason):
    """The row stays, with the reason, and counts nowhere; the log tells what stood there."""
    part = part.as_seen()
    part.check_can_be_struck()
    if not reason.strip():
        raise ValidationError({"reason": _("Skriv varför raden stryks.")})
    part.struck_reason = hide_personal_numbers(reason)
    part.save(update_fields=["struck_reason"])
    stood = [[name, value, None] for name, value in contents(part).items() if value not in (None, "")]
    record(actor, "struck", part, reason=reason, changes=stood)
    return part


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


@transaction.atomic
def register_milestone(*, actor, agreement, **values):
    """Add a step to the timeline."""
    require(can_change_agreement(actor, agreement))
    return add(actor, IOPMilestone(agreement=agreement, **values))


@transaction.atomic
def change_milestone(*, actor, milestone, reason="", **values):
    require(can_change_agreement(actor, milestone.agreement))
    return change(actor, milestone, values, reason=reason)


@transaction.atomic
def strike_milestone(*, actor, milestone, reason):
    """Strike out a step that was wrongly added to the timeline."""
    require(can_change_agreement(actor, milestone.agreement))
    return strike(actor, milestone, reason)


@transaction.atomic
def register_legal_test(*, actor, agreement, **values):
    """Register an examination of the form in law. Earlier ones are kept; the newest counts."""
    require(can_register_legal_test(actor, agreement))
    return add(actor, IOPLegalTest(agreement=agreement, **values))


@transaction.atomic
def register_follow_up(*, actor, agreement, **values):
    """Register the parties' joint follow-up of a year."""
    require(can_change_agreement(actor, agreement))
    if agreement.state not in agreement.BOUND:
        raise ValidationError(_("Bara ett undertecknat avtal följs upp."))
    return add(actor, IOPFollowUp(agreement=agreement, **values))


@transaction.atomic
def change_follow_up(*, actor, follow_up, reason="", **values):
    require(can_change_agreement(actor, follow_up.agreement))
    return change(actor, follow_up, values, reason=reason)


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
