"""Granting and rejecting an application, within the frame of its round."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from grants.models import GrantApplication, GrantDecision
from grants.services import grant_application, reject_application
from partnerships.audit.models import AuditEvent
from partnerships.cases.models import CaseReference
from partnerships.ground.errors import Stale
from tests.fixtures import WHY, ApplicationFactory, DecisionFactory

pytestmark = pytest.mark.django_db


def test_a_granted_application_is_decided_and_takes_of_the_frame(application, decision, secretary):
    granted = grant_application(actor=secretary, application=application, decision=decision, amount=Decimal("60000"), **WHY)
    application.round.refresh_from_db()
    assert granted.state == "decided"
    assert granted.grant.result == GrantDecision.Result.PARTLY
    assert application.round.remaining() == Decimal("40000")


def test_a_round_cannot_give_more_than_its_frame(round, application, decision, secretary):
    other = ApplicationFactory(round=round, requested_amount=Decimal("100001"))
    with pytest.raises(ValidationError, match="kvar i"):
        grant_application(actor=secretary, application=other, decision=decision, amount=Decimal("100001"), **WHY)
    assert not GrantDecision.objects.exists()


def test_only_the_rounds_own_board_can_decide(application, social_board, secretary):
    with pytest.raises(ValidationError, match="hör till"):
        grant_application(
            actor=secretary, application=application, decision=DecisionFactory(board=social_board), amount=Decimal("1")
        )


def test_not_more_than_was_asked_for(application, decision, secretary):
    with pytest.raises(ValidationError, match="högre än det sökta"):
        grant_application(actor=secretary, application=application, decision=decision, amount=Decimal("100000.01"), **WHY)


def test_an_officer_cannot_register_the_boards_decision(application, decision, culture_officer):
    with pytest.raises(PermissionDenied):
        grant_application(actor=culture_officer, application=application, decision=decision, amount=Decimal("1"), **WHY)


def test_the_second_decision_on_the_same_version_is_refused(application, decision, secretary):
    grant_application(actor=secretary, application=application, decision=decision, amount=Decimal("1"), **WHY)
    with pytest.raises(Stale):
        grant_application(actor=secretary, application=application, decision=decision, amount=Decimal("1"), **WHY)


def test_a_rejection_needs_a_reason(application, decision, secretary):
    with pytest.raises(ValidationError, match="skälet"):
        reject_application(actor=secretary, application=application, decision=decision, reason=" ")


def test_the_log_tells_who_granted_what(application, decision, secretary):
    grant_application(actor=secretary, application=application, decision=decision, amount=Decimal("60000"), **WHY)
    event = AuditEvent.objects.of(application).get(act="granted")
    assert event.actor_label == secretary.name
    assert ["amount", None, "60000"] in event.changes
    assert event.board_id == application.board_id


@pytest.mark.parametrize("name", GrantApplication.OFFICERS_OWN)
def test_a_representative_leaves_the_officers_own_fields_alone(
    api_client, client, round, organisation, representative, culture_officer, name
):
    case = CaseReference.objects.create(raw="KFN 18/37", board=round.board)
    # Who represents an organisation sees no other user than themself, and could make themself the caseworker.
    value, right = {"caseworker": (representative.pk, culture_officer.pk), "case": (case.pk, case.pk)}[name]
    draft = {"round": round.pk, "organisation": organisation.pk, "purpose": "Läger"}
    api_client.force_authenticate(representative)
    refused = api_client.post("/api/v1/grant-applications/", {**draft, name: value}, format="json")
    assert (refused.status_code, [fault["field"] for fault in refused.data["errors"]]) == (400, [name])
    made = api_client.post("/api/v1/grant-applications/", {**draft, name: None}, format="json")
    assert made.status_code == 201
    address, version = f"/api/v1/grant-applications/{made.data['id']}/", {"If-Match": made.headers["ETag"]}
    refused = api_client.patch(address, {name: value}, format="json", headers=version)
    assert (refused.status_code, [fault["field"] for fault in refused.data["errors"]]) == (400, [name])
    client.force_login(representative)
    page = f"/bidrag/{made.data['id']}/andra/"
    assert f'name="{name}"' not in client.get(page).content.decode()
    client.post(page, {"purpose": "Läger", name: value, "version": made.data["version"]})
    assert getattr(GrantApplication.objects.get(), name) is None
    api_client.force_authenticate(culture_officer)
    version = {"If-Match": api_client.get(address).headers["ETag"]}
    assert api_client.patch(address, {name: right}, format="json", headers=version).data[name] == right
