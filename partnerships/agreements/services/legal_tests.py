"""Acts on legal tests."""

from django.db import transaction

from partnerships.audit.services import add
from partnerships.ground.errors import require

from ..models import IOPLegalTest
from ..permissions import can_register_legal_test


@transaction.atomic
def register_legal_test(*, actor, agreement, **values):
    """Register an examination of the form in law. Earlier ones are kept; the newest counts."""
    require(can_register_legal_test(actor, agreement))
    return add(actor, IOPLegalTest(agreement=agreement, **values))
