"""The real server, started as in operation behind a proxy, answers as the tests of the pages say."""

import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.migrated import migrated_file, one_at_a_time

from .test_headers import ALWAYS

ROOT = Path(__file__).resolve().parent.parent.parent
BEHIND_PROXY = {"Host": "register.example", "X-Forwarded-Proto": "https"}

pytestmark = pytest.mark.once


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    folder = tmp_path_factory.mktemp("drift")
    folder.chmod(0o700)
    return {
        "PATH": os.environ["PATH"],
        "DATA_FOLDER": str(folder),
        "SECRET_KEY": secrets.token_urlsafe(64),
        "ALLOWED_HOSTS": "register.example",
        "TRUSTED_PROXIES": "1",
        "COLLECTED_STATIC": "off",
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }


def server(environment, port):
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "--config",
        "deploy/gunicorn.conf.py",
        "--bind",
        f"127.0.0.1:{port}",
        "config.wsgi",
    ]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


@pytest.fixture(scope="module")
def port(environment):
    database = Path(environment["DATA_FOLDER"]) / "register.sqlite3"
    with one_at_a_time():
        shutil.copyfile(migrated_file(), database)
    database.chmod(0o600)
    port = free_port()
    running = server(environment, port)
    try:
        wait_for(port, running)
        yield port
    finally:
        running.terminate()
        running.communicate(timeout=30)


def wait_for(port, running):
    for _attempt in range(300):
        try:
            ask(port, "/halsa/")
            return
        except OSError:
            assert running.poll() is None, running.stdout.read()
            time.sleep(0.1)
    raise AssertionError("the server did not start")


def ask(port, address, headers=BEHIND_PROXY):
    with closing(HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request("GET", address, headers=headers)
        answer = connection.getresponse()
        answer.read()
    return answer


@pytest.mark.parametrize(("address", "status"), [("/konto/login/", 200), ("/finns/inte/", 404), ("/api/v1/finns-inte/", 404)])
def test_the_server_adds_and_loses_no_header(port, address, status):
    answer = ask(port, address)
    assert answer.status == status
    assert {name: answer.getheader(name) for name in ALWAYS} == ALWAYS
    assert answer.getheader("Server") == "gunicorn"


def test_http_is_sent_on_to_https(port):
    answer = ask(port, "/konto/login/", {"Host": "register.example"})
    assert (answer.status, answer.getheader("Location")) == (301, "https://register.example/konto/login/")


def test_another_host_is_refused(port):
    assert ask(port, "/konto/login/", BEHIND_PROXY | {"Host": "annan.example"}).status == 400


def test_the_server_is_ready(port):
    assert ask(port, "/halsa/redo/").status == 200


def test_the_database_is_its_owners_alone(port, environment):
    files = [path for path in Path(environment["DATA_FOLDER"]).rglob("*") if path.is_file()]
    assert files
    assert [path for path in files if path.stat().st_mode & 0o077] == []


def test_a_server_that_would_leak_does_not_start(environment, port):
    running = server(environment | {"COLLECTED_STATIC": "on"}, free_port())
    output, _nothing = running.communicate(timeout=60)
    assert running.returncode != 0
    assert "Kör manage.py collectstatic" in output
