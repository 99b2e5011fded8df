"""Small files of the tests' own making, and the way in from file to register."""

from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from partnerships.imports import flow
from partnerships.imports.models import Import
from tests.fixtures import MunicipalityFactory


@pytest.fixture
def documents():
    """What lies in the store of documents beside what lay there before the test."""
    before = set(stored())
    return lambda: set(stored()) - before


def stored():
    return [path for path in Path(default_storage.location).rglob("*") if path.is_file()]


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to("2026-11-21 12:00+01:00")


@pytest.fixture(autouse=True)
def _municipality(db):
    MunicipalityFactory()


def workbook(rows, title="Blad"):
    """The bytes of an xlsx with these rows."""
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def uploaded(rows, name="lista.xlsx"):
    return SimpleUploadedFile(name, workbook(rows))


def tried(user, kind, rows, **how):
    """A list after its dry run, with the columns as they are proposed."""
    list_in = flow.upload(user, kind=kind, file=rows if hasattr(rows, "read") else uploaded(rows))
    how.setdefault("mapping", list_in.mapping)
    list_in = flow.choose_columns(user, list_in, **how)
    return Import.objects.select_related("job").get(pk=list_in.pk)


def applied(user, kind, rows, **how):
    list_in = tried(user, kind, rows, **how)
    assert not list_in.refused, faults_of(list_in)
    return Import.objects.select_related("job").get(pk=flow.apply(user, list_in).pk)


def counts(list_in):
    return list_in.to_create, list_in.to_change, list_in.unchanged, list_in.refused


def faults_of(list_in):
    """[(cell, reason)] of every fault of the dry run."""
    rows = list_in.rows.filter(outcome="refuse").order_by("number")
    return [(f"{fault['letter']}{fault['row']}", fault["reason"]) for row in rows for fault in row.faults]
