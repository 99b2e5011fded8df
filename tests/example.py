"""The example data, loaded once for a module of tests and rolled back after it."""

import io

import pytest
from django.core.management import call_command
from django.db import transaction


@pytest.fixture(scope="module")
def example(django_db_setup, django_db_blocker):
    """Asked for by `pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("example")]`; each test rolls back its own."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_example", stdout=io.StringIO())
        yield
        transaction.set_rollback(True)
