"""Browsers' reports of what the policy stopped: one bounded line each."""

import json

import pytest

from tests.conftest import SecureClient

REPORT = {
    "csp-report": {"document-uri": "https://register.test/iop/", "violated-directive": "script-src", "sample": "hemligheten"}
}


def send(body, **extra):
    client = SecureClient(enforce_csrf_checks=True)
    body = body if isinstance(body, bytes) else json.dumps(body).encode()
    return client.post("/csp-report", body, content_type="application/csp-report", **extra).status_code


def test_a_report_is_one_line_with_what_it_tells(log):
    assert send(REPORT) == 204
    (line,) = [json.loads(line) for line in log() if '"register.policy"' in line]
    assert line["violated-directive"] == "script-src"
    assert "hemligheten" not in " ".join(log())


def test_a_long_report_is_cut(log):
    assert send({"csp-report": {"document-uri": "x" * 5_000}}) == 204
    (line,) = [json.loads(line) for line in log() if '"register.policy"' in line]
    assert len(line["document-uri"]) == 200


def test_a_huge_report_is_refused(log):
    assert send(b"x" * 9_000) == 413
    assert not [line for line in log() if '"register.policy"' in line]


@pytest.mark.parametrize("body", [b"", b"x", b"[]", b"null", b'{"csp-report": 3}', b'{"csp-report": [1]}', b"\xff", b"[" * 8_000])
def test_what_is_not_a_report_is_refused(body):
    assert send(body) == 400
