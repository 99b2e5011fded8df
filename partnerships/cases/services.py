"""Acts on cases, meetings, decisions, assignments and documents."""

import hashlib
from itertools import groupby

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from partnerships.audit.services import add, change, record, save_state
from partnerships.ground.corrections import check_correction
from partnerships.ground.errors import require
from partnerships.ground.files import check_document, safe_file_name

from .models import (
    Assignment,
    BoardDecision,
    BoardMeeting,
    CaseReference,
    DecisionBasis,
    Dissent,
    Document,
    GoverningDocument,
    Motion,
    Remark,
)
from .permissions import (
    can_attach_document,
    can_change_assignment,
    can_change_decision,
    can_change_governing_document,
    can_confirm_decision,
    can_keep_minutes,
    can_register_decision,
    can_register_governing_document,
)

NAMED = 2  # records of a kind that a message names before it stops


@transaction.atomic
def register_case(*, actor, **values):
    """Register a diary number as it was written."""
    require(can_keep_minutes(actor, getattr(values.get("board"), "pk", None)))
    return add(actor, CaseReference(**values))


@transaction.atomic
def change_case(*, actor, case, reason="", **values):
    require(can_keep_minutes(actor, case.board_id))
    if "board" in values:
        require(can_keep_minutes(actor, getattr(values["board"], "pk", None)))
    return change(actor, case, values, reason=reason)


@transaction.atomic
def register_meeting(*, actor, board, **values):
    """Put a meeting into the board's meeting plan."""
    require(can_keep_minutes(actor, board.pk))
    return add(actor, BoardMeeting(board=board, **values))


@transaction.atomic
def change_meeting(*, actor, meeting, reason="", **values):
    require(can_keep_minutes(actor, meeting.board_id))
    meeting.check_can_move_to(values.get("date", meeting.date))
    return change(actor, meeting, values, reason=reason)


@transaction.atomic
def report_delegated_decisions(*, actor, meeting, decisions, paragraph=None):
    """R28: the board was told at its meeting, under a §, of decisions made on delegation: all of those named, each once."""
    meeting = meeting.as_seen()
    require(can_keep_minutes(actor, meeting.board_id))
    meeting.check_held()
    rows = BoardDecision.objects.locked().filter(pk__in=[decision.pk for decision in decisions]).order_by("pk")
    rows = list(rows.select_related("board"))  # held, so that none is reported at two meetings
    if not rows:
        raise ValidationError({"decisions": _("Välj minst ett delegationsbeslut.")})
    if faults := [fault for row in rows if (fault := row.fault_at(meeting))]:
        raise ValidationError({"decisions": faults})
    for row in rows:
        row.reported_to_board_on, row.reported_at, row.reported_paragraph = meeting.date, meeting, paragraph
        row.save(update_fields=["reported_to_board_on", "reported_at", "reported_paragraph"])
        record(actor, "reported_to_board", row, reported_to_board_on=meeting.date, reported_paragraph=paragraph)
    record(actor, "reported_to_board", meeting, delegated=len(rows), reported_paragraph=paragraph)
    return meeting


@transaction.atomic
def register_decision(*, actor, board, **values):
    """Register what a board decided. Day and § may be unknown (R14 holds where both are known)."""
    require(can_register_decision(actor, board.pk))
    if not values.get("is_delegated") and not can_keep_minutes(actor, board.pk):
        raise ValidationError({"is_delegated": _("En delegat registrerar bara beslut som är fattade på delegation.")})
    return add(actor, BoardDecision(board=board, **values))


@transaction.atomic
def change_decision(*, actor, decision, reason="", **values):
    """Change a decision. What something rests on is filled in, or corrected with a reason, and never taken away."""
    require(can_change_decision(actor, decision))
    before = decision.as_seen()
    changed = change(actor, decision, values, reason=reason)
    check_ground(actor, before, changed, reason)
    return changed


@transaction.atomic
def confirm_decision(*, actor, decision):
    """The board's secretary confirms a decision that a list told of: from now on it serves like any other."""
    decision = decision.as_seen()
    require(can_confirm_decision(actor, decision))
    decision.from_list = False
    decision.save(update_fields=["from_list"])
    record(actor, "confirmed_as_told", decision)
    return decision


def check_ground(actor, before, decision, reason):
    """Every fault at once: what was taken away, what no longer carries what rests on it, a correction without a reason."""
    changed = [name for name in decision.GROUND if getattr(decision, name) != getattr(before, name)]
    resting = list(decision.resting()) if changed else []
    if not resting:
        return
    corrected = [name for name in changed if getattr(before, name) not in (None, "")]
    taken_away = [name for name in corrected if getattr(decision, name) in (None, "")]
    faults = {name: [f"{ground_for(actor, resting)} {_('Uppgiften kan inte tas bort.')}"] for name in taken_away}
    if not taken_away:
        broken = {}
        for row in resting:
            for message in decision.faults_towards(row, before):
                broken.setdefault(message, []).append(row)
        faults[NON_FIELD_ERRORS] = [f"{ground_for(actor, rows)} {message}" for message, rows in broken.items()]
    if corrected and not reason.strip():
        told = _("Skriv varför det rättas.")
        faults["reason"] = [told if any(faults.values()) else f"{ground_for(actor, resting)} {told}"]
    if any(faults.values()):
        raise ValidationError({name: messages for name, messages in faults.items() if messages})


