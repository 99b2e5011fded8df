"""Acts on forms of grant."""

from django.db import transaction

from partnerships.audit.services import add, change, record
from partnerships.ground.errors import require

from ..models import GrantScheme
from ..permissions import can_change_scheme, can_register_scheme


@transaction.atomic
def register_scheme(*, actor, board, eligible_categories=(), **values):
    """Register a form of grant for a board."""
    require(can_register_scheme(actor, board.pk))
    scheme = GrantScheme(board=board, **values)
    scheme.check_governed()
    add(actor, scheme)
    set_eligible(actor, scheme, eligible_categories)
    return scheme


@transaction.atomic
def change_scheme(*, actor, scheme, eligible_categories=None, reason="", **values):
    require(can_change_scheme(actor, scheme))
    changed = change(actor, scheme, values, reason=reason)
    changed.check_governed(before=scheme)
    if eligible_categories is not None:
        set_eligible(actor, changed, eligible_categories, reason=reason)
    return changed


def set_eligible(actor, scheme, categories, reason=""):
    """Which categories may apply (R26); none means that all may."""
    stood, wanted = set(scheme.eligible_categories.all()), set(categories)
    if stood == wanted:
        return
    scheme.check_eligible(wanted)
    scheme.save(update_fields=["updated_at"])  # of two who saw the same categories, one is let through
    scheme.eligible_categories.set(wanted)
    before, after = (", ".join(sorted(each.name for each in rows)) for rows in (stood, wanted))
    record(actor, "changed", scheme, reason=reason, changes=[["eligible_categories", before, after]])
