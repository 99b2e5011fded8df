"""Aid of minor importance."""

from datetime import date
from decimal import Decimal

from partnerships.state_aid.models import StateAid


def state_aid(world):
    world.aid = StateAid.objects.create(
        organisation=world.organisation,
        board=world.board,
        matter="Öppen verksamhet",
        granted_on=date(2025, 1, 10),
        amount=Decimal("11000"),
        rate=Decimal("11"),
        rate_on=date(2025, 1, 9),
        state="granted",
    )
