"""Amounts: what people write, what the database keeps, and sums that hold to the öre."""

import json
from contextlib import contextmanager
from decimal import Decimal

import pytest
from django import forms
from django.core import serializers
from django.core.exceptions import FieldError, ValidationError
from django.db import connection, models, transaction
from django.db.models import Avg, Case, CheckConstraint, F, Max, OuterRef, Q, Subquery, Sum, When
from django.db.models.functions import Coalesce
from django.test.utils import isolate_apps
from hypothesis import given
from hypothesis import strategies as st

from partnerships.ground.money import (
    LARGEST,
    KronorField,
    KronorFormField,
    format_kronor,
    from_ore,
    kronor,
    parse_kronor,
    share_out,
    to_ore,
)

with isolate_apps("partnerships.ground"):

    class Gift(models.Model):
        amount = KronorField("Belopp", null=True, blank=True)
        paid = KronorField("Betalt", default=0, min_value=0)

        class Meta:
            app_label = "ground"
            managed = False
            db_table = "ground_test_gift"


ORE = st.integers(min_value=-to_ore(LARGEST), max_value=to_ore(LARGEST))


@pytest.fixture
def gifts(db):
    """A table of amounts that lives as long as the test."""
    key = "integer" if connection.vendor == "sqlite" else "bigserial"
    column = KronorField().db_type(connection)
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE ground_test_gift (id {key} PRIMARY KEY, amount {column}, paid {column} NOT NULL)")
    return Gift.objects.all()


def give(*amounts):
    Gift.objects.bulk_create(Gift(amount=None if amount is None else Decimal(amount)) for amount in amounts)


def stored():
    with connection.cursor() as cursor:
        cursor.execute("SELECT amount FROM ground_test_gift ORDER BY id")
        return [ore for (ore,) in cursor.fetchall()]


def faults(read, *args):
    try:
        read(*args)
    except ValidationError as refusal:
        return refusal.messages
    return []


@contextmanager
def refused(*errors):
    """A refusal that leaves the transaction of the test usable."""
    with pytest.raises(errors), transaction.atomic():
        yield


# Reading


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("3000", "3000"),
        ("6 000", "6000"),
        ("12000", "12000"),
        ("172\u00a0000", "172000"),
        ("172\u202f000", "172000"),
        ("172\u2009000", "172000"),
        ("1 000,50", "1000.50"),
        ("1 000,5", "1000.50"),
        ("1 000.50", "1000.50"),
        ("1.000,50", "1000.50"),
        ("1.234.567,89", "1234567.89"),
        ("10.5", "10.50"),
        ("10.05", "10.05"),
        ("0", "0"),
        ("  172 000 kr ", "172000"),
        ("172000kr", "172000"),
        ("172 000 kr.", "172000"),
        ("172 000 kronor", "172000"),
        ("172 000 KR", "172000"),
        ("172 000 SEK", "172000"),
        ("SEK 172 000", "172000"),
        ("kr 500", "500"),
        ("500:-", "500"),
        ("500,-", "500"),
        ("500:–", "500"),
        ("-500", "-500"),
        ("−500", "-500"),
        ("–500", "-500"),
        ("- 500 kr", "-500"),
        ("-0", "0"),
        ("9 999 999 999 999,99", "9999999999999.99"),
    ],
)
def test_an_amount_is_read_as_people_write_it(text, amount):
    assert parse_kronor(text) == Decimal(amount)
    assert str(parse_kronor(text)) == str(Decimal(amount).quantize(Decimal("0.01")))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "kr",
        "-",
        ",50",
        "1 000,",
        "tusen",
        "(500)",
        "500-",
        "--500",
        "+500",
        "1 0000",
        "10 00",
        "1.000.000",
        "1,000.50",
        "1.00,50",
        "1e5",
        "NaN",
        "Infinity",
        "0x10",
        "1_000",
        "500 EUR",
        "kr 500 kr",
        "١٠٠",
        "５００",
        "5\x0000",
        "1\n000",
        "=1+1",
    ],
)
def test_what_is_not_an_amount_is_refused_in_one_message_that_says_what_to_write(text):
    with pytest.raises(ValidationError) as refusal:
        parse_kronor(text)
    assert len(refusal.value.messages) == 1
    assert "går inte att läsa som ett belopp. Skriv till exempel 1 000 eller 1 000,50." in refusal.value.messages[0]


def test_the_message_says_what_was_read():
    with pytest.raises(ValidationError, match="^\\['”tre tusen” går inte att läsa"):
        parse_kronor("tre tusen")


def test_the_message_never_repeats_a_personal_number():
    with pytest.raises(ValidationError) as refusal:
        parse_kronor("640823-3234")
    assert "3234" not in refusal.value.messages[0]


