"""Who comes to what: every address and every role in one table. An address without a row is a fault."""

import hashlib
import re
from functools import partial
from itertools import groupby, product

import pytest
from django.db import connection, transaction
from django.http import HttpResponse
from django.urls import NoReverseMatch, URLResolver, get_resolver, reverse
from rest_framework.test import APIClient
from rest_framework.throttling import SimpleRateThrottle

from partnerships.audit.models import AuditEvent
from partnerships.register.models import Board, Organisation
from partnerships.register.rights import Role
from reports.lists import LISTS
from tests.access import API, BODIES, PAGES
from tests.conftest import SecureApiClient, SecureClient
from tests.world import FOR_A_BOARD, FOR_AN_ORGANISATION, make_world, people

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# What the register shows to everybody, and the addresses of signing in, which are another's (django-allauth).

OPEN = {"alive", "ready", "policy_report", "register:accessibility", "reports:start"}
# Open to whoever has the secret in the address.
BY_SECRET = {"register:sign_in_by_link", "reports:calendar_feed"}
SIGNING_IN = re.compile("account_|mfa_|socialaccount_|openid_connect_")
SIGNING_IN_IS_OPEN = {
    "account_login", "account_logout", "account_signup", "account_inactive", "account_confirm_email",
    "account_confirm_login_code",
    "account_email_verification_sent", "account_reset_password", "account_reset_password_done", "account_reset_password_from_key",
    "account_reset_password_from_key_done", "mfa_authenticate", "socialaccount_login_cancelled",
    "socialaccount_signup", "openid_connect_login", "openid_connect_callback",
}  # fmt: skip


def addresses(patterns=None, namespace="", before=()):
    """(name, names of its parts, view) of everything in the site map."""
    for entry in get_resolver().url_patterns if patterns is None else patterns:
        parts = (*before, *(entry.pattern.converters or entry.pattern.regex.groupindex))
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from addresses(entry.url_patterns, inner, parts)
        else:
            yield f"{namespace}{entry.name}", parts, entry.callback


def own_addresses():
    return [(name, parts, view) for name, parts, view in addresses() if name != "None" and not SIGNING_IN.match(name)]


ROW = re.compile(r"((?:[A-Z]+ )?\S+) +(\S+) +(.+)")


def expected(table):
    """{row: {person: letter}}, the rows in order."""
    rows = {}
    for line in table.splitlines():
        if line and not line.startswith("#"):
            name, about, letters = ROW.fullmatch(line).groups()
            rows[name, about] = letters
    return rows


def written(letters):
    """One row's letters, the two of a board or an organisation together."""
    return " ".join("".join(found for _, found in group) for _, group in groupby(letters, key=lambda pair: pair[0]))


@pytest.fixture
def world():
    return make_world()


@pytest.fixture
def crowd(world, monkeypatch):
    """(role, client) for each column of the table. Two of three are told no: a page that says so is looked at in a browser."""
    monkeypatch.setattr("config.errors.render", lambda request, template, *about, status: HttpResponse(template, status=status))

    def clients(kind):
        for role, _scope, user in people(world):
            client = kind(raise_request_exception=False)
            if user is not None and issubclass(kind, APIClient):
                client.force_authenticate(user)
            elif user is not None:
                client.force_login(user)
            yield role, client

    return lambda kind: list(clients(kind))


@pytest.fixture
def no_throttle(monkeypatch):
    monkeypatch.setattr(SimpleRateThrottle, "allow_request", lambda *asked: True)


def differences(table, found):
    """What is not as the table says, as lines to read and to write into it."""
    table = expected(table)
    lines = [f"{'  '.join(about)}  {letters}   <- the table: {table.get(about, 'no row')}" for about, letters in found.items()]
    lines = [line for line, about in zip(lines, found, strict=True) if table.get(about) != found[about]]
    return lines + [f"{'  '.join(about)}  stands in the table, but not in the site map" for about in table if about not in found]


def letter(response):
    status, name = response.status_code, response.headers.get("Location", "")
    if status == 401 or (status == 302 and name.startswith(reverse("account_login"))):
        return "s"
    if status in {400, 403, 404, 405}:
        return {403: "n", 404: "-", 405: "x", 400: "f"}[status]
    if status not in {200, 201, 302, 422}:
        return f"{status}"  # stands in no row
    if response.streaming:
        response.getvalue()  # read to the end, and so closed
        return "y"
    shown = response.json() if response.headers["Content-Type"].startswith("application/json") else response.context or {}
    if "count" in shown and "results" in shown:
        return "y" if shown["count"] else "e"
    page = getattr(shown.get("table"), "page", None)
    return "e" if page and not page.count else "y"


def address(world, name, about):
    """The address about one thing: something in the world, or what stands written."""
    if about == "–":
        return reverse(name)
    return reverse(name, args=[getattr(world, part).pk if hasattr(world, part) else part for part in about.split(",")])


# Pages


