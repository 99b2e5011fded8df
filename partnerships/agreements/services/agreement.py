"""Acts on an agreement as a whole: register, review, prepare, decide, sign, terminate."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from partnerships.audit.services import add, change, record, save_state
from partnerships.ground.days import format_day
from partnerships.ground.errors import require
from partnerships.ground.identifiers import hide_personal_numbers

from ..models import FormChoice, IOPAgreement
from ..models.validity import ONE_DAY
from ..old_agreements import DAYS_KNOWN, check_is_old, check_own_decision
from ..permissions import can_change_agreement, can_register_agreement, can_register_decision
from ..rules import (
    check_awaits_decision,
    check_awaits_signing,
    check_can_be_decided,
    check_can_be_declined,
    check_can_be_prepared,
    check_can_be_signed,
    check_notice,
    check_notice_can_be_withdrawn,
    check_override,
)
from .aid import drop_aid, grant_prepared_aid
from .decisions import OVERRIDE, told_of_case
from .versions import seal_version

State = IOPAgreement.State


# What the acts set, each in its turn. Only of an old agreement is it registered as known.
SET_BY_ACTS = frozenset({"decision", "signed_on", "signed_document", "known_in_force_on"})


@transaction.atomic
def register_agreement(*, actor, responsible_board, imported_incomplete=False, other_case_reason="", **values):
    """Register an agreement as a draft; an old one, of which little may be known, as signed long ago.

    `other_case_reason` tells why an old agreement's decision with another diary number is the right one.
    """
    require(can_register_agreement(actor, responsible_board.pk))
    agreement = IOPAgreement(responsible_board=responsible_board, imported_incomplete=imported_incomplete, **values)
    if imported_incomplete:
        agreement.state = State.SIGNED
    else:
        check_not_set_by_acts(values)
    agreement.check_governed()
    check_begun_from(agreement.form_choice)
    add(actor, agreement)
    if imported_incomplete:
        check_is_old(agreement)
        tell_own_decision(actor, agreement, other_case_reason)
    return agreement


def tell_own_decision(actor, agreement, other_case_reason):
    """The decision put on an old agreement is asked the same as any other, and a reason for another case is kept."""
    if agreement.decision is None:
        return
    check_own_decision(agreement)
    if in_case := told_of_case(agreement, agreement.decision, other_case_reason):
        record(actor, "changed", agreement, **in_case)


def check_begun_from(choice):
    if choice is not None:  # held, so that nobody strikes it out meanwhile
        FormChoice.with_struck.locked().get(pk=choice.pk).check_begins_agreement()


@transaction.atomic
def change_agreement(*, actor, agreement, reason="", other_case_reason="", **values):
    """Change what the agreement says. What is signed stands; what was unknown can be filled in.

    `other_case_reason` tells why an old agreement's decision with another diary number is the right one.
    """
    require(can_change_agreement(actor, agreement))
    if not agreement.imported_incomplete:
        check_not_set_by_acts(values)
    agreement.check_terms_stand(values)
    if (choice := values.get("form_choice")) != agreement.form_choice:
        check_begun_from(choice)
    changed = change(actor, agreement, values, reason=reason)
    changed.check_term_covers_parts()
    changed.check_governed(before=agreement)
    if agreement.imported_incomplete:
        if any(getattr(changed, name) != getattr(agreement, name) for name in DAYS_KNOWN):
            check_is_old(changed)
        if changed.decision_id != agreement.decision_id:
            tell_own_decision(actor, changed, other_case_reason)
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
def prepare_agreement(*, actor, agreement, despite_test=False):
    """The agreement is ready for the board; `despite_test` when the board is to decide whatever the legal test says."""
    agreement = agreement.as_seen()
    require(can_change_agreement(actor, agreement))
    check_awaits_decision(agreement)
    agreement.move_to(State.PREPARED)
    check_can_be_prepared(agreement, despite_test)
    return save_state(actor, agreement, "moved", **({"despite_test": True} if despite_test else {}))


@transaction.atomic
def decide_agreement(*, actor, agreement, decision, other_case_reason="", override_role="", override_reason=""):
    """Register the board's decision to enter into the agreement (R3, R6).

    `other_case_reason` tells why a decision with another diary number than the agreement's is the right one.
    `override_role` and `override_reason` tell who decided against the legal test, and why; the agreement shows it for ever.
    """
    agreement = agreement.as_seen()
    require(can_register_decision(actor, agreement))
    agreement.move_to(State.DECIDED)
    override = (hide_personal_numbers(text.strip()) for text in (override_role, override_reason))
    agreement.override_role, agreement.override_reason = override
    check_override(agreement, decision)
    check_can_be_decided(agreement, decision)
    in_case = told_of_case(agreement, decision, other_case_reason)
    agreement.decision = decision
    overriding = {}
    if agreement.is_overridden:
        agreement.overridden_test = agreement.latest_test()
        overriding = {"override_role": agreement.override_role, "override_reason": agreement.override_reason}
    grant_prepared_aid(actor, agreement, decision)
    facts = {"decision": decision, **in_case, **overriding}
    return save_state(actor, agreement, "decided", reason=agreement.override_reason, fields=["decision", *OVERRIDE], **facts)


@transaction.atomic
def decline_agreement(*, actor, agreement, decision, reason, other_case_reason=""):
    """Register that the board said no to the agreement."""
    agreement = agreement.as_seen()
    require(can_register_decision(actor, agreement))
    agreement.move_to(State.DECLINED)
    check_can_be_declined(agreement, decision)
    facts = {"decision": decision, **told_of_case(agreement, decision, other_case_reason)}
    agreement.decision = decision
    drop_aid(actor, agreement, reason)
    return save_state(actor, agreement, "rejected", reason=reason, fields=["decision"], **facts)


@transaction.atomic
def withdraw_agreement(*, actor, agreement, reason):
    """Stop the work on an agreement that is not signed."""
    agreement = agreement.as_seen()
    require(can_change_agreement(actor, agreement))
    agreement.move_to(State.WITHDRAWN)
    drop_aid(actor, agreement, reason)
    return save_state(actor, agreement, "withdrawn", reason=reason)


@transaction.atomic
def sign_agreement(*, actor, agreement, signed_on, signed_document=None):
    """Register that every party has signed (R4–R6), and keep what they signed. What it replaces is marked as replaced."""
    IOPAgreement.objects.locked().get(pk=agreement.pk)  # nothing that is required is struck out meanwhile
    agreement = agreement.as_seen()
    require(can_change_agreement(actor, agreement))
    check_awaits_signing(agreement)
    agreement.move_to(State.SIGNED)
    agreement.signed_on, agreement.signed_document = signed_on, signed_document
    check_can_be_signed(agreement)
    check_among_documents(agreement, signed_document)
    save_state(actor, agreement, "signed", fields=["signed_on", "signed_document"], signed_on=signed_on)
    begins = agreement.start_date
    seal_version(agreement, decision=agreement.decision, signed_on=signed_on, valid_from=begins, document=signed_document)
    if agreement.predecessor_id and agreement.predecessor.can_move_to(State.RENEWED):
        replace_agreement(actor=actor, agreement=agreement.predecessor, successor=agreement)
    return agreement


@transaction.atomic
def replace_agreement(*, actor, agreement, successor):
    """Mark an agreement as replaced by a new one.

    It runs until its last day, is not prolonged by itself any more, and ends where the new one begins.
    """
    require(can_change_agreement(actor, agreement))
    agreement.move_to(State.RENEWED)
    day_before = successor.start_date - ONE_DAY
    last = agreement.period_end_on(day_before)
    if last is None or (last <= day_before and not agreement.is_prolonged_by_itself()):
        return save_state(actor, agreement, "replaced")
    agreement.ends_on = min(last, day_before)
    return save_state(actor, agreement, "replaced", fields=["ends_on"], ends_on=agreement.ends_on)


def check_among_documents(agreement, document):
    if document is not None and not agreement.documents.filter(pk=document.pk).exists():
        raise ValidationError({"signed_document": _("Lägg först till den undertecknade handlingen på avtalet.")})


@transaction.atomic
def terminate_agreement(*, actor, agreement, terminated_on, reason, terminated_by=None, ends_on=None, agreed_reason=""):
    """Register that notice was given, and by which party. Without `ends_on` the agreement ends as its terms of notice say.

    `agreed_reason` tells why the parties agree that it ends sooner than that.
    """
    agreement = agreement.as_seen()
    require(can_change_agreement(actor, agreement))
    if terminated_by is not None and terminated_by.agreement_id != agreement.pk:
        raise ValidationError({"terminated_by": _("Parten hör till ett annat avtal.")})
    agreement.move_to(State.TERMINATED)
    agreement.terminated_by, agreement.terminated_on, agreement.ends_on = terminated_by, terminated_on, ends_on
    agreement.clean_fields()  # a day that can be counted from
    check_notice(agreement)
    months = terminated_by.months_of_notice() if terminated_by else agreement.notice_months
    by_notice = agreement.end_by_notice(terminated_on, months)
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
    if terminated_by is not None:
        facts["terminated_by"] = terminated_by
    save_state(actor, agreement, "terminated", reason=reason, fields=list(facts), **facts)
    if sooner:
        record(actor, "changed", agreement, reason=agreed_reason, changes=[["ends_on", by_notice, agreement.ends_on]])
    return agreement


@transaction.atomic
def withdraw_notice(*, actor, agreement, reason):
    """The notice is taken back before the agreement has ended: the parties go on, or it was registered by mistake."""
    agreement = agreement.as_seen()
    require(can_change_agreement(actor, agreement))
    check_notice_can_be_withdrawn(agreement, reason)
    agreement.move_to(State.SIGNED)
    agreement.terminated_by = agreement.terminated_on = agreement.ends_on = None
    return save_state(actor, agreement, "withdrew_notice", reason=reason, fields=["terminated_by", "terminated_on", "ends_on"])
