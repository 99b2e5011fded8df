from datetime import date, time

import pytest

from config.examples.sodertalje import events as example_events
from partnerships.events.models import Event, EventAudience


@pytest.fixture
def event(db):
    """A workshop that has been, and that nobody has reported on."""
    event = Event.objects.create(
        title="Workshop", kind="workshop", date=date(2018, 2, 20), start=time(17, 30), end=time(20), venue="Stadshuset"
    )
    EventAudience.objects.create(event=event, audience="idea_driven")
    return event


@pytest.fixture
def coming(db):
    return Event.objects.create(title="Dialogforum", kind="dialogue_forum", date=date(2190, 5, 4))


@pytest.fixture
def example(db):
    """The meetings of 2017–2018, by day."""
    return {event.date: event for event in example_events.load({}, {})}
