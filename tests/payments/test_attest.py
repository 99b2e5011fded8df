"""A payment is attested by the board's own named beslutsattestant, and by nobody else."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from grants.services import grant_application, plan_grant_payment
from partnerships.payments.models import Payment
from partnerships.payments.services import attest_payment
from partnerships.register.models import RoleAssignment
from partnerships.register.rights import RIGHTS, SCOPES, Area, Role, Scope
from partnerships.register.services import confirm_giro, give_role, propose_giro
from tests.fixtures import WHY, user_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def planned(application, decision, secretary, culture_officer):
    grant = grant_application(actor=secretary, application=application, decision=decision, amount=Decimal("1000"), **WHY).grant
    asked = {"key": uuid4(), "amount": Decimal("1000"), "due": date(2019, 2, 1), "giro_type": "bankgiro"}
    return plan_grant_payment(actor=culture_officer, grant=grant, **asked)


def test_no_role_but_the_attesters_has_the_right():
    assert [role for role, letters in RIGHTS[Area.PAYMENTS].items() if "A" in letters] == [Role.ATTESTER]


@pytest.mark.parametrize("role", [role for role in Role if Scope.WHOLE in SCOPES[role]] + [Role.ATTESTER])
def test_no_role_for_the_whole_municipality_attests(planned, role):
    with pytest.raises(PermissionDenied):
        attest_payment(actor=user_with(role), payment=planned)


def test_the_attester_of_another_board_does_not(planned, social_board, attester):
    with pytest.raises(PermissionDenied):
        attest_payment(actor=user_with(Role.ATTESTER, board=social_board), payment=planned)
    assert attest_payment(actor=attester, payment=planned).attested_by == attester


def test_nobody_is_named_for_every_board_at_once(admin, reader):
    with pytest.raises(ValidationError, match="Beslutsattestant hålls för en nämnd"):
        give_role(actor=admin, user=reader, role=Role.ATTESTER, whole_municipality=True)
    assert not RoleAssignment.objects.filter(role=Role.ATTESTER).exists()


def test_nothing_is_attested_to_a_number_that_has_been_changed(planned, attester, admin, finance, client):
    giro = propose_giro(actor=admin, organisation=planned.organisation, kind="bankgiro", number="5050-1055", basis="Protokoll")
    confirm_giro(actor=finance, giro=giro)
    with pytest.raises(ValidationError, match="inte längre mottagarens"):
        attest_payment(actor=attester, payment=planned)
    client.force_login(attester)
    assert "har bytt gironummer" in client.get(planned.get_absolute_url()).content.decode()


def test_the_attester_is_led_from_one_to_the_next(planned, culture_officer, attester, client):
    attested = attest_payment(actor=attester, payment=planned)
    client.force_login(attester)
    assert "Nästa att attestera" not in client.get(attested.get_absolute_url()).content.decode()
    later = Payment.objects.create(
        organisation=planned.organisation, board=planned.board, amount=Decimal("10"), due=date(2019, 3, 1),
        giro_type="bankgiro", giro_number=planned.giro_number, planned_by=culture_officer,
    )  # fmt: skip
    acts = dict(client.get(attested.get_absolute_url()).context["acts"])
    assert acts["Nästa att attestera"] == later.get_absolute_url()
    client.force_login(culture_officer)
    assert "Nästa att attestera" not in client.get(attested.get_absolute_url()).content.decode()
