"""Meetings: what is known of them, who they are for, and what happens to them."""

from datetime import date, time

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from partnerships.audit.models import AuditEvent
from partnerships.events import models
from partnerships.events.models import Event
from partnerships.events.services import (
    cancel_event,
    change_event,
    document_event,
    hold_event,
    publish_event,
    register_event,
)
from partnerships.ground.errors import Stale

pytestmark = pytest.mark.django_db


def test_a_meeting_is_meant_for_several_groups(culture_officer):
    event = register_event(
        actor=culture_officer, title="Forum", kind="dialogue_forum", date=date(2019, 4, 2), audiences=["citizens", "idea_driven"]
    )
    assert event.audience_text() == "Idéburen sektor, Medborgare"


def test_changed_groups_are_logged_and_make_a_new_version(event, culture_officer):
    seen = event.version
    changed = change_event(actor=culture_officer, event=event, audiences=["officials"])
    assert (changed.audience_text(), changed.version) == ("Tjänstepersoner", seen + 1)
    assert ["audiences", "Idéburen sektor", "Tjänstepersoner"] in AuditEvent.objects.of(event).get().changes
    event.version = seen
    with pytest.raises(Stale):
        change_event(actor=culture_officer, event=event, audiences=["citizens"])


def test_a_change_of_something_else_leaves_the_groups(event, culture_officer):
    assert change_event(actor=culture_officer, event=event, room="Trombon").audience_text() == "Idéburen sektor"


def test_a_meeting_ends_after_it_begins(event, culture_officer):
    with pytest.raises(ValidationError, match="sluta innan den börjar"):
        change_event(actor=culture_officer, event=event, end=time(17))


def test_times_may_be_unknown(event):
    assert event.hours() == "17.30–20.00"
    event.end = None
    assert event.hours() == "17.30"
    event.start = None
    assert event.hours() == ""


@pytest.mark.parametrize(("day", "over"), [((2018, 2, 20), False), ((2018, 2, 21), True)])
def test_the_day_after_the_meeting_is_over(event, monkeypatch, day, over):
    monkeypatch.setattr(models, "today", lambda: date(*day))
    assert event.is_over is over
    assert (str(event.current_state) == "Avslutad") is over


def test_a_cancelled_meeting_is_cancelled_also_afterwards(event, culture_officer):
    event = cancel_event(actor=culture_officer, event=event, reason="För få anmälda")
    assert str(event.current_state) == "Inställd"
    assert AuditEvent.objects.of(event).get().reason == "För få anmälda"


def test_a_meeting_is_held_once_its_day_has_come(coming, culture_officer):
    with pytest.raises(ValidationError, match="inte hållits än"):
        hold_event(actor=culture_officer, event=coming)


def test_a_held_meeting_keeps_what_was_not_told(event, culture_officer):
    event.summary = "Om åtaganden"
    event.save()
    held = hold_event(actor=culture_officer, event=event, participants_idea_driven=12, participants_municipality=0)
    assert (held.state, held.summary, held.participants()) == ("held", "Om åtaganden", 12)
    assert held.participants_other is None


def test_nobody_counted_is_not_nobody_came(event):
    assert event.participants() is None


def test_a_meeting_without_notes_is_not_documented(event, culture_officer):
    held = hold_event(actor=culture_officer, event=event)
    with pytest.raises(ValidationError, match="anteckningarna"):
        document_event(actor=culture_officer, event=held)
    noted = change_event(actor=culture_officer, event=held, has_notes=True)
    assert document_event(actor=culture_officer, event=noted).state == "documented"


def test_states_follow_each_other(event, culture_officer):
    held = hold_event(actor=culture_officer, event=event)
    with pytest.raises(ValidationError, match="kan inte bli"):
        cancel_event(actor=culture_officer, event=held, reason="Ångrat")


def test_only_culture_and_leisure_publishes(coming, culture_officer, social_officer):
    with pytest.raises(PermissionDenied):
        publish_event(actor=social_officer, event=coming)
    assert publish_event(actor=culture_officer, event=coming).state == "published"


def test_a_reader_registers_and_changes_nothing(event, reader):
    acts = [
        lambda: register_event(actor=reader, title="Forum", kind="workshop", date=date(2019, 4, 2)),
        lambda: change_event(actor=reader, event=event, room="Trombon"),
        lambda: hold_event(actor=reader, event=event),
        lambda: document_event(actor=reader, event=event),
        lambda: cancel_event(actor=reader, event=event, reason="Nej"),
    ]
    for act in acts:
        with pytest.raises(PermissionDenied):
            act()


def test_held_forums_of_a_year_are_counted(culture_officer, event):
    for month, state in ((3, "held"), (9, "documented"), (11, "cancelled")):
        Event.objects.create(title="Forum", kind="dialogue_forum", date=date(2019, month, 1), state=state)
    assert Event.objects.in_year(2019).forums().held().count() == 2
