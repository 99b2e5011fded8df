"""The local profile in a real browser: plain http, plain cookie names, and nothing that the policy stops."""

import pytest

pytestmark = pytest.mark.browser


def test_the_sign_in_page_keeps_the_policy(page, live_server):
    told = []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda fault: told.append(str(fault)))
    answer = page.goto("/konto/login/")
    assert answer.status == 200
    assert page.locator("h1").count() == 1
    assert told == []
    assert {cookie["name"] for cookie in page.context.cookies()} <= {"csrf", "session"}


def test_what_the_policy_stops_is_stopped(page, live_server):
    told = []
    page.on("console", lambda message: told.append(message.text))
    page.goto("/konto/login/")
    page.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<p style=\"color:red\">x</p><img src=\"https://annan.example/x.png\">')"
    )
    page.wait_for_timeout(200)
    assert any("style-src" in text for text in told)
    assert any("img-src" in text for text in told)
