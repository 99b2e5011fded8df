"""Odd files that are good come in whole, and what was left out is told."""

from io import BytesIO

import pytest

from partnerships.ground.reading import read_tables

from .good_files import GOOD

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
    assert [[type(cell) for cell in cells] for cells in found.values()] == [
        [type(cell) for cell in row] for row in good.rows.values()
    ]
    told = [(rows, str(why)) for rows, why in sheet.skipped]
    assert len(told) == len(good.notes), told
    for rows, why in good.notes:
        assert any(rows == found and why in words for found, words in told), told


def kinds(rows):
    return [[type(cell) for cell in cells] for cells in rows.values()]