@pytest.mark.parametrize(("text", "choices"), [("1.000", "1000 eller 1,00"), ("172.500 kr", "172500 eller 172,50")])
def test_a_point_before_three_digits_could_mean_two_things_and_is_refused(text, choices):
    with pytest.raises(ValidationError, match=f"kan läsas på två sätt. Skriv {choices}."):
        parse_kronor(text)


@pytest.mark.parametrize("text", ["0,125", "0.125", "1 000,500", "1,000", "10.0050", "1000.000"])
def test_more_than_two_decimals_are_refused_and_never_rounded(text):
    with pytest.raises(ValidationError, match="fler än två decimaler"):
        parse_kronor(text)


def test_an_amount_that_a_workbook_cannot_hold_is_refused():
    with pytest.raises(ValidationError, match="är för stort"):
        parse_kronor("10 000 000 000 000")


def test_a_long_text_is_refused_and_not_repeated_in_full():
    with pytest.raises(ValidationError, match="för långt") as refusal:
        parse_kronor("1" * 5000)
    assert len(refusal.value.messages[0]) < 150


@given(st.text(max_size=60))
def test_any_text_is_an_amount_or_one_refusal(text):
    assert len(faults(parse_kronor, text)) <= 1


# Writing


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (Decimal("172000"), "172\u00a0000\u00a0kr"),
        (Decimal("172000.00"), "172\u00a0000\u00a0kr"),
        (Decimal("1000.50"), "1\u00a0000,50\u00a0kr"),
        (Decimal("0.05"), "0,05\u00a0kr"),
        (Decimal("-1234567.8"), "−1\u00a0234\u00a0567,80\u00a0kr"),
        (0, "0\u00a0kr"),
        (43000, "43\u00a0000\u00a0kr"),
        (None, ""),
    ],
)
def test_an_amount_is_written_with_no_break_spaces_and_ore_only_when_there_are_any(amount, text):
    assert format_kronor(amount) == text
    assert format_kronor(amount, unit=False) == text.removesuffix("\u00a0kr")


@given(ORE)
def test_what_is_written_is_read_back(ore):
    assert to_ore(parse_kronor(format_kronor(from_ore(ore)))) == ore
    assert to_ore(parse_kronor(format_kronor(from_ore(ore), unit=False))) == ore


@pytest.mark.parametrize(("amount", "ore"), [("0.005", 1), ("0.004", 0), ("-0.005", -1), ("2.675", 268), ("1000", 100000)])
def test_half_an_ore_is_rounded_up_away_from_zero(amount, ore):
    assert to_ore(Decimal(amount)) == ore


@pytest.mark.parametrize("value", [1.5, True, "1", None])
def test_only_decimals_and_whole_numbers_are_amounts(value):
    with pytest.raises(TypeError):
        to_ore(value)


# Sharing


def test_the_seed_budget_is_shared_to_the_ore():
    assert share_out(Decimal(172000), [1, 2, 1]) == [43000, 86000, 43000]


def test_the_ore_left_over_goes_to_the_largest_remainders_and_then_in_order():
    assert share_out(Decimal("100"), [1, 1, 1]) == [Decimal("33.34"), Decimal("33.33"), Decimal("33.33")]
    assert share_out(Decimal("0.05"), [10, 60, 30]) == [Decimal("0.01"), Decimal("0.03"), Decimal("0.01")]
    assert share_out(Decimal("0.01"), [0, 1]) == [0, Decimal("0.01")]


def test_a_reversal_is_shared_like_the_amount_that_it_reverses():
    assert share_out(Decimal("-100"), [1, 1, 1]) == [-part for part in share_out(Decimal("100"), [1, 1, 1])]


@pytest.mark.parametrize("weights", [[], [0, 0], [1, -1], [2, -1]])
def test_weights_that_cannot_share_anything_are_refused(weights):
    with pytest.raises(ValueError, match="weights"):
        share_out(Decimal("100"), weights)


WEIGHTS = st.lists(st.integers(0, 10**6) | st.decimals(0, 1000, places=3), min_size=1, max_size=30).filter(any)


@given(ORE, WEIGHTS)
def test_the_parts_always_make_up_the_whole_and_each_is_within_one_ore_of_its_share(ore, weights):
    parts = share_out(from_ore(ore), weights)
    assert sum(map(to_ore, parts)) == ore
    total = sum(map(Decimal, weights))
    for part, weight in zip(parts, weights, strict=True):
        assert abs(to_ore(part) - Decimal(ore) * Decimal(weight) / total) < Decimal("1.001")


# The field


def test_the_database_keeps_whole_ore_and_gives_back_kronor(gifts):
    give("1000.50", "-0.05", None)
    assert stored() == [100050, -5, None]
    amounts = list(gifts.order_by("id").values_list("amount", flat=True))
    assert amounts == [Decimal("1000.50"), Decimal("-0.05"), None]
    assert str(amounts[0]) == "1000.50"


