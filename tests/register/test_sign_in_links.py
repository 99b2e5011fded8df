"""A one-time link signs in once, from the machine itself, and only where the setting is on."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from partnerships.audit.models import AuditEvent
from partnerships.register.models import SignInLink
from partnerships.register.services import make_sign_in_link
from tests.conftest import SecureClient

pytestmark = pytest.mark.django_db


@pytest.fixture
def _links(settings):
    settings.SIGN_IN_LINKS = True


@pytest.fixture
def link(_links, reader):
    return reverse("register:sign_in_by_link", args=[make_sign_in_link(user=reader)])


def signed_in(client):
    return client.get(reverse("register:profile")).status_code == 200


def test_it_signs_in_once(client, link):
    assert client.get(link).status_code == 200
    assert not signed_in(client)
    assert client.post(link).status_code == 302
    assert signed_in(client)
    other = SecureClient()
    assert other.post(link).status_code == 410
    assert not signed_in(other)


def test_looking_at_the_link_does_not_use_it(client, link):
    for _ in range(3):
        client.get(link)
    assert client.post(link).status_code == 302


@pytest.mark.parametrize("address", ["10.0.0.1", "192.0.2.1", "::ffff:10.0.0.1", ""])
def test_it_is_not_found_from_elsewhere(client, link, address):
    assert client.get(link, REMOTE_ADDR=address).status_code == 404
    assert client.post(link, REMOTE_ADDR=address, headers={"X-Forwarded-For": "127.0.0.1"}).status_code == 404


def test_it_is_not_found_where_the_setting_is_off(client, link, settings):
    settings.SIGN_IN_LINKS = False
    assert client.get(link).status_code == 404
    assert client.post(link).status_code == 404


def test_it_lasts_for_a_while_only(client, link):
    SignInLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert client.post(link).status_code == 410


def test_it_does_not_sign_in_who_is_no_longer_active(client, link, reader):
    reader.is_active = False
    reader.save()
    assert client.post(link).status_code == 410


def test_a_guessed_link_is_told_nothing_more_than_a_used_one(client, link):
    guess = reverse("register:sign_in_by_link", args=["x" * 43])
    assert client.post(guess).status_code == 410


def test_the_secret_is_kept_nowhere(link):
    secret = link.strip("/").rpartition("/")[2]
    assert secret not in f"{list(SignInLink.objects.values())} {list(AuditEvent.objects.values())}"


def test_it_posts_with_a_token_only(link):
    client = SecureClient(enforce_csrf_checks=True)
    assert client.post(link).status_code == 403


@pytest.mark.usefixtures("_links")
def test_the_command_makes_links_for_example_data_on_ones_own_machine(municipality, reader, capsys, settings):
    with pytest.raises(CommandError):
        call_command("sign_in_links")
    municipality.is_example = True
    municipality.save()
    call_command("sign_in_links")
    assert f"http://127.0.0.1:8000{reverse('register:sign_in_by_link', args=['x'])[:-2]}" in capsys.readouterr().out
    settings.SIGN_IN_LINKS = False
    with pytest.raises(CommandError):
        call_command("sign_in_links")
