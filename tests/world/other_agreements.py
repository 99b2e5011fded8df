"""What is neither grant nor IOP."""

from partnerships.agreements.models import OtherAgreement, Procurement
from partnerships.cases.models import GoverningDocument


def other_forms(world):
    """A governing document, an agreement that is neither IOP nor procurement, and a procurement."""
    world.governing = GoverningDocument.objects.create(kind="policy", title="Policy", board=world.board)
    own = {"organisation": world.organisation, "responsible_board": world.board}
    world.other_agreement = OtherAgreement.objects.create(title="Årlig överenskommelse", form="yearly", **own)
    world.procurement = Procurement.objects.create(title="Arbetsträning", law="lou", **own)
