"""The pages and the endpoint of meetings."""

from datetime import date, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from partnerships.events.models import Event, EventAudience
from partnerships.events.services import change_event
from partnerships.ground.days import today
from tests.fixtures import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer_client(client, culture_officer):
    client.force_login(culture_officer)
    return client


@pytest.fixture
def reader_client(client, reader):
    client.force_login(reader)
    return client


def text_of(response):
    return " ".join(response.content.decode().split())


def test_the_list_is_narrowed_by_year_kind_and_audience(reader_client, example):
    def shown(**asked):
        return len(reader_client.get(reverse("events:event_list"), asked).context["table"].rows)

    assert shown() == 8
    assert shown(year="2018") == 2
    assert shown(kind="workshop") == 5
    assert shown(audience="politicians", year="2017") == 4
    assert shown(search="METODSPELET") == 1


def test_a_past_meeting_stays_in_the_list_as_over(reader_client, event):
    page = text_of(reader_client.get(reverse("events:event_list")))
    assert "Avslutad" in page
    assert "17.30–20.00" in page


def test_the_page_shows_what_is_known_and_what_is_not(reader_client, example):
    page = text_of(reader_client.get(example[date(2017, 12, 11)].get_absolute_url()))
    assert "Dirigenten" in page
    assert '<dt>Tid</dt> <dd><span class="missing">uppgift saknas</span>' in page
    assert "Ändra" not in page


def test_the_page_gives_one_state(reader_client, example):
    page = text_of(reader_client.get(example[date(2018, 3, 13)].get_absolute_url()))
    assert ">Avslutad</span>" in page
    assert "<dt>Status</dt>" not in page


def test_a_clock_is_written_alike_in_the_history(officer_client, culture_officer, event):
    change_event(actor=culture_officer, event=event, start=time(18, 15))
    page = text_of(officer_client.get(event.get_absolute_url()))
    assert '<span class="before">17.30</span>' in page
    assert '<span class="after">18.15</span>' in page
    assert ":00<" not in page.split("Historik</h2>")[1].split("<dl>")[1]


def test_a_clock_is_written_alike_where_two_wrote_at_once(officer_client, event):
    sent = {"title": "Workshop", "kind": "workshop", "date": "2018-02-20", "start": "17.30", "end": "20.00", "version": 1}
    Event.objects.filter(pk=event.pk).update(version=2, room="Trombon", end=time(21))
    response = officer_client.post(reverse("events:change_event", args=[event.pk]), sent)
    assert response.status_code == 409
    told = {row["label"]: (row["mine"], row["theirs"]) for row in response.context["conflicts"]}
    assert "Börjar" not in told
    assert told["Slutar"] == ("20.00", "21.00")


def test_an_officer_is_told_to_report_a_meeting_that_has_been(officer_client, event):
    page = text_of(officer_client.get(event.get_absolute_url()))
    assert "Dagen har passerat" in page
    assert "Registrera som genomförd" in page


def test_without_a_role_the_meeting_is_not_there(client, event):
    client.force_login(UserFactory())
    assert client.get(event.get_absolute_url()).status_code == 404


def test_what_a_reader_may_not_do_is_refused(reader_client, event):
    for name in ("change_event", "publish", "hold", "document", "cancel", "attach"):
        assert reader_client.get(reverse(f"events:{name}", args=[event.pk])).status_code == 403, name
    assert reader_client.get(reverse("events:register_event")).status_code == 403


def test_an_officer_registers_a_meeting_as_people_write(officer_client):
    sent = {
        "title": "Dialogforum", "kind": "dialogue_forum", "date": "2 april 2019", "start": "17.30", "end": "20:00",
        "audiences": ["idea_driven", "politicians"], "facilitator_external": "True",
    }  # fmt: skip
    response = officer_client.post(reverse("events:register_event"), sent)
    assert response.status_code == 302
    event = Event.objects.get()
    assert (event.hours(), event.audience_text()) == ("17.30–20.00", "Idéburen sektor, Politiker")
    assert event.facilitator_external is True
    assert event.has_notes is None


