"""The house stands as it is drawn: what points where, what every noun has, and what is never written."""

import ast
import re
import tokenize
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.utils.functional import Promise

from partnerships.ground.errors import Stale
from partnerships.ground.models import Record, Records
from tests.world import make_world

# Lowest first. Apps on one line do not know each other.
FLOORS = [
    {"ground"}, {"audit"}, {"register"}, {"jobs"}, {"imports"}, {"cases"}, {"payments", "state_aid"}, {"events"},
    {"compact", "initiatives"}, {"agreements"}, {"grants", "budget"}, {"reports"}, {"config"},
]  # fmt: skip
FLOOR = {label: height for height, labels in enumerate(FLOORS) for label in labels}

OWN = [
    config
    for config in apps.get_app_configs()
    if Path(config.path).is_relative_to(settings.BASE_DIR) and ".venv" not in Path(config.path).parts
]
MODELS = [model for config in OWN for model in config.get_models()]
RECORDS = [model for model in MODELS if issubclass(model, Record)]

# Rows that nobody edits by themselves, with the reason.
NOT_RECORDS = {
    "audit.AuditEvent": "written once",
    "audit.AuditSeal": "written once",
    "audit.PersonalValue": "written once, and erased",
    "register.BoardAlias": "written with its board",
    "register.KnownApart": "written once",
    "register.SignInLink": "used once",
    "reports.CalendarKey": "made and revoked, never changed",
    "imports.ImportRow": "written with its import",
    "cases.Motion": "written with its decision",
    "cases.Dissent": "written with its decision",
    "cases.Remark": "written with its decision",
    "cases.DecisionBasis": "written with its decision",
    "payments.OrderLine": "written with its order, and let go with it",
    "events.EventAudience": "written with its event",
    "agreements.LegalAnswer": "written with its legal test",
    "agreements.FormAnswer": "written with its choice of form",
    "agreements.IOPPayment": "ties two records together",
    "agreements.IOPStateAid": "ties two records together",
    "agreements.OtherAgreementYear": "written with its agreement",
    "agreements.ProcurementYear": "written with its agreement",
    "grants.ApplicationStatistics": "written with its application",
    "grants.AssessmentPoint": "written with its assessment",
    "grants.EligibilityAnswer": "written with its examination",
    "grants.GrantPayment": "ties two records together",
    "grants.GrantStateAid": "ties two records together",
    "grants.ReportSubmission": "written once, with its report",
    "grants.CheckAnswer": "written with its check",
    "grants.LateStep": "written with its late rule",
    "grants.PaymentDay": "written with its round",
    "grants.RateTier": "written with its round",
}
WRITTEN_ONCE = {"agreements.IOPVersion"}  # records that refuse to be saved again: what was signed
SHOWN_TO_ALL = {"register.Municipality"}  # its name stands on every page


def name(model):
    return f"{model._meta.app_label}.{model.__name__}"


def test_every_app_of_the_house_stands_on_a_floor():
    assert {config.label for config in OWN} == set(FLOOR)


def test_foreign_keys_point_down():
    for model in MODELS:
        for field in model._meta.get_fields():
            other = field.related_model._meta.app_label if field.concrete and field.is_relation else None
            if other in FLOOR and other != model._meta.app_label:
                assert FLOOR[other] < FLOOR[model._meta.app_label], field


def test_what_people_change_is_a_record_with_a_version():
    assert {name(model) for model in MODELS} - {name(model) for model in RECORDS} == set(NOT_RECORDS)


def test_every_noun_says_who_may_see_it():
    for model in RECORDS:
        if name(model) not in SHOWN_TO_ALL:
            assert issubclass(model._default_manager._queryset_class, Records), name(model)
            assert hasattr(model._default_manager.all(), "visible_to"), name(model)


def test_every_noun_and_field_has_a_name_for_people_that_can_be_translated():
    for model in MODELS:
        assert isinstance(model._meta.verbose_name, Promise), name(model)
        assert isinstance(model._meta.verbose_name_plural, Promise), name(model)
    for model in RECORDS:
        for field in model._meta.fields:
            if field.editable and not field.primary_key:
                assert isinstance(field.verbose_name, Promise), field


def test_constraints_are_named_as_sentences():
    for constraint in (constraint for model in MODELS for constraint in model._meta.constraints):
        assert re.fullmatch(r"[a-z0-9]+(_[a-z0-9]+){2,}", constraint.name), constraint.name


