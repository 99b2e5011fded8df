"""Acts on what comes in: register it, acknowledge, hand out, begin a dialogue, settle, answer, close. Nothing is removed."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from partnerships.audit.services import add, change, record, save_state
from partnerships.ground.days import today
from partnerships.ground.errors import Alike, require
from partnerships.ground.identifiers import find_personal_numbers
from partnerships.ground.swedish import quote

from .models import Initiative, InitiativeContact
from .models.initiative import answer_due, check_has_been
from .permissions import (
    can_change_contact,
    can_handle_initiative,
    can_register_contact,
    can_register_initiative,
    registers_for_all,
)

State, Outcome = Initiative.State, Initiative.Outcome

# What a representative does not say of their own initiative: it comes in today, through the register.
SAID_BY_OFFICERS = {"received_on": today, "channel": lambda: Initiative.Channel.FORM, "note": str, "case": lambda: None}


@transaction.atomic
def register_initiative(*, actor, organisation=None, contact=None, is_another=False, **values):
    """Register what came in, or leave it for one's own organisation. The day to answer by is set here and never moves.

    `contact` is whom to speak with: {name, email, phone, protected}; `is_another` where the same seems to have come in already.
    """
    require(can_register_initiative(actor, organisation))
    if not registers_for_all(actor):
        check_said_by_representative(values)
    initiative = Initiative(organisation=organisation, **values)
    check_has_been(received_on=initiative.received_on)
    if not is_another:
        check_is_new(initiative)
    initiative.answer_due = answer_due(initiative.received_on)
    add(actor, initiative)
    if contact:
        register_contact(actor=actor, initiative=initiative, **contact)
    return initiative


def check_is_new(initiative):
    """The same title from the same initiator on the same day has more often been sent twice."""
    if Initiative.objects.same_as(initiative).exists():
        told = _(
            "%(title)s finns redan samma dag från samma avsändare. Använd det som finns, eller bekräfta att det är ett annat."
        )
        raise Alike({"is_another": told % {"title": quote(initiative.title)}})


def check_said_by_representative(values):
    said = [name for name, known in SAID_BY_OFFICERS.items() if name in values and values[name] != known()]
    if said:
        raise ValidationError({name: _("Uppgiften sätts av kommunen.") for name in said})


@transaction.atomic
def change_initiative(*, actor, initiative, reason="", **values):
    """Change what is written of it. What an act has set stands, and once it is answered or settled also what came in."""
    initiative = initiative.as_seen()
    require(can_handle_initiative(actor, initiative))
    initiative.check_stands(values)
    initiative.check_kind(values.get("kind", initiative.kind))
    return change(actor, initiative, values, reason=reason)


@transaction.atomic
def acknowledge_initiative(*, actor, initiative, acknowledged_on=None):
    """Tell the initiator that it has come in."""
    initiative = initiative.as_seen()
    require(can_handle_initiative(actor, initiative))
    initiative.move_to(State.ACKNOWLEDGED)
    return save_days(actor, initiative, "acknowledged", acknowledged_on=acknowledged_on or today())


@transaction.atomic
def assign_initiative(*, actor, initiative, owner_office, coordinator_office=None, coach_role="", boards_concerned=()):
    """Say which office answers for it, and which boards it concerns; several boards need one office that coordinates (P19).

    The board of the office that answers is one of them. A day to answer by that was not known when it came in is set here, once.
    """
    initiative = initiative.as_seen()
    require(can_handle_initiative(actor, initiative))
    if initiative.state not in Initiative.ASSIGNABLE:
        raise ValidationError(_("Ansvaret fördelas när initiativet är bekräftat och innan det är avslutat."))
    boards = {board.pk for board in boards_concerned} | {owner_office.board_id} - {None}
    if len(boards) > 1 and coordinator_office is None:
        raise ValidationError({"coordinator_office": _("Flera nämnder berörs. Ange vilket kontor som samordnar.")})
    check_no_personal_number(coach_role=coach_role)
    given = {"owner_office": owner_office, "coordinator_office": coordinator_office, "coach_role": coach_role}
    if initiative.answer_due is None and initiative.answered_on is None:
        given["answer_due"] = answer_due(initiative.received_on)
    for name, value in given.items():
        setattr(initiative, name, value)
    initiative.boards_concerned.set(boards_concerned)
    told = {name: value for name, value in given.items() if value} | {"boards_concerned": initiative.boards_text()}
    if initiative.state == State.ACKNOWLEDGED:
        initiative.move_to(State.TRIAGE)
        return save_state(actor, initiative, "assigned", fields=list(given), **told)
    return save_facts(actor, initiative, "assigned", given, **told)


@transaction.atomic
def start_dialogue(*, actor, initiative, dialogue_on=None):
    """Begin to talk with the initiator about it."""
    initiative = initiative.as_seen()
    require(can_handle_initiative(actor, initiative))
    initiative.move_to(State.IN_DIALOGUE)
    return save_days(actor, initiative, "dialogue_begun", dialogue_on=dialogue_on or today())


@transaction.atomic
def decide_initiative(*, actor, initiative, outcome, outcome_reason="", decision=None, decided_on=None):
    """Settle what becomes of it. A no has a written reason, and where the office left it to the board, the board's decision."""
    initiative = initiative.as_seen()
    require(can_handle_initiative(actor, initiative))
    initiative.move_to(State.DECIDED)
    check_no_personal_number(outcome_reason=outcome_reason)
    if outcome == Outcome.NO and not outcome_reason.strip():
        raise ValidationError({"outcome_reason": _("Skriv skälet till att det blev nej.")})
    initiative.check_decision(decision, outcome, initiative.boards_concerned.all())
    initiative.outcome, initiative.outcome_reason, initiative.decision = outcome, outcome_reason.strip(), decision
    told = {"outcome": initiative.get_outcome_display(), "outcome_reason": initiative.outcome_reason}
    if decision is not None:
        told["decision"] = decision
    fields = ["outcome", "outcome_reason", "decision"]
    return save_days(actor, initiative, "settled", fields=fields, told=told, decided_on=decided_on or today())


