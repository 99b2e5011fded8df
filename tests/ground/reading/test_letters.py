"""csv in every dialect that a person may send: no letter becomes another, and what was found is told."""

from io import BytesIO
from itertools import product

import pytest

from partnerships.ground.parsing import letters
from partnerships.ground.parsing.answer import Answer, Unreadable
from partnerships.ground.parsing.delimited import DELIMITERS, read
from partnerships.ground.reading import Refused, read_tables

from .making import row, xlsx

pytestmark = pytest.mark.once

ROWS = [["Förening", "Ort", "Belopp"], ["Åsa IF", "Örebro", "1 000,50"], ["Kafé Ängö", "Älvdalen", "12"]]
PYTHON_NAMES = letters.ENCODINGS | {"utf-8 with its mark": "utf-8-sig", "utf-16 with its mark": "utf-16"}


def written(rows, delimiter=";", end="\r\n", quoted=False):
    def cell(text):
        return '"' + text.replace('"', '""') + '"' if quoted or any(sign in text for sign in f'{delimiter}"\r\n') else text

    return "".join(delimiter.join(map(cell, row)) + end for row in rows)


def answered(content, **chosen):
    """What the reading says of a text, without a process of its own: encoding, delimiter and rows."""
    said = []
    read(content, Answer(said.append), **chosen)
    found = [block for block in said if block.startswith("R")]
    lines = [line.split("\x1f") for block in found for line in block[1:].rstrip("\x1d").split("\x1e")]
    return said[0], [[cell[1:] for cell in cells] for _number, *cells in lines]


DIALECTS = list(product(PYTHON_NAMES, DELIMITERS, ("\r\n", "\n", "\r"), (False, True)))


def test_every_encoding_and_dialect_gives_the_same_letters():
    assert len(DIALECTS) >= 30
    for name, delimiter, end, quoted in DIALECTS:
        content = written(ROWS, delimiter, end, quoted).encode(PYTHON_NAMES[name])
        assert answered(content)[1] == ROWS, (name, delimiter, end, quoted)


@pytest.mark.parametrize("encoding", ["cp1252", "cp850", "cp437", "mac-roman", "iso-8859-15", "utf-8", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text",
    [
        "Åsa", "ÅÄÖ", "åäö", "på", "FÖRENINGEN VÅGEN", "Kafé", "Ångström & Öhman", "Café Ölandsgården i Målilla",
        "Hjälp på svenska, i Älvsjö", "Smörgåsbord för alla i Växjö", "ö",
    ],
)  # fmt: skip
def test_a_few_swedish_letters_are_enough_to_tell_the_encoding(encoding, text):
    assert answered(f"Namn;Kr\r\n{text};100\r\n".encode(encoding))[1][1][0] == text


@pytest.mark.parametrize(
    "text", ["”Kultur” för alla", "”kultur”", "10 000 – 12 000", "½ år", "100 €", "Lars’ hus – nr 5", "§ 12"]
)
def test_signs_of_windows_stay_what_they_are(text):
    assert answered(f"Namn;Kr\r\n{text};100\r\n".encode("cp1252"))[1][1][0] == text


def test_signs_of_a_mac_stay_what_they_are():
    assert answered("Namn;Kr\r”Kultur” för alla – på ön;1\r".encode("mac-roman"))[1][1][0] == "”Kultur” för alla – på ön"


# The cases of csv-spectrum, in our words.
SPECTRUM = {
    "comma in quotes": ('a,b\n1,"Åsa, Öl"\n', [["a", "b"], ["1", "Åsa, Öl"]]),
    "empty": ('a,b,c\n1,"",""\n2,3,4\n', [["a", "b", "c"], ["1"], ["2", "3", "4"]]),
    "empty, CRLF": ('a,b,c\r\n1,"",""\r\n2,3,4\r\n', [["a", "b", "c"], ["1"], ["2", "3", "4"]]),
    "quotes doubled": ('a,b\n1,"ha ""ha"" ha"\n3,4\n', [["a", "b"], ["1", 'ha "ha" ha'], ["3", "4"]]),
    "JSON": ('a,b\n1,"{""x"": ""y"", ""z"": [1.0, 0.5]}"\n', [["a", "b"], ["1", '{"x": "y", "z": [1.0, 0.5]}']]),
    "lines in quotes": ('a,b,c\n1,2,3\n"En\ngång","5","6"\n', [["a", "b", "c"], ["1", "2", "3"], ["En\ngång", "5", "6"]]),
    "quotes and lines": ('a,b\n1,"ha \n""ha"" \nha"\n3,4\n', [["a", "b"], ["1", 'ha \n"ha" \nha'], ["3", "4"]]),
    "letters": ("a,b,c\n1,2,3\n4,5,ʤ\n", [["a", "b", "c"], ["1", "2", "3"], ["4", "5", "ʤ"]]),
}


@pytest.mark.parametrize("case", SPECTRUM)
def test_the_eight_cases_of_csv(case):
    text, rows = SPECTRUM[case]
    assert answered(text.encode())[1] == rows


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a;b\n1,5;2\n", ";"),
        ("1,5;2,5;3,5\n1,5;2,5;3,5\n", ";"),
        ("a,b\nx,1;2\n", ","),
        ("a\tb\n1,5\t2\n", "\t"),
        ("a|b\n1|2\n", "|"),
        ("sep=,\na,b;c\n", ","),
        ('"a;b","c"\n"d","e"\n', ","),
        ("Namn\nÅsa, Örebro\n", ";"),
        ("Namn\nÅsa\n", ";"),
    ],
)
def test_the_delimiter_is_the_one_that_makes_the_rows_even(text, delimiter):
    assert f'"delimiter": {repr(delimiter).replace(chr(39), chr(34))}' in answered(text.encode())[0]


