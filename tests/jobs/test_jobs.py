"""Work in the background: told of while it goes on, stopped when asked, one at a time, and never lost in silence."""

import socket
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from partnerships.jobs.models import Job
from partnerships.jobs.running import WORKS, Progress, reap_jobs, run_job, work
from partnerships.jobs.services import cancel_job, hand_over, start_job
from partnerships.register.models import Organisation
from tests.fixtures import OrganisationFactory

NOBODYS_PROCESS = 2**22 + 1  # beyond the numbers that Linux gives


@pytest.fixture
def counting():
    """Work that registers an organisation for each step, and fails or stops as it is told."""

    @work("counting")
    def count(progress, steps=3, fault=""):
        progress.begin(steps)
        for number in range(steps):
            OrganisationFactory(name=f"Steg {number}")
            progress.step()
            progress.check()
        if fault:
            raise ValidationError(fault) if fault != "bug" else RuntimeError("hemligt")
        return {"message": "Räknat."}

    yield
    del WORKS["counting"]


def started(user, key="", **about):
    return start_job(actor=user, title="Räkna", work="counting", about=about, key=key)


def test_a_job_tells_who_asked_how_far_it_came_and_what_came_of_it(culture_officer, counting):
    job = hand_over(started(culture_officer))
    assert (job.state, job.done, job.total, job.message) == ("done", 3, 3, "Räknat.")
    assert job.started_at
    assert job.finished_at
    run_job(job.pk)  # a job is run once
    assert Organisation.objects.count() == 3


@pytest.mark.parametrize(("fault", "told"), [("Listan är trasig.", "Listan är trasig."), ("bug", "Ett fel i programmet")])
def test_a_job_that_fails_says_so_in_words(culture_officer, counting, fault, told):
    job = hand_over(started(culture_officer, fault=fault))
    assert job.state == "failed"
    assert job.message.startswith(told)
    assert "hemligt" not in job.message


def test_a_job_that_waits_is_stopped_before_it_begins(culture_officer, counting):
    job = started(culture_officer)
    cancel_job(actor=culture_officer, job=job)
    assert hand_over(job).state == "cancelled"
    assert not Organisation.objects.exists()


def test_a_job_that_runs_is_stopped_at_its_next_step(culture_officer, counting, monkeypatch):
    job = started(culture_officer)
    tell = Progress.tell

    def tell_and_cancel(progress):
        tell(progress)
        cancel_job(actor=culture_officer, job=Job.objects.get(pk=job.pk))

    monkeypatch.setattr(Progress, "tell", tell_and_cancel)
    assert hand_over(job).state == "cancelled"
    assert Organisation.objects.count() == 1


def test_somebody_elses_job_is_neither_seen_nor_stopped(culture_officer, social_officer, client, counting):
    job = started(culture_officer)
    with pytest.raises(PermissionDenied):
        cancel_job(actor=social_officer, job=job)
    client.force_login(social_officer)
    assert client.get(f"/jobb/{job.pk}/").status_code == 404
    client.force_login(culture_officer)
    assert client.post(f"/jobb/{job.pk}/avbryt/", {"csrfmiddlewaretoken": "x"}).status_code == 302
    assert client.get(f"/jobb/{job.pk}/", headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"


def test_one_job_at_a_time_of_the_same_key(culture_officer, counting):
    first = started(culture_officer, key="lista-1")
    with pytest.raises(ValidationError, match="pågår redan"):
        started(culture_officer, key="lista-1")
    hand_over(first)
    started(culture_officer, key="lista-1")


def test_a_job_whose_process_is_gone_is_told_of_and_the_key_is_free(culture_officer, counting):
    silent, dead = started(culture_officer, key="a"), started(culture_officer, key="b")
    long_ago = timezone.now() - timedelta(minutes=10)
    Job.objects.filter(pk=silent.pk).update(state="running", process="annan:1", heartbeat_at=long_ago)
    process = f"{socket.gethostname()}:{NOBODYS_PROCESS}"
    Job.objects.filter(pk=dead.pk).update(state="running", process=process, heartbeat_at=timezone.now())
    alive = started(culture_officer, key="c")
    Job.objects.filter(pk=alive.pk).update(state="running", process="annan:1", heartbeat_at=timezone.now())
    assert reap_jobs() == 2
    assert {job.pk: job.state for job in Job.objects.all()} == {silent.pk: "failed", dead.pk: "failed", alive.pk: "running"}
    assert "Inget är halvt skrivet" in Job.objects.get(pk=dead.pk).message
    started(culture_officer, key="a")
