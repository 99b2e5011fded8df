"""What falls due as a calendar (iCalendar, RFC 5545) that the user's own program fetches and shows beside everything else."""

import hashlib
from datetime import UTC, datetime, time, timedelta

from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vDuration

from partnerships.ground.days import today

REFRESHED = timedelta(hours=12)


def as_calendar(rows, absolute):
    """All-day events of what falls due. `absolute` makes a whole address of a page's. No person stands in any of them.

    An event keeps its number whatever happens to its day, and the same rows give the same bytes all day long.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Samverkansregistret//Att göra//SV")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _("Att göra i samverkansregistret"))
    calendar.add("refresh-interval", vDuration(REFRESHED), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESHED))  # what Outlook calls the same
    for due in rows:
        calendar.add_component(as_event(due, absolute(due.url)))
    return calendar.to_ical()


def as_event(due, url):
    event = Event()
    event.add("uid", number_of(due))
    event.add("dtstamp", datetime.combine(today(), time(), UTC))
    event.add("dtstart", due.day)
    event.add("dtend", due.day + timedelta(days=1))
    event.add("summary", f"{due.title}: {due.note}")
    event.add("description", "\n".join(filter(None, [_("Försenat") if due.state == "late" else "", board_of(due), url])))
    event.add("url", url)
    event.add("categories", [due.noun])
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")  # a day to know of, not a day that is taken
    return event


def board_of(due):
    return due.board.name if due.board else ""


def number_of(due):
    """What the event is about, and never when."""
    own = [str(due.key)] if due.key else []
    about = "\n".join([due.noun, due.title if due.title != due.noun else "", due.url, due.note, *own])
    return f"{hashlib.sha256(about.encode()).hexdigest()[:32]}@samverkansregistret"
