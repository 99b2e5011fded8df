"""Contacts, amounts set by law, users and what they hold."""

from decimal import Decimal

from partnerships.register.models import GiroChange, LegalParameter, OrganisationContact
from partnerships.register.rights import Role
from reports.models import CalendarKey
from tests.fixtures import user_with


def registers(world):
    contact = {"organisation": world.organisation, "email": "kontakt@example.org"}
    world.contact = OrganisationContact.objects.create(name="Öppen Kontakt", **contact)
    world.protected = OrganisationContact.objects.create(name="Kanarie Skyddad", protected=True, **contact)
    world.parameter = LegalParameter.objects.create(key="PBB", name="Prisbasbelopp", value=Decimal("46500"), unit="kr")
    world.user = user_with(Role.READER, board=world.board, name="Någon Annan")
    world.role = world.user.role_assignments.get()
    # Proposed for the organisation by somebody whom the table has no column for.
    world.giro_change = GiroChange.objects.create(
        organisation=world.organisation, kind="plusgiro", number="286543-4", basis="Protokoll", proposed_by=world.user
    )
    world.calendar_key = CalendarKey.objects.create(user=world.user, digest="0" * 64)