def ground_for(actor, rows):
    """What rests on a decision, in words: each kind, and some of them by name if the actor may see them."""
    grounds = []
    for noun, of_kind in groupby(rows, key=lambda row: str(row._meta.verbose_name)):
        of_kind = list(of_kind)
        seen = [row for row in of_kind[:NAMED] if type(row).objects.visible_to(actor).filter(pk=row.pk).exists()]
        names = ", ".join(f"”{row}”" for row in seen) + (_(" med flera") if len(of_kind) > NAMED else "")
        grounds.append(f"{noun} {names}".strip())
    return _("Beslutet ligger till grund för %(grounds)s.") % {"grounds": ", ".join(grounds)}


@transaction.atomic
def note_motion(*, actor, decision, **values):
    """Write down a demand made at the meeting."""
    require(can_change_decision(actor, decision))
    return add(actor, Motion(decision=decision, **values))


@transaction.atomic
def note_dissent(*, actor, decision, **values):
    """Write down a reservation."""
    require(can_change_decision(actor, decision))
    return add(actor, Dissent(decision=decision, **values))


@transaction.atomic
def note_remark(*, actor, decision, **values):
    """Write down what the board sent along."""
    require(can_change_decision(actor, decision))
    return add(actor, Remark(decision=decision, **values))


@transaction.atomic
def note_basis(*, actor, decision, **values):
    """Write down which document, of which date, the board had before it."""
    require(can_change_decision(actor, decision))
    return add(actor, DecisionBasis(decision=decision, **values))


@transaction.atomic
def propose_assignment(*, actor, board, **values):
    """Register an assignment that a document proposes; it is decided when a decision is registered for it."""
    require(can_keep_minutes(actor, board.pk))
    return add(actor, Assignment(board=board, **values))


@transaction.atomic
def decide_assignment(*, actor, assignment, decision):
    """Tie a proposed assignment to the decision that gives it."""
    assignment = assignment.as_seen()
    require(can_change_assignment(actor, assignment))
    assignment.move_to(Assignment.State.OPEN)
    assignment.decision = decision
    return save_state(actor, assignment, "decided", fields=["decision"], decision=decision)


@transaction.atomic
def move_assignment(*, actor, assignment, state, reason=""):
    """Tell how an assignment goes: in progress, done, or ended without action."""
    assignment = assignment.as_seen()
    require(can_change_assignment(actor, assignment))
    assignment.move_to(Assignment.State(state))
    return save_state(actor, assignment, "moved", reason=reason)


@transaction.atomic
def change_assignment(*, actor, assignment, reason="", **values):
    require(can_change_assignment(actor, assignment))
    return change(actor, assignment, values, reason=reason)


@transaction.atomic
def register_governing_document(*, actor, board, **values):
    """Register a policy, guideline or rules: proposed, until a decision is registered for it."""
    require(can_register_governing_document(actor, board.pk))
    return add(actor, GoverningDocument(board=board, **values))


@transaction.atomic
def change_governing_document(*, actor, document, reason="", **values):
    """Change a governing document, or register its decision. What is decided is filled in, or corrected with a reason."""
    require(can_change_governing_document(actor, document))
    before = document.as_seen()
    changed = change(actor, document, values, reason=reason)
    if before.decision_id:
        check_correction(before, changed, reason, settled=GoverningDocument.SETTLED, kept=["decision"])
    return changed


@transaction.atomic
def attach_document(*, actor, to, area, file, title, doc_date=None, board_id=None, organisation_id=None):
    """Store a checked file and tie it to a record that has `documents`. It is read by those who read that record's area."""
    require(can_attach_document(actor, area, board_id, organisation_id))
    about = {"title": title, "doc_date": doc_date, "board_id": board_id, "organisation_id": organisation_id}
    document = keep_document(actor=actor, area=area, file=file, **about)
    to.documents.add(document)
    record(actor, "attached", to, document=document.title)
    return document


@transaction.atomic
def keep_document(*, actor, area, file, title, doc_date=None, board_id=None, organisation_id=None):
    """Store a checked file that a record points at: the act that keeps the record has asked for its own right."""
    require(can_attach_document(actor, area, board_id, organisation_id))
    kind = check_document(file)
    document = Document(
        title=title,
        file=file,
        file_name=safe_file_name(file.name),
        content_type=kind.content_type,
        size=file.size,
        sha256=file_digest(file),
        doc_date=doc_date,
        area=area,
        board_id=board_id,
        organisation_id=organisation_id,
    )
    return add(actor, document)


def file_digest(file):
    digest = hashlib.sha256()
    file.seek(0)
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()
