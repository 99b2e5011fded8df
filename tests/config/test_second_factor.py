"""Where a second factor is demanded, nothing works without one but getting one."""

from types import SimpleNamespace

import pytest
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("addresses")]


@pytest.fixture(autouse=True)
def _demanded(settings):
    settings.SECOND_FACTOR_REQUIRED = True


@pytest.fixture
def signed_in(client, user):
    client.force_login(user)
    return client


def signed_in_by(client, user, method):
    session = client.session
    record_authentication(SimpleNamespace(session=session), user, method)
    session.save()


def test_without_one_the_user_is_sent_to_get_one(signed_in):
    response = signed_in.get("/prov/closed/")
    assert (response.status_code, response.headers["Location"]) == (302, "/konto/2fa/totp/activate/")


def test_without_one_the_api_is_closed(signed_in):
    response = signed_in.get("/api/v1/prov/closed/")
    assert response.status_code == 403
    assert response.json()["title"] == "Kontot saknar tvåfaktorsinloggning."


def test_getting_one_and_signing_out_work_without(signed_in):
    assert signed_in.get("/konto/logout/").status_code == 200
    assert signed_in.get("/konto/2fa/").status_code != 403


def test_open_pages_work_without(signed_in):
    assert signed_in.get("/prov/page/").status_code == 200


@pytest.mark.parametrize("kind", [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN])
def test_with_one_every_page_works(signed_in, user, kind):
    Authenticator.objects.create(user=user, type=kind, data={})
    assert signed_in.get("/prov/closed/").status_code == 200


def test_recovery_codes_alone_are_not_a_second_factor(signed_in, user):
    Authenticator.objects.create(user=user, type=Authenticator.Type.RECOVERY_CODES, data={})
    assert signed_in.get("/prov/closed/").status_code == 302


@pytest.mark.parametrize(("method", "status"), [("mfa", 200), ("socialaccount", 200), ("password", 302)])
def test_single_sign_on_brings_its_own(signed_in, user, method, status):
    signed_in_by(signed_in, user, method)
    assert signed_in.get("/prov/closed/").status_code == status


def test_it_can_be_switched_off(signed_in, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    assert signed_in.get("/prov/closed/").status_code == 200
