"""The local profile: made once, read by its owner only, and never over what the environment says."""

import os
import socket

import pytest

from config import local_environment, port


@pytest.fixture
def file(tmp_path, monkeypatch):
    for name in ("SECRET_KEY", "ALLOWED_HOSTS", "HTTPS_ONLY", "SECOND_FACTOR_REQUIRED", "COLLECTED_STATIC"):
        monkeypatch.setenv(name, "x")
        monkeypatch.delenv(name)
    return tmp_path / "var" / "local.env"


def test_it_is_made_once_with_a_key_of_its_own(file):
    local_environment.make(file)
    first = file.read_text()
    local_environment.make(file)
    assert file.read_text() == first
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700


def test_it_opens_to_this_machine_only(file):
    local_environment.make(file)
    local_environment.read(file)
    assert os.environ["ALLOWED_HOSTS"] == "127.0.0.1,localhost"
    assert len(os.environ["SECRET_KEY"]) >= 50
    assert "DJANGO_DEBUG" not in os.environ


def test_what_the_environment_says_holds(file, monkeypatch):
    local_environment.make(file)
    monkeypatch.setenv("SECRET_KEY", "min egen")
    local_environment.read(file)
    assert os.environ["SECRET_KEY"] == "min egen"


def test_without_the_file_nothing_is_read(file):
    local_environment.read(file)
    assert "SECRET_KEY" not in os.environ


def test_a_port_that_is_taken_is_told_of_before_anything_is_printed():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        assert f"Port {taken} är upptagen" in port.fault(taken)
    assert port.fault(taken) is None
