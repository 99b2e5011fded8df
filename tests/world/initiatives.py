"""Initiatives, and who sent them."""

from datetime import date

from partnerships.initiatives.models import Initiative, InitiativeContact


def initiatives(world):
    """One at each step that something can be done from. The board's office answers for all but the one that has just come in."""
    about = {"title": "Odling", "organisation": world.organisation, "received_on": date(2018, 2, 1)}
    taken = {"owner_office": world.office, "acknowledged_on": date(2018, 2, 2), **about}
    world.initiative = Initiative.objects.create(**about)
    world.acknowledged = Initiative.objects.create(state="acknowledged", **taken)
    world.in_triage = Initiative.objects.create(state="triage", **taken)
    world.settled = Initiative.objects.create(
        state="decided", decided_on=date(2018, 3, 1), outcome="iop", answered_on=date(2018, 3, 2), answer="Ja", **taken
    )
    world.untold = Initiative.objects.create(
        state="decided",
        decided_on=date(2018, 3, 1),
        outcome="iop",
        answered_on=date(2018, 2, 20),
        answer="Vi återkommer",
        **taken,
    )
    world.initiative_contact = InitiativeContact.objects.create(initiative=world.in_triage, name="Öppen Avsändare")
    world.protected_initiator = InitiativeContact.objects.create(
        initiative=world.in_triage, name="Kanarie Avsändare", protected=True
    )
