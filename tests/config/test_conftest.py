"""What the tests stand on holds: the log is emptied between tests and append-only in each, and nobody outside is called."""

import socket

import pytest
from django.db import DatabaseError, transaction

from partnerships.audit.models import AuditEvent
from partnerships.audit.services import record


@pytest.mark.parametrize("time", [1, 2])
@pytest.mark.django_db(transaction=True)
def test_the_log_starts_empty_and_refuses_change(user, time):
    assert AuditEvent.objects.count() == 0
    record(user, "tried", user)
    for change in (lambda: AuditEvent.objects.update(act="x"), lambda: AuditEvent.objects.all()._raw_delete("default")):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    assert AuditEvent.objects.get().act == "tried"


def test_nobody_outside_is_called():
    with socket.socket() as outside, pytest.raises(AssertionError, match="a test called"):
        outside.connect(("192.0.2.1", 80))
