"""Each test process has a copy of one database that is migrated once: to migrate takes a minute, to copy a moment.

The first process to need it makes it, and it stays until a migration differs: on SQLite in var/cache, else in the tests' server.
"""

import fcntl
import hashlib
import inspect
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import django
import pytest
from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.test.utils import setup_databases, teardown_databases

FOLDER = settings.BASE_DIR / "var" / "cache"


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker, django_db_modify_db_settings):
    """In the place of pytest-django's own, which lets each process migrate for itself."""
    with django_db_blocker.unblock():
        with one_at_a_time():
            copy_migrated()
        made = setup_databases(verbosity=0, interactive=False, keepdb=True)
    yield
    with django_db_blocker.unblock():
        teardown_databases(made, verbosity=0)


@contextmanager
def one_at_a_time():
    """Of the processes that run tests in this folder."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "migrated.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def copy_migrated():
    """Put a copy where Django will look for a test database that was kept."""
    name, target = f"migrated_{digest_of_migrations()}", connection.creation._get_test_db_name()
    if connection.vendor == "sqlite":
        shutil.copyfile(migrated_file(), target)
        return
    quote = connection.ops.quote_name
    with connection.creation._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if cursor.fetchone() is None:
            cursor.execute(f"DROP DATABASE IF EXISTS {quote(name + '_new')}")
            cursor.execute(f"CREATE DATABASE {quote(name + '_new')}")
            migrate(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}_new").geturl())
            cursor.execute(f"ALTER DATABASE {quote(name + '_new')} RENAME TO {quote(name)}")
        cursor.execute(f"DROP DATABASE IF EXISTS {quote(target)}")
        cursor.execute(f"CREATE DATABASE {quote(target)} TEMPLATE {quote(name)}")


def migrated_file():
    """The one that is copied on SQLite, made if it is not there. Asked for by one process at a time."""
    source = FOLDER / f"migrated_{digest_of_migrations()}.sqlite3"
    if not source.exists():
        for older in FOLDER.glob("migrated_*"):
            older.unlink()
        migrate(f"sqlite:///{source}.new")
        Path(f"{source}.new").rename(source)
    return source


def digest_of_migrations():
    """Of Django and of every migration, the libraries' own too."""
    digest = hashlib.sha256(django.__version__.encode())
    for _key, migration in sorted(MigrationLoader(None).disk_migrations.items()):
        digest.update(Path(inspect.getfile(type(migration))).read_bytes())
    return digest.hexdigest()[:16]


def migrate(address):
    """By a process of its own: in this one the connection belongs to the tests."""
    environment = os.environ | {"DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "config.test_settings"}
    command = [sys.executable, "-m", "django", "migrate", "--verbosity", "0"]
    subprocess.run(command, cwd=settings.BASE_DIR, env=environment, check=True)