@pytest.mark.django_db
def test_the_second_of_two_who_read_the_same_version_is_refused():
    """For each noun in the world of the tests of access."""
    rows = [row for row in vars(make_world()).values() if isinstance(row, Record) and name(type(row)) not in WRITTEN_ONCE]
    for row in rows:
        first, second = (type(row)._base_manager.get(pk=row.pk) for _ in range(2))
        first.save()
        with pytest.raises(Stale):
            second.save()
        second = type(row)._base_manager.get(pk=row.pk)
        second.version -= 1
        with pytest.raises(Stale):
            second.save(update_fields=["updated_at"])


# What is never written


def files(ending):
    for folder in ("config", "reports", "grants", "budget", "partnerships"):
        for path in sorted((settings.BASE_DIR / folder).rglob(f"*.{ending}")):
            if "migrations" not in path.parts:
                yield str(path.relative_to(settings.BASE_DIR)), path


def fault(node):
    """What is wrong with one piece of source, or None."""
    match node:
        case ast.Call(func=ast.Name(id="mark_safe") | ast.Attribute(attr="mark_safe")):
            return "marks a text as safe"
        case ast.Assign(value=ast.Constant(value="__all__")):
            return "takes every field there is"
        case ast.Call(func=ast.Attribute(value=ast.Name(id="datetime" | "date"), attr="now" | "today" | "utcnow"), args=[]):
            return "a moment without a time zone"
        case ast.Call(keywords=[*_, ast.keyword(arg=None, value=asked)]) if "request." in ast.unparse(asked):
            return "what is asked becomes names of arguments"
        case ast.Call(func=ast.Attribute(attr="raw" | "extra") | ast.Name(id="RawSQL" | "eval" | "exec")):
            return "written-out SQL or code"
    return None


def test_what_is_never_written_in_the_source():
    trees = [(name, ast.parse(path.read_text())) for name, path in files("py")]
    found = [f"{name}:{node.lineno} {fault(node)}" for name, tree in trees for node in ast.walk(tree) if fault(node)]
    assert not found


@pytest.mark.parametrize(
    "source",
    [
        "mark_safe(x)",
        "html.mark_safe(x)",
        "class M:\n fields = '__all__'",
        "datetime.now()",
        "date.today()",
        "rows.filter(a=1, **request.GET)",
        "rows.filter(**request.GET.dict())",
        "rows.raw('SELECT 1')",
    ],
)
def test_the_bench_sees_what_is_never_written(source):
    assert [node for node in ast.walk(ast.parse(source)) if fault(node)]


def test_no_fault_is_silenced_and_nothing_is_left_for_later():
    found = []
    for name, path in files("py"):
        with tokenize.open(path) as source:
            for token in tokenize.generate_tokens(source.readline):
                if token.type == tokenize.COMMENT and re.search(r"TODO|FIXME|XXX|TEMPORARY|noqa|type: ignore", token.string):
                    found.append(f"{name}:{token.start[0]} {token.string}")
    assert not found


IN_TEMPLATES = (
    r"\|\s*safe(seq)?\b|autoescape\s+off",  # text that is not escaped
    r"\sstyle\s*=|<style|\son[a-z]+\s*=\s*[\"']|javascript:|<script(?![^>]*\bsrc=)",  # what the content security policy stops
)


def test_what_is_never_written_in_a_template():
    found = [
        (name, match[0])
        for name, path in files("html")
        for fault in IN_TEMPLATES
        for match in re.finditer(fault, path.read_text())
    ]
    assert not found


# Names, which are the same in every language.
NAMES = {"Samverkansregistret"}


def untranslated(text):
    """The words of a template that stand outside its tags for translation."""
    text = re.sub(r"{% comment %}.*?{% endcomment %}|{#.*?#}", "", text, flags=re.S)
    text = re.sub(r"{% blocktrans(late)?\b.*?{% endblocktrans(late)? %}", "", text, flags=re.S)
    text = re.sub(r"{%.*?%}|{{.*?}}", "", text, flags=re.S)
    attributes = re.findall(r'\b(?:aria-label|alt|title|placeholder)="([^"]*)"', text)
    text = re.sub(r"<!--.*?-->|<[^>]*>|&[a-z#0-9]+;", " ", text, flags=re.S)
    return set(re.findall(r"[A-Za-zÅÄÖåäö]{2,}", " ".join([text, *attributes]))) - NAMES


def test_every_word_in_a_template_is_marked_for_translation():
    found = {name: words for name, path in files("html") if "/widgets/" not in name and (words := untranslated(path.read_text()))}
    assert not found


def test_the_bench_sees_a_word_that_is_not_marked():
    assert untranslated('{% load i18n %}<p title="Spara">{% translate "Bort" %} Kvar</p>') == {"Spara", "Kvar"}


def test_no_file_is_named_for_anything_and_everything():
    assert not [name for name, path in files("py") if re.search(r"util|helper|manager|misc|common", path.stem)]
