"""Events."""

from datetime import date

from partnerships.events.models import Event


def events(world):
    about = {"title": "Workshop", "kind": "workshop", "date": date(2018, 2, 20)}
    world.event, world.held = [Event.objects.create(state=state, has_notes=True, **about) for state in ("planned", "held")]
