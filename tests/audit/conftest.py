import importlib
from contextlib import contextmanager
from types import SimpleNamespace

import pytest
from django.db import connection

log_triggers = importlib.import_module("partnerships.audit.migrations.0002_log_is_append_only")


@pytest.fixture
def log_unlocked(db):
    """A place where the database lets the log be changed, as for somebody who owns it; the triggers are back afterwards."""

    @contextmanager
    def unlocked():
        with connection.cursor() as cursor:
            by_cursor = SimpleNamespace(connection=connection, execute=cursor.execute)
            log_triggers.drop_triggers(None, by_cursor)
            yield cursor
            log_triggers.add_triggers(None, by_cursor)

    return unlocked
