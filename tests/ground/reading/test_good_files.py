"""Odd files that are good come in whole, and what was left out is told."""

from io import BytesIO

import pytest

from partnerships.ground.reading import column_letter, read_tables

from .good_files import GOOD
from .making import MAIN, ods, ods_row, packed, row, xlsx, xlsx_parts

pytestmark = pytest.mark.once


def read(content, name, **chosen):
    return read_tables(BytesIO(content), name=name, **chosen)


def test_there_are_sixty_cases_with_names_of_their_own():
    assert len({good.about for good in GOOD}) == len(GOOD) >= 60


@pytest.mark.parametrize("good", GOOD, ids=lambda good: good.about)
def test_an_odd_file_gives_the_rows_that_a_person_sees(good):
    sheet = read(good.content, good.name).sheets[0]
    found = dict(sheet.rows)
    assert found == good.rows
    assert kinds(found) == kinds(good.rows)
    told = [(rows, str(why)) for rows, why in sheet.skipped]
    assert len(told) == len(good.notes), told
    for rows, why in good.notes:
        assert any(rows == found and why in words for found, words in told), told


def kinds(rows):
    return [[type(cell) for cell in cells] for cells in rows.values()]


def test_every_sheet_comes_in_order_with_those_that_are_hidden():
    sheets = [("Öppet", ""), ("Gömt", 'state="hidden"'), ("Djupt gömt", 'state="veryHidden"')]
    book = read(xlsx(row(1, "a"), row(1, "b"), row(1, "c"), sheets=sheets), "lista.xlsx")
    assert book.kind == "xlsx"
    assert [(sheet.title, sheet.hidden, sheet.rows[0].cells) for sheet in book.sheets] == [
        ("Öppet", False, ["a"]),
        ("Gömt", True, ["b"]),
        ("Djupt gömt", True, ["c"]),
    ]


def test_a_hidden_sheet_of_ods_is_told():
    table = '<table:table table:name="{}" table:style-name="{}">' + ods_row("a") + "</table:table>"
    body = f"<office:spreadsheet>{table.format('Öppet', '')}{table.format('Gömt', 'hidden')}</office:spreadsheet>"
    assert [(sheet.title, sheet.hidden) for sheet in read(ods(body=body), "lista.ods").sheets] == [
        ("Öppet", False),
        ("Gömt", True),
    ]


def test_a_sheet_that_is_a_diagram_is_told():
    parts = xlsx_parts(row(1, "a"), "") | {"xl/worksheets/sheet2.xml": f'<chartsheet xmlns="{MAIN}"/>'}
    relations = parts["xl/_rels/workbook.xml.rels"].replace(
        'worksheet" Target="worksheets/sheet2', 'chartsheet" Target="worksheets/sheet2'
    )
    book = read(packed(parts | {"xl/_rels/workbook.xml.rels": relations}), "lista.xlsx")
    assert [len(sheet.rows) for sheet in book.sheets] == [1, 0]
    assert [str(why) for _rows, why in book.sheets[1].skipped] == ["Bladet är ett diagram och har inga rader."]


def test_what_is_told_many_times_is_summed_up():
    every_other = "".join(row(number, "a") for number in range(1, 201, 2))
    told = read(xlsx(every_other), "lista.xlsx").sheets[0].skipped
    assert len(told) == 51
    assert told[-1] == ("", "Och 49 ställen till med tomma rader.")


def test_a_column_has_the_letters_that_stand_over_it():
    assert [column_letter(place) for place in (0, 25, 26, 51, 701, 702, 16383)] == ["A", "Z", "AA", "AZ", "ZZ", "AAA", "XFD"]
