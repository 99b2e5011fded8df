"""Health: alive without asking anybody; ready when the database answers, is migrated and the disk has room."""

import pytest
from django.db import DatabaseError, connection

from config import health


def test_alive_asks_nobody(client):
    response = client.get("/halsa/")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})


@pytest.mark.django_db
def test_ready_when_all_is_well(client):
    response = client.get("/halsa/redo/")
    assert response.status_code == 200
    assert response.json() == {"status": "ok", "databas": "ok", "migreringar": "ok", "disk": "ok", "arbetsko": "ok"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("database_answers", "databas"),
        ("database_is_migrated", "migreringar"),
        ("disk_has_room", "disk"),
        ("queue_moves", "arbetsko"),
    ],
)
def test_not_ready_when_one_thing_fails(client, monkeypatch, name, shown):
    monkeypatch.setattr(health, name, lambda: False)
    response = client.get("/halsa/redo/")
    assert response.status_code == 503
    assert response.json()[shown] == response.json()["status"] == "fel"


def refuse(*arguments):
    raise DatabaseError("borta")


def test_a_database_that_does_not_answer_is_not_ready(monkeypatch):
    monkeypatch.setattr(connection, "cursor", refuse)
    monkeypatch.setattr(health, "MigrationExecutor", refuse)
    assert health.database_answers() is False
    assert health.database_is_migrated() is False


@pytest.mark.django_db
def test_a_database_that_lacks_a_migration_is_not_ready(monkeypatch):
    monkeypatch.setattr(health.MigrationExecutor, "migration_plan", lambda self, targets: [("register", "9999")])
    assert health.database_is_migrated() is False


def test_a_full_disk_is_not_ready(monkeypatch):
    monkeypatch.setattr(health, "SMALLEST_FREE_DISK", 2**63)
    assert health.disk_has_room() is False


@pytest.mark.parametrize("address", ["/halsa/", "/halsa/redo/"])
def test_health_is_read_only(client, address):
    assert client.post(address).status_code == 405
