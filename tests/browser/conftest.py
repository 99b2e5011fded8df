"""The example data, loaded once and served, and people who are already signed in.

The database is filled before the first of these tests and cleared after the last; what one leaves behind the others may see.
"""

import pytest
from django.conf import settings
from django.test import TransactionTestCase, override_settings

from partnerships.register.models import User
from tests.browser.addresses import ORDER
from tests.browser.beside_the_example import add_what_is_missing
from tests.conftest import SecureClient


@pytest.fixture(scope="package")
def example(django_db_setup, django_db_blocker, load_example, _log_is_emptied_between_tests):
    with django_db_blocker.unblock():
        load_example()
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

    def context(self, person="", **options):
        """A window of its own: somebody of the example, signed in, or nobody."""
        context = self.chromium.new_context(
            base_url=self.address, locale="sv-SE", timezone_id="Europe/Stockholm", accept_downloads=True, **options
        )
        context.set_default_timeout(10_000)
        if person:
            key = signed_in(person).cookies[settings.SESSION_COOKIE_NAME].value
            context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": self.address}])
        return context

    def window(self, person=""):
        if person not in self.windows:
            self.windows[person] = self.context(person).new_page()
        return self.windows[person]


def signed_in(person):
    client = SecureClient()
    client.force_login(User.objects.get(email=f"{person}@example.org"))
    return client


@pytest.fixture(scope="package")
def browser(example, chromium, served, local_settings):
    with override_settings(**local_settings, ALLOWED_HOSTS=[*settings.ALLOWED_HOSTS, served.thread.host]):
        browser = Browser(chromium, served.url)
        yield browser
        for window in browser.windows.values():
            window.context.close()


@pytest.fixture(scope="package")
def clients(browser, django_db_blocker):
    """What each person would get, asked without a browser."""
    with django_db_blocker.unblock():
        return {person: signed_in(person) for person in ORDER}
