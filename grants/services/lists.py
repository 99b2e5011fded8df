"""Acts on decision lists: what is put before the board together, and its decision over all of it at once."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from partnerships.audit.services import add, change, contents, record, save_state
from partnerships.ground.errors import Stale, require

from ..models import ConflictOfInterest, DecisionList, ListRow
from ..models.lists import waiting_applications
from ..permissions import can_change_list, can_decide_list, can_propose_list, can_propose_outcome, can_return_list
from .decisions import grant_application, reject_application

State, Proposal = DecisionList.State, ListRow.Proposal


@transaction.atomic
def register_decision_list(*, actor, board, **values):
    """Begin a decision list for a meeting of the board."""
    require(can_propose_list(actor, board.pk))
    return add(actor, DecisionList(board=board, **values))


@transaction.atomic
def change_decision_list(*, actor, decision_list, reason="", **values):
    require(can_propose_list(actor, decision_list.board_id))
    decision_list.check_draft()
    return change(actor, decision_list, values, reason=reason)


@transaction.atomic
def gather_applications(*, actor, decision_list, round):
    """Put every application of a round that waits for its decision, and stands on no other open list, on this one.

    What the assessment came to is what is proposed, until it is changed. Applications in which the user has a conflict of
    interest are left to somebody else (R23).
    """
    decision_list = decision_list.as_seen()
    require(can_propose_list(actor, decision_list.board_id))
    decision_list.check_draft()
    if round.board_id != decision_list.board_id:
        raise ValidationError({"round": _("Omgången hör till en annan nämnd.")})
    waiting = waiting_applications().filter(round=round).exclude(pk__in=ConflictOfInterest.objects.shutting_out(actor))
    rows = [ListRow(decision_list=decision_list, application=application) for application in waiting]
    for row in rows:
        row.propose_as_assessed()
        add(actor, row)
    if not rows:
        raise ValidationError({"round": _("Ingen ansökan i omgången väntar på beslut utan att stå på en lista.")})
    return touch(actor, decision_list, "gathered_applications", round=round, rows=len(rows))


@transaction.atomic
def propose_outcome(*, actor, decision_list, application, **values):
    """Put one application on the list, with what is proposed as far as it is known: at first what the assessment came to."""
    require(can_propose_outcome(actor, decision_list, application))
    decision_list = DecisionList.objects.locked().get(pk=decision_list.pk)  # held, so that it is not sent meanwhile
    decision_list.check_draft()
    row = ListRow(decision_list=decision_list, application=application)
    row.check_ready()
    row.propose_as_assessed()
    for name, value in values.items():
        setattr(row, name, value)
    add(actor, row)
    touch(actor, decision_list, "gathered_applications", application=application)
    return row


@transaction.atomic
def change_proposal(*, actor, row, reason="", **values):
    """Change what is proposed for one application."""
    require(can_propose_outcome(actor, row.decision_list, row.application))
    decision_list = DecisionList.objects.locked().get(pk=row.decision_list_id)
    decision_list.check_draft()
    before = contents(row)
    changed = change(actor, row, values, reason=reason)
    after = contents(changed)
    differing = [[name, before[name], after[name]] for name in after if before[name] != after[name]]
    if differing:
        touch(actor, decision_list, "changed", changes=differing, reason=reason, application=row.application)
    return changed


@transaction.atomic
def remove_proposal(*, actor, row):
    """Take an application off the list. It waits for its decision as before."""
    row = row.as_seen()
    require(can_propose_outcome(actor, row.decision_list, row.application))
    decision_list = DecisionList.objects.locked().get(pk=row.decision_list_id)
    decision_list.check_draft()
    application = row.application
    row.delete()
    return touch(actor, decision_list, "struck", application=application)


@transaction.atomic
def send_decision_list(*, actor, decision_list):
    """Hand the list over to the meeting: every row has its proposal, and all of it is within the frames.

    Not for who has a conflict of interest in one of the applications (R23).
    """
    decision_list = decision_list.as_seen()
    require(can_change_list(actor, decision_list))
    rows = list(decision_list.rows.as_read())
    check_takes_part(actor, rows)
    if not rows:
        raise ValidationError(_("Listan är tom. Samla ansökningar först."))
    faults = [f"{row.application.organisation}: {told}." for row in rows if (told := row.faults_in_words())]
    if faults:
        raise ValidationError(faults)
    decision_list.check_within_frames()
    decision_list.move_to(State.SENT)
    for row in rows:
        keep_cut(row, row.cut())
    return save_state(actor, decision_list, "sent_to_meeting", rows=len(rows))


@transaction.atomic
def return_decision_list(*, actor, decision_list, reason):
    """Take the list back from the meeting to change it, for instance because the board tabled it."""
    decision_list = decision_list.as_seen()
    require(can_return_list(actor, decision_list))
    decision_list.move_to(State.DRAFT)
    for row in decision_list.rows.all():
        keep_cut(row, None)
    return save_state(actor, decision_list, "reopened", reason=reason)


@transaction.atomic
def decide_decision_list(*, actor, decision_list, decision, rows=()):
    """Register the board's decision over the whole list: as proposed, or as the board changed it. All of it, or nothing.

    Each of `rows` is {"row": …, what the board changed, "application_version": the version that the user saw}. The same list
    decided once more by the same decision is left as it is.
    """
    stands = DecisionList.objects.locked().get(pk=decision_list.pk)
    require(can_decide_list(actor, stands))
    if stands.state == State.DECIDED and stands.decision_id == decision.pk:
        return stands
    decision_list = decision_list.as_seen()
    decision_list.move_to(State.DECIDED)
    decision_list.check_decided_by(decision)
    changed, own = {each["row"].pk: each for each in rows}, list(decision_list.rows.as_read())
    faults = [_("En rad hör till en annan lista.")] if changed.keys() - {row.pk for row in own} else []
    for place, row in enumerate(own, start=1):
        try:
            with transaction.atomic():
                settle(actor, row, decision, changed.get(row.pk, {}))
        except ValidationError as broken_rule:
            faults += [f"{place}. {row.application.organisation}: {message}" for message in broken_rule.messages]
        except Stale as stale:
            faults.append(f"{place}. {row.application.organisation}: {stale}")
    if faults:
        raise ValidationError(faults)
    decision_list.decision = decision
    return save_state(actor, decision_list, "decided", fields=["decision"], decision=decision, rows=len(own))


def check_takes_part(actor, rows):
    shut = set(ConflictOfInterest.objects.shutting_out(actor).values_list("application", flat=True))
    if names := [str(row.application.organisation) for row in rows if row.application_id in shut]:
        told = _("Du är antecknad som jävig i ansökan från %(names)s. Någon annan får lämna listan till sammanträdet.")
        raise ValidationError(told % {"names": ", ".join(names)})


def keep_cut(row, cut):
    """Keep the cut that the board is shown beside the row, or nothing when the row is to be changed again."""
    row.cut_shown = cut
    row.save(update_fields=["cut_shown"])


def settle(actor, row, decision, changed):
    """The outcome of one row: what was proposed, but for what the board changed."""
    said = {name: changed.get(name, getattr(row, name)) for name in ListRow.OUTCOME}
    as_proposed = all(said[name] == getattr(row, name) for name in ("proposal", "amount", "late_cut"))
    proposal, amount, application = said.pop("proposal"), said.pop("amount"), row.application
    said["reason"] = said.pop("grounds")
    despite = changed.get("despite_late_rule", False)
    application.version = changed.get("application_version") or application.version
    about = {"actor": actor, "application": application, "decision": decision}
    if proposal == Proposal.REJECT:
        reject_application(**about, reason=said["reason"], rule_reference=said["rule_reference"])
    elif proposal == Proposal.GRANT and amount:
        decided = grant_application(**about, amount=amount, despite_late_rule=despite, **said)
        if as_proposed and not despite:
            row.check_decided_as_shown(decided.grant.amount)
    else:
        raise ValidationError(_("Ange belopp, eller avslå.") if proposal else _("Ange utfall."))
    row.is_open = False
    row.save(update_fields=["is_open"])


def touch(actor, decision_list, act, **details):
    """The list has a new version when its rows change: who saw the old one is told so."""
    decision_list.save(update_fields=["updated_at"])
    record(actor, act, decision_list, **details)
    return decision_list
