"""A role is held for exactly one scope, while it lasts, and gives what the table of rights says and no more."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from partnerships.ground.days import today
from partnerships.register.models import RoleAssignment, User
from partnerships.register.rights import RIGHTS, Area, Role
from partnerships.register.services import change_user, give_role, register_user
from tests.fixtures import UserFactory, user_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def scopes(culture_board, organisation):
    return {"board": culture_board, "organisation": organisation, "whole_municipality": True}


WRONG = [
    (),
    ("board", "organisation"),
    ("board", "whole_municipality"),
    ("organisation", "whole_municipality"),
    ("board", "organisation", "whole_municipality"),
]


@pytest.mark.parametrize("names", WRONG)
def test_a_role_has_exactly_one_scope(scopes, admin, names):
    user = UserFactory()
    held = {name: scopes[name] for name in names}
    with pytest.raises(ValidationError, match="antingen en nämnd, en organisation eller hela kommunen"):
        give_role(actor=admin, user=user, role=Role.READER, **held)
    with pytest.raises(IntegrityError, match="role_is_held_for_exactly_one_scope"), transaction.atomic():
        RoleAssignment.objects.create(user=user, role=Role.READER, **held)


@pytest.mark.parametrize(
    ("role", "scope", "allowed"),
    [
        (Role.FINANCE, "board", "hela kommunen"),
        (Role.ADMIN, "organisation", "hela kommunen"),
        (Role.REPRESENTATIVE, "whole_municipality", "en organisation"),
        (Role.SECRETARY, "organisation", "en nämnd eller hela kommunen"),
    ],
)
def test_a_role_is_held_for_the_scopes_of_the_table(scopes, admin, pages, role, scope, allowed):
    user = UserFactory()
    with pytest.raises(ValidationError, match=f"hålls för {allowed}"):
        give_role(actor=admin, user=user, role=role, **{scope: scopes[scope]})
    assert f"För {allowed}:" in pages(admin).get(reverse("register:give_role", args=[user.pk])).content.decode()


def test_the_page_of_a_new_user_says_how_they_get_in_and_later_shows_the_role(admin, pages):
    user = register_user(actor=admin, name="Ny", email="ny@example.org")
    new = pages(admin).get(user.get_absolute_url()).content.decode()
    assert "har ingen roll" in new
    assert "Glömt lösenordet?" in new
    assert "Uppgifter</h2>" not in new
    give_role(actor=admin, user=user, role=Role.FINANCE, whole_municipality=True)
    page = pages(admin).get(user.get_absolute_url()).content.decode()
    assert "Roll given" in page
    assert "har ingen roll" not in page


@pytest.mark.parametrize(
    ("first", "last", "holds"), [(0, 0, True), (-1, None, True), (None, 0, True), (1, None, False), (None, -1, False)]
)
def test_the_first_and_the_last_day_count(culture_board, first, last, holds):
    user = UserFactory()
    days = {name: today() + timedelta(days=n) for name, n in (("valid_from", first), ("valid_to", last)) if n is not None}
    RoleAssignment.objects.create(user=user, role=Role.SECRETARY, board=culture_board, **days)
    assert user.may("C", Area.DECISIONS, culture_board.pk) == holds


def test_a_right_for_one_board_is_none_for_another(culture_officer, culture_board, social_board):
    assert culture_officer.may("C", Area.SCHEMES, culture_board.pk)
    assert not culture_officer.may("C", Area.SCHEMES, social_board.pk)
    assert list(culture_officer.boards_with("C", Area.SCHEMES)) == [culture_board]


def test_two_roles_see_what_either_sees(culture_board, application):
    """To be allowed all and one's own is to be allowed all."""
    user = user_with(Role.SECRETARY, board=culture_board)
    RoleAssignment.objects.create(user=user, role=Role.READER, board=culture_board)
    assert type(application).objects.visible_to(user).count() == 1
    assert User.objects.visible_to(user_with(Role.ADMIN)).count() > 1


def test_nobody_is_above_the_table(db):
    user = UserFactory()
    assert not any(user.may(letter, area) for area in Area for letter in "CUDPAX")
    assert not hasattr(user, "is_superuser")
    assert set(RIGHTS) == set(Area)
    assert all(set(held) == set(Role) for held in RIGHTS.values())


def test_only_an_administrator_gives_roles(culture_officer, secretary, coordinator, culture_board):
    for actor in (culture_officer, secretary, coordinator):
        with pytest.raises(PermissionDenied):
            give_role(actor=actor, user=actor, role=Role.ADMIN, whole_municipality=True)


def test_who_loses_the_account_or_gets_a_role_is_signed_out_at_once(pages, admin, reader):
    client = pages(reader)
    assert client.get(reverse("reports:overview")).status_code == 200
    give_role(actor=admin, user=reader, role=Role.OFFICE, whole_municipality=True)
    assert client.get(reverse("reports:overview")).status_code == 302
    client.force_login(reader)
    change_user(actor=admin, user=reader, is_active=False)
    assert client.get(reverse("reports:overview")).status_code == 302
