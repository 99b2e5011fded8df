"""The API answers whatever is sent to it as its own description says, and never with a server error."""

import json
import random
import re
import traceback
from collections import defaultdict

import pytest
import schemathesis
from django.apps import apps
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import got_request_exception, request_finished, request_started
from django.db import close_old_connections, models, transaction
from drf_spectacular.drainage import GENERATOR_STATS
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.validation import validate_schema
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import one_of
from knox.models import AuthToken
from rest_framework.throttling import SimpleRateThrottle
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance

from config.api import router
from partnerships.register.rights import Role
from tests.fixtures import user_with
from tests.world import make_world

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]

# Each field that points at a record, and what kinds of record it points at in one place or another.
POINTING = defaultdict(set)
for model in apps.get_models():
    for field in model._meta.fields:
        if isinstance(field, models.ForeignKey):
            POINTING[field.name].add(field.related_model)


@pytest.fixture
def world(db):
    return make_world()


@pytest.fixture
def persons(world):
    return {
        "culture": user_with(Role.CULTURE, board=world.board),
        "finance": user_with(Role.FINANCE),
        "representative": user_with(Role.REPRESENTATIVE, organisation=world.organisation),
    }


@pytest.fixture
def no_limits(monkeypatch):
    """Any number of requests, and each on the connection that the test's own transaction is on, as the test client does."""
    monkeypatch.setattr(SimpleRateThrottle, "allow_request", lambda *asked: True)
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture(scope="module")
def operations():
    """What the API says that it can do, and how to ask for it: as described, and otherwise."""
    described = schemathesis.openapi.from_dict(json.loads(json.dumps(SchemaGenerator().get_schema(public=True), default=str)))
    described.app = closing(WSGIHandler())
    modes = schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE
    return [one_of(*(each.ok().as_strategy(mode) for mode in modes)) for each in described.get_all_operations()]


def closing(application):
    """A server closes each response when it is sent, and with it what was uploaded; schemathesis does not."""

    def answers(environ, start_response):
        response = application(environ, start_response)
        try:
            return [b"".join(response)]
        finally:
            response.close()

    return answers


@pytest.mark.parametrize("examples", [pytest.param(3, marks=pytest.mark.once), pytest.param(100, marks=pytest.mark.slow)])
def test_every_endpoint_answers_each_person_as_it_says(examples, persons, operations, no_limits):
    keys = {person: AuthToken.objects.create(user=user)[1] for person, user in persons.items()}
    known, faults = Known(), []
    for cases in operations:
        try:
            ask(cases, keys, examples, known)
        except (AssertionError, FailureGroup) as fault:
            faults.append("".join(traceback.format_exception_only(fault)))
    assert not faults, "\n\n".join(faults)


def ask(cases, keys, examples, known):
    """Send what an operation's description allows, and what it does not, as each person, and compare the answers with it."""

    @given(case=cases)
    @settings(
        max_examples=examples,
        database=None,
        deadline=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def answers_as_it_says(case):
        known.put_in(case)
        for person, key in keys.items():
            raised = []

            def note(sender, raised=raised, **signal):
                raised.append(traceback.format_exc())

            got_request_exception.connect(note)
            with transaction.atomic():
                response = case.call(base_url="https://register.test", headers={"Authorization": f"Token {key}"})
                transaction.set_rollback(True)
            assert not raised, f"{person}: {case.as_curl_command()}\n{raised[0]}"
            case.validate_response(response, checks=CHECKS)

    answers_as_it_says()


class Known:
    """Puts numbers of records that there are in most questions, so that the acts are asked and not only who may."""

    def __init__(self):
        kinds = {viewset.queryset.model for _prefix, viewset, _basename in router.registry}.union(*POINTING.values())
        self.rows = {kind: list(kind.objects.order_by("pk")[:4]) for kind in kinds}
        self.collections = {prefix: self.rows[viewset.queryset.model] for prefix, viewset, _basename in router.registry}
        self.pointed = {
            name: [row for kind in sorted(kinds, key=str) for row in self.rows[kind]] for name, kinds in POINTING.items()
        }

    def put_in(self, case):
        chance = random.Random(repr((case.path_parameters, case.body)))
        rows = self.collections.get(re.search(r"/api/v1/([\w-]+)/", case.path)[1])
        if "id" in (case.path_parameters or {}) and rows and chance.random() < 0.8:
            row = chance.choice(rows)
            case.path_parameters["id"] = str(row.pk)
            if "If-Match" in case.headers and chance.random() < 0.8:
                case.headers["If-Match"] = f'"{row.version}"'
        if isinstance(case.body, dict):
            for name in case.body:
                if self.pointed.get(name) and chance.random() < 0.9:
                    case.body[name] = chance.choice(self.pointed[name]).pk


@pytest.mark.once
def test_the_description_is_valid_and_complete():
    GENERATOR_STATS.reset()
    schema = SchemaGenerator().get_schema(request=None, public=True)
    validate_schema(schema)
    assert schema["openapi"].startswith("3.1.")
    assert not GENERATOR_STATS, GENERATOR_STATS.emit_summary()
