"""The settings refuse to start an installation that is not safe, and ask for safety when nothing is said."""

import os
import runpy

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import settings as module

KEY = "b7Qx2-nR9_vLk4TzWm8sYp3Hd6Gf1JcEaUoSiXrNtBwVqPyMhZ"
MUST_BE_SAID = ("SECRET_KEY", "ALLOWED_HOSTS")


@pytest.fixture
def settings_of(monkeypatch):
    """The settings that an environment gives; what it does not say is unsaid."""

    def read(**environment):
        for name in os.environ:
            monkeypatch.delenv(name)
        for name, value in ({"SECRET_KEY": KEY, "ALLOWED_HOSTS": "register.kommun.example"} | environment).items():
            if value is not None:
                monkeypatch.setenv(name, value)
        return runpy.run_path(module.__file__)

    return read


@pytest.mark.parametrize("name", MUST_BE_SAID)
def test_key_and_hosts_must_be_said(settings_of, name):
    with pytest.raises(ImproperlyConfigured, match=name):
        settings_of(**{name: None})


@pytest.mark.parametrize("key", ["", "kort", "a" * 60, "ababab" * 10, "django-insecure-" + KEY])
def test_a_key_that_can_be_guessed_is_refused(settings_of, key):
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY"):
        settings_of(SECRET_KEY=key)


def test_a_former_key_is_held_to_the_same_rule(settings_of):
    assert settings_of(SECRET_KEY_FALLBACKS=KEY[::-1])["SECRET_KEY_FALLBACKS"] == [KEY[::-1]]
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY"):
        settings_of(SECRET_KEY_FALLBACKS="kort")


@pytest.mark.parametrize("hosts", ["", "*", "register.kommun.example,*"])
def test_every_host_is_named(settings_of, hosts):
    with pytest.raises(ImproperlyConfigured, match="ALLOWED_HOSTS"):
        settings_of(ALLOWED_HOSTS=hosts)


def test_https_may_be_left_out_on_ones_own_machine_only(settings_of):
    assert settings_of(ALLOWED_HOSTS="127.0.0.1,localhost", HTTPS_ONLY="off")["SECURE_SSL_REDIRECT"] is False
    with pytest.raises(ImproperlyConfigured, match="HTTPS_ONLY"):
        settings_of(ALLOWED_HOSTS="127.0.0.1,register.kommun.example", HTTPS_ONLY="off")


def test_debug_is_off_and_can_be_turned_on_on_ones_own_machine_only(settings_of):
    assert settings_of()["DEBUG"] is False
    assert settings_of(DJANGO_DEBUG="1")["DEBUG"] is False
    assert settings_of(DJANGO_DEBUG="1", ALLOWED_HOSTS="localhost")["DEBUG"] is True


EXACT = {
    "SECURE_SSL_REDIRECT": True,
    "SECURE_PROXY_SSL_HEADER": None,
    "USE_X_FORWARDED_HOST": False,
    "USE_X_FORWARDED_PORT": False,
    "SECURE_HSTS_SECONDS": 31_536_000,
    "SECURE_HSTS_INCLUDE_SUBDOMAINS": True,
    "SECURE_HSTS_PRELOAD": False,
    "SECURE_CONTENT_TYPE_NOSNIFF": True,
    "SECURE_REFERRER_POLICY": "same-origin",
    "SECURE_CROSS_ORIGIN_OPENER_POLICY": "same-origin",
    "X_FRAME_OPTIONS": "DENY",
    "SESSION_ENGINE": "django.contrib.sessions.backends.db",
    "SESSION_COOKIE_NAME": "__Host-session",
    "SESSION_COOKIE_SECURE": True,
    "SESSION_COOKIE_HTTPONLY": True,
    "SESSION_COOKIE_SAMESITE": "Lax",
    "SESSION_COOKIE_AGE": 28_800,
    "SESSION_IDLE_LIMIT": 1_800,
    "SESSION_EXPIRE_AT_BROWSER_CLOSE": True,
    "CSRF_COOKIE_NAME": "__Host-csrf",
    "CSRF_COOKIE_SECURE": True,
    "CSRF_COOKIE_HTTPONLY": True,
    "CSRF_COOKIE_SAMESITE": "Lax",
    "LANGUAGE_COOKIE_SECURE": True,
    "LANGUAGE_COOKIE_HTTPONLY": True,
    "LANGUAGE_COOKIE_SAMESITE": "Lax",
    "PASSWORD_RESET_TIMEOUT": 900,
    "DATA_UPLOAD_MAX_MEMORY_SIZE": 1_048_576,
    "DATA_UPLOAD_MAX_NUMBER_FIELDS": 500,
    "DATA_UPLOAD_MAX_NUMBER_FILES": 5,
    "FILE_UPLOAD_PERMISSIONS": 0o600,
    "FILE_UPLOAD_DIRECTORY_PERMISSIONS": 0o700,
    "USE_TZ": True,
    "TIME_ZONE": "Europe/Stockholm",
    "LANGUAGE_CODE": "sv",
    "SILENCED_SYSTEM_CHECKS": ["security.W021"],
    "SECOND_FACTOR_REQUIRED": True,
    "ALLAUTH_TRUSTED_PROXY_COUNT": 0,
    "EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend",
}