def test_a_time_that_is_none_is_told_at_its_field(officer_client, event):
    sent = {"title": "Workshop", "kind": "workshop", "date": "2018-02-20", "start": "halv sex", "version": event.version}
    response = officer_client.post(reverse("events:change_event", args=[event.pk]), sent)
    assert response.status_code == 422
    assert "Skriv klockslaget som 17.30." in text_of(response)


def test_an_officer_reports_a_meeting_by_the_page(officer_client, event):
    sent = {"participants_idea_driven": "12", "summary": "Om åtaganden", "version": event.version}
    assert officer_client.post(reverse("events:hold", args=[event.pk]), sent).status_code == 302
    event.refresh_from_db()
    assert (event.state, event.participants_idea_driven) == ("held", 12)


def test_every_form_of_an_officer_opens(officer_client, event):
    for name in ("change_event", "publish", "hold", "document", "cancel", "attach"):
        assert officer_client.get(reverse(f"events:{name}", args=[event.pk])).status_code == 200, name


def test_the_list_leaves_as_excel(reader_client, example):
    response = reader_client.get(reverse("reports:list_export", args=["traffar"]), {"year": "2018"})
    assert response.getvalue().startswith(b"PK")


@pytest.mark.parametrize("address", ["/dialog/", "/api/v1/events/"])
def test_a_long_list_costs_no_more_queries_than_a_short_one(reader_client, event, address):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert reader_client.get(address).status_code == 200
        return len(captured)

    queries()
    short = queries()
    for day in range(1, 20):
        other = Event.objects.create(title="Workshop", kind="workshop", date=date(2019, 3, day))
        EventAudience.objects.create(event=other, audience="citizens")
    assert queries() == short


def test_a_meeting_is_registered_and_changed_by_the_api(api_client, culture_officer):
    api_client.force_authenticate(culture_officer)
    sent = {"title": "Forum", "kind": "dialogue_forum", "date": "2019-04-02", "start": "17:30", "audiences": ["citizens"]}
    made = api_client.post("/api/v1/events/", sent, format="json")
    assert made.status_code == 201, made.content
    assert made.json()["audiences"] == ["citizens"]
    address = f"/api/v1/events/{made.json()['id']}/"
    changed = api_client.patch(address, {"audiences": ["academy"]}, format="json", HTTP_IF_MATCH=made["ETag"])
    assert changed.json()["audiences"] == ["academy"]
    assert api_client.patch(address, {"audiences": []}, format="json", HTTP_IF_MATCH=made["ETag"]).status_code == 412
    held = api_client.post(f"{address}hold/", {"participants_other": 3}, format="json")
    assert held.json()["state"] == "held"
    assert api_client.patch(address, {"audiences": ["alla"]}, format="json", HTTP_IF_MATCH=held["ETag"]).status_code == 400


@pytest.mark.parametrize("start", ["17:30+02:00", "17:30:15", "25:00", "kl 17"])
def test_the_api_takes_the_municipality_s_own_time_and_no_other(start, api_client, culture_officer):
    api_client.force_authenticate(culture_officer)
    sent = {"title": "Dialogforum", "kind": "dialogue_forum", "date": "2019-03-01"}
    assert api_client.post("/api/v1/events/", sent | {"start": start}, format="json").status_code == 400
    made = api_client.post("/api/v1/events/", sent | {"start": "17:30"}, format="json")
    assert made.json()["start"] == "17:30"


def test_meetings_are_asked_for_by_day_and_audience(api_client, reader, example):
    api_client.force_authenticate(reader)

    def count(**asked):
        return api_client.get("/api/v1/events/", asked).json()["count"]

    assert count(date_from="2017-11-01", date_to="2017-11-30") == 2
    assert count(audience="citizens") == 5
    assert count(state="documented") == 1


def test_a_meeting_that_is_to_come_is_not_offered_as_held(officer_client):
    event = Event.objects.create(title="Forum", kind="dialogue_forum", date=today() + timedelta(days=1))
    assert "Registrera som genomförd" not in officer_client.get(event.get_absolute_url()).content.decode()
    Event.objects.update(date=today())
    assert "Registrera som genomförd" in officer_client.get(event.get_absolute_url()).content.decode()