@pytest.mark.parametrize(
    "value",
    [
        0.1,
        1000.0,
        True,
        Decimal("NaN"),
        Decimal("Infinity"),
        Decimal("0.005"),
        LARGEST + 1,
        -LARGEST - 1,
        10**30,
        "1 000",
        "1e3",
        "١",
    ],
)
def test_what_is_not_exact_kronor_is_never_stored(gifts, value):
    with refused(ValidationError):
        Gift.objects.create(amount=value)
    assert stored() == []


@pytest.mark.parametrize("value", [1000, "1000", "1000.5", Decimal("1000"), Decimal("1000.000"), Decimal("1e3")])
def test_whole_kronor_and_decimals_are_stored(gifts, value):
    Gift.objects.create(amount=value)
    assert stored()[0] == to_ore(Decimal(value))


@pytest.mark.parametrize("amount", [LARGEST, -LARGEST])
def test_the_largest_amounts_come_back_to_the_ore(gifts, amount):
    give(amount)
    assert gifts.get().amount == amount
    assert Decimal(repr(float(amount))) == amount


def test_amounts_are_compared_in_kronor(gifts):
    give("10", "20", "30.50")
    assert gifts.filter(amount__gte=20).count() == 2
    assert gifts.filter(amount__gt=Decimal("20")).count() == 1
    assert gifts.filter(amount__lt=Decimal("20.01")).count() == 2
    assert gifts.filter(amount=Decimal("30.5")).count() == 1
    assert gifts.filter(amount__in=[10, Decimal("30.50"), 99]).count() == 2
    assert gifts.filter(amount__range=(15, Decimal("30.49"))).count() == 1
    assert gifts.exclude(amount__lte=10).count() == 2
    assert gifts.filter(amount__isnull=True).count() == 0


def test_a_sum_comes_back_as_exact_kronor(gifts):
    give("0.10", "0.10", "0.10", None)
    total = gifts.aggregate(total=Sum("amount"))["total"]
    assert (total, str(total)) == (Decimal("0.30"), "0.30")


def test_a_sum_over_no_rows_is_unknown_unless_a_default_is_given(gifts):
    assert gifts.aggregate(total=Sum("amount"))["total"] is None
    assert gifts.aggregate(total=Sum("amount", default=Decimal(0)))["total"] == 0
    assert gifts.aggregate(total=Coalesce(Sum("amount"), kronor(0)))["total"] == 0


def test_twenty_thousand_amounts_sum_to_the_ore(gifts):
    amounts = [from_ore(ore * 7919 % 10_000_019) for ore in range(20_000)]
    give(*amounts)
    assert gifts.aggregate(total=Sum("amount"))["total"] == sum(amounts)


def test_a_sum_may_be_larger_than_any_amount(gifts):
    give(LARGEST, LARGEST, LARGEST)
    assert gifts.aggregate(total=Sum("amount"))["total"] == 3 * LARGEST


def test_an_average_is_rounded_to_whole_ore(gifts):
    give("10", "10", "10.01", "0.01")
    assert gifts.aggregate(mean=Avg("amount"), top=Max("amount")) == {"mean": Decimal("7.51"), "top": Decimal("10.01")}


def test_sums_per_group_and_sums_with_a_condition_are_kronor(gifts):
    give("10", "10", "5.50")
    per_amount = gifts.values("amount").annotate(total=Sum("amount")).order_by("amount").values_list("amount", "total")
    assert list(per_amount) == [(Decimal("5.50"), Decimal("5.50")), (Decimal(10), Decimal(20))]
    assert gifts.aggregate(total=Sum("amount", filter=Q(amount__gt=6)))["total"] == 20


def test_amounts_are_added_subtracted_and_multiplied_by_the_database(gifts):
    give("100.50")
    gifts.update(amount=F("amount") + kronor(Decimal("0.25")), paid=kronor(40))
    row = gifts.annotate(left=F("amount") - F("paid"), double=F("amount") * 2, reverse=-F("amount")).get()
    assert (row.amount, row.left, row.double, row.reverse) == (
        Decimal("100.75"),
        Decimal("60.75"),
        Decimal("201.50"),
        Decimal("-100.75"),
    )


def test_an_amount_is_compared_with_an_expression_and_a_subquery(gifts):
    give("100", "200")
    gifts.update(paid=kronor(150))
    assert gifts.filter(paid__lte=F("amount") - kronor(50)).count() == 1
    assert gifts.annotate(left=F("amount") - F("paid")).filter(left__lt=0).count() == 1
    same_row = Gift.objects.filter(pk=OuterRef("pk"), amount__lt=OuterRef("paid") + kronor(100)).values("amount")
    assert gifts.annotate(same=Subquery(same_row)).filter(same=F("amount")).count() == 2
    assert gifts.filter(amount=gifts.order_by("-amount").values("amount")[:1]).count() == 1


