"""The compact by the API: the counts that follow-up rests on, the state of today, versions and acts."""

import pytest

from partnerships.compact.models import Compact
from tests.fixtures import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def reading(api_client, reader):
    api_client.force_authenticate(reader)
    return api_client


@pytest.fixture
def writing(api_client, culture_officer):
    api_client.force_authenticate(culture_officer)
    return api_client


def count(client, collection, **asked):
    response = client.get(f"/api/v1/{collection}/", asked)
    assert response.status_code == 200, response.content
    return response.json()["count"]


def test_the_example_has_35_commitments_18_12_and_5(reading, example):
    assert count(reading, "commitments", compact=example.pk) == 35
    bearers = [count(reading, "commitments", compact=example.pk, bearer=bearer) for bearer in ("municipality", "sector", "both")]
    assert bearers == [18, 12, 5]


def test_the_example_has_7_principles_4_areas_and_22_points(reading, example):
    assert count(reading, "principles", compact=example.pk) == 7
    assert count(reading, "development-areas", compact=example.pk) == 4
    assert count(reading, "development-plans", compact=example.pk) == 1
    assert count(reading, "plan-points", compact=example.pk) == 22
    assert count(reading, "commitment-follow-ups", compact=example.pk) == 0


def test_the_state_is_the_state_of_today(reading, example):
    compact = reading.get(f"/api/v1/compacts/{example.pk}/").json()
    assert compact["state"] == "expired"
    assert compact["days_left"] < 0
    assert count(reading, "compacts", state="expired") == 1
    assert count(reading, "compacts", state="in_force") == 0


def test_a_compact_that_is_not_there_has_no_commitments_to_choose(reading, example):
    response = reading.get("/api/v1/commitments/", {"compact": "0"})
    assert response.status_code == 400
    assert response["Content-Type"].startswith("application/problem+json")


def test_without_a_role_nothing_is_seen(api_client, example):
    api_client.force_authenticate(UserFactory())
    assert count(api_client, "commitments") == 0
    assert api_client.get(f"/api/v1/compacts/{example.pk}/").status_code == 404


def test_a_draft_is_written_and_adopted(writing, council):
    compact = writing.post("/api/v1/compacts/", {"title": "Ö", "version_text": "1"}, format="json").json()
    principle = writing.post("/api/v1/principles/", {"compact": compact["id"], "no": 1, "name": "Dialog"}, format="json").json()
    commitment = writing.post(
        "/api/v1/commitments/", {"principle": principle["id"], "bearer": "both", "no": 1, "text": "Mötas"}, format="json"
    ).json()
    assert (commitment["code"], commitment["compact"]) == ("P1-B1", compact["id"])
    adopted = writing.post(
        f"/api/v1/compacts/{compact['id']}/adopt/", {"adopted_by": council.pk, "adopted_on": "2023-03-01"}, format="json"
    )
    assert adopted.json()["state"] == "adopted"
    follow_up = {"commitment": commitment["id"], "year": 2023, "side": "sector", "status": "partly"}
    assert writing.post("/api/v1/commitment-follow-ups/", follow_up, format="json").json()["is_proposed"] is True


def test_the_state_is_not_set_by_hand(writing, draft):
    response = writing.patch(f"/api/v1/compacts/{draft.pk}/", {"state": "in_force"}, format="json", HTTP_IF_MATCH='"1"')
    assert response.status_code == 400


def test_a_commitment_stays_under_its_principle(writing, draft_principle):
    commitment = draft_principle.commitments.first()
    address = f"/api/v1/commitments/{commitment.pk}/"
    moved = writing.patch(address, {"principle": draft_principle.pk}, format="json", HTTP_IF_MATCH='"1"')
    assert moved.status_code == 400
    assert writing.patch(address, {"text": "Annat"}, format="json").status_code == 428
    assert writing.patch(address, {"text": "Annat"}, format="json", HTTP_IF_MATCH='"1"').json()["text"] == "Annat"
    assert writing.patch(address, {"text": "Tredje"}, format="json", HTTP_IF_MATCH='"1"').status_code == 412


def test_an_adopted_text_is_refused_in_words(writing, commitment):
    response = writing.patch(f"/api/v1/commitments/{commitment.pk}/", {"text": "Annat"}, format="json", HTTP_IF_MATCH='"1"')
    assert response.status_code == 400
    assert "Texten är antagen" in response.content.decode()


def test_an_expired_compact_is_not_revived(writing, compact):
    address = f"/api/v1/compacts/{compact.pk}/"
    response = writing.patch(address, {"valid_to": "2099-10-01"}, format="json", HTTP_IF_MATCH='"1"')
    assert response.status_code == 400
    assert "förlängs genom ett nytt beslut" in response.content.decode()
    assert writing.get(address).json()["state"] == "expired"


def test_a_reader_changes_nothing(reading, compact):
    response = reading.patch(f"/api/v1/compacts/{compact.pk}/", {"document_owner": "Jag"}, format="json", HTTP_IF_MATCH='"1"')
    assert response.status_code == 403
    assert Compact.objects.get(pk=compact.pk).document_owner == ""
