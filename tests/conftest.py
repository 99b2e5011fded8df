"""What every test has: requests over https, no way out to the network, and a browser for those that ask for one."""

import gc
import ipaddress
import os
import runpy
import shutil
import socket
import threading
from importlib import import_module

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db import connection
from django.test import Client, TransactionTestCase, override_settings
from pytest_django.live_server_helper import LiveServer
from rest_framework.test import APIClient

from config import local_environment, settings

pytest_plugins = ["tests.migrated", "tests.fixtures", "tests.example"]

# Fixtures by which a test comes to the database. What does not is the same whatever the database.
TOUCHES_DATABASE = {"db", "transactional_db", "django_db_setup", "live_server", "served"}
LONG = {"test_access.py", "test_every_page.py", "test_fuzz.py", "test_tasks.py"}

# The one without a window of its own comes first: the same pages cost a third less.
CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"))), None
)

# Nothing in the background, and nothing drawn by a graphics card that is not there.
CHROMIUM_ARGS = [
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-extensions",
    "--disable-gpu", "--disable-gpu-rasterization", "--disable-software-rasterizer", "--disable-smooth-scrolling",
]  # fmt: skip

# What the local profile has another value for: plain http on one's own machine.
LOCAL = (
    "HTTPS_ONLY",
    "SECURE_SSL_REDIRECT",
    "SECOND_FACTOR_REQUIRED",
    "SESSION_COOKIE_NAME",
    "SESSION_COOKIE_SECURE",
    "CSRF_COOKIE_NAME",
    "CSRF_COOKIE_SECURE",
    "LANGUAGE_COOKIE_SECURE",
    "SIGN_IN_LINKS",
    "ACCOUNT_DEFAULT_HTTP_PROTOCOL",
)


def pytest_addoption(parser):
    parser.addoption(
        "--with-browser", action="store_true", help="fail, instead of leaving the browser tests out, where Chromium is missing"
    )


def pytest_report_header(config):
    return f"chromium: {CHROMIUM or 'saknas, webbläsartesterna körs inte (installera chromium; make check kräver det)'}"


def pytest_collection_modifyitems(config, items):
    browser = [item for item in items if item.get_closest_marker("browser")]
    if CHROMIUM is None and browser:
        if config.getoption("--with-browser"):
            raise pytest.UsageError("Chromium saknas. Installera paketet chromium.")
        config.hook.pytest_deselected(items=browser)
        items[:] = [item for item in items if item not in browser]
    for item in items:
        if not item.get_closest_marker("django_db") and not TOUCHES_DATABASE & set(item.fixturenames):
            item.add_marker("once")
    # The long files first: otherwise one process sits with the last of them while the other has nothing to do.
    items.sort(key=lambda item: item.path.name not in LONG)


def pytest_collection_finish(session):
    """What is there from the beginning is never thrown away, and need not be looked through again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


class OverHttps:
    def request(self, **request):
        return super().request(**request | {"wsgi.url_scheme": "https", "SERVER_PORT": "443"})


class SecureClient(OverHttps, Client):
    pass


class SecureApiClient(OverHttps, APIClient):
    pass


@pytest.fixture
def client():
    return SecureClient()


@pytest.fixture
def api_client():
    return SecureApiClient()


@pytest.fixture(autouse=True)
def _no_counters_from_the_test_before():
    cache.clear()


@pytest.fixture(autouse=True, scope="session")
def _no_network():
    """Only this machine may be called."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex"):
            patch.setattr(socket.socket, name, refusing_strangers(getattr(socket.socket, name)))
        yield


def refusing_strangers(connect):
    def guarded(self, address):
        if self.family in (socket.AF_INET, socket.AF_INET6):
            host = address[0]
            if host != "localhost" and not ipaddress.ip_address(host).is_loopback:
                raise AssertionError(f"a test called {host}")
        return connect(self, address)

    return guarded


@pytest.fixture(autouse=True, scope="session")
def _log_is_emptied_between_tests():
    """The log refuses to be emptied, so its triggers are lifted while a test that has committed is cleared away."""
    log = import_module("partnerships.audit.migrations.0002_log_is_append_only")
    clear_away = TransactionTestCase._fixture_teardown

    def without_triggers(self):
        with connection.schema_editor() as editor:
            log.drop_triggers(apps, editor)
        clear_away(self)
        with connection.schema_editor() as editor:
            log.add_triggers(apps, editor)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", without_triggers)
        yield


@pytest.fixture(scope="session")
def local_settings():
    """The values that var/local.env gives."""
    with pytest.MonkeyPatch.context() as patch:
        for line in local_environment.CONTENT.format(key=os.environ["SECRET_KEY"]).splitlines():
            if not line.startswith("#"):
                patch.setenv(*line.split("=", 1))
        values = runpy.run_path(settings.__file__)
    return {name: values[name] for name in LOCAL}


@pytest.fixture(scope="session")
def served(local_settings):
    server = LiveServer("127.0.0.1", start=False)
    # Files are served as in operation, by the register itself, and not by the test server's own means.
    server.thread.static_handler = lambda media: media.application
    with override_settings(**local_settings):
        server.start()
    yield server
    server.stop()
    for thread in threading.enumerate():  # each holds a connection to the database until its browser has hung up
        if "process_request_thread" in thread.name:
            thread.join(10)


@pytest.fixture
def live_server(served):
    """By its name pytest-django knows that the test commits, and clears the database after it."""
    return served


@pytest.fixture(scope="session")
def chromium(served):
    """Closed before the server that it asks."""
    from playwright.sync_api import sync_playwright

    # Playwright runs an event loop in this thread, in which Django would otherwise refuse to touch the database.
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM,
            chromium_sandbox=os.geteuid() != 0,
            args=CHROMIUM_ARGS,
        )
        yield chromium
        chromium.close()


@pytest.fixture
def page(chromium, live_server, local_settings):
    """A page of the register served in the local profile, at `live_server.url`."""
    with override_settings(**local_settings):
        context = chromium.new_context(base_url=live_server.url, locale="sv-SE", timezone_id="Europe/Stockholm")
        yield context.new_page()
        context.close()
