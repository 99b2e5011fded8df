"""Signing in is allauth's; who has which address is the administrator's."""

import re

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("municipality")]


@pytest.mark.parametrize("address", ["email/", "signup/", "confirm-email/", "3rdparty/", "3rdparty/signup/"])
def test_nobody_changes_their_own_address_or_makes_an_account(client, reader, address):
    client.force_login(reader)
    assert client.get(f"/konto/{address}").status_code == 404
    assert client.post(f"/konto/{address}", {"email": "ny@example.org", "action_add": ""}).status_code == 404


@pytest.mark.parametrize("address", ["2fa/", "2fa/totp/activate/", "2fa/webauthn/", "password/change/"])
def test_the_pages_of_ones_own_sign_in_are_there(client, reader, address):
    reader.set_password("ett långt lösenord som ingen gissar")
    reader.save()
    client.force_login(reader)
    assert client.get(f"/konto/{address}", follow=True).status_code == 200


def test_an_administrator_does_not_widen_their_own_rights(client, admin):
    client.force_login(admin)
    response = client.post(f"/anvandare/{admin.pk}/roll/", {"role": "attester", "whole_municipality": "on"})
    assert "dina egna roller" in response.content.decode()
    assert admin.role_assignments.count() == 1


@pytest.mark.parametrize(
    ("address", "word"),
    [
        ("2fa/", "<h1> Tvåfaktorsinloggning </h1>"),
        ("2fa/totp/activate/", "Skaffa tvåfaktorsinloggning:"),
        ("2fa/webauthn/add/", ">Namn</label>"),
        ("password/reset/", "Skriv din e-postadress"),
    ],
)
def test_the_libraries_speak_our_swedish(client, reader, address, word):
    client.force_login(reader)
    page = " ".join(client.get(f"/konto/{address}").content.decode().split())
    assert word in page
    assert not re.search(r"tvåfaktorsautentisering|tvåstegs|epost|mailet|vänligen|>Name<", page, re.IGNORECASE)
