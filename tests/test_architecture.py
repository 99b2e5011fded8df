"""The house stands as it is drawn: what points where, what every noun has, and what is never written."""

import ast
import re
import tokenize
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models

from partnerships.ground.models import Record, Records
from tests.world import make_world

# Lowest first. Apps on one line do not know each other.
FLOORS = [
    {"ground"}, {"audit"}, {"register"}, {"cases"}, {"payments"}, {"events"}, {"compact"}, {"agreements"}, {"grants", "budget"},
    {"reports"}, {"config"},
]  # fmt: skip
FLOOR = {label: height for height, labels in enumerate(FLOORS) for label in labels}

OWN = [config for config in apps.get_app_configs() if config.label in FLOOR and Path(config.path).is_relative_to(settings.BASE_DIR)]
MODELS = [model for config in OWN for model in config.get_models()]
RECORDS = [model for model in MODELS if issubclass(model, Record)]

# Rows that nobody edits by themselves, with the reason.
NOT_RECORDS = {
    "audit.AuditEvent": "written once",
    "audit.AuditSeal": "written once",
    "audit.PersonalValue": "written once, and erased",
    "register.BoardAlias": "written with its board",
    "register.SignInLink": "used once",
    "cases.Motion": "written with its decision",
    "cases.Dissent": "written with its decision",
    "cases.Remark": "written with its decision",
    "cases.DecisionBasis": "written with its decision",
    "grants.GrantPayment": "ties two records together",
}
SEEN_BY_NOBODY_ALONE = {"register.Municipality"}  # shown on every page


def name(model):
    return f"{model._meta.app_label}.{model.__name__}"


def test_every_app_of_the_house_stands_on_a_floor():
    labels = {config.label for config in apps.get_app_configs() if Path(config.path).is_relative_to(settings.BASE_DIR)}
    assert {label for label in labels if not (settings.BASE_DIR / ".venv" in Path(apps.get_app_config(label).path).parents)} <= set(FLOOR)


@pytest.mark.parametrize("model", MODELS, ids=name)
def test_foreign_keys_point_down(model):
    for field in model._meta.get_fields():
        if field.concrete and field.is_relation and field.related_model._meta.app_label in FLOOR:
            own, other = model._meta.app_label, field.related_model._meta.app_label
            assert own == other or FLOOR[other] < FLOOR[own], field.name


@pytest.mark.parametrize("model", MODELS, ids=name)
def test_what_people_change_is_a_record_with_a_version(model):
    assert issubclass(model, Record) != (name(model) in NOT_RECORDS)


@pytest.mark.parametrize("model", RECORDS, ids=name)
def test_every_noun_says_who_may_see_it(model):
    if name(model) not in SEEN_BY_NOBODY_ALONE:
        assert issubclass(model._default_manager._queryset_class, Records)
        assert hasattr(model._default_manager.all(), "visible_to")


@pytest.mark.parametrize("model", MODELS, ids=name)
def test_every_noun_and_field_has_a_name_in_swedish(model):
    plain = model.__name__.casefold()
    assert str(model._meta.verbose_name).replace(" ", "") != plain
    if issubclass(model, Record):
        for field in model._meta.fields:
            if field.editable and not field.primary_key and field.name not in {"password", "version"}:
                assert str(field.verbose_name) != field.name.replace("_", " "), field.name


@pytest.mark.parametrize("model", MODELS, ids=name)
def test_constraints_are_named_as_sentences(model):
    for constraint in model._meta.constraints:
        assert re.fullmatch(r"[a-z0-9]+(_[a-z0-9]+){2,}", constraint.name), constraint.name
        assert not constraint.name.startswith(model._meta.db_table), constraint.name


@pytest.mark.django_db
@pytest.mark.parametrize("thing", vars(make_world).get("things", ["everything"]))
def test_the_second_of_two_who_read_the_same_version_is_refused(thing):
    from partnerships.ground.errors import Stale

    for row in vars(make_world()).values():
        if isinstance(row, Record):
            first, second = (type(row)._base_manager.get(pk=row.pk) for _ in range(2))
            first.save()
            with pytest.raises(Stale):
                second.save()
            with pytest.raises(Stale):
                second.save(update_fields=["updated_at"])


