"""Whoever has a conflict of interest (jäv) takes no part in an application, nor in anything that follows of it (R23)."""

import ast
import inspect
from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse

from grants import permissions, services
from grants.models import (
    Assessment,
    ConflictOfInterest,
    GrantApplication,
    GrantChange,
    GrantDecision,
    GrantReport,
    GrantStateAid,
    ListRow,
    RecoveryClaim,
    Repayment,
    ReportSample,
    SampledGrant,
)
from partnerships.ground.days import today
from partnerships.payments import services as payments
from partnerships.payments.models import Payment
from partnerships.register.models import RoleAssignment
from partnerships.register.rights import Role
from partnerships.state_aid import services as state_aid
from partnerships.state_aid.models import StateAid
from tests.fixtures import WHY, DecisionFactory, user_with
from tests.test_acts import ASKS_NOBODY
from tests.world import make_world

pytestmark = pytest.mark.django_db

# The arguments of acts that are about one application, with their noun.
SUBJECTS = {
    "application": GrantApplication,
    "grant": GrantDecision,
    "change": GrantChange,
    "report": GrantReport,
    "claim": RecoveryClaim,
    "repayment": Repayment,
    "sampled": SampledGrant,
    "row": ListRow,
    "assessment": Assessment,
    "conflict": ConflictOfInterest,
    "payment": Payment,
    "aid": StateAid,
}
# Acts of grants that are about no single application.
ABOUT_NO_APPLICATION = {
    "register_application", "register_scheme", "change_scheme", "open_round", "change_round", "copy_rounds",
    "register_late_rule", "change_late_rule", "register_category", "change_category", "place_organisation",
    "register_criterion", "change_criterion", "register_condition", "change_condition", "check_eligibility",
    "register_required_document", "change_required_document", "ask_for_documents", "register_age_span", "change_age_span",
    "register_risk_rule", "change_risk_rule", "draw_report_sample", "register_past_grants", "add_past_payments",
    # Lists hold many: each row is proposed and decided by itself.
    "register_decision_list", "change_decision_list", "gather_applications", "send_decision_list", "return_decision_list",
    "decide_decision_list",
}  # fmt: skip


def acts_of(module):
    return {
        name: act
        for name, act in vars(module).items()
        if inspect.isfunction(act)
        and "actor" in inspect.signature(act).parameters
        and act.__module__.startswith(module.__name__)
        and f"{act.__module__}.{name}" not in ASKS_NOBODY
    }


def subject_of(act):
    return next((name for name in SUBJECTS if name in inspect.signature(act).parameters), None)


ACTS = {
    name: act
    for module in (services, payments, state_aid)
    for name, act in acts_of(module).items()
    if name not in ABOUT_NO_APPLICATION and subject_of(act)
}


@pytest.fixture
def world(db):
    world = make_world()
    user = world.assessment.assessor
    for role in (Role.SOCIAL, Role.CULTURE, Role.SECRETARY, Role.DELEGATE, Role.ATTESTER):
        RoleAssignment.objects.get_or_create(user=user, role=role, board=world.board)
    RoleAssignment.objects.create(user=user, role=Role.FINANCE, whole_municipality=True)
    GrantStateAid.objects.create(application=world.judged, aid=world.aid)
    Payment.objects.filter(state="planned").update(planned_by=world.certifier)  # so that the user may attest
    world.everything = type(user).objects.get(pk=user.pk)  # somebody who could do all of it, were it not for the conflict
    return world


def is_refused(act, **given):
    try:
        with transaction.atomic():
            act(**given)
            transaction.set_rollback(True)
    except PermissionDenied:
        return True
    except Exception:
        return False  # let in; what it stumbled on then are arguments that the walk does not give
    return False


def refused_of(act, world):
    """For each record that the act could be done with: is the user refused?"""
    subject, more = subject_of(act), {"organisation": world.organisation, "decision_list": world.decision_list}
    given = {
        name: more.get(name)
        for name, parameter in inspect.signature(act).parameters.items()
        if parameter.default is parameter.empty and parameter.kind is parameter.KEYWORD_ONLY and name not in (subject, "actor")
    }
    rows = SUBJECTS[subject].objects.all()
    if subject == "payment":
        rows = rows.filter(grant_payment__isnull=False)
    elif subject == "aid":
        rows = rows.filter(grant__isnull=False)
    return [is_refused(act, actor=world.everything, **{subject: row}, **given) for row in rows]


