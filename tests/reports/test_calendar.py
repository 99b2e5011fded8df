"""Private calendars: a key that is shown once, opens what its user may see now, and is shut for good."""

import json

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from partnerships.audit.models import AuditEvent
from partnerships.ground.days import today
from partnerships.register.services import change_user
from reports.models import CalendarKey
from reports.services import MOST_KEYS, make_calendar_key, revoke_calendar_key
from reports.throttles import CalendarThrottle
from tests.conftest import SecureClient

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("municipality")]


def keys_page(user):
    return reverse("reports:calendar_keys", args=[user.pk])


def feed(secret):
    return f"/kalender/{secret}.ics"


def events(client, secret):
    return Calendar.from_ical(client.get(feed(secret)).content).walk("VEVENT")


@pytest.fixture
def secret(culture_officer):
    return make_calendar_key(actor=culture_officer, user=culture_officer)


def test_the_address_is_shown_once_and_only_its_digest_is_kept(client, culture_officer):
    client.force_login(culture_officer)
    made = client.post(keys_page(culture_officer), {"everything": "on"})
    address = made.context["address"]
    assert address.startswith("https://")
    assert address in made.content.decode()
    assert address not in client.get(keys_page(culture_officer)).content.decode()
    key = CalendarKey.objects.get()
    secret = address.rpartition("/")[2].removesuffix(".ics")
    assert key.everything
    assert secret not in str(vars(key))
    assert SecureClient().get(address).status_code == 200  # without any sign-in
    [event] = AuditEvent.objects.filter(act="made_calendar_key")
    assert secret not in str(vars(event))


def test_a_calendar_reads_what_falls_due(client, application, secret):
    [event] = events(client, secret)
    assert event["summary"] == f"Ansökan utan beslut: {application}"
    assert event["url"] == f"https://testserver{application.get_absolute_url()}"
    assert "Försenat" in event["description"]
    answer = client.get(feed(secret))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert "no-store" in answer["Cache-Control"]
    assert max(map(len, answer.content.split(b"\r\n"))) <= 75


def test_an_event_keeps_its_number_and_its_day(client, application, secret, time_machine):
    time_machine.move_to("2026-11-21 12:00+01:00")
    [before] = events(client, secret)
    time_machine.move_to("2027-02-21 12:00+01:00")
    [after] = events(client, secret)
    assert (before["uid"], before.decoded("dtstart")) == (after["uid"], after.decoded("dtstart"))
    assert client.get(feed(secret)).content == client.get(feed(secret)).content


def test_what_the_user_may_no_longer_see_is_gone_at_the_next_look(client, application, secret, culture_officer):
    assert events(client, secret)
    culture_officer.role_assignments.update(valid_to="2020-01-01")
    assert events(client, secret) == []


def test_a_revoked_key_and_that_of_an_inactive_user_open_nothing(client, secret, culture_officer, admin):
    for wrong in ("x", "a" * 43, secret + "a", secret.swapcase(), "å"):
        assert client.get(feed(wrong)).status_code == 404
    change_user(actor=admin, user=culture_officer, is_active=False)
    assert client.get(feed(secret)).status_code == 404
    culture_officer.refresh_from_db()
    change_user(actor=admin, user=culture_officer, is_active=True)
    assert client.get(feed(secret)).status_code == 200
    assert client.post(feed(secret)).status_code == 405
    client.force_login(culture_officer)
    key = CalendarKey.objects.get()
    page = reverse("reports:revoke_calendar_key", args=[key.pk])
    assert client.get(page).status_code == 200
    assert client.get(feed(secret)).status_code == 200  # looking at the page revoked nothing
    assert client.post(page).status_code == 302
    assert client.get(feed(secret)).status_code == 404
    client.post(page)
    assert AuditEvent.objects.filter(act="revoked_calendar_key").count() == 1


def test_nobody_makes_or_sees_anothers_address_but_the_administrator_revokes_it(
    client, secret, culture_officer, social_officer, admin
):
    page, key = keys_page(culture_officer), CalendarKey.objects.get()
    client.force_login(social_officer)
    assert client.get(page).status_code == client.post(page).status_code == 403
    assert client.post(reverse("reports:revoke_calendar_key", args=[key.pk])).status_code == 404
    client.force_login(admin)
    assert client.get(page).status_code == 200
    assert client.post(page).status_code == 403
    revoke_calendar_key(actor=admin, key=key)
    assert client.get(feed(secret)).status_code == 404


def test_making_and_revoking_need_the_forms_own_mark(culture_officer, secret):
    client = SecureClient(enforce_csrf_checks=True)
    client.force_login(culture_officer)
    assert client.post(keys_page(culture_officer)).status_code == 403
    assert client.post(reverse("reports:revoke_calendar_key", args=[CalendarKey.objects.get().pk])).status_code == 403
    assert CalendarKey.objects.live().count() == 1


def test_there_is_an_end_to_how_many_one_has(client, culture_officer):
    for _number in range(MOST_KEYS):
        make_calendar_key(actor=culture_officer, user=culture_officer)
    client.force_login(culture_officer)
    refused = client.post(keys_page(culture_officer))
    assert refused.status_code == 422
    assert f"Du har redan {MOST_KEYS} adresser" in refused.content.decode()


def test_a_look_is_stamped_once_a_day_and_writes_nothing_else(client, secret, django_assert_max_num_queries):
    client.get(feed(secret))
    assert CalendarKey.objects.get().last_used_on == today()
    with django_assert_max_num_queries(60) as asked:
        client.get(feed(secret))
    assert not [query for query in asked.captured_queries if not query["sql"].startswith("SELECT")]


def test_nobody_guesses_in_peace(client, monkeypatch):
    monkeypatch.setattr(CalendarThrottle, "rate", "3/min", raising=False)
    assert [client.get(feed("x")).status_code for _try in range(4)] == [404, 404, 404, 429]
    assert int(client.get(feed("x"))["Retry-After"]) > 0


def test_the_key_is_in_no_line_of_the_log(client, secret, caplog, monkeypatch):
    from config.logging import JsonLines

    monkeypatch.setattr(caplog.handler, "formatter", JsonLines())
    caplog.set_level("INFO")
    for address in (feed(secret), f"{feed(secret)}/", f"{feed(secret)}x", f"/kalender/{secret}", f"/annat/{secret}/"):
        client.get(address)
        SecureClient(enforce_csrf_checks=True).post(address)
        Client().get(address)  # over http
    monkeypatch.setattr("reports.views.calendar.as_calendar", lambda *rows: 1 / 0)
    SecureClient(raise_request_exception=False).get(feed(secret))
    assert "Internal Server Error" in caplog.text
    assert secret not in caplog.text
    assert json.loads(caplog.text.splitlines()[0])["path"] == "/kalender/<str:secret>.ics"
