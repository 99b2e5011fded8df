"""The API of agreements: the same acts, the same rules, the state of today."""

import uuid

import pytest

from partnerships.agreements.models import IOPAgreement, IOPFollowUp, IOPMilestone, IOPParty

from .conftest import answers_to, examined

pytestmark = pytest.mark.django_db
COLLECTIONS = ["iop-agreements", "iop-parties", "iop-resources", "iop-milestones", "iop-legal-tests", "iop-follow-ups"]
COLLECTIONS += ["iop-groups", "iop-group-members"]


@pytest.fixture
def api(api_client, social_officer):
    api_client.force_login(social_officer)
    return api_client


def post(api, address, **values):
    return api.post(f"/api/v1/{address}/", values, format="json")


@pytest.mark.parametrize("name", COLLECTIONS)
def test_each_collection_is_read_by_list_and_by_number(api, follow_up, name):
    listed = api.get(f"/api/v1/{name}/")
    assert listed.status_code == 200
    assert listed.json()["count"] >= 1
    one = api.get(f"/api/v1/{name}/{listed.json()['results'][0]['id']}/")
    assert one.status_code == 200
    assert one.headers["ETag"]


def test_the_state_is_that_of_today_and_can_be_asked_for(api, running, old_agreement):
    assert api.get(f"/api/v1/iop-agreements/{running.pk}/").json()["state"] == "active"
    found = api.get("/api/v1/iop-agreements/", {"state": "unknown"}).json()["results"]
    assert [row["id"] for row in found] == [old_agreement.pk]
    assert api.get("/api/v1/iop-agreements/", {"state": "signed"}).json()["count"] == 0
    assert api.get("/api/v1/iop-agreements/", {"bogus": "1"}).status_code == 400


def test_an_agreement_is_made_by_the_api_alone(api, social_board, organisation, criteria):
    made = post(api, "iop-agreements", title="Språkkafé", responsible_board=social_board.pk)
    assert made.status_code == 201
    assert made.json()["state"] == "draft"
    number = made.json()["id"]
    party = post(api, "iop-parties", agreement=number, side="idea_driven", organisation=organisation.pk)
    assert party.status_code == 201
    resource = post(api, "iop-resources", party=party.json()["id"], kind="money", year=2027, amount="1000.50")
    assert (resource.status_code, resource.json()["amount"], resource.json()["agreement"]) == (201, "1000.50", number)
    assert post(api, "iop-milestones", agreement=number, title="Start", planned_end="2027-01-15").status_code == 201
    assert post(api, f"iop-agreements/{number}/review").json()["state"] == "legal_review"
    tested = {"examined_on": "2026-11-01", "examined_by_role": "Jurist", "reason": "Bidrag räcker"}
    answers = [each | {"criterion": each["criterion"].pk} for each in answers_to(criteria, not_normed_grant="no")]
    grant = post(api, "iop-legal-tests", agreement=number, answers=answers, **tested)
    assert (grant.status_code, grant.json()["conclusion"]) == (201, "grant")
    early = post(api, f"iop-agreements/{number}/prepare")
    told = " ".join(error["message"] for error in early.json()["errors"])
    assert (early.status_code, "Kommunens part" in told, "Ska vara föreningsbidrag" in told) == (400, True, True)
    assert post(api, "iop-parties", agreement=number, side="municipal", board=social_board.pk).status_code == 201
    answers = [each | {"criterion": each["criterion"].pk} for each in answers_to(criteria)]
    again = {**tested, "examined_on": "2026-11-02", "answers": answers}
    assert post(api, "iop-legal-tests", agreement=number, **again).status_code == 201
    assert post(api, f"iop-agreements/{number}/prepare").json()["state"] == "prepared"


def test_faults_are_told_at_once(api, decided):
    IOPAgreement.objects.update(challenge="", quality_requirements="")
    answer = post(api, f"iop-agreements/{decided.pk}/sign", signed_on="2023-12-04")
    assert answer.status_code == 400
    told = " ".join(error["message"] for error in answer.json()["errors"])
    assert "Samhällsutmaning" in told
    assert "Kvalitetskrav" in told
    assert "före beslutet" in told


def test_decide_sign_and_terminate(api, prepared, board_decision):
    address = f"iop-agreements/{prepared.pk}"
    assert post(api, f"{address}/decide", decision=board_decision.pk).json()["state"] == "decided"
    assert post(api, f"{address}/sign", signed_on="2023-12-05").json()["state"] == "active"
    ended = post(api, f"{address}/terminate", terminated_on="2026-05-31", reason="Flyttar").json()
    assert (ended["state"], ended["ends_on"]) == ("terminated", "2026-08-31")