def test_every_act_about_an_application_and_what_follows_of_it_refuses_who_has_a_conflict(world):
    let_in = {name for name, act in ACTS.items() if not all(refused_of(act, world))}
    assert ACTS.keys() - let_in == set()  # the control: without a conflict each is open for some record
    for application in GrantApplication.objects.all():
        ConflictOfInterest.objects.create(application=application, user=world.everything, noted_by=world.certifier)
    assert {name for name, act in ACTS.items() if not all(refused_of(act, world))} == set()


def test_every_act_of_grants_is_walked_or_about_no_application():
    of_grants = acts_of(services).keys()
    assert of_grants - ACTS.keys() == ABOUT_NO_APPLICATION


def test_rights_over_an_application_are_asked_in_one_place():
    """A new right shuts out whoever has a conflict, because it asks `may_handle`; and that is one that can be declared."""
    asks_itself, areas = set(), set()
    for function in ast.parse(inspect.getsource(permissions)).body:
        if not isinstance(function, ast.FunctionDef):
            continue
        calls = [node for node in ast.walk(function) if isinstance(node, ast.Call)]
        if {argument.arg for argument in function.args.args} & SUBJECTS.keys():
            asks_itself |= {function.name for call in calls if ast.unparse(call.func) == "user.may"}
            areas |= {ast.unparse(node) for node in ast.walk(function) if ast.unparse(node).startswith("Area.")}
    # The two last: whether the board itself decides, and a right that belongs to no board, asked after `handles_application`.
    assert asks_itself == {"may_handle", "takes_part", "only_on_delegation", "can_hand_in_document"}
    assert areas <= {f"Area.{area.name}" for area in permissions.HANDLED} | {"Area.HANDED_IN"}


@pytest.fixture
def granted(application, decision, secretary):
    about = {"actor": secretary, "application": application, "decision": decision}
    return services.grant_application(**about, amount=Decimal(60000), **WHY).grant


def seen(grant):
    return GrantDecision.objects.get(pk=grant.pk)


AFTER = ("ask_change", "complete_decision", "take_back_outcome", "plan_payment", "register_report", "remind_of_report")


@pytest.mark.parametrize("has_conflict", [True, False])
def test_the_page_of_what_is_granted_has_no_buttons_for_who_has_a_conflict(
    client, granted, secretary, culture_officer, culture_board, has_conflict
):
    RoleAssignment.objects.create(user=secretary, role=Role.CULTURE, board=culture_board)
    if has_conflict:
        services.declare_conflict(actor=secretary, application=granted.application)
    client.force_login(secretary)
    page = client.get(granted.get_absolute_url()).content.decode()
    addresses = [reverse(f"grants:{name}", args=[granted.application_id]) for name in AFTER]
    assert [f'href="{address}"' in page for address in addresses] == [not has_conflict] * len(AFTER)
    assert {client.get(address).status_code for address in addresses} == {403 if has_conflict else 200}


def test_the_organisations_own_representative_acts_for_it_whatever_their_other_role(
    granted, organisation, culture_officer, culture_board
):
    RoleAssignment.objects.create(user=culture_officer, role=Role.REPRESENTATIVE, organisation=organisation)
    services.declare_conflict(actor=culture_officer, application=granted.application)
    asked = {"asked_on": today(), "asked_by_role": "Kassör", "grounds": "Dyrare", "amount": Decimal(70000)}
    change = services.ask_change(actor=culture_officer, grant=seen(granted), **asked)
    assert services.withdraw_change(actor=culture_officer, change=change).state == "withdrawn"
    report = {"actor": culture_officer, "grant": seen(granted), "used_amount": Decimal(1)}
    with pytest.raises(ValidationError, match="kommer in i dag"):  # the day of a letter is an officer's to know
        services.register_report(**report, received_on=date(2019, 1, 2))
    assert services.register_report(**report).received_on == today()


