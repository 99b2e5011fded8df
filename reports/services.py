"""Acts of reports: keys to private calendars, and case files that are handed out."""

import secrets

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from partnerships.audit.services import add, change, record
from partnerships.ground.errors import require

from .models import CalendarKey, GivingPublisher, digest_of
from .permissions import can_change_publisher, can_make_calendar_key, can_revoke_calendar_key, can_take_out_case_file

MOST_KEYS = 10  # a telephone, a computer, and some that were forgotten


@transaction.atomic
def make_calendar_key(*, actor, user, everything=False):
    """A new key's secret, which is shown once. The address that holds it is one's own: nobody makes one for another."""
    require(can_make_calendar_key(actor, user))
    if CalendarKey.objects.live().filter(user=user).count() >= MOST_KEYS:
        raise ValidationError(_("Du har redan %(most)s adresser. Återkalla en som inte används.") % {"most": MOST_KEYS})
    secret = secrets.token_urlsafe(32)
    CalendarKey.objects.create(user=user, digest=digest_of(secret), everything=everything)
    record(actor, "made_calendar_key", user)
    return secret


@transaction.atomic
def revoke_calendar_key(*, actor, key):
    """Shut an address for good. One conditional UPDATE, so that it is revoked, and logged, once."""
    require(can_revoke_calendar_key(actor, key))
    if CalendarKey.objects.filter(pk=key.pk, revoked_at=None).update(revoked_at=timezone.now()):
        record(actor, "revoked_calendar_key", key.user)
    return key.user


@transaction.atomic
def hand_out_case_file(*, actor, agreement, files, checksum):
    """Log that somebody took out an agreement's case file: how many files, and the checksum of its index."""
    require(can_take_out_case_file(actor))
    return record(actor, "exported", agreement, files=files, checksum=checksum)


@transaction.atomic
def keep_publisher(*, actor, publisher=None, reason="", **values):
    """Say who publishes open data of grants, under which licence, and where."""
    require(can_change_publisher(actor))
    row = GivingPublisher.objects.first()
    if row is None:
        return add(actor, GivingPublisher(pk=1, **values))
    return change(actor, publisher or row, values, reason=reason)