# What is never written

SOURCES = sorted(
    path
    for folder in ("config", "reports", "grants", "budget", "partnerships")
    for path in (settings.BASE_DIR / folder).rglob("*.py")
    if "migrations" not in path.parts
)
TEMPLATES = sorted(
    path
    for folder in ("config", "reports", "grants", "budget", "partnerships")
    for path in (settings.BASE_DIR / folder).rglob("*.html")
)


def relative(path):
    return str(path.relative_to(settings.BASE_DIR))


def is_forbidden(node):
    """The fault of one piece of source, or None."""
    text = ast.unparse(node) if isinstance(node, ast.Call | ast.Attribute | ast.Assign) else ""
    match node:
        case ast.Call(func=ast.Name(id="mark_safe" | "format_html_join")) | ast.Call(func=ast.Attribute(attr="mark_safe")):
            return "marks text as safe"
        case ast.Assign(targets=[ast.Name(id="fields" | "exclude")], value=ast.Constant(value="__all__")):
            return "takes every field there is"
        case ast.Call(func=ast.Attribute(attr="now" | "today" | "utcnow" | "fromtimestamp")) if not node.args and not node.keywords:
            if not text.startswith(("timezone.", "days.")):
                return f"{text}: a moment without a time zone"
        case ast.Call() if any(
            keyword.arg is None and re.search(r"\brequest\.(GET|POST|data|query_params)|cleaned_data_raw", ast.unparse(keyword.value))
            for keyword in node.keywords
        ):
            return f"{text}: what is asked becomes arguments"
        case ast.Call(func=ast.Attribute(attr="extra" | "raw" | "RawSQL")) | ast.Call(func=ast.Name(id="RawSQL" | "eval" | "exec")):
            return f"{text}: written-out SQL or code"
        case ast.Call(func=ast.Name(id="float")) if "share" not in text and "/" not in text:
            return f"{text}: an amount may become a float"
    return None


@pytest.mark.parametrize("path", SOURCES, ids=relative)
def test_what_is_never_written_in_the_source(path):
    faults = [f"{node.lineno}: {fault}" for node in ast.walk(ast.parse(path.read_text())) if (fault := is_forbidden(node))]
    assert not faults


@pytest.mark.parametrize("path", SOURCES, ids=relative)
def test_no_fault_is_silenced_and_nothing_is_left_for_later(path):
    with tokenize.open(path) as source:
        comments = [token.string for token in tokenize.generate_tokens(source.readline) if token.type == tokenize.COMMENT]
    assert not [comment for comment in comments if re.search(r"TODO|FIXME|XXX|noqa|type: ignore|TEMPORARY", comment)]


@pytest.mark.parametrize("path", TEMPLATES, ids=relative)
def test_what_is_never_written_in_a_template(path):
    text = path.read_text()
    assert not re.search(r"\|\s*safe\b|autoescape\s+off|\|\s*safeseq", text)
    assert not re.search(r"\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|<style|javascript:", text)
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)


@pytest.mark.parametrize("path", TEMPLATES, ids=relative)
def test_every_word_in_a_template_is_marked_for_translation(path):
    text = re.sub(r"{% comment %}.*?{% endcomment %}|{#.*?#}", " ", path.read_text(), flags=re.S)
    text = re.sub(r"{% blocktrans(late)?\b.*?{% endblocktrans(late)? %}", " ", text, flags=re.S)
    text = re.sub(r"{%.*?%}|{{.*?}}", " ", text, flags=re.S)
    attributes = re.findall(r'\b(?:aria-label|alt|title|placeholder)="([^"]*)"', text)
    words = re.sub(r"<(style|svg|script)\b.*?</\1>|<[^>]*>|&[a-z#0-9]+;", " ", text, flags=re.S)
    assert not re.findall(r"[A-Za-zÅÄÖåäö]{2,}", " ".join([words, *attributes]))


def test_files_stay_short_and_are_named_by_noun():
    long = {relative(path): count for path in SOURCES if (count := len(path.read_text().splitlines())) > 480}
    assert not long, long
    assert not [relative(path) for path in SOURCES if re.search(r"util|helper|manager|misc|common", path.stem)]