def test_the_attester_and_finance_declare_their_own_and_an_officer_notes_it(
    api_client, client, granted, attester, finance, culture_officer
):
    asked = {"application": granted.application_id}
    for user in (attester, finance):
        client.force_login(user)
        declare = reverse("grants:declare_conflict", args=[granted.application_id])
        assert f'href="{declare}"' in client.get(granted.get_absolute_url()).content.decode()
        api_client.force_authenticate(user)
        assert api_client.post("/api/v1/conflicts-of-interest/", asked, format="json").status_code == 201
        assert client.get(declare).status_code == 403
    api_client.force_authenticate(culture_officer)
    other = user_with(Role.ATTESTER, board=granted.application.board)
    noted = api_client.post("/api/v1/conflicts-of-interest/", {**asked, "user": other.pk}, format="json")
    assert noted.status_code == 201


@pytest.fixture
def planned(granted, culture_officer):
    asked = {"amount": Decimal(100), "due": today(), "giro_type": "bankgiro", "key": uuid4()}
    return services.plan_grant_payment(actor=culture_officer, grant=granted, **asked)


def test_a_declared_conflict_stops_the_attest_and_the_payment(client, granted, planned, attester, finance, culture_board):
    services.declare_conflict(actor=attester, application=granted.application)
    with pytest.raises(PermissionDenied):
        payments.attest_payment(actor=attester, payment=planned)
    other = user_with(Role.ATTESTER, board=culture_board)
    payment = payments.attest_payment(actor=other, payment=planned)
    services.declare_conflict(actor=finance, application=GrantApplication.objects.get())
    with pytest.raises(PermissionDenied):
        payments.execute_payment(actor=finance, payment=payment, paid_on=today(), voucher_no="1")
    client.force_login(finance)
    page = client.get(payment.get_absolute_url()).content.decode()
    assert "Registrera utbetalning" not in page
    payment.refresh_from_db()
    paid = payments.execute_payment(actor=user_with(Role.FINANCE), payment=payment, paid_on=today(), voucher_no="1")
    assert paid.state == "paid"


def test_an_order_is_neither_made_nor_paid_by_who_has_a_conflict_in_one_of_its_payments(granted, planned, attester, finance):
    payments.attest_payment(actor=attester, payment=planned)
    made = {"due_to": today(), "pay_on": date(2027, 2, 1)}
    order = payments.make_order(actor=user_with(Role.FINANCE), **made)
    services.declare_conflict(actor=finance, application=granted.application)
    paid = {"order": order, "paid_on": today(), "voucher_no": "1"}
    with pytest.raises(ValidationError, match="Du är antecknad som jävig"):
        payments.execute_order(actor=finance, **paid)
    payments.dissolve_order(actor=finance, order=order, reason="Någon annan får göra det")
    with pytest.raises(ValidationError, match="inga attesterade"):
        payments.make_order(actor=finance, **made)


def test_the_deeper_check_is_not_made_by_who_decided_a_change(granted, secretary, culture_officer, culture_board):
    delegate = user_with(Role.CULTURE, board=culture_board)
    RoleAssignment.objects.create(user=delegate, role=Role.DELEGATE, board=culture_board)
    asked = {"asked_on": date(2019, 1, 2), "asked_by_role": "Kassör", "grounds": "Dyrare", "amount": Decimal(70000)}
    change = services.ask_change(actor=culture_officer, grant=granted, **asked)
    later = DecisionFactory(board=culture_board, meeting_date=date(2019, 1, 15), is_delegated=True, delegation_point="3.1")
    services.grant_change(actor=delegate, change=change, decision=later)
    drawn = {"year": 2019, "share": 10, "share_decided_by": "Nämnden", "seed": "a", "drawn_on": date(2019, 3, 1)}
    sample = ReportSample.objects.create(board=culture_board, **drawn)
    sampled = SampledGrant.objects.create(sample=sample, grant=granted, is_drawn=True)
    may = permissions.can_check_sampled
    assert not may(delegate, sampled)
    assert may(culture_officer, sampled)  # who wrote down what the association asked has decided nothing
