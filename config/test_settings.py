"""The settings of operation, with what a test run needs: its own folder, a cheap password hash, files read where they lie."""

import os
import secrets
import tempfile

from tests.postgres import memory_or_disk

# Nothing of the person's own environment but the database may decide how the tests go.
for name in (
    "DATA_FOLDER",
    "DJANGO_DEBUG",
    "DOCUMENT_ROOT",
    "EMAIL_URL",
    "HTTPS_ONLY",
    "LOG_LEVEL",
    "OIDC_SERVER_URL",
    "TRUSTED_PROXIES",
):
    os.environ.pop(name, None)
os.umask(0o077)
folder = tempfile.TemporaryDirectory(prefix="samverkansregistret-", dir=memory_or_disk())
os.environ |= {
    "SECRET_KEY": secrets.token_urlsafe(64),
    "ALLOWED_HOSTS": "register.test",
    "DATA_FOLDER": folder.name,
    "COLLECTED_STATIC": "off",
    "DATABASE_POOL": "40",
}

from .settings import *

# The database is a file, as in operation: its locks and triggers are part of what is tested.
if DATABASE["ENGINE"] == "django.db.backends.sqlite3":
    DATABASE["TEST"] = {"NAME": f"{folder.name}/test.sqlite3"}

# A slow hash is the point in operation, and half an hour here.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# A job is done where it is asked for; the tests of the worker turn the queue on.
TASKS["default"] = TASKS["now"]

# Each process counts for itself, and each test from nought.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

# A test signs its user in by one step; the tests of the second factor turn it on.
SECOND_FACTOR_REQUIRED = False
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
LOGGING["root"]["handlers"] = ["nothing"]
