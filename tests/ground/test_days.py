"""Days: what people write, and which day and year it is in Sweden."""

from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st

from partnerships.ground.days import (
    DayFormField,
    add_months,
    day_of,
    end_after_notice,
    format_day,
    format_long_day,
    holidays,
    last_day_moved,
    last_day_to_give_notice,
    parse_day,
    today,
    year_of,
)


def faults(read, *args):
    try:
        read(*args)
    except ValidationError as refusal:
        return refusal.messages
    return []


DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "2019-03-01",
        "2019-3-1",
        "2019–03–01",
        "20190301",
        " 2019-03-01 ",
        "1 mars 2019",
        "1 Mars 2019",
        "01 mars 2019",
        "1\u00a0mars\u00a02019",
        "den 1 mars 2019",
        "1 mar 2019",
        "1 mar. 2019",
        "1/3 2019",
        "01/03 2019",
        "1/3-2019",
        "1.3.2019",
        "01.03.2019",
    ],
)
def test_a_day_is_read_as_people_write_it(text):
    assert parse_day(text) == date(2019, 3, 1)


@pytest.mark.parametrize(
    ("name", "month"),
    [
        ("januari", 1),
        ("feb", 2),
        ("april", 4),
        ("maj", 5),
        ("juni", 6),
        ("jul", 7),
        ("aug", 8),
        ("sept", 9),
        ("okt", 10),
        ("december", 12),
    ],
)
def test_months_are_read_by_name_and_abbreviation(name, month):
    assert parse_day(f"5 {name} 2020") == date(2020, month, 5)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "i morgon",
        "mars 2019",
        "2019",
        "2019-03",
        "1/3/2019",
        "3 march 2019",
        "1 x 2019",
        "2019-03-01T00:00",
        "٢٠١٩-٠٣-٠١",
        "2019-03-01" * 9,
    ],
)
def test_what_is_not_a_day_is_refused_in_one_message_that_says_what_to_write(text):
    with pytest.raises(ValidationError) as refusal:
        parse_day(text)
    (message,) = refusal.value.messages
    assert "går inte att läsa som ett datum. Skriv till exempel 2019-03-01 eller 1 mars 2019." in message


def test_text_after_a_long_gap_is_not_overlooked():
    with pytest.raises(ValidationError):
        parse_day("2019-03-01" + " " * 40 + "eller 2020")


@pytest.mark.parametrize("text", ["19-03-01", "190301", "1/3 19", "1/3-19", "1.3.19", "1 mars 19"])
def test_a_year_with_two_digits_is_refused_and_never_guessed(text):
    with pytest.raises(ValidationError, match="saknar århundrade"):
        parse_day(text)


@pytest.mark.parametrize(
    "text", ["2019-02-29", "2019-13-01", "20190230", "31/4 2020", "31 juni 2020", "1900-02-29", "2019-01-00"]
)
def test_a_day_that_does_not_exist_is_refused(text):
    with pytest.raises(ValidationError, match="finns inte i kalendern"):
        parse_day(text)


@pytest.mark.parametrize("text", ["1899-12-31", "2201-01-01", "0001-01-01", "9999-12-31"])
def test_a_year_out_of_bounds_is_refused(text):
    with pytest.raises(ValidationError, match="utanför åren 1900–2200"):
        parse_day(text)


def test_a_message_never_repeats_a_personal_number():
    with pytest.raises(ValidationError) as refusal:
        parse_day("640823-3234")
    assert "3234" not in refusal.value.messages[0]


def test_leap_days_are_read():
    assert parse_day("29 februari 2020") == date(2020, 2, 29)
    assert parse_day("20000229") == date(2000, 2, 29)


@given(DAYS)
def test_every_day_is_read_back_from_all_its_writings(day):
    assert parse_day(format_day(day)) == day
    assert parse_day(f"{day:%Y%m%d}") == day
    assert parse_day(f"{day.day}/{day.month} {day.year}") == day
    with translation.override("sv"):
        assert parse_day(format_long_day(day)) == day


@given(st.text(max_size=60))
def test_any_text_is_a_day_or_one_refusal(text):
    assert len(faults(parse_day, text)) <= 1


