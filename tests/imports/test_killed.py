"""A worker that is killed in the middle of an import has written all rows or none, and the import can be run again."""

import os
import random
import signal
import subprocess
import sys
import time
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection

from partnerships.imports import flow
from partnerships.imports.models import Import
from partnerships.jobs.models import Job
from partnerships.jobs.running import reap_jobs
from partnerships.register.models import Organisation
from tests.imports.conftest import tried

ROWS = 300
HEAD = ["Förening", "Antal medlemmar"]


def environment():
    """The worker's own settings, on the database of the test."""
    at = connection.settings_dict
    url = f"sqlite:///{at['NAME']}" if connection.vendor == "sqlite" else (
        f"postgresql://{quote(at['USER'], safe='')}@{quote(at['HOST'], safe='')}/{at['NAME']}"
    )  # fmt: skip
    return os.environ | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "config.settings", "DATABASE_POOL": "2"}


def worker():
    command = [sys.executable, "-m", "django", "work", "--once"]
    return subprocess.Popen(
        command, cwd=settings.BASE_DIR, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def killed_after(seconds, process):
    """Kill it so long after its job began to write; let one that is done already be."""
    while process.poll() is None and not Job.objects.filter(state="running").exists():
        time.sleep(0.02)
    time.sleep(seconds)
    if process.poll() is None:
        os.kill(process.pid, signal.SIGKILL)
    process.wait(60)


def one_kill(user, number, rows, chance):
    listed = [HEAD, *([f"Förening {number} {place}", place] for place in range(rows))]
    list_in = tried(user, "organisationer", listed)
    flow.apply(user, list_in)
    killed_after(chance.uniform(0, 1.5), worker())
    found = Organisation.objects.filter(name__startswith=f"Förening {number} ").count()
    assert found in (0, rows)
    reap_jobs()
    list_in = Import.objects.get(pk=list_in.pk)
    assert not Job.objects.going_on().exists()
    assert (list_in.state == "applied") == (found == rows)
    return found


@pytest.fixture
def queued(settings, monkeypatch):
    """Jobs wait for the worker, whatever their size; but the dry run is done at once."""
    settings.TASKS = settings.TASKS | {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    begin = flow.begin

    def at_once_unless_written(user, list_in, work, title):
        monkeypatch.setattr(flow, "AT_ONCE", 0 if work == "apply_import" else 10**6)
        return begin(user, list_in, work, title)

    monkeypatch.setattr(flow, "begin", at_once_unless_written)


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_in_the_middle_leaves_all_rows_or_none(culture_officer, queued):
    chance = random.Random(20261122)
    for number in range(2):
        one_kill(culture_officer, number, ROWS, chance)
    list_in = tried(culture_officer, "organisationer", [HEAD, ["Igen", 1]])
    flow.apply(culture_officer, list_in)
    assert worker().wait(60) == 0
    assert Import.objects.get(pk=list_in.pk).state == "applied"


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_twenty_kills_of_an_import_of_five_thousand_rows(culture_officer, queued):
    chance = random.Random(1)
    outcomes = [one_kill(culture_officer, number, 5000, chance) for number in range(20)]
    assert outcomes.count(0)  # otherwise nothing was killed in time
