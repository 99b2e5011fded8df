"""The meetings of 2017–2018 as the municipality's page about the process tells of them. What it leaves out is unknown."""

from datetime import date, time

from partnerships.audit.services import add
from partnerships.events.models import Event, EventAudience

PAGE = "Kommunens webbsida om processen"
CITY_HALL = "Stadshuset"
K, S, A = Event.Kind, Event.State, EventAudience.Audience
MUNICIPALITY = (A.OFFICIALS, A.POLITICIANS)
EVERYBODY = (A.IDEA_DRIVEN, A.CITIZENS, *MUNICIPALITY)  # organisations, citizens and the municipality: all the later meetings

# title, kind, date, start, end, room in the city hall, audiences, led from outside, presentation, notes, summary
MEETINGS = [
    ("Möte med politiker och tjänstepersoner", K.OFFICIALS, date(2017, 6, 14), None, None, "",
     MUNICIPALITY, None, True, True, ""),
    ("Informationsmöte med idéburen sektor", K.INFORMATION, date(2017, 10, 12), None, None, "",
     (A.IDEA_DRIVEN,), None, True, False,
     "Presentationen är den externa processledarens. En länk till de globala målen efterfrågades."),
    ("Workshop för idéburen sektor", K.WORKSHOP, date(2017, 10, 30), time(17, 30), None, "",
     (A.IDEA_DRIVEN, A.CITIZENS), True, True, False,
     "Den första workshoppen, enbart för idéburna organisationer och medborgare, med den externa processledaren."),
    ("Workshop för tjänstepersoner", K.WORKSHOP, date(2017, 11, 2), None, None, "", MUNICIPALITY, None, False, False,
     "Samma innehåll som workshoppen den 30 oktober, för kommunens tjänstepersoner och politiker."),
    ("Metodspelet Komma överens", K.METHOD_GAME, date(2017, 11, 23), time(17, 30), time(20, 15), "",
     EVERYBODY, True, False, False,
     "Deltagarna prövade den andra partens roll. Spelet leddes av två inbjudna från överenskommelsens kansli."),
    ("Workshop 1 för idéburen sektor och kommun", K.WORKSHOP, date(2017, 12, 11), None, None, "Dirigenten",
     EVERYBODY, None, True, False,
     "Den första gemensamma workshoppen: framtiden, och förslag till principer för en överenskommelse."),
    ("Workshop 2 för idéburen sektor och kommun", K.WORKSHOP, date(2018, 2, 20), time(17, 30), time(20), "Trombon",
     EVERYBODY, None, True, False,
     "Åtaganden som håller de sju principerna levande, och behov inom utvecklingsområdena."),
    ("Workshop 3 för idéburen sektor och kommun", K.WORKSHOP, date(2018, 3, 13), time(17, 30), time(20), "Dirigenten",
     EVERYBODY, None, False, False,
     "Förslaget till överenskommelse lästes, diskuterades och kommenterades i mindre grupper."),
]  # fmt: skip


def load(boards, users):
    """Register the eight meetings; all of them have been held, and the one with notes is documented."""
    return [load_meeting(*meeting) for meeting in MEETINGS]


def load_meeting(title, kind, day, start, end, room, audiences, from_outside, presentation, notes, summary):
    event = Event(
        title=title,
        kind=kind,
        date=day,
        start=start,
        end=end,
        venue=CITY_HALL if room else "",
        room=room,
        facilitator_external=from_outside,
        has_presentation=presentation,
        has_notes=notes,
        summary=summary,
        source=PAGE,
        state=S.DOCUMENTED if notes else S.HELD,
    )
    add(None, event)
    EventAudience.objects.bulk_create(EventAudience(event=event, audience=audience) for audience in audiences)
    return event
