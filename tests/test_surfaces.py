"""Every field of a record is shown in the API, and every list leaves as Excel; what is left out stands here, with the reason."""

import ast
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from rest_framework.serializers import ModelSerializer

from config.api import router
from partnerships.ground.models import Record
from reports import lists
from reports.lists import LISTS
from tests import access

# Fields that the API does not show.
LEFT_OUT = {
    "register.User.password": "never shown",
    "cases.Document.file": "handed out at the document's own address",
    **dict.fromkeys(
        (
            f"{noun}.documents"
            for noun in (
                "cases.BoardDecision",
                "grants.GrantApplication",
                "grants.GrantReport",
                "grants.SampledGrant",
                "agreements.IOPAgreement",
                "events.Event",
                "initiatives.Initiative",
                "cases.GoverningDocument",
                "agreements.OtherAgreement",
                "agreements.Procurement",
            )
        ),
        "documents have a collection of their own",
    ),
}
# Nouns without a collection of their own.
NOT_IN_API = {
    "register.Municipality": "one row, shown on every page",
    "reports.GivingPublisher": "one row, changed on its page",
    "imports.ImportMapping": "a memory of the columns of a sender's lists",
    "agreements.WelfareArea": "a list of words, kept by the administrator",
}
RECORDS = {
    f"{model._meta.app_label}.{model.__name__}": model
    for config in apps.get_app_configs()
    if Path(config.path).is_relative_to(settings.BASE_DIR)
    for model in config.get_models()
    if issubclass(model, Record)
}
SERIALIZERS = {
    viewset.queryset.model: viewset.serializer_class
    for _prefix, viewset, _name in router.registry
    if issubclass(viewset.serializer_class, ModelSerializer)  # others show figures of records
}


def shown_fields(model):
    return set(SERIALIZERS[model]().fields)


@pytest.mark.parametrize("name", RECORDS)
def test_every_field_of_a_record_is_shown_in_the_api_or_left_out_on_purpose(name):
    model = RECORDS[name]
    assert (model in SERIALIZERS) != (name in NOT_IN_API)
    if model in SERIALIZERS:
        fields = {field.name for field in [*model._meta.concrete_fields, *model._meta.many_to_many] if field.editable}
        missing = {f"{name}.{field}" for field in fields - shown_fields(model)}
        assert missing == {left for left in LEFT_OUT if left.rpartition(".")[0] == name}
        assert {"id", "version"} <= shown_fields(model)


@pytest.mark.parametrize("name", RECORDS)
def test_what_the_register_sets_itself_cannot_be_sent(name):
    model = RECORDS[name]
    if model in SERIALIZERS:
        set_by_itself = {field.name for field in model._meta.concrete_fields if not field.editable or field.primary_key}
        writable = {name for name, field in SERIALIZERS[model]().fields.items() if not field.read_only}
        assert not writable & (set_by_itself | {"password", "is_superuser", "is_staff"})


NOT_EXPORTED = {"reports.log": "the log is read where it stands"}


def list_pages():
    """(view, name of the export) of every list that a page shows."""
    for config in apps.get_app_configs():
        if Path(config.path).is_relative_to(settings.BASE_DIR):
            for path in sorted({*Path(config.path).glob("views*.py"), *Path(config.path).glob("views/*.py")}):
                for view in (node for node in ast.parse(path.read_text()).body if isinstance(node, ast.FunctionDef)):
                    for node in ast.walk(view):
                        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "list_page":
                            export = {keyword.arg: keyword.value for keyword in node.keywords}.get("export")
                            yield f"{config.label}.{view.name}", getattr(export, "value", None)


def test_every_list_that_a_page_shows_leaves_as_excel():
    assert len(list(list_pages())) > 25
    assert {view for view, export in list_pages() if export not in LISTS} == set(NOT_EXPORTED)


def test_every_list_that_leaves_as_excel_shows_the_pages_columns():
    for name, export in LISTS.items():
        assert len({str(column.heading) for column in export.columns}) == len(export.columns), name


def test_no_two_files_name_the_same_list_or_the_same_request():
    """One would take the place of the other without a word."""
    assert sum(len(file.LISTS) for file in lists.FILES) == len(LISTS)
    assert sum(len(getattr(file, "BODIES", {})) for file in access.FILES) == len(access.BODIES)