def test_a_change_carries_the_version_seen(api, draft):
    address = f"/api/v1/iop-agreements/{draft.pk}/"
    assert api.patch(address, {"title": "Nytt"}, format="json").status_code == 428
    tag = api.get(address).headers["ETag"]
    assert api.patch(address, {"title": "Nytt"}, format="json", headers={"If-Match": tag}).status_code == 200
    assert api.patch(address, {"title": "Igen"}, format="json", headers={"If-Match": tag}).status_code == 412


def test_a_part_cannot_be_moved_to_another_agreement(api, draft, old_agreement):
    milestone = draft.milestones.get()
    answer = api.patch(
        f"/api/v1/iop-milestones/{milestone.pk}/",
        {"agreement": old_agreement.pk},
        format="json",
        headers={"If-Match": f'"{milestone.version}"'},
    )
    assert answer.status_code == 400


def test_a_payment_sent_again_is_one_payment(api, running):
    values = {
        "key": str(uuid.uuid4()),
        "party": running.parties.get(side="idea_driven").pk,
        "year": 2024,
        "amount": "100000.00",
        "due": "2024-03-01",
        "giro_type": "bankgiro",
    }
    address = f"iop-agreements/{running.pk}/pay"
    assert [post(api, address, **values).status_code for _again in range(3)] == [200, 200, 200]
    assert running.iop_payments.count() == 1
    assert post(api, address, **values | {"amount": "1.00"}).status_code == 422


def test_what_one_may_not_see_is_404_and_cannot_be_pointed_at(api_client, running, culture_officer, culture_board):
    api_client.force_login(culture_officer)
    assert api_client.get(f"/api/v1/iop-agreements/{running.pk}/").status_code == 404
    assert post(api_client, f"iop-agreements/{running.pk}/terminate").status_code == 404
    assert post(api_client, "iop-milestones", agreement=running.pk, title="x", planned_end="2025-01-01").status_code == 400
    for name in ("iop-parties", "iop-milestones", "iop-legal-tests", "iop-follow-ups"):
        assert api_client.get(f"/api/v1/{name}/").json()["count"] == 0


def test_the_organisation_reads_its_own_and_changes_nothing(api_client, follow_up, representative):
    examined(follow_up.agreement)
    api_client.force_login(representative)
    for name in COLLECTIONS:
        assert api_client.get(f"/api/v1/{name}/").json()["count"] >= 1, name
    assert post(api_client, f"iop-agreements/{follow_up.agreement.pk}/withdraw", reason="x").status_code == 403


def test_the_organisation_reads_a_legal_tests_conclusion_alone(api_client, running, representative, social_officer, finance):
    address = f"/api/v1/iop-legal-tests/{running.legal_tests.get().pk}/"
    api_client.force_login(representative)
    for own in (api_client.get(address).json(), api_client.get("/api/v1/iop-legal-tests/").json()["results"][0]):
        assert (own["conclusion"], own["examined_on"]) == ("iop_possible", "2018-10-01")
        assert (own["reason"], own["examined_by_role"]) == ("", "")
    for user in (social_officer, finance):
        api_client.force_login(user)
        assert api_client.get(address).json()["reason"] == "Prövat"


def test_large_numbers_and_years_are_refused_in_words(api, draft):
    party = draft.parties.get(side="idea_driven")
    for wrong in ({"year": 99999}, {"year": 2024, "quantity": 10**12}, {"year": 2024, "amount": "1e3"}):
        assert post(api, "iop-resources", party=party.pk, kind="network", **wrong).status_code == 400
    assert (IOPFollowUp.objects.count(), IOPMilestone.objects.count(), IOPParty.objects.count()) == (0, 1, 2)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_days_outside_the_calendar_of_the_register_are_refused(api, running, draft, day):
    agreement = IOPAgreement.objects.get(pk=running.pk)
    answer = api.patch(
        f"/api/v1/iop-agreements/{agreement.pk}/",
        {"end_date": day, "notice_months": 120},
        format="json",
        headers={"If-Match": f'"{agreement.version}"'},
    )
    assert answer.status_code == 400
    IOPAgreement.objects.update(end_date="2200-12-31")
    assert post(api, f"iop-agreements/{agreement.pk}/terminate", terminated_on=day, reason="x").status_code == 400


def test_a_part_is_struck_out_with_a_reason_and_is_in_no_list_after_it(api, draft):
    step = draft.milestones.get()
    assert post(api, f"iop-milestones/{step.pk}/strike").status_code == 400
    answer = post(api, f"iop-milestones/{step.pk}/strike", reason="Fel avtal")
    assert (answer.status_code, answer.json()["struck_reason"], answer.json()["version"]) == (200, "Fel avtal", 2)
    assert api.get("/api/v1/iop-milestones/").json()["count"] == 0
    assert api.get(f"/api/v1/iop-milestones/{step.pk}/").status_code == 404
    assert post(api, f"iop-milestones/{step.pk}/strike", reason="Igen").status_code == 400