def test_a_reservation_never_passes_its_frame(gifts):
    give("100")
    for _attempt in range(3):
        gifts.filter(paid__lte=F("amount") - kronor(40)).update(paid=F("paid") + kronor(40))
    assert gifts.get().paid == 80


@pytest.mark.parametrize("number", [10, Decimal("10")])
def test_a_bare_number_in_an_expression_is_refused_since_the_database_would_take_it_for_ore(gifts, number):
    give("100")
    with refused(FieldError, TypeError):
        gifts.update(amount=F("amount") + number)
    with refused(FieldError, TypeError):
        gifts.filter(paid__lte=F("amount") - number).exists()
    with refused(FieldError, TypeError):
        gifts.update(amount=models.Value(number))
    with refused(FieldError, TypeError):
        list(gifts.annotate(more=F("amount") + number))
    assert stored() == [10000]


def test_amounts_can_be_chosen_by_case_and_updated_in_bulk(gifts):
    give("10", "20")
    rows = list(gifts.order_by("id"))
    for row in rows:
        row.amount += Decimal("0.50")
    Gift.objects.bulk_update(rows, ["amount"])
    larger = Case(When(amount__gt=15, then=F("amount")), default=kronor(0))
    assert list(gifts.order_by("id").annotate(larger=larger).values_list("larger", flat=True)) == [0, Decimal("20.50")]


def test_a_constraint_on_an_amount_holds_in_the_database_and_in_the_form(gifts):
    constraint = CheckConstraint(condition=Q(amount__gt=Decimal("0.50")) & Q(paid__lte=F("amount")), name="amount_covers_payment")
    sql = constraint.constraint_sql(Gift, connection.SchemaEditorClass(connection, collect_sql=True))
    assert "> 50" in sql
    constraint.validate(Gift, Gift(amount=Decimal("2"), paid=Decimal("1")))
    with pytest.raises(ValidationError):
        constraint.validate(Gift, Gift(amount=Decimal("2"), paid=Decimal("3")))


def test_an_amount_survives_a_fixture(gifts):
    give("1000.50", None)
    text = serializers.serialize("json", gifts.order_by("id"))
    assert [row["fields"]["amount"] for row in json.loads(text)] == ["1000.50", None]
    assert KronorField().to_python("1000.50") == Decimal("1000.50")


def test_a_migration_describes_the_field_whole():
    field = KronorField(min_value=0, null=True)
    _name, path, args, kwargs = field.deconstruct()
    assert (path, args, kwargs) == ("partnerships.ground.money.KronorField", [], {"min_value": 0, "null": True})
    assert KronorField(*args, **kwargs).min_value == 0
    assert KronorField().deconstruct()[3] == {}


def test_a_least_amount_is_checked_by_model_and_form():
    with pytest.raises(ValidationError, match="inte vara mindre än 0"):
        KronorField(min_value=0).clean(Decimal("-1"), None)
    with pytest.raises(ValidationError, match="inte vara mindre än 0"):
        KronorField(min_value=0).formfield().clean("-1")
    assert KronorField().clean(Decimal("-1"), None) == -1


# The form


class GiftForm(forms.Form):
    amount = KronorFormField(label="Belopp")
    paid = KronorFormField(label="Betalt", required=False, min_value=1)


def test_a_form_reads_amounts_as_they_are_written():
    form = GiftForm({"amount": " 1 000,50 kr", "paid": " "})
    assert form.is_valid()
    assert form.cleaned_data == {"amount": Decimal("1000.50"), "paid": None}


def test_a_form_shows_an_amount_without_unit_and_what_was_typed_as_it_was_typed():
    assert 'value="1\u00a0000,50"' in str(GiftForm(initial={"amount": Decimal("1000.50")})["amount"])
    assert 'value="1.000"' in str(GiftForm({"amount": "1.000"})["amount"])
    assert 'value="1\u00a0000,50 kr"' in str(GiftForm({"amount": "1\u00a0000,50 kr"})["amount"])


def test_a_phone_shows_digits_for_an_amount():
    assert 'inputmode="decimal"' in str(GiftForm()["amount"])


def test_a_form_gives_one_message_for_each_fault():
    form = GiftForm({"amount": "", "paid": "0,50"})
    assert len(form.errors["amount"]) == 1
    assert form.errors["paid"] == ["Beloppet får inte vara mindre än 1\u00a0kr."]


def test_an_amount_written_another_way_is_not_a_change():
    form = GiftForm({"amount": "1 000", "paid": ""}, initial={"amount": Decimal("1000.00"), "paid": None})
    assert not form.has_changed()


def test_the_model_field_makes_the_form_field():
    field = Gift._meta.get_field("amount").formfield()
    assert isinstance(field, KronorFormField)
    assert (field.label, field.required) == ("Belopp", False)