def test_what_is_unsaid_is_safe(settings_of):
    found = settings_of()
    assert {name: found[name] for name in EXACT} == EXACT
    assert "SESSION_COOKIE_DOMAIN" not in found
    assert "CSRF_TRUSTED_ORIGINS" not in found
    assert "MEDIA_URL" not in found
    assert found["REST_FRAMEWORK"]["NUM_PROXIES"] == 0
    assert found["PASSWORD_HASHERS"][0].endswith("Argon2PasswordHasher")


def test_a_proxy_is_trusted_when_it_is_counted(settings_of):
    found = settings_of(TRUSTED_PROXIES="1")
    assert found["SECURE_PROXY_SSL_HEADER"] == ("HTTP_X_FORWARDED_PROTO", "https")
    assert found["ALLAUTH_TRUSTED_PROXY_COUNT"] == found["REST_FRAMEWORK"]["NUM_PROXIES"] == 1


def test_the_admin_site_is_not_installed(settings_of):
    assert "django.contrib.admin" not in settings_of()["INSTALLED_APPS"]


def test_sqlite_loses_nothing_that_it_has_confirmed(settings_of):
    database = settings_of()["DATABASES"]["default"]
    assert database["ATOMIC_REQUESTS"] is False
    assert database["OPTIONS"] == {
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        "init_command": ("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cell_size_check=ON;"),
    }


def test_postgresql_elsewhere_must_prove_who_it_is(settings_of):
    database = settings_of(DATABASE_URL="postgresql://register:hemligt@databas.kommun.example/register")["DATABASES"]["default"]
    assert database["OPTIONS"]["sslmode"] == "verify-full"
    assert database["OPTIONS"]["application_name"] == "samverkansregistret"
    assert database["OPTIONS"]["options"] == (
        "-c statement_timeout=15000 -c lock_timeout=5000 -c idle_in_transaction_session_timeout=60000 -c timezone=UTC"
    )
    assert database["CONN_HEALTH_CHECKS"] is True
    assert database.get("CONN_MAX_AGE", 0) == 0


@pytest.mark.parametrize(
    "address", ["postgresql://register@127.0.0.1/register", "postgresql://register@%2Frun%2Fpostgresql/register"]
)
def test_postgresql_on_this_machine_needs_no_certificate(settings_of, address):
    assert "sslmode" not in settings_of(DATABASE_URL=address)["DATABASES"]["default"]["OPTIONS"]


def test_a_socket_is_reached_by_its_folder(settings_of):
    database = settings_of(DATABASE_URL="postgresql://register@%2Frun%2Fpostgresql/register")["DATABASES"]["default"]
    assert database["HOST"] == "/run/postgresql"


def test_single_sign_on_is_switched_on_by_its_address(settings_of):
    assert settings_of()["SOCIALACCOUNT_PROVIDERS"]["openid_connect"]["APPS"] == []
    found = settings_of(
        OIDC_SERVER_URL="https://inlogg.kommun.example/oidc", OIDC_CLIENT_ID="register", OIDC_CLIENT_SECRET="hemligt"
    )
    (app,) = found["SOCIALACCOUNT_PROVIDERS"]["openid_connect"]["APPS"]
    assert app["client_id"] == "register"
    assert "https://inlogg.kommun.example" in found["CONTENT_SECURITY_POLICY"]["DIRECTIVES"]["form-action"]


def test_mail_is_sent_once_an_address_to_send_through_is_given(settings_of):
    found = settings_of(EMAIL_URL="smtp+tls://register:hemligt@post.kommun.example:587")
    assert found["EMAIL_BACKEND"] == "django.core.mail.backends.smtp.EmailBackend"
    assert (found["EMAIL_HOST"], found["EMAIL_PORT"], found["EMAIL_USE_TLS"]) == ("post.kommun.example", 587, True)


def test_files_have_no_address_of_their_own(settings_of):
    found = settings_of(DATA_FOLDER="/srv/register")
    assert str(found["STORAGES"]["default"]["OPTIONS"]["location"]) == "/srv/register/documents"
    assert found["STORAGES"]["staticfiles"]["BACKEND"].endswith("CompressedManifestStaticFilesStorage")


def test_a_parser_that_expands_nothing_is_in_place():
    import django
    from openpyxl.xml import DEFUSEDXML

    assert DEFUSEDXML is True
    assert django.VERSION >= (5, 2, 8)
