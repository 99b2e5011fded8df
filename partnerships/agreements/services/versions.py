"""Acts on what is signed: an amendment, and the version that every signing leaves."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from partnerships.audit.services import add, change, record
from partnerships.ground.errors import require
from partnerships.ground.identifiers import hide_personal_numbers

from ..amendment import Amendment
from ..models import IOPAgreement, IOPGoal, IOPResource, IOPVersion
from ..models.validity import ONE_DAY
from ..models.versions import FIRST, digest_of
from ..permissions import can_change_agreement
from ..signed_text import signed_text
from .aid import grant_prepared_aid
from .decisions import told_of_case
from .parts import strike_out


@transaction.atomic
def amend_agreement(
    *,
    actor,
    agreement,
    decision,
    signed_on,
    valid_from,
    reason,
    other_case_reason="",
    signed_document=None,
    money=(),
    goals=(),
    **terms,
):
    """Register an amendment: terms, goals and the municipality's money, changed by a decision of their own and signed again.

    What is paid stands. `money`, `goals` and `terms` are those of `Amendment`; only what differs is changed.
    """
    IOPAgreement.objects.locked().get(pk=agreement.pk)  # held, so that no payment is planned of money that goes away
    agreement = agreement.as_seen()
    require(can_change_agreement(actor, agreement))
    if not reason.strip():
        raise ValidationError({"reason": _("Skriv varför avtalet ändras.")})
    amendment = Amendment(
        agreement,
        decision=decision,
        signed_on=signed_on,
        valid_from=valid_from,
        signed_document=signed_document,
        money=money,
        goals=goals,
        other_case_reason=other_case_reason,
        **terms,
    )
    amendment.check()
    changes = [[name, getattr(agreement, name), getattr(amendment.amended, name)] for name in amendment.terms]
    amended = amendment.amended
    amended.save()  # the version that was seen is taken here, also where money alone is changed
    for part in amendment.cut:
        strike_out(actor, part, reason)
    for each in amendment.money:
        amend_money(actor, agreement, each, reason)
    for each in amendment.goals:
        amend_goal(actor, each, valid_from, reason)
    grant_prepared_aid(actor, agreement, decision)
    version = seal_version(
        amended, decision=decision, signed_on=signed_on, valid_from=valid_from, document=signed_document, reason=reason
    )
    facts = {"version_number": version.number, "decision": decision, "signed_on": signed_on, "applies_from": valid_from}
    facts |= told_of_case(agreement, decision, other_case_reason)
    record(actor, "amended", amended, reason=reason, changes=changes, **facts)
    return amended


def amend_money(actor, agreement, money, reason):
    """A new amount of a year, or the money of a year that had none, described as the party's money is."""
    if money.resource:
        resource = IOPResource.objects.get(pk=money.resource.pk)
        return change(actor, resource, {"amount": money.after}, act="amended", reason=reason)
    last = agreement.resources.filter(party=money.party, kind=IOPResource.Kind.MONEY).last()
    resource = IOPResource(
        agreement=agreement,
        party_id=money.party.pk,  # read anew, with the term as it now is
        kind=IOPResource.Kind.MONEY,
        year=money.year,
        description=last.description if last else "",
        amount=money.after,
    )
    return add(actor, resource, act="amended", reason=reason)


def amend_goal(actor, change, valid_from, reason):
    """What is signed is not written over: the old goal ends the day before, with what was measured, and the new one begins."""
    if change.old:
        old = IOPGoal.objects.get(pk=change.old.pk)
        old.ended_on = valid_from - ONE_DAY
        old.save(update_fields=["ended_on"])
        record(actor, "ended", old, reason=reason, ended_on=old.ended_on)
    if change.new:
        change.new.applies_from = valid_from
        add(actor, change.new, act="amended", reason=reason)


def seal_version(agreement, *, decision, signed_on, valid_from, document=None, reason=""):
    """Keep what was signed as the agreement's next version. Of one that was signed before versions were kept, the first lacks."""
    agreement = IOPAgreement.objects.get(pk=agreement.pk)  # as it now stands, with its parts
    latest = agreement.versions.last()
    text = signed_text(agreement)
    version = IOPVersion(
        agreement=agreement,
        number=next_number(latest, decision, agreement),
        decision=decision,
        signed_on=signed_on,
        valid_from=valid_from,
        reason=hide_personal_numbers(reason)[:500],
        signed_document=document,
        document_sha256=document.sha256 if document else "",
        text=text,
        sha256=digest_of(text),
    )
    version.full_clean()
    version.save()
    return version


def next_number(latest, decision, agreement):
    if latest:
        return latest.number + 1
    return FIRST if decision.pk == agreement.decision_id else FIRST + 1
