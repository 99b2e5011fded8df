import pytest
from django.contrib.auth import get_user_model


@pytest.fixture
def addresses(settings):
    settings.ROOT_URLCONF = "tests.config.addresses"


@pytest.fixture
def user(db):
    return get_user_model().objects.create(email="handlaggare@kommun.example", name="Handläggare")


@pytest.fixture
def log(caplog, monkeypatch):
    """The lines that the log of operation would get, as they would be written."""
    from config.logging import JsonLines

    monkeypatch.setattr(caplog.handler, "formatter", JsonLines())
    caplog.set_level("INFO")
    return lambda: [line for line in caplog.text.splitlines() if line]
