"""The log of operation: one JSON line for each event, and nothing in it that should not be there."""

import json
import logging

import pytest
from django.db import IntegrityError

from config.logging import JsonLines, request_id

HOSTILE = ["rad\nett", "rad\r\n{}", "\x1b[31mrött", "\u2028ny rad", '"}\n{"level":"ERROR"', "\x00"]


def written(message, **extra):
    record = logging.LogRecord("register", logging.INFO, __file__, 1, message, None, extra.pop("exc_info", None))
    record.__dict__ |= extra
    return JsonLines().format(record)


@pytest.mark.parametrize("text", HOSTILE)
def test_an_event_is_one_line_whatever_it_holds(text):
    line = written(text, facts={"path": text})
    assert len(line.splitlines()) == 1
    assert json.loads(line)["message"] == json.loads(line)["path"] == text


def test_an_event_says_when_in_utc_and_in_which_request():
    token = request_id.set("abc")
    try:
        line = json.loads(written("hej"))
    finally:
        request_id.reset(token)
    assert line["time"].endswith("+00:00")
    assert line["request_id"] == "abc"


def test_a_long_event_is_cut():
    assert len(json.loads(written("x" * 100_000))["message"]) == 4_000


def test_a_fault_in_the_database_does_not_repeat_the_row():
    text = "Key (email)=(hemlig@kommun.example) already exists."
    try:
        raise IntegrityError(text)
    except IntegrityError as fault:
        line = written("fel", exc_info=(type(fault), fault, fault.__traceback__))
    assert "IntegrityError" in line
    assert "hemlig@kommun.example" not in line


@pytest.mark.django_db
@pytest.mark.usefixtures("addresses")
class TestRequests:
    def line(self, log):
        (line,) = [json.loads(line) for line in log() if '"register.request"' in line]
        return line

    def test_each_request_is_one_line(self, client, user, log):
        client.force_login(user)
        answer = client.get("/prov/closed/")
        line = self.line(log)
        assert (line["method"], line["path"], line["status"], line["user_id"]) == ("GET", "/prov/closed/", 200, user.pk)
        assert line["request_id"] == answer.headers["X-Request-ID"]

    def test_what_was_searched_for_or_sent_is_left_out(self, client, log):
        client.post("/prov/upload/?sok=hemligheten", {"text": "hemligheten"})
        assert "hemligheten" not in " ".join(log())

    def test_a_link_that_carries_a_key_stands_as_its_pattern(self, client, log):
        client.get("/prov/nyckel/hemligheten/")
        assert self.line(log)["path"] == "/prov/nyckel/<str:key>/"

    def test_a_record_stands_with_its_number(self, client, log):
        client.get("/prov/nummer/17/")
        assert self.line(log)["path"] == "/prov/nummer/17/"
