"""The criteria of a legal test: published sets and the municipality's own, each for the days when it holds."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from partnerships.agreements import services
from partnerships.agreements.models import CriteriaSet, Criterion
from partnerships.agreements.published_criteria import PUBLISHED_SETS
from partnerships.register.rights import Role
from tests.fixtures import user_with

from .conftest import DAY, TODAY, answers_to, examine

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(db):
    return user_with(Role.ADMIN)


def test_own_criteria_are_changed_until_a_test_has_used_them_and_then_closed(draft, social_officer, admin, criteria):
    own = services.register_criteria_set(actor=admin, name="Vår", source="KF", valid_from=date(2020, 1, 1), based_on=criteria)
    first, *_others, last = own.criteria.all()
    services.change_criterion(actor=admin, criterion=first, question="Vem tog initiativet?")
    services.remove_criterion(actor=admin, criterion=last, reason="Frågas redan")
    services.register_criterion(actor=admin, criteria_set=own, key="own", question="Vår egen?", fault_means="warn", order=99)
    own = services.change_criteria_set(actor=admin, criteria_set=own, guideline="Riktlinje 2")
    assert not own.criteria.filter(key="state_aid").exists()
    examine(social_officer, draft, answers_to(own))
    for act, thing in (
        (services.change_criterion, {"criterion": own.criteria.first(), "question": "Ny?"}),
        (services.remove_criterion, {"criterion": own.criteria.first(), "reason": "Fel"}),
        (services.register_criterion, {"criteria_set": own, "key": "x", "question": "X?", "fault_means": "warn"}),
        (services.change_criteria_set, {"criteria_set": own, "name": "Ny"}),
    ):
        with pytest.raises(ValidationError, match="står de fast|står fast"):
            act(actor=admin, **thing)
    with pytest.raises(ValidationError, match="gjord efter kriterierna 2023-10-01"):
        services.close_criteria_set(actor=admin, criteria_set=own, valid_to=date(2023, 9, 30), reason="Ny riktlinje")
    services.close_criteria_set(actor=admin, criteria_set=own, valid_to=DAY, reason="Ny riktlinje")
    assert CriteriaSet.objects.applying_on(TODAY) == criteria


def test_a_published_set_is_added_once_by_the_administrator_and_not_changed(criteria, admin, social_officer):
    with pytest.raises(ValidationError, match="finns redan"):
        services.add_published_set(actor=admin, published_key="skr_2017")
    with pytest.raises(ValidationError, match="ingen sådan"):
        services.add_published_set(actor=admin, published_key="annat")
    with pytest.raises(PermissionDenied):
        services.add_published_set(actor=social_officer, published_key="skl_older")
    with pytest.raises(ValidationError, match="publicerad av någon annan"):
        services.change_criterion(actor=admin, criterion=criteria.criteria.first(), question="Annat?")
    assert Criterion.objects.count() == len(PUBLISHED_SETS["skr_2017"].criteria)


def test_criteria_are_kept_on_their_pages_and_by_the_api(client, api_client, admin, criteria, social_officer):
    client.force_login(admin)
    made = client.post(reverse("agreements:register_criteria_set"), {"name": "Vår", "source": "KF", "based_on": criteria.pk})
    own = CriteriaSet.objects.get(name="Vår")
    assert made.url == own.get_absolute_url()
    assert "Ny fråga" in client.get(made.url).content.decode()
    client.post(reverse("agreements:add_published_set"), {"published_key": "skl_older"})
    assert CriteriaSet.objects.count() == 3
    client.force_login(social_officer)
    assert "Ny fråga" not in client.get(made.url).content.decode()
    api_client.force_login(admin)
    values = {"criteria_set": own.pk, "key": "egen", "question": "Vår egen?", "fault_means": "warn"}
    question = api_client.post("/api/v1/criteria/", values, format="json")
    assert question.status_code == 201
    removed = api_client.post(f"/api/v1/criteria/{question.json()['id']}/remove/", {"reason": "Fel"}, format="json")
    assert removed.status_code == 200
    assert not Criterion.objects.filter(key="egen").exists()
