"""An upload is stopped while it comes in."""

import gc

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from partnerships.ground import files
from tests.conftest import SecureClient

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("addresses"),
    # Django leaves the files that it had taken to the garbage collector, which closes and removes them.
    pytest.mark.filterwarnings("ignore:Exception ignored in:pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture
def client(monkeypatch):
    monkeypatch.setattr(files, "LARGEST_FILE", 200_000)
    return SecureClient(raise_request_exception=False)


@pytest.fixture(autouse=True)
def _files_are_let_go_here():
    yield
    gc.collect()


def sent(client, *sizes):
    return client.post(
        "/prov/upload/", {f"fil{number}": SimpleUploadedFile("a.txt", b"x" * size) for number, size in enumerate(sizes)}
    )


def test_an_upload_at_the_limit_comes_in(client):
    assert sent(client, 200_000).json() == {"fil0": 200_000}


def test_nothing_of_an_upload_over_the_limit_is_kept(client):
    assert sent(client, 200_001).json() == {"fil0": 200_001}  # the size is told, so that the form can say no in words


def test_many_files_are_stopped(client):
    assert sent(client, *[1] * 6).status_code == 400
