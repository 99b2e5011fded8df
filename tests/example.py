"""The example data: worked out once in a run, loaded for a module of tests and rolled back after it."""

import io
import json

import pytest
from django.core.management import call_command
from django.db import connection, transaction


@pytest.fixture(scope="module")
def example(django_db_setup, django_db_blocker, load_example):
    """Asked for by `pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("example")]`; each test rolls back its own."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_example()
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="session")
def load_example(tmp_path_factory, worker_id):
    """Load the example. Whoever of the processes comes first does its thousands of acts; the others put in the same rows."""
    folder = tmp_path_factory.getbasetemp()
    kept = (folder if worker_id == "master" else folder.parent) / "example.json"  # a folder of this run and no other

    def load():
        if kept.exists():
            with transaction.atomic(), connection.cursor() as cursor:
                for row in json.loads(kept.read_text()):
                    cursor.execute(row)
            return
        if connection.vendor != "sqlite":  # there, one module asks for it
            call_command("load_example", stdout=io.StringIO())
            return
        before = rows()
        call_command("load_example", stdout=io.StringIO())
        after = rows()
        assert before.keys() <= after.keys()
        unfinished = folder / "example.unfinished"
        unfinished.write_text(json.dumps([row for row in after if row not in before]))
        unfinished.rename(kept)

    return load


def rows():
    """Every row of the database, as the statement that puts it there; a dict for the sake of its order."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            columns = (column.name for column in connection.introspection.get_table_description(cursor, table))
            values = " || ', ' || ".join(f'quote("{name}")' for name in columns)
            cursor.execute(f'SELECT {values} FROM "{table}" ORDER BY rowid')
            found |= {f'INSERT INTO "{table}" VALUES ({row})': None for (row,) in cursor.fetchall()}
    return found