def page_rows():
    """What the table has to have a row for: each page, and each list that leaves as Excel."""
    table = expected(PAGES)
    for name, parts, _view in own_addresses():
        if name.startswith("api-") or name in OPEN | BY_SECRET:
            continue
        if name == "reports:list_export":
            yield from ((name, export) for export in LISTS)
            continue
        abouts = [about for listed, about in table if listed == name]
        yield from ((name, about) for about in abouts or (["?"] if parts else ["–"]))


def test_every_page_answers_each_role_as_the_table_says(world, crowd, monkeypatch):
    exported = []  # how many rows each workbook would have had

    def write_workbook(sheets, *, path, **about):
        rows = sheets[0].rows
        exported.append(len(rows) if isinstance(rows, list) else rows.count())
        path.touch()

    monkeypatch.setattr("reports.views.files.write_workbook", write_workbook)
    monkeypatch.setattr("reports.views.follow_up.write_annual_workbook", lambda year, path: path.touch())
    crowd, found = crowd(SecureClient), {}
    for name, about in page_rows():
        try:
            url = address(world, name, about)
        except NoReverseMatch:
            found[name, about] = "unknown"
            continue
        letters = []
        for role, client in crowd:
            seen = letter(client.get(url))
            if exported and exported.pop() == 0:
                seen = "e"
            if seen in "ns-" and seen not in {found for _, found in letters}:  # what may not be shown may not be sent either
                assert letter(client.post(url)) == seen, (name, role)
            letters.append((role, seen))
        found[name, about] = written(letters)
    assert not (lines := differences(PAGES, found)), "\n" + "\n".join(lines)


# API


def api_rows():
    """(method and name, about) for each thing that the API can be asked to do."""
    table = expected(API)
    for name, parts, view in own_addresses():
        if not name.startswith("api-"):
            continue
        for method in sorted(set(getattr(view, "actions", {"get"})) - {"head"}):
            row = f"{method.upper()} {name}"
            abouts = [about for listed, about in table if listed == row]
            yield from ((row, about) for about in abouts or (["?"] if parts else ["–"]))


def body(world, row):
    """The body of a request, with the numbers that things have in this world."""
    return numbered(world, BODIES.get(row, {}))


def numbered(world, value):
    match value:
        case dict():
            return {field: numbered(world, inner) for field, inner in value.items()}
        case list():
            return [numbered(world, inner) for inner in value]
        case str() if value.startswith("{"):
            return getattr(world, value[1:-1]).pk
    return value


def test_every_endpoint_answers_each_role_as_the_table_says(world, crowd, no_throttle):
    crowd, found = crowd(SecureApiClient), {}
    for row, about in api_rows():
        method, name = row.split()
        try:
            url = address(world, name, about)
        except NoReverseMatch:
            found[row, about] = "unknown"
            continue
        asked = {"data": body(world, row), "format": "json"} if method != "GET" else {}
        letters = []
        for role, client in crowd:
            headers = {"If-Match": f'"{getattr(world, about).version}"'} if method == "PATCH" else {}
            with transaction.atomic():
                letters.append((role, letter(getattr(client, method.lower())(url, headers=headers, **asked))))
                transaction.set_rollback(True)
        found[row, about] = written(letters)
    assert not (lines := differences(API, found)), "\n" + "\n".join(lines)


def may(row, about):
    """The place in the crowd of somebody who may."""
    return expected(API)[row, about].replace(" ", "").index("y")


def changes():
    """The rows of what can be changed through the API, by somebody."""
    return [(row, about) for (row, about), letters in expected(API).items() if row.startswith("PATCH") and "y" in letters]


def test_a_change_needs_the_version_that_was_seen(world, crowd, no_throttle):
    crowd = crowd(SecureApiClient)
    for row, about in changes():
        thing, url, (_role, client) = getattr(world, about), address(world, row.split()[1], about), crowd[may(row, about)]
        send = partial(client.patch, url, body(world, row), format="json")
        assert client.get(url).headers["ETag"] == f'"{thing.version}"'
        assert send().status_code == 428, row
        for stale in (f'"{thing.version + 1}"', "*", f"{thing.version}", '"x"', '"99999999999999999999"', ""):
            refused = send(headers={"If-Match": stale})
            assert refused.status_code == 412, (row, stale)
            assert refused.headers["ETag"] == f'"{thing.version}"'
        assert type(thing).objects.get(pk=thing.pk).version == thing.version
        saved = send(headers={"If-Match": f'"{thing.version}"'})
        assert (saved.status_code, saved.headers["ETag"]) == (200, f'"{thing.version + 1}"'), row
        assert send(headers={"If-Match": f'"{thing.version}"'}).status_code == 412, row


UNKNOWN = ("id", "pk", "version", "created_at", "search_text", "state", "is_superuser", "password", "__class__", "okänt", "")


