"""What comes in: state by act by role, the rules, the day to answer by, and how long the answers took."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from partnerships.audit.models import AuditEvent
from partnerships.ground.errors import Stale
from partnerships.initiatives import services
from partnerships.initiatives.models import Initiative, InitiativeContact
from reports.due.initiatives import outcomes_to_tell
from tests.fixtures import DecisionFactory
from tests.racing import at_once, faults

from .conftest import State, at

pytestmark = pytest.mark.django_db

ACTS = {
    "acknowledge": (services.acknowledge_initiative, {}),
    "assign": (services.assign_initiative, {}),
    "dialogue": (services.start_dialogue, {}),
    "decide": (services.decide_initiative, {"outcome": "iop"}),
    "answer": (services.reply_to_initiative, {"answer": "Vi ses"}),
    "tell": (services.tell_outcome, {"feedback": "Ja"}),
    "close": (services.close_initiative, {}),
}
# The state that each act leads to from each state; nothing where it is refused.
TABLE = {
    "received": {"acknowledge": "acknowledged"},
    "acknowledged": {"assign": "triage"},
    "triage": {"assign": "triage", "dialogue": "in_dialogue", "decide": "decided", "answer": "triage"},
    "in_dialogue": {"assign": "in_dialogue", "decide": "decided", "answer": "in_dialogue"},
    "decided": {"assign": "decided", "answer": "decided"},
    "closed": {},
}


@pytest.mark.parametrize("state", State)
def test_every_act_in_every_state_by_who_may_and_by_who_may_not(
    state, social_office, social_officer, coordinator, office_representative, culture_officer, finance, secretary, reader, admin,
    representative, organisation,
):  # fmt: skip
    for act, (function, given) in ACTS.items():
        if act == "assign":
            given = {"owner_office": social_office}
        for actor in (social_officer, coordinator, office_representative):
            made = at(state, social_office, organisation=organisation)
            wanted = TABLE[state].get(act)
            if wanted is None:
                with pytest.raises(ValidationError):
                    function(actor=actor, initiative=made, **given)
                assert Initiative.objects.get(pk=made.pk).version == made.version
            else:
                assert function(actor=actor, initiative=made, **given).state == wanted
        others = [finance, secretary, reader, admin, representative]
        # As long as no office answers for it any officer takes it in hand; then only those of the office's board.
        others += [culture_officer] if made.owner_office else []
        for actor in others:
            made = at(state, social_office, organisation=organisation)
            with pytest.raises(PermissionDenied):
                function(actor=actor, initiative=made, **given)


def test_what_no_office_answers_for_is_taken_in_hand_by_any_officer(received, culture_officer, social_officer, social_office):
    services.acknowledge_initiative(actor=culture_officer, initiative=received)
    received.refresh_from_db()
    handed = services.assign_initiative(actor=culture_officer, initiative=received, owner_office=social_office)
    with pytest.raises(PermissionDenied):
        services.start_dialogue(actor=culture_officer, initiative=handed)
    assert services.start_dialogue(actor=social_officer, initiative=handed).state == "in_dialogue"


def test_the_day_to_answer_is_set_by_what_held_when_it_came_in_and_never_moves(
    social_officer, organisation, time_to_answer, time_machine
):
    register = services.register_initiative
    made = register(actor=social_officer, organisation=organisation, title="Nytt", received_on=date(2026, 11, 1))
    old = register(actor=social_officer, organisation=organisation, title="Gammalt", received_on=date(2025, 11, 1))
    assert (made.answer_due, old.answer_due) == (date(2026, 12, 1), date(2025, 11, 21))
    time_to_answer.value = 90
    time_to_answer.save()
    time_machine.move_to("2027-01-10 12:00+01:00")
    changed = services.change_initiative(actor=social_officer, initiative=made, title="Annat")
    assert (changed.answer_due, changed.is_overdue()) == (date(2026, 12, 1), True)
    assert set(Initiative.objects.overdue_on(date(2027, 1, 10))) == {made, old}


def test_without_a_time_to_answer_the_day_is_unknown(social_officer, organisation):
    made = services.register_initiative(actor=social_officer, organisation=organisation, title="Nytt")
    assert (made.answer_due, made.is_overdue()) == (None, False)


def test_it_comes_from_an_organisation_or_from_somebody_else_and_not_from_tomorrow(social_officer, organisation):
    register = services.register_initiative
    for fault in (
        {},
        {"organisation": organisation, "initiator": "person"},
        {"organisation": organisation, "received_on": date(2026, 11, 22)},
        {"organisation": organisation, "idea": "Ring 121212-1212"},
    ):
        with pytest.raises(ValidationError):
            register(actor=social_officer, title="Nytt", **fault)
    assert not Initiative.objects.exists()
    assert register(actor=social_officer, title="Nytt", initiator="person").initiator_name == "Privatperson"


def test_a_representative_leaves_one_for_their_own_organisation_today(representative, organisation, time_to_answer):
    register = services.register_initiative
    for fault in ({"received_on": date(2026, 11, 1)}, {"channel": "meeting"}, {"note": "Hemligt"}):
        with pytest.raises(ValidationError, match="sätts av kommunen"):
            register(actor=representative, organisation=organisation, title="Nytt", **fault)
    for other in (None, at(State.RECEIVED).organisation):
        with pytest.raises(PermissionDenied):
            register(actor=representative, organisation=other, title="Nytt")
    made = register(actor=representative, organisation=organisation, title="Nytt", contact={"name": "Kanarie Fågel"})
    assert (made.received_on, made.channel, made.state) == (date(2026, 11, 21), "form", "received")
    assert made.contacts.get().name == "Kanarie Fågel"
    assert set(Initiative.objects.visible_to(representative)) == {made}


def test_several_boards_need_an_office_that_coordinates(
    in_triage, social_officer, social_office, culture_office, social_board, culture_board, culture_officer
):
    both = {"owner_office": social_office, "boards_concerned": [social_board, culture_board]}
    with pytest.raises(ValidationError, match="samordnar"):
        services.assign_initiative(actor=social_officer, initiative=in_triage, **both)
    with pytest.raises(ValidationError, match="samordnar"):  # the board of the office that answers counts too
        services.assign_initiative(
            actor=social_officer, initiative=in_triage, owner_office=social_office, boards_concerned=[culture_board]
        )
    assert not in_triage.boards_concerned.exists()
    made = services.assign_initiative(
        actor=social_officer, initiative=in_triage, coordinator_office=culture_office, coach_role="Idécoach", **both
    )
    assert made.boards_text() == "Kultur- och fritidsnämnden, Socialnämnden"
    assert services.start_dialogue(actor=culture_officer, initiative=made).state == "in_dialogue"  # the coordinator's board
    assert list(Initiative.objects.concerning(culture_board)) == [in_triage]


def test_a_no_needs_a_written_reason_and_may_cite_the_boards_decision(in_triage, social_officer, social_board):
    for reason in ("", "   "):
        with pytest.raises(ValidationError, match="Skriv skälet"):
            services.decide_initiative(actor=social_officer, initiative=in_triage, outcome="no", outcome_reason=reason)
    decision = DecisionFactory(board=social_board, outcome="rejected", meeting_date=date(2026, 11, 3))
    made = services.decide_initiative(
        actor=social_officer,
        initiative=in_triage,
        outcome="no",
        outcome_reason="Saknar anknytning",
        decision=decision,
    )
    assert (made.state, made.outcome, made.decision, made.decided_on) == ("decided", "no", decision, date(2026, 11, 21))


def test_an_initiative_is_closed_with_outcome_and_answer_and_a_question_with_an_answer(social_officer, social_office):
    close, answer = services.close_initiative, services.reply_to_initiative
    asked = at(State.TRIAGE, social_office, kind="question")
    with pytest.raises(ValidationError, match="Svara först"):
        close(actor=social_officer, initiative=asked)
    asked = answer(actor=social_officer, initiative=asked, answer="Ja", answered_on=date(2026, 10, 20))
    assert close(actor=social_officer, initiative=asked).closed_on == date(2026, 11, 21)
    proposed = answer(actor=social_officer, initiative=at(State.TRIAGE, social_office), answer="Vi återkommer")
    with pytest.raises(ValidationError, match="vad initiativet ledde till"):
        close(actor=social_officer, initiative=proposed)


def test_an_answer_before_the_outcome_is_followed_by_one_that_tells_it(social_officer, social_office):
    acts = {"actor": social_officer}
    asked = at(State.IN_DIALOGUE, social_office)
    at(State.TRIAGE, social_office, kind="complaint", answered_on=date(2026, 10, 11), answer="Tack")
    made = services.reply_to_initiative(initiative=asked, answer="Vi återkommer", answered_on=date(2026, 10, 20), **acts)
    assert list(Initiative.objects.answered_without_outcome()) == [made]
    assert [due.day for due in outcomes_to_tell(social_officer)] == [made.answer_due]
    with pytest.raises(ValidationError, match="när initiativet har avgjorts"):
        services.tell_outcome(initiative=made, feedback="Ja", **acts)
    made = services.decide_initiative(initiative=made, outcome="grant", decided_on=date(2026, 11, 10), **acts)
    assert [due.day for due in outcomes_to_tell(social_officer)] == [date(2026, 11, 10)]
    with pytest.raises(ValidationError, match="Återkoppla först"):
        services.close_initiative(initiative=made, **acts)
    for fault in ({"feedback": " "}, {"feedback": "Ja", "feedback_on": date(2026, 11, 9)}, {"feedback": "121212-1212"}):
        with pytest.raises(ValidationError):
            services.tell_outcome(initiative=Initiative.objects.get(pk=made.pk), **fault, **acts)
    made = Initiative.objects.get(pk=made.pk)
    made = services.tell_outcome(initiative=made, feedback="Det blir ett bidrag", feedback_on=date(2026, 11, 12), **acts)
    assert (made.answer, made.answered_on, made.feedback_on) == ("Vi återkommer", date(2026, 10, 20), date(2026, 11, 12))
    assert not Initiative.objects.answered_without_outcome().exists()
    with pytest.raises(ValidationError, match="en gång"):
        services.tell_outcome(initiative=made, feedback="Nej", **acts)
    assert services.close_initiative(initiative=made, **acts).state == "closed"


def test_a_missing_day_to_answer_is_set_once_when_it_is_handed_out(social_officer, social_office, time_to_answer):
    made = at(State.TRIAGE, social_office, answer_due=None)
    assert list(Initiative.objects.without_answer_day()) == [made]
    made = services.assign_initiative(actor=social_officer, initiative=made, owner_office=social_office)
    made.refresh_from_db()
    assert made.answer_due == date(2026, 10, 31)
    assert not Initiative.objects.without_answer_day().exists()
    time_to_answer.value = 90
    time_to_answer.save()
    assert services.assign_initiative(actor=social_officer, initiative=made, owner_office=social_office).answer_due.day == 31


def test_an_outcome_rests_on_a_decision_about_it_and_no_step_is_before_it_was_acknowledged(
    social_officer, social_office, social_board, culture_board
):
    for fault, told in (
        ({"meeting_date": date(2018, 5, 2)}, "äldre"),
        ({"board": culture_board}, "inte berör"),
        ({"outcome": "granted"}, "något annat"),
    ):
        decision = DecisionFactory(**{"board": social_board, "outcome": "rejected", "meeting_date": date(2026, 11, 3)} | fault)
        refusal = {"outcome": "no", "outcome_reason": "Ryms inte", "decision": decision}
        with pytest.raises(ValidationError, match=told):
            services.decide_initiative(actor=social_officer, initiative=at(State.TRIAGE, social_office), **refusal)
    early = date(2026, 10, 1)  # it was acknowledged on the second
    with pytest.raises(ValidationError, match="före bekräftelsen"):
        services.start_dialogue(actor=social_officer, initiative=at(State.TRIAGE, social_office), dialogue_on=early)
    with pytest.raises(ValidationError, match="före bekräftelsen"):
        services.reply_to_initiative(
            actor=social_officer, initiative=at(State.TRIAGE, social_office), answer="Ja", answered_on=early
        )


def test_what_is_answered_stands_and_no_day_is_before_it_came_in_or_to_come(in_triage, social_officer):
    answer = services.reply_to_initiative
    for day in (date(2026, 9, 30), date(2026, 11, 22)):
        with pytest.raises(ValidationError):
            answer(actor=social_officer, initiative=in_triage, answer="Ja", answered_on=day)
    for text in ("  ", "Ring 121212-1212"):
        with pytest.raises(ValidationError):
            answer(actor=social_officer, initiative=in_triage, answer=text)
    made = answer(actor=social_officer, initiative=in_triage, answer="Ja", answered_on=date(2026, 10, 21))
    assert made.answer_days == 20
    with pytest.raises(ValidationError, match="redan besvarat"):
        answer(actor=social_officer, initiative=made, answer="Nej")


def test_what_is_answered_or_settled_stands_as_it_came_in_and_only_the_note_is_changed(social_officer, social_office, client):
    change = services.change_initiative
    answered = {"answered_on": date(2026, 10, 16), "answer": "Ja"}
    for made in (at(State.TRIAGE, social_office, **answered), at(State.DECIDED, social_office), at(State.CLOSED, social_office)):
        for fault in ({"kind": "question"}, {"title": "Annat"}, {"idea": "Annat"}, {"purpose": "Fyllt i efteråt"}):
            with pytest.raises(ValidationError, match="står kvar som det kom in"):
                change(actor=social_officer, initiative=made, reason="Fel", **fault)
        assert change(actor=social_officer, initiative=made, idea=made.idea, note="Följs upp").note == "Följs upp"
    with pytest.raises(ValidationError, match="avslutat"):
        services.register_contact(actor=social_officer, initiative=made, name="Öppen Avsändare")
    client.force_login(social_officer)
    assert f"/initiativ/{made.pk}/kontakt/" not in client.get(f"/initiativ/{made.pk}/").content.decode()
    asked = set(client.get(f"/initiativ/{made.pk}/andra/").context["form"].fields)
    assert asked == {"event", "case", "note", "reason", "version"}


def test_the_database_itself_closes_no_initiative_without_an_outcome(social_office):
    asked = at(State.CLOSED, social_office, kind="question", outcome="")
    with pytest.raises(IntegrityError), transaction.atomic():
        Initiative.objects.filter(pk=asked.pk).update(kind="initiative")


def test_the_median_of_the_answers_counts_only_what_is_answered(social_office):
    answered = {"answer": "Ja", "kind": "question"}
    for day in (2, 4, 11):
        at(State.TRIAGE, social_office, answered_on=date(2026, 10, day), **answered)
    at(State.TRIAGE, social_office)
    rows = Initiative.objects.all()
    assert rows.median_answer_days() == 3
    at(State.TRIAGE, social_office, answered_on=date(2026, 10, 6), **answered)
    assert rows.median_answer_days() == 4
    assert rows.none().median_answer_days() is None


def test_who_a_contact_is_stands_neither_in_the_log_nor_with_those_who_may_not(
    received, social_officer, representative, finance, reader, admin, delegate_of_board, protected_reader_too
):
    made = services.register_contact(actor=social_officer, initiative=received, name="Kanarie Fågel", email="kanarie@example.org")
    made = services.change_contact(actor=social_officer, contact=made, phone="08-555 00 01")
    for fault in ({"phone": "19640823-3234"}, {"phone": "6408233234"}, {"email": "640823-3234@example.org"}):
        with pytest.raises(ValidationError, match="personnummer"):
            services.change_contact(actor=social_officer, contact=made, **fault)
    made = services.change_contact(actor=social_officer, contact=made, phone="0701012395")  # could be a person born in 2007
    logged = " ".join(f"{event.object_label} {event.changes}" for event in AuditEvent.objects.all())
    for told in ("Kanarie", "kanarie", "555 00"):
        assert told not in logged
    seen = InitiativeContact.objects.visible_to
    for user in (social_officer, representative, admin):
        assert list(seen(user)) == [made]
    for user in (finance, reader, delegate_of_board):
        assert not seen(user).exists()
    made.protected = True
    made.save()
    assert [seen(user).exists() for user in (social_officer, representative, admin)] == [False, True, False]
    assert seen(protected_reader_too).exists()


def test_nothing_can_be_taken_away():
    assert not [name for name in vars(services) if name.startswith(("delete", "remove"))]


@pytest.mark.django_db(transaction=True)
def test_of_many_who_settle_it_at_once_one_does(social_officer, social_office):
    made = at(State.IN_DIALOGUE, social_office)

    def settle(outcome):
        row = Initiative.objects.get(pk=made.pk)
        return services.decide_initiative(actor=social_officer, initiative=row, outcome=outcome)

    answers = at_once(settle, ["iop", "grant"] * 4, people=8)
    assert len(faults(answers, Stale, ValidationError)) == 7
    assert AuditEvent.objects.filter(act="settled").count() == 1