def test_days_are_written_short_and_long():
    assert format_day(date(2018, 10, 1)) == "2018-10-01"
    with translation.override("sv"):
        assert format_long_day(date(2018, 10, 1)) == "1 oktober 2018"
    assert (format_day(None), format_long_day(None)) == ("", "")


@pytest.mark.parametrize(
    ("day", "months", "result"),
    [
        ("2018-10-01", 12, "2019-10-01"),
        ("2019-01-31", 1, "2019-02-28"),
        ("2020-01-31", 1, "2020-02-29"),
        ("2020-02-29", 12, "2021-02-28"),
        ("2019-12-31", 2, "2020-02-29"),
        ("2019-03-31", -1, "2019-02-28"),
        ("2019-01-15", -1, "2018-12-15"),
        ("2019-05-31", 0, "2019-05-31"),
    ],
)
def test_months_are_added_and_the_end_of_the_month_is_kept_within(day, months, result):
    assert add_months(date.fromisoformat(day), months) == date.fromisoformat(result)


@given(DAYS, st.integers(-600, 600))
def test_adding_months_counts_months_and_never_moves_past_one(day, months):
    later = add_months(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or (later + timedelta(days=1)).day == 1


# Notice


@pytest.mark.parametrize(
    ("end", "months", "last"),
    [
        ("2027-04-15", 3, "2027-01-15"),
        ("2027-06-30", 3, "2027-03-31"),
        ("2027-06-30", 4, "2027-02-28"),
        ("2027-02-28", 6, "2026-08-31"),
        ("2028-02-28", 6, "2027-08-28"),
        ("2028-02-29", 6, "2027-08-31"),
        ("2026-11-30", 3, "2026-08-31"),
        ("2027-05-30", 3, "2027-02-28"),
        ("2027-05-31", 0, "2027-05-31"),
    ],
)
def test_notice_is_counted_from_month_end_to_month_end(end, months, last):
    assert last_day_to_give_notice(date.fromisoformat(end), months) == date.fromisoformat(last)


def test_the_last_day_of_notice_and_the_end_after_notice_agree_on_every_day():
    """Two years with a leap day in them. Notice in time ends with the term, a day late after it, and never before its time."""
    for number, months in product(range(731), range(13)):
        day = date(2027, 1, 1) + timedelta(days=number)
        last, ends = last_day_to_give_notice(day, months), end_after_notice(day, months)
        assert min(end_after_notice(last, months), day) == day, (day, months)
        assert end_after_notice(last + timedelta(days=1), months) > day, (day, months)
        assert last_day_to_give_notice(ends, months) >= day, (day, months)
        for moved, back in ((last, end_after_notice), (ends, last_day_to_give_notice)):
            if moved.day == day.day and day.day <= 27 or is_month_end(day):
                assert back(moved, months) == day, (day, months)
            assert is_month_end(moved) or not is_month_end(day), (day, months)


def is_month_end(day):
    return (day + timedelta(days=1)).day == 1


# The clock in Sweden


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2018, 12, 31, 22, 59, 59, tzinfo=UTC), "2018-12-31"),
        (datetime(2018, 12, 31, 23, 0, 0, tzinfo=UTC), "2019-01-01"),
        (datetime(2019, 1, 1, 0, 0, 0, tzinfo=UTC), "2019-01-01"),
        (datetime(2020, 2, 28, 22, 59, 59, tzinfo=UTC), "2020-02-28"),
        (datetime(2020, 2, 28, 23, 0, 0, tzinfo=UTC), "2020-02-29"),
        (datetime(2019, 3, 30, 22, 59, 59, tzinfo=UTC), "2019-03-30"),
        (datetime(2019, 3, 31, 21, 59, 59, tzinfo=UTC), "2019-03-31"),
        (datetime(2019, 3, 31, 22, 0, 0, tzinfo=UTC), "2019-04-01"),
        (datetime(2019, 10, 26, 22, 0, 0, tzinfo=UTC), "2019-10-27"),
        (datetime(2019, 10, 27, 22, 59, 59, tzinfo=UTC), "2019-10-27"),
        (datetime(2019, 10, 27, 23, 0, 0, tzinfo=UTC), "2019-10-28"),
    ],
)
@pytest.mark.parametrize("active", ["Pacific/Kiritimati", "America/Los_Angeles", "UTC"])
def test_the_day_is_the_one_in_sweden_at_new_year_leap_day_and_clock_change(monkeypatch, moment, day, active):
    monkeypatch.setattr(timezone, "now", lambda: moment)
    with timezone.override(active):
        assert today() == day_of(moment) == date.fromisoformat(day)
        assert year_of(moment) == date.fromisoformat(day).year
        assert format_day(moment) == day


