"""What every endpoint has in common: what is read as JSON, how lists are paged, and kronor as text."""

import io
import json
from base64 import b64decode, b64encode
from decimal import Decimal

import pytest
from django.db import models
from django.urls import reverse
from rest_framework import exceptions

from config.api import router
from partnerships.ground.api import MAX_BODY, StrictJSONParser
from partnerships.ground.money import KronorField
from partnerships.ground.serializers import KeyField, KronorSerializerField
from partnerships.register.models import Organisation
from tests.fixtures import ApplicationFactory, OrganisationFactory


def parse(body):
    return StrictJSONParser().parse(io.BytesIO(body if isinstance(body, bytes) else body.encode()))


def nested(depth):
    return '{"a":' * (depth - 1) + "[]" + "}" * (depth - 1)


@pytest.mark.parametrize(
    "body", ['{"a": 1}', "[]", '"å"', nested(50), '{"a": "' + "[" * 500 + '"}', r'{"a": "\ud83d\ude00"}', "null", '{"a": "\\\\"}']
)
def test_plain_json_is_read(body):
    assert parse(body) == json.loads(body)


@pytest.mark.parametrize(
    "body",
    [
        nested(51),
        nested(20_000),
        "[" * 100_000,
        '{"a":"\\u0000"}',
        '{"a":"\x00"}',
        r'{"a":"\ud800"}',
        r'{"a":"\udc00\ud800"}',
        '{"a":NaN}',
        '{"a":Infinity}',
        '{"a":-Infinity}',
        '{"a":1e999999}',
        '{"a":' + "9" * 5_000 + "}",
        '{"a":1,"a":2}',
        "{",
        "",
        b"\xff\xfe",
        "å".encode("latin-1"),
        b"\xef\xbb\xbf{}",
        b'"' + b"x" * MAX_BODY + b'"',
    ],
    ids=lambda body: repr(body[:24]),
)
def test_what_cannot_be_read_or_kept_is_refused(body):
    with pytest.raises(exceptions.ParseError):
        parse(body)


def test_a_megabyte_is_read():
    assert parse(b'"' + b"x" * (MAX_BODY - 2) + b'"')


# Lists


@pytest.fixture
def hundred(db):
    OrganisationFactory.create_batch(101)


LIST = "/api/v1/organisations/"


def test_pages_hold_every_row_once_and_the_count_is_exact(api, hundred):
    url, seen, pages = f"{LIST}?page_size=25", [], 0
    while url:
        answer = api.get(url).json()
        assert set(answer) == {"count", "next", "previous", "results"}
        assert answer["count"] == 101
        seen += [row["id"] for row in answer["results"]]
        url, pages = answer["next"], pages + 1
    assert pages == 5
    assert sorted(seen) == sorted(Organisation.objects.values_list("pk", flat=True))


def test_a_row_that_comes_in_meanwhile_moves_no_other(api, hundred):
    first = api.get(f"{LIST}?page_size=50").json()
    OrganisationFactory.create_batch(10)
    second = api.get(first["next"]).json()
    assert not {row["id"] for row in first["results"]} & {row["id"] for row in second["results"]}


@pytest.mark.parametrize("size", ["0", "-1", "201", "99999999999999999999", "x", "1.5", "", "١", "5 "])
def test_a_page_is_between_1_and_200_rows(api, hundred, size):
    answer = api.get(LIST, {"page_size": size})
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["field"] == "page_size"


def test_a_page_is_50_rows_and_200_at_most(api, hundred):
    assert len(api.get(LIST).json()["results"]) == 50
    assert len(api.get(f"{LIST}?page_size=200").json()["results"]) == 101


def cursor_of(text):
    return b64encode(text.encode("utf-8", "surrogatepass")).decode()


@pytest.mark.parametrize(
    "cursor",
    [
        "x", "%00", "=", "å", "🙂", "a" * 5_000, "////", b64encode(b"\xff\xfe").decode(),
        *map(cursor_of, ("p=1", "p=x", "p=\x00", "p=%00", "p=%ED%A0%80", "p=9999-99-99", "p=1&p=2")),
        *map(cursor_of, ("o=9999999999999999999999&p=1", "o=-1", "o=x", "r=x", "r=1&p=99999999999999999999999")),
    ],
)  # fmt: skip
@pytest.mark.parametrize("ordering", ["", "sort_text", "-sort_text"])
def test_a_cursor_that_somebody_has_written_is_answered_and_never_a_fault(api, hundred, cursor, ordering):
    answer = api.get(LIST, {"cursor": cursor} | ({"ordering": ordering} if ordering else {}))
    assert answer.status_code in {200, 400}


