"""Acts on the account that the municipality pays from."""

from django.db import transaction

from partnerships.audit.services import add, change
from partnerships.ground.errors import require

from ..models import PayingAccount
from ..permissions import can_keep_account


@transaction.atomic
def register_account(*, actor, **values):
    """Tell what the bank must know of the payer."""
    require(can_keep_account(actor))
    return add(actor, PayingAccount(pk=1, **values))


@transaction.atomic
def change_account(*, actor, account, reason="", **values):
    require(can_keep_account(actor))
    return change(actor, account, values, reason=reason)
