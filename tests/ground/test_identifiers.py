"""Organisation numbers, personal numbers (refused), account numbers and case numbers."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn

from partnerships.ground.identifiers import (
    CaseNumber,
    check_bankgiro,
    check_org_number,
    check_plusgiro,
    find_personal_numbers,
    format_org_number,
    format_plusgiro,
    hide_personal_numbers,
    looks_like_personal_number,
)

# Numbers that are published as examples and belong to nobody.
PERSONAL_NUMBERS = ["640823-3234", "640823+3234", "6408233234", "19640823-3234", "196408233234", "640823 3234", "640823–3234"]
COORDINATION_NUMBERS = ["701063-2391", "197010632391"]


# Organisations


@pytest.mark.parametrize(
    "number",
    [
        "212000-0142",
        "212000-1355",
        "212000-2049",
        "556036-0793",
        "556016-0680",
        "802999-0002",
        "769999-0003",
        "252999-0000",
        "817999-0000",
    ],
)
def test_organisation_numbers_are_accepted(number):
    assert check_org_number(number) == number


@pytest.mark.parametrize(
    "text",
    [
        "2120000142",
        "212000-0142",
        "212000 0142",
        "212000–0142",
        "212 000-01 42",
        "21.2000.0142",
        " 212000-0142 ",
        "162120000142",
        "16212000-0142",
    ],
)
def test_an_organisation_number_is_read_in_all_its_writings(text):
    assert check_org_number(text) == "212000-0142"


@pytest.mark.parametrize("text", ["559123-4567", "212000-0143", "8020000000"])
def test_a_wrong_check_digit_is_refused(text):
    with pytest.raises(ValidationError, match="kontrollsiffra stämmer inte"):
        check_org_number(text)


@pytest.mark.parametrize(
    "text", ["", "212000", "212000-01422", "172120000142", "abc", "٢١٢٠٠٠٠١٤٢", "２１２００００１４２", "212000/0142", "x" * 500]
)
def test_what_does_not_have_ten_digits_is_refused(text):
    with pytest.raises(ValidationError, match="har tio siffror"):
        check_org_number(text)


@pytest.mark.parametrize(
    "text", [*PERSONAL_NUMBERS, *COORDINATION_NUMBERS, "16640823-3234", "850009-0001", "19561234-0000", "201513-0001"]
)
def test_a_personal_number_is_refused_as_an_organisation_number(text):
    with pytest.raises(ValidationError) as refusal:
        check_org_number(text)
    assert refusal.value.code == "personal_number"


@pytest.mark.parametrize("text", [*PERSONAL_NUMBERS, *COORDINATION_NUMBERS, "640823-3235", "559123-4567", "19640823"])
def test_no_message_repeats_the_number(text):
    for check in (check_org_number, check_bankgiro, check_plusgiro):
        with pytest.raises(ValidationError) as refusal:
            check(text)
        told = f"{refusal.value} {refusal.value!r} {refusal.value.params}"
        assert text not in told
        assert text[-4:] not in told


@given(st.text(max_size=30) | st.from_regex(r"[0-9 .-]{8,16}", fullmatch=True))
def test_an_accepted_organisation_number_has_its_form_its_check_digit_and_no_birth_month(text):
    try:
        number = check_org_number(text)
    except ValidationError:
        return
    assert number[2] >= "2"
    assert luhn.is_valid(number.replace("-", ""))
    assert check_org_number(number) == number


def test_ten_digits_are_shown_with_a_hyphen_and_other_text_as_it_is():
    assert format_org_number("2120000142") == "212000-0142"
    assert format_org_number("212000-0142") == "212000-0142"
    assert format_org_number("") == ""


# Persons


@pytest.mark.parametrize(
    "text", [*PERSONAL_NUMBERS, *COORDINATION_NUMBERS, " 640823-3234 ", "640823-3235", "000229-0000", "851501-0000"]
)
def test_what_may_be_a_personal_number_is_recognised(text):
    assert looks_like_personal_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "212000-0142",
        "556036-0793",
        "",
        "KS 2018/123",
        "5402-9681",
        "640832-3234",
        "649923-3234",
        "990230-0000",
        "20190301",
        "Nr 640823-3234",
        "08-123 45 67",
    ],
)
def test_other_numbers_are_not_taken_for_personal_numbers(text):
    assert not looks_like_personal_number(text)


@pytest.mark.parametrize("number", [*PERSONAL_NUMBERS, *COORDINATION_NUMBERS])
def test_personal_numbers_are_found_and_hidden_in_free_text(number):
    text = f"Kontakt: {number}, ordförande."
    assert find_personal_numbers(text) == [number]
    assert hide_personal_numbers(text) == "Kontakt: […], ordförande."


@pytest.mark.parametrize(
    "number",
    [
        "19 64 08 23 32 34", "1964-08-23-3234", "1964-08-23 3234", "1964.08.23 3234", "19640823/3234", "19640823_3234",
        "19640823.3234", "19640823 - 3234", "640823-\n3234", "640823-\r\n3234", "640823\u20113234", "640823\u00a03234",
        "19640823\u200b-3234", "19640823-\u20603234", "6408\u00ad233234", "１９６４０８２３３２３４", "٦٤٠٨٢٣-٣٢٣٤",
        "1970-10-63-2391", "19 70 10 63 23 91", "19701063/2391",
    ],
)  # fmt: skip
def test_a_personal_number_is_found_however_it_is_written(number):
    text = f"Kontakt: {number}, ordförande."
    assert find_personal_numbers(text) == [number]
    assert hide_personal_numbers(text) == "Kontakt: […], ordförande."


@pytest.mark.parametrize(
    "text",
    [
        "Kommunen har 212000-0142 och bankgiro 5402-9681.",
        "Fel kontrollsiffra: 640823-3235.",
        "Inget datum: 641323-3233, 640800-3235.",
        "Ett längre nummer 1234640823323499.",
        "Beslut 2018-10-01 § 161, dnr KS 17/53, 172 000 kr, tfn 08-550 210 00.",
        "",
        "Från 1964-08-23 3234 kr, 1964-08-23 3234 tkr och 1964-08-23 32 340 kr.",
        "Åren 2009 2010 2011 2012 och 2012-01-01 – 2012-12-31, 2012-01-01 2012-12-31.",
        "Perioden 2018-10-01 – 2019, 2018-10-01 2019 och 2018-10-01 18.30, 2018-10-01 18:30.",
        "Växel 08-123 45 67, mobil 070-123 45 67 och +46 70 123 45 67, 0701-23 45 67.",
        "Bankgiro 5402-9681, plusgiro 28 65 43-4, IBAN SE45 5000 0000 0583 9825 7466.",
        "Dnr KS 2018/1001-2019 och KS/2012:628-805, 1 234 567 890 kr.",
    ],
)
def test_false_alarms_in_free_text_are_few(text):
    assert find_personal_numbers(text) == []
    assert hide_personal_numbers(text) == text


def test_every_personal_number_in_a_text_is_found():
    assert find_personal_numbers("640823-3234 och 701063-2391") == ["640823-3234", "701063-2391"]


# Accounts


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("5402-9681", "5402-9681"),
        ("54029681", "5402-9681"),
        ("5402 9681", "5402-9681"),
        ("5050–2863", "5050-2863"),
        ("366-5114", "366-5114"),
        ("3665114", "366-5114"),
        ("902-0033", "902-0033"),
    ],
)
def test_a_bankgiro_number_is_read_and_written_in_its_own_form(text, number):
    assert check_bankgiro(text) == number


@pytest.mark.parametrize(
    ("text", "fault"), [("5402-9682", "kontrollsiffra"), ("540-296", "siffror"), ("", "siffror"), ("5402-96811", "siffror")]
)
def test_a_wrong_bankgiro_number_is_refused(text, fault):
    with pytest.raises(ValidationError, match=fault):
        check_bankgiro(text)


@pytest.mark.parametrize(
    ("text", "number"), [("2865434", "286543-4"), ("28 65 43-4", "286543-4"), ("286543-4", "286543-4"), ("18", "1-8")]
)
def test_a_plusgiro_number_is_read_and_written_in_its_own_form(text, number):
    assert check_plusgiro(text) == number


@pytest.mark.parametrize(
    ("text", "fault"), [("2865435", "kontrollsiffra"), ("0", "siffror"), ("123456789", "siffror"), ("PG 2865434", "siffror")]
)
def test_a_wrong_plusgiro_number_is_refused(text, fault):
    with pytest.raises(ValidationError, match=fault):
        check_plusgiro(text)


@pytest.mark.parametrize(
    ("number", "shown"), [("286543-4", "28 65 43-4"), ("12345-5", "1 23 45-5"), ("1-8", "1-8"), ("12-5", "12-5")]
)
def test_a_plusgiro_number_is_shown_in_pairs(number, shown):
    assert format_plusgiro(number) == shown.replace(" ", "\u00a0")
    assert check_plusgiro(format_plusgiro("286543-4")) == "286543-4"


# Cases


@pytest.mark.parametrize(
    ("raw", "normal"),
    [
        ("KS 17/53", "KS 2017/53"),
        ("HM 18/37", "HM 2018/37"),
        ("Jä 18/51", "JÄ 2018/51"),
        ("KS17/145-109", "KS 2017/145-109"),
        ("KS 2016-573", "KS 2016/573"),
        ("KSN-2016-1422", "KSN 2016/1422"),
        ("KS 2021/00074", "KS 2021/74"),
        ("KS/2016:7", "KS 2016/7"),
        ("KS/2012:628-805", "KS 2012/628-805"),
        ("KS 99/12", "KS 1999/12"),
        ("KS 50/12", "KS 1950/12"),
        ("KS 49/12", "KS 2049/12"),
    ],
)
def test_case_numbers_are_read_in_the_writings_of_many_municipalities(raw, normal):
    number = CaseNumber.parse(raw)
    assert number.normal == normal
    assert str(number) == raw


@pytest.mark.parametrize(
    "raw", ["2014/687-BaUN-019", "Ks 900/2019", "", "diarieförs inte", "KS 0017/53", "KS 17/1234567", "ABCDEF 17/1"]
)
def test_a_case_number_that_cannot_be_read_stays_as_written(raw):
    number = CaseNumber.parse(raw)
    assert (number.raw, number.normal) == (raw, raw.casefold())
    assert (number.prefix, number.year, number.serial, number.document_no) == ("", None, None, None)


def test_the_parts_of_a_case_number_are_known():
    number = CaseNumber.parse("ks17/145-109")
    assert (number.prefix, number.year, number.serial, number.document_no) == ("KS", 2017, 145, 109)


@pytest.mark.parametrize(
    "raw",
    ["KS17/145", "KS 17/145", "ks 17/145", "Ks-17/145", "KS  2017/145", " KS\u00a02017-145 ", "KS 2017:00145", "KS 2017–145"],
)
def test_one_case_written_in_many_ways_is_one_case(raw):
    assert CaseNumber.parse(raw) == CaseNumber.parse("KS 17/145")
    assert len({CaseNumber.parse(raw), CaseNumber.parse("KS 17/145")}) == 1


@pytest.mark.parametrize("raw", ["JÄ 18/51", "jä 18/51", "ja\u0308 18/51"])
def test_swedish_letters_in_a_prefix_are_compared_without_case(raw):
    assert CaseNumber.parse(raw) == CaseNumber.parse("Jä 18/51")


@pytest.mark.parametrize(
    "other", ["KSN 17/145", "KS 18/145", "KS 17/146", "KS 17/145-1", "JA 17/145", "KS 1917/145", "KS 145/2017"]
)
def test_different_cases_are_not_taken_for_one(other):
    assert CaseNumber.parse(other) != CaseNumber.parse("KS 17/145")


def test_unreadable_numbers_are_equal_without_case_and_double_spaces():
    assert CaseNumber.parse("Ks  900/2019") == CaseNumber.parse("KS 900/2019")


PREFIXES = st.text("ABCKSNÅÄÖ", min_size=1, max_size=5)
WRITINGS = st.sampled_from(["{p} {y}/{s}", "{p}{y}/{s}", "{p}-{y}-{s}", "{p}/{y}:{s}", "{p} {y}-{s:05}"])


@given(PREFIXES, st.integers(1950, 2049), st.integers(0, 99999), WRITINGS, WRITINGS, st.booleans(), st.booleans())
def test_any_two_writings_of_a_case_are_equal(prefix, year, serial, one, other, short, lower):
    first = one.format(p=prefix, y=f"{year % 100:02}" if short else year, s=serial)
    second = other.format(p=prefix.lower() if lower else prefix, y=year, s=serial)
    assert CaseNumber.parse(first) == CaseNumber.parse(second)
    assert CaseNumber.parse(CaseNumber.parse(first).normal) == CaseNumber.parse(first)


@given(PREFIXES, PREFIXES, st.integers(1950, 2049), st.integers(1950, 2049), st.integers(0, 999), st.integers(0, 999), WRITINGS)
def test_two_cases_are_equal_only_when_every_part_is(prefix, other_prefix, year, other_year, serial, other_serial, writing):
    first = CaseNumber.parse(writing.format(p=prefix, y=year, s=serial))
    second = CaseNumber.parse(writing.format(p=other_prefix, y=other_year, s=other_serial))
    assert (first == second) == ((prefix, year, serial) == (other_prefix, other_year, other_serial))


@given(st.text(max_size=60))
def test_any_text_is_a_case_number_of_some_kind(text):
    assert CaseNumber.parse(text) == CaseNumber.parse(text.strip())
