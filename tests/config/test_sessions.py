"""A session ends after half an hour without a request and after eight hours whatever happens."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("addresses")]
MORNING = datetime(2019, 3, 1, 8, tzinfo=UTC)


@pytest.fixture
def at(client, user):
    """Ask for a page at a moment after the sign-in."""
    with time_machine.travel(MORNING, tick=False):
        client.force_login(user)

    def ask(address="/prov/closed/", **after):
        with time_machine.travel(MORNING + timedelta(**after), tick=False):
            return client.get(address)

    return ask


def test_half_an_hour_without_a_request_ends_the_session(at):
    assert at(minutes=29).status_code == 200
    assert at(minutes=59).status_code == 200
    assert at(minutes=90).status_code == 302


def test_eight_hours_end_the_session_whatever_happens(at):
    statuses = [at(minutes=20 * step).status_code for step in range(1, 26)]
    assert statuses == [200] * 24 + [302]


def test_the_user_is_told_why(at):
    at(hours=1)
    assert "gått lång tid" in at("/konto/login/", hours=1).content.decode()


def test_the_stamp_is_written_at_most_once_a_minute(at):
    written = [seconds for seconds in (30, 61, 100, 121, 122) if at(seconds=seconds).cookies]
    assert written == [61, 122]


def test_the_cookie_stays_with_this_host_and_this_browser(at):
    cookie = at(minutes=2).cookies["__Host-session"]
    assert {name: cookie[name] for name in ("secure", "httponly", "samesite", "path", "domain", "max-age", "expires")} == {
        "secure": True,
        "httponly": True,
        "samesite": "Lax",
        "path": "/",
        "domain": "",
        "max-age": "",
        "expires": "",
    }


def test_a_session_without_a_stamp_is_ended(client, user):
    client.force_login(user)
    session = client.session
    del session["signed_in_at"]
    session.save()
    assert client.get("/prov/closed/").status_code == 302


def test_signing_out_ends_the_session_on_the_server(client, user):
    client.force_login(user)
    key = client.cookies["__Host-session"].value
    client.get("/prov/sign_out/")
    client.cookies["__Host-session"] = key
    assert client.get("/prov/closed/").status_code == 302


def test_a_visitor_gets_no_session(client):
    assert "__Host-session" not in client.get("/prov/page/").cookies
