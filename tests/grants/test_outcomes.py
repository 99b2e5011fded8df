"""What an outcome must say, what is noted after it, and how a wrongly registered one is taken back."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import PROTECT
from django.urls import reverse

from grants import services
from grants.models import ApplicationStatistics, AssessmentPoint, CheckAnswer, GrantDecision, ListRow
from partnerships.audit.models import AuditEvent
from partnerships.ground.errors import Stale
from partnerships.payments.models import Payment
from partnerships.register.models import RoleAssignment
from partnerships.register.rights import Role
from tests.fixtures import WHY, DecisionFactory
from tests.racing import at_once, faults
from tests.world import make_world

pytestmark = pytest.mark.django_db
FOLDER = Path(services.__file__).parent


@pytest.fixture
def grant(application, decision, secretary):
    about = {"actor": secretary, "application": application, "decision": decision}
    return services.grant_application(**about, amount=Decimal(60000), **WHY).grant


@pytest.mark.parametrize("missing", ["reason", "rule_reference"])
def test_less_than_was_asked_and_a_rejection_have_reason_and_rule(application, decision, secretary, missing):
    about = {"actor": secretary, "application": application, "decision": decision}
    said = {**WHY, missing: " "}
    for act, more in ((services.grant_application, {"amount": Decimal(99999)}), (services.reject_application, {})):
        with pytest.raises(ValidationError) as fault:
            act(**about, **said, **more)
        assert list(fault.value.message_dict) == [missing]
    assert services.grant_application(**about, amount=Decimal(100000)).grant.result == "granted"  # all of it needs none


def test_the_basis_of_state_aid_is_what_is_reckoned_or_said(application, decision, secretary):
    about = {"actor": secretary, "application": application, "decision": decision, "amount": Decimal(100000)}
    with pytest.raises(ValidationError, match="Beräkna stödet"):
        services.grant_application(**about, state_aid_basis="de_minimis")
    with pytest.raises(ValidationError, match="vilken grunden är"):
        services.grant_application(**about, state_aid_basis="other")
    assert services.grant_application(**about, state_aid_basis="no_activity").grant.state_aid_basis == "no_activity"


def test_the_day_the_association_was_told_is_noted_and_corrected_with_a_reason(grant, culture_officer, secretary):
    complete = services.complete_decision
    with pytest.raises(ValidationError, match="när beslutet är fattat"):
        complete(actor=culture_officer, grant=grant, appeal_told_on=date(2018, 12, 10))
    grant.refresh_from_db()
    grant = complete(actor=culture_officer, grant=grant, appeal_told_on=date(2018, 12, 14))
    with pytest.raises(ValidationError, match="Skriv varför"):
        complete(actor=secretary, grant=grant, appeal_told_on=date(2018, 12, 15))


def test_an_outcome_that_was_wrongly_registered_is_taken_back(grant, secretary, culture_officer, round, decision):
    application = grant.application
    with pytest.raises(PermissionDenied):
        services.take_back_outcome(actor=culture_officer, grant=grant, reason="Fel rad")
    with pytest.raises(ValidationError, match="varför"):
        services.take_back_outcome(actor=secretary, grant=grant, reason=" ")
    number = grant.pk
    application = services.take_back_outcome(actor=secretary, grant=grant, reason="Fel rad i protokollet")
    round.refresh_from_db()
    assert (application.state, round.reserved, GrantDecision.objects.count()) == ("submitted", Decimal(0), 0)
    event = AuditEvent.objects.get(act="took_back_decision", object_type="grants.grantdecision", object_id=number)
    assert ["reason", WHY["reason"], None] in event.changes
    assert event.reason == "Fel rad i protokollet"
    again = {"actor": secretary, "application": application, "decision": decision}
    assert services.grant_application(**again, amount=Decimal(50000), **WHY).grant.amount == Decimal(50000)


def test_what_has_been_planned_or_changed_is_not_taken_back(grant, secretary, culture_officer, culture_board):
    asked = {"asked_on": date(2019, 1, 2), "asked_by_role": "Kassör", "grounds": "Dyrare", "amount": Decimal(70000)}
    change = services.ask_change(actor=culture_officer, grant=grant, **asked)
    with pytest.raises(ValidationError, match="följts av: ändring av bidrag"):
        services.take_back_outcome(actor=secretary, grant=grant, reason="Fel")
    later = DecisionFactory(board=culture_board, meeting_date=date(2019, 1, 15))
    services.grant_change(actor=secretary, change=change, decision=later)
    paid = {"key": uuid4(), "amount": Decimal(70000), "due": date(2019, 2, 1), "giro_type": "bankgiro"}
    services.plan_grant_payment(actor=culture_officer, grant=grant, **paid)
    with pytest.raises(ValidationError, match="utbetalning av bidrag"):
        services.take_back_outcome(actor=secretary, grant=grant, reason="Fel")


def test_whatever_points_at_an_outcome_stands_in_the_way_of_taking_it_back_in_words(client, secretary):
    world = make_world()
    RoleAssignment.objects.create(user=secretary, role=Role.SECRETARY, board=world.board)
    client.force_login(secretary)
    for relation in GrantDecision._meta.related_objects:
        row = relation.related_model.objects.filter(**{f"{relation.field.name}__application__state": "decided"}).first()
        assert row is not None, f"the world has no {relation.related_model.__name__}"
        grant = getattr(row, relation.field.name)
        told = str(relation.related_model._meta.verbose_name)
        with pytest.raises(ValidationError, match=f"Utfallet kan inte tas tillbaka.*{told}"):
            services.take_back_outcome(actor=secretary, grant=grant, reason="Fel")
        address = reverse("grants:take_back_outcome", args=[grant.application_id])
        assert address not in client.get(grant.get_absolute_url()).content.decode()
        answer = client.post(address, {"reason": "Fel", "version": grant.version})
        assert (answer.status_code, told in answer.content.decode()) == (422, True)


def test_of_what_acts_of_grants_take_away_only_an_outcome_is_protected():
    """An application is never taken away, whatever points at it."""
    taken_away = {GrantDecision, ListRow, CheckAnswer, AssessmentPoint, ApplicationStatistics}
    protected = {model for model in taken_away if any(each.on_delete is PROTECT for each in model._meta.related_objects)}
    assert protected == {GrantDecision}
    deleting = [line.strip() for path in FOLDER.glob("*.py") for line in path.read_text().splitlines() if ".delete()" in line]
    assert sorted(deleting) == [
        "application.statistics.all().delete()",
        "assessment.points.all().delete()",
        "grant.delete()",
        "row.delete()",
        "sampled.answers.all().delete()",
    ]


@pytest.mark.parametrize("amount", ["-1", "-100000", "0"])
def test_a_grant_is_more_than_nothing(api_client, client, application, decision, secretary, amount):
    asked = {"decision": decision.pk, "amount": amount, **WHY}
    api_client.force_authenticate(secretary)
    answer = api_client.post(f"/api/v1/grant-applications/{application.pk}/grant/", asked, format="json")
    assert answer.status_code == 400
    assert "mer än 0 kr" in str(answer.data)
    client.force_login(secretary)
    page = client.post(reverse("grants:grant", args=[application.pk]), {**asked, "version": application.version})
    assert (page.status_code, "mer än 0 kr" in page.content.decode()) == (422, True)
    application.round.refresh_from_db()
    assert (application.round.reserved, GrantDecision.objects.count()) == (0, 0)


@pytest.mark.django_db(transaction=True)
def test_an_outcome_is_not_taken_back_while_a_payment_of_it_is_planned(grant, secretary, culture_officer):
    asked = {"amount": Decimal(1000), "due": date(2019, 2, 1), "giro_type": "bankgiro"}

    def attempt(plans):
        seen = GrantDecision.objects.filter(pk=grant.pk).first()
        if seen is None:
            raise ValidationError("Borta")
        if plans:
            return services.plan_grant_payment(actor=culture_officer, grant=seen, key=uuid4(), **asked)
        return services.take_back_outcome(actor=secretary, grant=seen, reason="Fel ansökan")

    answers = at_once(attempt, [True, False] * 4, people=8)
    faults(answers, ValidationError, Stale, PermissionDenied)
    stands = GrantDecision.objects.filter(pk=grant.pk).exists()
    assert Payment.objects.exists() == stands


def test_a_payment_begun_before_the_outcome_was_taken_back_is_refused_in_words(grant, secretary, culture_officer):
    seen = GrantDecision.objects.select_related("application").get(pk=grant.pk)
    services.take_back_outcome(actor=secretary, grant=GrantDecision.objects.get(pk=grant.pk), reason="Fel ansökan")
    asked = {"amount": Decimal(1000), "due": date(2019, 2, 1), "giro_type": "bankgiro"}
    with pytest.raises(ValidationError, match="tagits tillbaka"):
        services.plan_grant_payment(actor=culture_officer, grant=seen, key=uuid4(), **asked)
