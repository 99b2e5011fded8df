"""The example data, loaded once and served, and people who are already signed in.

The database is filled before the first of these tests and cleared after the last; what one leaves behind the others may see.
"""

from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import TransactionTestCase, override_settings

from partnerships.register.models import User
from tests.browser.beside_the_example import add_what_is_missing
from tests.conftest import SecureClient


@pytest.fixture(scope="package")
def example(django_db_setup, django_db_blocker, _log_is_emptied_between_tests):
    with django_db_blocker.unblock():
        call_command("load_example", stdout=StringIO())
        add_what_is_missing()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda case: None)
        yield
    with django_db_blocker.unblock():
        TransactionTestCase("__init__")._fixture_teardown()


class Browser:
    """One window for each person, kept between the tests so that style sheets and fonts are read once."""

    def __init__(self, chromium, address):
        self.chromium, self.address, self.windows = chromium, address, {}

    def context(self, user=None, **options):
        context = self.chromium.new_context(
            base_url=self.address, locale="sv-SE", timezone_id="Europe/Stockholm", accept_downloads=True, **options
        )
        context.set_default_timeout(10_000)
        if user is not None:
            context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session_of(user), "url": self.address}])
        return context

    def window(self, user=None):
        if user not in self.windows:
            self.windows[user] = self.context(user).new_page()
        return self.windows[user]


def session_of(user):
    client = SecureClient()
    client.force_login(user)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


@pytest.fixture(scope="package")
def browser(example, chromium, served, local_settings):
    with override_settings(**local_settings):
        browser = Browser(chromium, served.url)
        yield browser
        for window in browser.windows.values():
            window.context.close()


@pytest.fixture
def people(example):
    """The example's users by what their address begins with: people["culture"]."""
    return {user.email.split("@")[0]: user for user in User.objects.all()}