@transaction.atomic
def reply_to_initiative(*, actor, initiative, answer, answered_on=None):
    """Register the first answer that was given. It is given once, and stands."""
    initiative = initiative.as_seen()
    require(can_handle_initiative(actor, initiative))
    if initiative.answered_on:
        raise ValidationError(_("Det är redan besvarat. Svaret står kvar."))
    if initiative.state not in Initiative.ANSWERABLE:
        raise ValidationError(_("Fördela ansvaret innan ni svarar."))
    check_no_personal_number(answer=answer)
    given = {"answer": answer.strip(), "answered_on": answered_on or today()}
    check_has_been(answered_on=given["answered_on"])
    for name, value in given.items():
        setattr(initiative, name, value)
    return save_facts(actor, initiative, "answered", given, **given)


@transaction.atomic
def tell_outcome(*, actor, initiative, feedback, feedback_on=None):
    """Register that the initiator was told what became of an initiative that was answered before it was settled. Once."""
    initiative = initiative.as_seen()
    require(can_handle_initiative(actor, initiative))
    if initiative.state != State.DECIDED or not initiative.needs_feedback():
        raise ValidationError(_("Återkopplingen lämnas en gång, när initiativet har avgjorts efter att det besvarades."))
    check_no_personal_number(feedback=feedback)
    given = {"feedback": feedback.strip(), "feedback_on": feedback_on or today()}
    check_has_been(feedback_on=given["feedback_on"])
    for name, value in given.items():
        setattr(initiative, name, value)
    return save_facts(actor, initiative, "told_outcome", given, **given)


@transaction.atomic
def close_initiative(*, actor, initiative):
    """Close what is answered; an initiative also has an outcome that the initiator has been told."""
    initiative = initiative.as_seen()
    require(can_handle_initiative(actor, initiative))
    initiative.move_to(State.CLOSED)
    initiative.check_can_be_closed()
    return save_days(actor, initiative, "closed", closed_on=today())


def save_days(actor, initiative, act, *, fields=(), told=None, **days):
    """Save what an act has set, and the days it was done."""
    check_has_been(**days)
    for name, day in days.items():
        setattr(initiative, name, day)
    return save_state(actor, initiative, act, fields=[*fields, *days], **(told or {}), **days)


def save_facts(actor, initiative, act, fields, **told):
    """Save what an act has set without moving the state."""
    initiative.full_clean(validate_unique=False)
    initiative.save(update_fields=list(fields))
    record(actor, act, initiative, **told)
    return initiative


def check_no_personal_number(**texts):
    found = [name for name, text in texts.items() if find_personal_numbers(text)]
    if found:
        told = _("Texten innehåller ett personnummer. Ta bort det: registret för inga personnummer.")
        raise ValidationError(dict.fromkeys(found, told))


@transaction.atomic
def register_contact(*, actor, initiative, **values):
    """Note whom to speak with about it."""
    require(can_register_contact(actor, initiative))
    initiative.check_takes_contacts()
    return add(actor, InitiativeContact(initiative=initiative, **values))


@transaction.atomic
def change_contact(*, actor, contact, reason="", **values):
    require(can_change_contact(actor, contact))
    return change(actor, contact, values, reason=reason)