def test_what_is_not_declared_is_refused(world, crowd, no_throttle):
    crowd = crowd(SecureApiClient)
    for row, about in changes():
        thing, url, (_role, client) = getattr(world, about), address(world, row.split()[1], about), crowd[may(row, about)]
        before = type(thing).objects.filter(pk=thing.pk).values().get()
        for name in UNKNOWN:
            sent = body(world, row) | {name: "99"}
            refused = client.patch(url, sent, format="json", headers={"If-Match": f'"{thing.version}"'})
            assert refused.status_code == 400, (row, name)
            assert name in {error["field"] for error in refused.json()["errors"]}
        for sent in ([], "x", 1, None, [[]]):
            refused = client.patch(url, sent, format="json", headers={"If-Match": f'"{thing.version}"'})
            assert refused.status_code in {200, 400} if sent is None else refused.status_code == 400, (row, sent)
        for asked in ("okänt=1", "version=1", "name__contains=x", "_connector=OR", "id__in=1"):
            assert client.get(f"{url}?{asked}").status_code == 400, (row, asked)
            assert client.get(f"{url.rsplit('/', 2)[0]}/?{asked}").status_code == 400, (row, asked)
        assert type(thing).objects.filter(pk=thing.pk).values().get() == before


HELD_FOR_SOMETHING = {*FOR_A_BOARD, *FOR_AN_ORGANISATION}
# Not whose the record is, but one of the facts in it.
IS_CORRECTED = {
    ("PATCH api-iop-parties-detail", "organisation"),
    ("PATCH api-iop-parties-detail", "board"),
    ("PATCH api-other-agreements-detail", "organisation"),
    ("PATCH api-procurements-detail", "organisation"),
    ("PATCH api-compacts-detail", "adopted_by"),
    ("PATCH api-compacts-detail", "revision_responsible"),
}


def test_nobody_hands_a_record_over_to_a_board_or_an_organisation_that_is_not_theirs(world, crowd, no_throttle):
    """A right over a record is no right to move it to where one has none."""
    crowd = crowd(SecureApiClient)
    others = {Board: world.other_board, Organisation: world.other_organisation}
    for row, about in changes():
        thing, url = getattr(world, about), address(world, row.split()[1], about)
        for name in (field.name for field in thing._meta.fields if field.related_model in others):
            other = others[thing._meta.get_field(name).related_model]
            for role, client in crowd:
                with transaction.atomic():
                    answer = client.patch(url, {name: other.pk}, format="json", headers={"If-Match": f'"{thing.version}"'})
                    moved = answer.status_code == 200
                    transaction.set_rollback(True)
                assert not moved or role not in HELD_FOR_SOMETHING or (row, name) in IS_CORRECTED, (row, name, role)


def test_every_error_is_a_problem_and_says_what_in_swedish(world, crowd, no_throttle):
    crowd = dict(crowd(SecureApiClient))
    url = reverse("api-organisations-list")
    answers = {
        400: crowd[Role.ADMIN].get(f"{url}?okänt=1"),
        401: crowd["nobody"].get(url),
        403: crowd[Role.READER].post(url, {"name": "X"}, format="json"),
        404: crowd[Role.ADMIN].get(reverse("api-organisations-detail", args=[999_999])),
        405: crowd[Role.ADMIN].patch(url, {}, format="json"),
        406: crowd[Role.ADMIN].get(url, headers={"Accept": "text/csv"}),
        415: crowd[Role.ADMIN].post(url, "<x/>", content_type="application/xml"),
    }
    for status, answer in answers.items():
        assert answer.status_code == status
        assert answer.headers["Content-Type"].startswith("application/problem+json"), status
        problem = answer.json()
        assert problem["status"] == status
        assert problem["title"] not in {"", "Fel"}
        assert not re.search(r"\b(the|not|was|is|allowed|found)\b", f"{problem['title']} {problem.get('detail')}"), problem


# Reading


# What a look may leave behind: the session's own row, and that somebody saw a protected contact or took out a case file.
MAY_BE_WRITTEN = {"django_session", "audit_auditevent", "audit_personalvalue"}
READERS = (Role.ADMIN, Role.PROTECTED_READER)


def everything():
    """{table: a digest of all its rows}"""
    digests = {}
    with connection.cursor() as cursor:
        for table in sorted(set(connection.introspection.table_names(cursor)) - MAY_BE_WRITTEN):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            digests[table] = hashlib.sha256(repr(sorted(map(repr, cursor.fetchall()))).encode()).hexdigest()
    return digests


def test_reading_changes_nothing(world, crowd, no_throttle):
    readers = [client for role, client in crowd(SecureClient) if role in {"nobody", *READERS}]
    urls = [address(world, name, about) for name, about in expected(PAGES)]
    urls += [address(world, row.split()[1], about) for row, about in expected(API) if row.startswith("GET")]
    before = everything()
    looks = [*(reader.get for reader in readers), readers[-1].options]
    for look, url in product(looks, urls):
        answer = look(url)
        if answer.streaming:
            answer.getvalue()
    assert everything() == before
    assert set(AuditEvent.objects.filter(source__in=["page", "api"]).values_list("act", flat=True)) <= {
        "saw_protected",
        "exported",
    }


# Without signing in


def test_what_stands_open_is_listed(client, db):
    for name, _parts, view in addresses():
        if name != "None" and not name.startswith("api-"):
            is_open = not getattr(view, "login_required", True)
            listed = name in OPEN | SIGNING_IN_IS_OPEN | BY_SECRET
            assert is_open == listed, name
    for name in OPEN - {"policy_report"}:
        assert client.get(reverse(name)).status_code in {200, 503}, name
