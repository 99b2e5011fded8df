"""What goes wrong is told in plain Swedish and gives nothing away."""

import json

import pytest
from django.db import DatabaseError

from config import errors
from tests.conftest import SecureClient

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("addresses")]


@pytest.fixture
def client():
    return SecureClient(raise_request_exception=False)


def test_a_fault_shows_a_page_without_its_cause(client):
    response = client.get("/prov/broken/")
    assert response.status_code == 500
    assert "hemligheten" not in response.content.decode()
    assert "Traceback" not in response.content.decode()


def test_a_machine_gets_a_problem_without_its_cause(client):
    response = client.get("/api/v1/prov/broken/")
    assert response.headers["Content-Type"] == "application/problem+json; charset=utf-8"
    assert response.json() == {"type": "about:blank", "title": "Ett tekniskt fel har inträffat.", "status": 500}


def test_the_id_of_the_answer_finds_the_fault_in_the_log(client, log):
    answer = client.get("/prov/broken/").headers["X-Request-ID"]
    (line,) = [json.loads(line) for line in log() if "RuntimeError" in line]
    assert line["request_id"] == answer


def test_what_one_may_not_do_is_said(client, user):
    client.force_login(user)
    response = client.get("/prov/denied/")
    assert response.status_code == 403
    assert "Bara nämndens egna handläggare." in response.content.decode()


def test_an_unknown_address_does_not_say_what_was_looked_for(client):
    for address in ("/finns/inte/", "/api/v1/finns-inte/"):
        response = client.get(address)
        assert response.status_code == 404
        assert "finns" in response.content.decode()
        assert "inte/" not in response.content.decode()


@pytest.mark.parametrize("address", ["/prov/locked/", "/api/v1/prov/locked/"])
def test_a_busy_database_asks_the_user_to_try_again(client, address):
    response = client.get(address)
    assert (response.status_code, response.headers["Retry-After"]) == (503, "5")


def test_another_fault_in_the_database_is_a_fault(client):
    assert client.get("/prov/fault_in_the_database/").status_code == 500


@pytest.mark.parametrize(
    ("vendor", "text", "wait"), [("sqlite", "database is locked", True), ("sqlite", "no such table: x", False)]
)
def test_sqlite_says_that_it_is_locked(monkeypatch, vendor, text, wait):
    monkeypatch.setattr(errors.connection, "vendor", vendor)
    assert errors.is_wait(errors.OperationalError(text)) is wait


@pytest.mark.parametrize(("state", "wait"), [("55P03", True), ("57014", True), ("40P01", True), ("08006", False)])
def test_postgresql_says_by_code_that_it_waited_too_long(monkeypatch, state, wait):
    monkeypatch.setattr(errors.connection, "vendor", "postgresql")
    fault = errors.OperationalError("x")
    fault.__cause__ = type("Cause", (Exception,), {"sqlstate": state})()
    assert errors.is_wait(fault) is wait


def test_a_fault_outside_the_view_is_told_in_the_same_way(client, monkeypatch):
    monkeypatch.setattr(errors, "is_wait", lambda fault: True)
    monkeypatch.setattr("config.middleware.SessionLimits.__call__", locked)
    assert client.get("/prov/page/").status_code == 503


def locked(*arguments):
    raise errors.OperationalError("database is locked")


def test_without_its_database_the_register_still_answers_with_its_headers(client, user, monkeypatch):
    client.force_login(user)
    monkeypatch.setattr("django.contrib.sessions.backends.db.SessionStore.load", away)
    answer = client.get("/prov/closed/")
    assert answer.status_code == 500
    assert answer.headers["Cache-Control"] == "no-store"
    assert "X-Request-ID" in answer.headers


def away(*arguments):
    raise DatabaseError("borta")


def test_a_form_without_its_token_is_refused():
    client = SecureClient(enforce_csrf_checks=True)
    response = client.post("/konto/login/", {"login": "a", "password": "b"})
    assert response.status_code == 403
    assert "Formuläret gick inte att skicka" in response.content.decode()


def test_a_call_to_the_api_without_its_token_is_refused_in_swedish(user):
    client = SecureClient(enforce_csrf_checks=True)
    client.force_login(user)
    response = client.post("/api/v1/organisations/", {}, content_type="application/json")
    assert response.status_code == 403
    assert response.json()["detail"].startswith("Begäran saknar skydd mot förfalskning")


@pytest.mark.parametrize("method", ["TRACE", "PUT", "DELETE", "PROPFIND"])
@pytest.mark.parametrize("address", ["/prov/page/", "/konto/login/", "/api/v1/organisations/", "/static/css/register.css"])
def test_what_nothing_answers_to_is_refused(client, user, method, address):
    client.force_login(user)
    response = client.generic(method, address)
    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD, OPTIONS, POST, PATCH"