def test_a_cursor_of_dates_and_amounts_is_no_fault_either(api, application):
    for collection, orderings in (
        ("grant-applications", ("submitted_on", "requested_amount")),
        ("grant-rounds", ("year", "opens")),
    ):
        for ordering in orderings:
            for position in ("x", "9999-99-99", "99999999999999999999", "", "\x00", "-1", "1e400", "NaN", "2019-01-01"):
                answer = api.get(f"/api/v1/{collection}/", {"ordering": ordering, "cursor": cursor_of(f"p={position}")})
                assert answer.status_code in {200, 400}, (ordering, position)


@pytest.mark.parametrize(
    "ordering",
    ["password", "organisation__name", "-pk", "pk", "?", "sort_text,name", "--sort_text", "", "-", "search_text", "\x00"],
)
def test_only_declared_orders(api, hundred, ordering):
    assert api.get(LIST, {"ordering": ordering}).status_code == 400


def test_the_positions_in_a_cursor_are_the_keys_only(api, hundred):
    following = api.get(f"{LIST}?page_size=10").json()["next"]
    cursor = dict(part.split("=") for part in following.partition("?")[2].split("&"))["cursor"].replace("%3D", "=")
    assert b64decode(cursor).decode().removeprefix("p=").isdigit()


@pytest.mark.parametrize("number", ["0", "999999999999999999", "9999999999999999999999", "-1", "x", "%00", "1.0", "١"])
def test_a_number_that_no_record_has_is_not_found(api, db, number):
    answer = api.get(f"{LIST}{number}/")
    assert answer.status_code == 404


@pytest.mark.parametrize("ordering", ["submitted_on", "-submitted_on", "requested_amount", "-requested_amount"])
def test_rows_without_a_value_to_order_by_are_not_lost_between_pages(api, round, organisation, ordering):
    days = [None, None, None, "2018-10-01", "2018-10-01", "2018-10-02", None, "2018-10-03"]
    asked = {"round": round, "organisation": organisation, "state": "draft"}
    made = [ApplicationFactory(submitted_on=day, requested_amount=day and Decimal(day[-1]), **asked).pk for day in days]
    url, seen = f"/api/v1/grant-applications/?page_size=2&ordering={ordering}", []
    while url:
        answer = api.get(url).json()
        seen += [row["id"] for row in answer["results"]]
        url = answer["next"]
    assert sorted(seen) == sorted(made)


def test_what_a_list_can_be_ordered_by_is_known_or_a_day_or_an_amount():
    for _prefix, viewset, _name in router.registry:
        for field in map(viewset.queryset.model._meta.get_field, viewset.ordering_fields):
            assert not field.null or isinstance(field, models.DateField | KronorField), field


# Kronor and keys


@pytest.mark.parametrize(
    ("sent", "kept"), [("43000.00", "43000"), ("0.5", "0.50"), ("-1", "-1"), (12, "12"), ("9999999999999.99", "9999999999999.99")]
)
def test_kronor_are_read_from_plain_decimals(sent, kept):
    assert KronorSerializerField().run_validation(sent) == Decimal(kept)


@pytest.mark.parametrize(
    "sent",
    [
        "1 000,50",
        "1,5",
        "١",
        "1e3",
        "1.001",
        "NaN",
        "Infinity",
        "",
        " 1",
        "+1",
        True,
        1.5,
        None,
        [],
        {},
        "0x10",
        "1_000",
        "1" * 14,
        10**30,
        "１",
    ],
)
def test_what_is_no_plain_decimal_is_refused(sent):
    with pytest.raises(exceptions.ValidationError):
        KronorSerializerField().run_validation(sent)


def test_kronor_are_answered_with_two_decimals():
    assert [KronorSerializerField().to_representation(value) for value in (Decimal("43000"), 0, Decimal("-0.5"))] == [
        "43000.00",
        "0.00",
        "-0.50",
    ]


@pytest.mark.parametrize("sent", [True, 1.0, "x", "-1", "", [1], {"id": 1}, 2**63, "9" * 23, "١", None])
def test_a_key_is_a_plain_number(db, sent):
    with pytest.raises(exceptions.ValidationError):
        KeyField(queryset=Organisation.objects.all()).run_validation(sent)


def test_a_key_of_what_one_may_not_see_is_the_same_as_none(api, application, db):
    url = reverse("api-recovery-claims-list")
    body = {"ground": "not_used", "amount": "1.00", "decision": 1}
    unknown = api.post(url, body | {"grant": 999_999}, format="json").json()["errors"]
    assert "grant" in {error["field"] for error in unknown}
