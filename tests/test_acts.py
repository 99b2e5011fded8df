"""Every act is written once, in one way: keyword only, by an actor, in one transaction, asking for the right, and logged."""

import ast
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

from partnerships.audit.acts import ACTS

# Not acts: means that acts are made of.
MEANS = {
    "partnerships.audit.services",  # writes the log itself
}
# Acts that nobody asks for the right to, with the reason.
ASKS_NOBODY = {
    "partnerships.jobs.services.start_job": "part of an act that has asked for its right",
    "partnerships.state_aid.services.lapse": "part of an act that has asked for its right",
    "partnerships.state_aid.services.lower": "part of a decision, whose act has asked for the right",
    "partnerships.state_aid.services.await_decision": "part of an act that has asked for its right",
    "partnerships.state_aid.services.grant": "part of a decision, whose act has asked for the right",
    "partnerships.register.services.note_protected_look": "writes down what was shown to somebody who may see it",
    "partnerships.register.services.make_sign_in_link": "called by a command on the machine itself",
    "partnerships.register.services.use_sign_in_link": "the link's secret is the right",
}
WITHOUT_ACTOR = {
    "partnerships.register.services.make_sign_in_link": "nobody is signed in",
    "partnerships.register.services.use_sign_in_link": "nobody is signed in",
}
WRITES = {"add", "change", "save_state", "record", "record_all"}


def modules():
    for app in apps.get_app_configs():
        folder = Path(app.path)
        if folder.is_relative_to(settings.BASE_DIR) and ".venv" not in folder.parts:
            for path in (folder / "services.py", *sorted(folder.glob("services/*.py"))):
                name = ".".join(path.relative_to(settings.BASE_DIR).with_suffix("").parts)
                if path.exists() and name not in MEANS:
                    yield name, ast.parse(path.read_text())


def functions():
    return [
        pytest.param(f"{name}.{node.name}", node, module, id=f"{name}.{node.name}")
        for name, module in modules()
        for node in module.body
        if isinstance(node, ast.FunctionDef)
    ]


def is_atomic(function):
    return any(ast.unparse(decorator).endswith("atomic") for decorator in function.decorator_list)


def takes(function):
    return [argument.arg for argument in (*function.args.posonlyargs, *function.args.args)]


def calls(tree):
    """The plain names of everything that is called."""
    called = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return {func.id if isinstance(func, ast.Name) else getattr(func, "attr", "") for func in called}


def reached(function, module):
    """What a function calls, itself and through the other functions of its file."""
    own = {node.name: node for node in module.body if isinstance(node, ast.FunctionDef)}
    seen, left = set(), {function.name}
    while left:
        name = left.pop()
        seen.add(name)
        left |= (calls(own[name]) if name in own else set()) - seen
    return seen


def is_act(function):
    return is_atomic(function) or "actor" in [argument.arg for argument in function.args.kwonlyargs]


ACT_FUNCTIONS = [param for param in functions() if is_act(param.values[1])]


@pytest.mark.parametrize(("name", "function", "module"), ACT_FUNCTIONS)
def test_an_act_is_keyword_only_by_an_actor_in_one_transaction(name, function, module):
    assert is_atomic(function), "is not decorated with @transaction.atomic"
    assert takes(function) == [], "takes arguments by position"
    assert "actor" in [argument.arg for argument in function.args.kwonlyargs] or name in WITHOUT_ACTOR


@pytest.mark.parametrize(("name", "function", "module"), ACT_FUNCTIONS)
def test_an_act_asks_for_the_right_before_it_writes(name, function, module):
    asks = "require" in reached(function, module)
    assert asks != (name in ASKS_NOBODY)
    if not asks:
        return
    lines = {"require": [], "writes": []}
    for node in ast.walk(function):
        if isinstance(node, ast.Call):
            called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            if called == "require":
                lines["require"].append(node.lineno)
            elif called in WRITES or called in {"save", "create", "update", "delete", "move_to", "reserve"}:
                lines["writes"].append(node.lineno)
    if lines["require"] and lines["writes"]:
        assert min(lines["require"]) < min(lines["writes"])


@pytest.mark.parametrize(("name", "function", "module"), ACT_FUNCTIONS)
def test_an_act_is_logged(name, function, module):
    writes = WRITES | {node.name for node in module.body if isinstance(node, ast.FunctionDef) and calls(node) & WRITES}
    assert reached(function, module) & (writes | {"plan", "strike", "strike_out"})  # written down by the act that is called


@pytest.mark.parametrize(("name", "function", "module"), functions())
def test_what_writes_and_is_not_an_act_is_called_by_one(name, function, module):
    if is_act(function):
        return
    own_acts = [each for each in module.body if isinstance(each, ast.FunctionDef) and is_act(each)]
    if calls(function) & {"save", "create", "update", "delete", "bulk_create", *WRITES}:
        assert any(function.name in reached(act, module) for act in own_acts)


# Where the name of the act stands among what the log's own functions are given.
PLACE_OF_SLUG = {"record": 1, "save_state": 2}


def slugs():
    """(where, act) for every name of an act that is written to the log."""
    for name, module in [*modules(), *commands()]:
        for node in ast.walk(module):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in WRITES:
                place = PLACE_OF_SLUG.get(node.func.id, len(node.args))
                given = [*node.args[place : place + 1], *(each.value for each in node.keywords if each.arg == "act")]
                yield from ((f"{name}:{node.lineno}", slug.value) for slug in given if isinstance(slug, ast.Constant))


def commands():
    for path in settings.BASE_DIR.glob("*/**/management/commands/*.py"):
        if ".venv" not in path.parts:
            yield str(path.relative_to(settings.BASE_DIR)), ast.parse(path.read_text())


def test_every_act_that_is_logged_has_a_line_for_people():
    missing = {where: slug for where, slug in slugs() if slug not in ACTS}
    assert not missing


def test_the_bench_sees_the_acts():
    names = {param.values[0] for param in ACT_FUNCTIONS}
    assert {"grants.services.decisions.grant_application", "partnerships.payments.services.payments.attest_payment"} <= names
    assert len(set(slugs())) > 20
