"""The example data, loaded once and served, and people who are already signed in.

These tests do not use `live_server`, so that the database is not emptied after each of them: it is filled before the first and
cleared after the last. What one test leaves behind the others may see.
"""

from importlib import import_module

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import override_settings

from partnerships.register.models import User
from tests.browser.beside_the_example import add_what_is_missing
from tests.conftest import SecureClient


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.parent.name == "browser":
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package")
def example(django_db_setup, django_db_blocker):
    log = import_module("partnerships.audit.migrations.0002_log_is_append_only")
    with django_db_blocker.unblock():
        call_command("load_example", verbosity=0, stdout=open("/dev/null", "w"))
        add_what_is_missing()
        yield
        with connection.schema_editor() as editor:
            log.drop_triggers(apps, editor)
        call_command("flush", verbosity=0, interactive=False)
        with connection.schema_editor() as editor:
            log.add_triggers(apps, editor)


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


@pytest.fixture(scope="package")
def people(example):
    """The example's users by what their address begins with: people["culture"]."""
    return {user.email.split("@")[0]: user for user in User.objects.all()}
