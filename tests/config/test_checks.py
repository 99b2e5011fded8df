"""A database that would lose what it has confirmed is not used, and a server that would leak does not start."""

import runpy

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.db.utils import ConnectionHandler
from django.test import override_settings

from config import checks, settings


@pytest.fixture
def sqlite(tmp_path, monkeypatch, django_db_blocker):
    """A SQLite of its own, under the settings of operation."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("DATA_FOLDER", str(tmp_path))
    tmp_path.chmod(0o700)
    database = runpy.run_path(settings.__file__)["DATABASE"]
    connection = DatabaseWrapper(ConnectionHandler({"default": database}).settings["default"], alias="other")
    with django_db_blocker.unblock():
        yield connection
    connection.close()


@pytest.mark.django_db
def test_the_live_connection_keeps_what_the_settings_ask_for():
    assert checks.database_faults(connection) == []


def test_sqlite_keeps_what_the_settings_ask_for(sqlite):
    assert checks.database_faults(sqlite) == []
    assert checks.file_faults(sqlite) == []


@pytest.mark.parametrize(
    ("pragma", "fault"),
    [
        ("PRAGMA synchronous=NORMAL", "synchronous är 1, ska vara 2."),
        ("PRAGMA journal_mode=DELETE", "journal_mode är delete, ska vara wal."),
        ("PRAGMA foreign_keys=OFF", "foreign_keys är 0, ska vara 1."),
        ("PRAGMA busy_timeout=0", "busy_timeout är 0, ska vara 30000."),
    ],
)
def test_a_connection_that_differs_is_refused(sqlite, pragma, fault, monkeypatch):
    sqlite.cursor().execute(pragma)
    monkeypatch.setattr(checks, "checked", set())
    assert checks.database_faults(sqlite) == [fault]
    with pytest.raises(ImproperlyConfigured, match=fault):
        checks.refuse_unsafe_connection(None, sqlite)


def test_every_first_connection_is_looked_at(sqlite, monkeypatch):
    monkeypatch.setattr(checks, "checked", set())
    sqlite.ensure_connection()
    assert checks.checked == {"other"}


def test_a_database_that_others_can_read_is_a_fault(sqlite, tmp_path):
    sqlite.ensure_connection()
    tmp_path.chmod(0o755)
    (tmp_path / "register.sqlite3").chmod(0o644)
    assert len(checks.file_faults(sqlite)) == 2


def test_a_database_on_a_network_is_a_fault(sqlite, monkeypatch):
    sqlite.ensure_connection()
    monkeypatch.setattr(checks, "file_system", lambda file: "nfs4")
    (fault,) = checks.file_faults(sqlite)
    assert "PostgreSQL" in fault


def test_the_file_system_is_that_of_the_nearest_mount(tmp_path):
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\nserver:/data {tmp_path} nfs4 rw 0 0\n")
    assert checks.file_system(tmp_path / "var" / "register.sqlite3", mounts) == "nfs4"
    assert checks.file_system(tmp_path.parent / "register.sqlite3", mounts) == "ext4"
    assert checks.file_system(tmp_path / "register.sqlite3", tmp_path / "finns-inte") == ""


def test_pages_without_their_files_are_a_fault(tmp_path):
    with override_settings(COLLECTED_STATIC=True, STATIC_ROOT=tmp_path):
        assert [fault.id for fault in checks.check_static_files_are_collected(None)] == ["config.E002"]
        (tmp_path / "staticfiles.json").write_text('{"paths": {"a.css": "a.123.css"}}')
        assert checks.check_static_files_are_collected(None) == []


def test_a_fault_stops_the_start(monkeypatch):
    monkeypatch.setattr(checks, "run_checks", lambda **kinds: [checks.Error("Något är fel.")])
    with pytest.raises(ImproperlyConfigured, match="Något är fel"):
        checks.refuse_bad_start()


def test_words_that_are_not_compiled_are_a_fault(settings, tmp_path):
    settings.LOCALE_PATHS = [tmp_path]
    catalogue = tmp_path / "sv" / "LC_MESSAGES" / "django.po"
    catalogue.parent.mkdir(parents=True)
    assert checks.check_catalogues_are_compiled(None) == []
    catalogue.touch()
    (fault,) = checks.check_catalogues_are_compiled(None)
    assert "pybabel compile" in fault.msg
    catalogue.with_suffix(".mo").touch()
    assert checks.check_catalogues_are_compiled(None) == []
