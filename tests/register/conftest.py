import pytest

from tests.conftest import SecureApiClient, SecureClient


@pytest.fixture
def pages():
    """A browser in which somebody is signed in."""

    def signed_in(user):
        client = SecureClient()
        client.force_login(user)
        return client

    return signed_in


@pytest.fixture
def api():
    def signed_in(user):
        client = SecureApiClient()
        client.force_authenticate(user)
        return client

    return signed_in
