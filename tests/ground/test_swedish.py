"""Swedish order and search, the same on every database."""

import random
import re
import unicodedata

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from partnerships.ground.swedish import ORDER, PAIRS, quote, search_key, sort_key

IN_ORDER = ["", " 1", "1 maj", "10 maj", "2 maj", "Ada", "adb", "Vera", "Wera", "Xen", "Yra", "Zorn", "Åsa", "Ärla", "Östen"]


def test_swedish_letters_come_last_in_their_own_order():
    assert sorted(["Östen", "Ärla", "Åsa", "Zorn", "Ada"], key=sort_key) == ["Ada", "Zorn", "Åsa", "Ärla", "Östen"]


def test_space_comes_before_marks_marks_before_digits_and_digits_before_letters():
    assert sorted(["ab", "a1", "a-b", "a b", "a"], key=sort_key) == ["a", "a b", "a-b", "a1", "ab"]


def test_v_and_w_are_two_letters():
    assert sorted(["Wa", "Vi", "Va", "Wi"], key=sort_key) == ["Va", "Vi", "Wa", "Wi"]


def test_upper_and_lower_case_sort_alike():
    assert sort_key("ÅSA") == sort_key("åsa")


@pytest.mark.parametrize(
    ("text", "under"),
    [
        ("é", "e"),
        ("É", "e"),
        ("ü", "y"),
        ("Ü", "y"),
        ("æ", "ä"),
        ("ø", "ö"),
        ("ő", "ö"),
        ("ç", "c"),
        ("ñ", "n"),
        ("š", "s"),
        ("ł", "l"),
        ("ð", "d"),
        ("þ", "th"),
        ("ß", "ss"),
        ("ﬁ", "fi"),
        ("½", "1.2"),
        ("a\u030a", "å"),
        ("A\u0308", "ä"),
        ("İ", "i"),
        ("a\u00adb", "ab"),
        ("a\u200bb", "ab"),
        ("a \t\u00a0\nb", "a b"),
    ],
)
def test_foreign_letters_sort_where_a_swedish_reader_looks(text, under):
    assert sort_key(text) == sort_key(under)


def test_other_alphabets_come_after_the_swedish():
    assert sorted(["Жук", "Öva", "Ada"], key=sort_key) == sorted(["日本", "Öva", "Ada"], key=sort_key)[:2] + ["Жук"]


def test_a_key_is_cut_at_whole_letters():
    assert len(sort_key("å" * 500)) == 120
    assert sort_key("å" * 500) == sort_key("å" * 60)


@given(st.text(max_size=200))
def test_every_key_is_letters_and_digits_by_turns_so_that_no_collation_can_read_it_otherwise(text):
    assert re.fullmatch("([a-e][0-9])*", sort_key(text))
    assert len(sort_key(text)) <= 120


@given(st.lists(st.text(alphabet=ORDER[:-1], max_size=12), min_size=2, max_size=6))
def test_keys_sort_as_the_table_of_letters_says(texts):
    texts = [" ".join(text.split()) for text in texts]
    assert sorted(texts, key=sort_key) == sorted(texts, key=lambda text: [ORDER.index(letter) for letter in text])


def test_every_letter_has_a_pair_of_its_own():
    assert len(set(PAIRS.values())) == len(ORDER)


@given(st.text(max_size=80))
def test_a_key_does_not_depend_on_how_a_letter_is_composed(text):
    assert sort_key(unicodedata.normalize("NFD", text)) == sort_key(unicodedata.normalize("NFC", text))


def test_the_database_sorts_keys_in_swedish_order(db):
    texts = IN_ORDER[1:]
    shuffled = random.Random(1).sample(texts, len(texts))
    rows = " UNION ALL ".join("SELECT %s AS name, %s AS sort" for _text in shuffled)
    params = [part for text in shuffled for part in (text, sort_key(text))]
    with connection.cursor() as cursor:
        for collation in _collations():
            cursor.execute(f"SELECT name FROM ({rows}) AS names ORDER BY sort {collation}", params)
            assert [name for (name,) in cursor.fetchall()] == texts


def _collations():
    if connection.vendor == "sqlite":
        return ["", "COLLATE NOCASE", "COLLATE BINARY"]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT collname FROM pg_collation WHERE collname IN ('C', 'sv-x-icu', 'da-x-icu', 'et-x-icu', 'cs-x-icu')"
        )
        return ["", *(f'COLLATE "{name}"' for (name,) in cursor.fetchall())]


# Searching


def test_searching_ignores_case_and_white_space_but_not_the_letter():
    assert search_key("  FÖRENINGEN \u00a0 Ärlan\n") == "föreningen ärlan"
    assert search_key("Å") != search_key("A")
    assert search_key("é") != search_key("e")
    assert search_key("Strasse") == search_key("Straße")


def test_searching_does_not_depend_on_how_a_letter_is_composed():
    assert search_key("A\u030a") == search_key("Å") == "å"


def test_a_search_key_has_no_limit():
    assert len(search_key("å" * 5000)) == 5000


@given(st.text())
def test_a_search_key_is_its_own_search_key(text):
    key = search_key(text)
    assert search_key(key) == key
    assert unicodedata.is_normalized("NFC", key)


# Quoting


def test_a_quote_is_short_and_shows_nothing_invisible():
    assert quote("  ett\x00 \u202etvå\n") == "”ett två”"
    assert len(quote("x" * 500)) == 62


def test_a_quote_hides_personal_numbers_also_at_its_edge():
    assert quote("Nr 640823-3234") == "”Nr […]”"
    assert "6408" not in quote("x" * 52 + " 640823-3234")