def test_what_was_found_is_told_and_another_choice_is_obeyed():
    content = "Namn;Kr,öre\nÅsa;1\n".encode("cp1252")
    found = read_tables(BytesIO(content), name="lista.csv")
    assert (found.kind, found.encoding, found.delimiter) == ("csv", "windows-1252", ";")
    chosen = read_tables(BytesIO(content), name="lista.csv", encoding="cp850", delimiter=",")
    assert (chosen.encoding, chosen.delimiter) == ("cp850", ",")
    assert chosen.sheets[0].rows[0].cells == ["Namn;Kr", "÷re"]


@pytest.mark.parametrize(
    ("name", "python"), [("UTF-8", "utf-8-sig"), ("cp1252", "cp1252"), ("Latin 1", "latin-1"), ("utf_16", "utf-16")]
)
def test_an_encoding_may_be_called_by_its_other_names(name, python):
    assert answered(written(ROWS).encode(python), encoding=name)[1] == ROWS


@pytest.mark.parametrize(
    ("chosen", "message"),
    [
        ({"encoding": "utf-8"}, "Rad 2 går inte att läsa med teckenkodningen utf-8"),
        ({"encoding": "klingonska"}, "känns inte igen"),
        ({"delimiter": "x"}, "Skiljetecknet"),
    ],
)
def test_a_choice_that_does_not_do_is_refused_in_words(chosen, message):
    with pytest.raises(Refused, match=message):
        read_tables(BytesIO("Namn;Kr\nÅsa;1\n".encode("cp1252")), name="lista.csv", **chosen)


def test_the_row_where_a_quote_goes_wrong_is_named():
    with pytest.raises(Unreadable) as why:
        answered('a;b\n"två\nrader";1\n3;4\n5;"utan slut\n6;7\n'.encode())
    assert why.value.where["row"] == 4


def test_a_workbook_has_neither_encoding_nor_delimiter():
    book = read_tables(BytesIO(xlsx(row(1, "a"))), name="lista.xlsx")
    assert (book.encoding, book.delimiter) == ("", "")