def test_the_year_of_a_day_is_its_own():
    assert year_of(date(2018, 12, 31)) == 2018


def test_a_moment_without_time_zone_has_no_day():
    with pytest.raises(ValueError, match="naive"):
        day_of(datetime(2019, 1, 1))


# The form


class ValidityForm(forms.Form):
    valid_from = DayFormField(label="Gäller från")
    valid_to = DayFormField(label="Gäller till och med", required=False)


def test_a_form_reads_days_as_they_are_written():
    form = ValidityForm({"valid_from": "1 oktober 2018", "valid_to": " "})
    assert form.is_valid()
    assert form.cleaned_data == {"valid_from": date(2018, 10, 1), "valid_to": None}


def test_a_form_shows_a_day_as_iso_and_what_was_typed_as_it_was_typed():
    assert 'value="2018-10-01"' in str(ValidityForm(initial={"valid_from": date(2018, 10, 1)})["valid_from"])
    assert 'value="1/13 2018"' in str(ValidityForm({"valid_from": "1/13 2018"})["valid_from"])


def test_the_box_is_plain_text_that_says_how_to_write():
    box = str(ValidityForm()["valid_from"])
    assert 'type="text"' in box
    assert 'placeholder="åååå-mm-dd"' in box
    assert 'inputmode="numeric"' in box


def test_a_moment_is_not_a_day_in_a_form():
    with pytest.raises(ValidationError, match="inget klockslag"):
        DayFormField().clean(datetime(2019, 1, 1, tzinfo=UTC))


def test_a_day_written_another_way_is_not_a_change():
    form = ValidityForm({"valid_from": "1/10 2018", "valid_to": ""}, initial={"valid_from": date(2018, 10, 1)})
    assert not form.has_changed()


# Written by hand from almanacs: the general holidays of each year, and the three eves.
DAYS_OFF = {
    2019: "01-01 01-06 04-19 04-21 04-22 05-01 05-30 06-06 06-09 06-21 06-22 11-02 12-24 12-25 12-26 12-31",
    2024: "01-01 01-06 03-29 03-31 04-01 05-01 05-09 05-19 06-06 06-21 06-22 11-02 12-24 12-25 12-26 12-31",
    2025: "01-01 01-06 04-18 04-20 04-21 05-01 05-29 06-06 06-08 06-20 06-21 11-01 12-24 12-25 12-26 12-31",
    2026: "01-01 01-06 04-03 04-05 04-06 05-01 05-14 05-24 06-06 06-19 06-20 10-31 12-24 12-25 12-26 12-31",
    2027: "01-01 01-06 03-26 03-28 03-29 05-01 05-06 05-16 06-06 06-25 06-26 11-06 12-24 12-25 12-26 12-31",
}


@pytest.mark.parametrize("year", DAYS_OFF)
def test_the_days_off_of_a_year(year):
    assert holidays(year) == {date.fromisoformat(f"{year}-{day}") for day in DAYS_OFF[year].split()}


@pytest.mark.parametrize(
    ("day", "moved"),
    [
        ("2026-11-20", "2026-11-20"),  # Friday
        ("2026-11-21", "2026-11-23"),  # Saturday
        ("2026-11-22", "2026-11-23"),  # Sunday
        ("2026-04-03", "2026-04-07"),  # Good Friday
        ("2026-05-14", "2026-05-15"),  # Ascension Day, a Thursday
        ("2026-06-19", "2026-06-22"),  # Midsummer Eve
        ("2025-12-24", "2025-12-29"),  # Christmas Eve, a Wednesday
        ("2026-12-31", "2027-01-04"),  # New Year's Eve, over the year
        ("2025-06-06", "2025-06-09"),  # the National Day, a Friday
        ("2025-04-30", "2025-04-30"),  # Walpurgis Night is an ordinary day
    ],
)
def test_a_last_day_on_a_day_off_moves_to_the_next_weekday(day, moved):
    assert last_day_moved(date.fromisoformat(day)) == date.fromisoformat(moved)
