"""The meetings of 2017–2018 as the municipality's own page tells of them."""

from datetime import date, time

import pytest

from partnerships.events.models import Event

pytestmark = pytest.mark.django_db


def test_there_are_eight_meetings_and_june_2018_is_not_one(example):
    assert sorted(example) == [
        date(2017, 6, 14),
        date(2017, 10, 12),
        date(2017, 10, 30),
        date(2017, 11, 2),
        date(2017, 11, 23),
        date(2017, 12, 11),
        date(2018, 2, 20),
        date(2018, 3, 13),
    ]
    assert all(event.is_over for event in example.values())


def test_hours_and_rooms_are_the_pages_own(example):
    told = {day: (event.start, event.end, event.room) for day, event in example.items() if event.start or event.room}
    assert told == {
        date(2017, 10, 30): (time(17, 30), None, ""),
        date(2017, 11, 23): (time(17, 30), time(20, 15), ""),
        date(2017, 12, 11): (None, None, "Dirigenten"),
        date(2018, 2, 20): (time(17, 30), time(20), "Trombon"),
        date(2018, 3, 13): (time(17, 30), time(20), "Dirigenten"),
    }


def test_five_have_a_presentation_and_one_has_notes(example):
    assert Event.objects.filter(has_presentation=True).count() == 5
    assert {event.date for event in Event.objects.filter(has_notes=True)} == {date(2017, 6, 14)}


def test_audiences_differ(example):
    assert example[date(2017, 6, 14)].audience_text() == "Tjänstepersoner, Politiker"
    assert example[date(2017, 11, 2)].audience_text() == "Tjänstepersoner, Politiker"
    assert example[date(2017, 10, 30)].audience_text() == "Idéburen sektor, Medborgare"
    for day in (date(2017, 11, 23), date(2017, 12, 11), date(2018, 2, 20), date(2018, 3, 13)):
        assert example[day].audience_text() == "Idéburen sektor, Medborgare, Tjänstepersoner, Politiker"


def test_who_led_the_meeting_is_said_only_where_the_page_says_it(example):
    led_from_outside = {day for day, event in example.items() if event.facilitator_external}
    assert led_from_outside == {date(2017, 10, 30), date(2017, 11, 23)}
    assert not any(event.facilitator_external is False for event in example.values())
