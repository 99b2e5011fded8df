import re
import shutil
import subprocess
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from partnerships.ground.columns import DAY, KRONOR, LONG, MOMENT, NUMBER, SHARE, TEXT, YEAR, YES_NO, Column
from reports.excel import Calculation, Cover, Formula, Link, Row, Sheet, Typed, check_workbook, safe_text, write_workbook

MOMENT_OF_WRITING = datetime(2020, 2, 3, 12, 4, tzinfo=UTC)


@pytest.fixture
def write(tmp_path):
    """Write sheets to a file and give its path."""

    def write_sheets(*sheets, name="bok.xlsx"):
        path = tmp_path / name
        texts = {"title": "Uppföljning 2019", "subject": "Årlig uppföljning", "creator": "Lindåkra kommun"}
        write_workbook(sheets, path=path, created=MOMENT_OF_WRITING, **texts)
        return path

    return write_sheets


def one_column(values, kind=TEXT, **options):
    column = Column("Uppgift", lambda row: row, kind, **options)
    return Sheet("Blad", "Ett blad 2019", [column], values)


def as_read(path, sheet=0):
    """The data rows as an import reads them."""
    return CalamineWorkbook.from_path(path).get_sheet_by_index(sheet).to_python(skip_empty_area=False)[4:]


def page(path, title="Blad"):
    return load_workbook(path)[title]


def budget(**options):
    """A matrix with sums both ways, as the plan for facilitator and conference."""
    years = (2018, 2019, 2020)
    columns = [Column("Post", "post"), *(Column(str(year), "-", KRONOR, total=True) for year in years)]
    columns.append(Column("Totalt", "-", KRONOR, total=True))
    rows = [
        Row(["Facilitator", 40000, 80000, 40000, Formula("=SUM([2018]:[2020])", 160000)]),
        Row(["Konferens", 3000, 6000, 3000, Formula("=[2018]+[2019]+[2020]", 12000)]),
    ]
    return Sheet("Facilitator och konferens", "Facilitator och konferens 2018–2020", columns, rows, **options)


# Text


HOSTILE = [
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+1",
    "-1",
    "@x",
    "\t=1+1",
    "\n=1+1",
    "#REF!",
    "'=1",
    "TRUE",
    "1e5",
    "2018/12",
    "👩‍👩‍👧",
    "å ä ö",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_the_text_it_is(write, text):
    path = write(one_column([text]))
    cell = page(path)["A5"]
    assert (cell.data_type, cell.value) == ("s", text)
    assert as_read(path) == [[text]]


@pytest.mark.parametrize("text", HOSTILE[:7])
def test_text_that_looks_like_a_formula_stays_text_when_somebody_edits_it(write, text):
    assert page(write(one_column([text])))["A5"].quotePrefix


def test_headings_notes_and_titles_cannot_be_formulas_either(write):
    sheet = Sheet("=Blad", "=1+1", [Column("=SUM(A1)", lambda row: row)], ["a"], note="=NOW()")
    cover = Cover("Försättsblad", "=2+2", [("=label", "=fact")], note="@note")
    for read in load_workbook(write(cover, sheet)).worksheets:
        assert [cell.coordinate for row in read.iter_rows() for cell in row if cell.data_type == "f"] == []


def test_what_xml_refuses_is_replaced_visibly(write):
    path = write(one_column(["a\x00b\x0bc", "halv\ud83d", "slut\uffff", "rad\r\nrad\rrad", " luft ", "_x0041_"]))
    assert as_read(path) == [["a\ufffdb\ufffdc"], ["halv\ufffd"], ["slut\ufffd"], ["rad\nrad\nrad"], [" luft "], ["_x0041_"]]


@pytest.mark.parametrize("letter", ["å", "😀"])
def test_text_that_is_too_long_is_cut_with_a_mark(write, letter):
    [[text]] = as_read(write(one_column([letter * 40_000], LONG)))
    assert text.endswith(" … [avkortad]")
    assert text.startswith(letter * 16_000)
    assert 32_765 <= len(text.encode("utf-16-le")) // 2 <= 32_767


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.text(st.characters(), min_size=1), min_size=1, max_size=40))
def test_any_text_comes_back(write, texts):
    path = write(one_column(texts))
    assert [row[0] for row in as_read(path)] == [safe_text(text).replace("_x005F_", "_") for text in texts]
    assert all(cell.data_type == "s" for [cell] in page(path).iter_rows(min_row=5))


# Values


def test_each_kind_is_written_as_what_it_is(write):
    kinds = (TEXT, LONG, KRONOR, NUMBER, DAY, MOMENT, YES_NO, SHARE, YEAR)
    columns = [Column(kind.value, kind.value, kind) for kind in kinds]
    row = SimpleNamespace(
        text="Anhörigstöd", long="Lång", kronor=Decimal("172000"), number=7, day=date(2018, 10, 1),
        moment=datetime(2019, 7, 1, 22, 30, tzinfo=UTC), yes_no=False, share=Decimal("0.25"), year=2019,
    )  # fmt: skip
    path = write(Sheet("Blad", "Alla slag", columns, [row]))
    assert as_read(path) == [
        ["Anhörigstöd", "Lång", 172000, 7, date(2018, 10, 1), datetime(2019, 7, 2, 0, 30), "nej", 0.25, 2019],
    ]
    formats = ["@", "General", '#,##0\\ "kr"', "#,##0", "yyyy-mm-dd", "yyyy-mm-dd hh:mm", "@", "0 %", "0"]
    assert [cell.number_format for cell in page(path)[5]] == formats


def test_ore_show_in_the_whole_column_when_some_amount_has_them(write):
    read = page(write(one_column([Decimal("1000.50"), 3000], KRONOR, total=True)))
    assert {read[place].number_format for place in ("A5", "A6", "A8")} == {'#,##0.00\\ "kr"'}


def test_what_is_not_known_is_an_empty_cell(write):
    read = page(write(one_column([None, "", 1], KRONOR)))
    assert [read[place].value for place in ("A5", "A6", "A7")] == [None, None, 1]


def test_a_moment_shows_the_day_in_sweden(write):
    assert as_read(write(one_column([datetime(2019, 12, 31, 23, 30, tzinfo=UTC)], DAY))) == [[date(2020, 1, 1)]]


def test_a_day_before_the_calendar_of_excel_is_text(write):
    assert as_read(write(one_column([date(1895, 5, 1)], DAY))) == [["1895-05-01"]]


def test_a_number_with_more_digits_than_excel_keeps_is_text(write):
    assert as_read(write(one_column([10**400, Decimal("99999999999999.99")], NUMBER))) == [[str(10**400)], ["99999999999999.99"]]


@pytest.mark.parametrize("number", [Decimal("NaN"), float("inf")])
def test_what_is_no_number_is_refused(write, number):
    with pytest.raises(ValueError, match="är inget tal"):
        write(one_column([number], KRONOR))


# Sums and formulas


def test_a_sum_is_both_a_live_formula_and_a_value(write):
    path = write(one_column([40000, 80000, 52000], KRONOR, total=True))
    assert page(path)["A9"].value == "=SUM(A5:A7)"
    assert as_read(path)[-1] == [172000]
    assert check_workbook(path) == []


def test_sums_go_both_ways(write):
    path = write(budget())
    assert as_read(path)[-1] == ["Summa", 43000, 86000, 43000, 172000]
    assert page(path, "Facilitator och konferens")["E5"].value == "=SUM(B5:D5)"
    assert check_workbook(path) == []


def test_an_empty_sheet_says_so_and_sums_to_nothing(write):
    path = write(one_column([], KRONOR, total=True))
    assert page(path)["A2"].value == "inga uppgifter"
    assert as_read(path)[-1] == [0]
    assert check_workbook(path) == []


def test_a_formula_may_take_a_sum_from_another_sheet_and_guard_a_share(write):
    columns = [
        Column("Nyckeltal", "-"),
        Column("2019", "-", NUMBER),
        Column("2018", "-", NUMBER),
        Column("Förändring %", "-", SHARE),
    ]
    change = '=IF([2018]=0,"",([2019]-[2018])/[2018])'
    plan = Formula("=[Facilitator och konferens!Totalt]", 172000, KRONOR)
    rows = [
        Row(["Budget", plan, Typed(160000, KRONOR), Formula(change, Decimal("0.075"))]),
        Row(["Initiativ", 7, 0, Formula(change, None)]),
    ]
    path = write(Sheet("Sammanfattning", "Sammanfattning 2019", columns, rows), budget())
    assert as_read(path) == [["Budget", 172000, 160000, 0.075], ["Initiativ", 7, 0, ""]]
    assert page(path, "Sammanfattning")["B5"].value == "='Facilitator och konferens'!E8"
    assert page(path, "Sammanfattning")["B5"].number_format == '#,##0\\ "kr"'
    assert check_workbook(path) == []


def test_another_formula_than_a_sum_may_stand_last(write):
    columns = [Column("Nämnd", "-"), Column("Beviljat", "-", NUMBER, total=True), Column("Kvar", "-", NUMBER, total=True)]
    columns.append(Column("Andel", "-", SHARE))
    share = Formula("=[Beviljat]/([Beviljat]+[Kvar])", Decimal("0.75"))
    path = write(Sheet("Blad", "Blad 2019", columns, [Row(["Socialnämnden", 3, 1, None])], sums={"Andel": share}))
    assert as_read(path)[-1] == ["Summa", 3, 1, 0.75]
    assert check_workbook(path) == []


def test_the_check_finds_a_sum_that_differs_from_the_database(write):
    path = write(budget(sums={"Totalt": Decimal("172001")}))
    assert check_workbook(path) == ["Facilitator och konferens E8: =SUM(E5:E6) blir 172000 men 172001 står i filen."]


@pytest.mark.parametrize(
    ("text", "value", "fault"),
    [
        ("=[Plan]-[Utfall]", 5, "blir 4 men 5"),
        ("=[Plan]-[Utfall]", None, "blir 4 men None"),
        ("=[Plan]/0", 0, "men 0 står i filen"),
        ("=[Post]+[Plan]", 10, "blir NaN men 10"),
        ("=VLOOKUP([Plan],[Plan],1)", 10, "går inte att kontrollera"),
        ("=[Plan]&[Utfall]", 10, "går inte att kontrollera"),
        ("=SUM([Plan]", 10, "går inte att kontrollera"),
        ("=[Plan] [Utfall]", 10, "går inte att kontrollera"),
    ],
)
def test_the_check_finds_a_formula_that_does_not_give_its_value(write, text, value, fault):
    columns = [Column(heading, "-", NUMBER) for heading in ("Post", "Plan", "Utfall", "Kvar")]
    [found] = check_workbook(write(Sheet("Blad", "Blad", columns, [Row(["Konsult", 10, 6, Formula(text, value)])])))
    assert fault in found


def test_the_check_finds_an_amount_changed_in_the_file(write, tmp_path):
    path, changed = write(budget()), tmp_path / "ändrad.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"<v>6000</v>", b"<v>6001</v>"))
    assert len(check_workbook(changed)) == 2  # the row's sum and the column's; the sum of sums adds up what stands in the file


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("1+2*3-4/2", "5"),
        ("(1+2)*3", "9"),
        ("-A1+A4", "1"),
        ("SUM(A1:B4)", "7"),  # leaves out text, as a spreadsheet does
        ("A1-A3", "3"),
        ("'Ö b''s'!C7+0.2", "0.3"),
        ("IF(A1=0,1,A4/A1*3)", "4"),
    ],
)
def test_the_check_counts_as_a_spreadsheet_does(formula, result):
    stored = {("A", "A1"): Decimal(3), ("A", "A2"): "text", ("Ö b's", "C7"): Decimal("0.1"), ("A", "A4"): Decimal(4)}
    assert round(Calculation(formula, "A", stored).result(), 20) == Decimal(result)


# The file


def test_a_sheet_is_laid_out_for_reading_and_printing(write):
    sheet = one_column(["a", "b"], KRONOR, total=True)
    sheet.note = "Avser t.o.m. 2019-12-31"
    read = page(write(sheet))
    assert [read[place].value for place in ("A1", "A2", "A3", "A4")] == [
        "Ett blad 2019",
        "Avser t.o.m. 2019-12-31",
        None,
        "Uppgift",
    ]
    assert (read.freeze_panes, read.auto_filter.ref, read.print_title_rows) == ("A5", "A4:A6", "$4:$4")
    assert (read.page_setup.orientation, read.page_setup.fitToWidth, read.page_setup.fitToHeight) == ("landscape", 1, 0)
    assert not read.merged_cells.ranges


def test_a_wide_sheet_repeats_whom_a_row_is_about_on_each_page_across(write):
    columns = [Column(f"Uppgift {place}", "-", width=60) for place in range(8)]
    note = "källa: " + "registrets egna uppgifter " * 20
    read = page(write(Sheet("Blad", "Blad 2019", columns, [Row(["a"] * 8)], note=note, who="Uppgift 2")))
    assert (read.page_setup.fitToWidth, read.print_title_cols) == (3, "$C:$C")
    assert f"{read['A2'].value} {read['A3'].value}" == note.strip()


def test_the_file_says_what_it_is(write):
    properties = load_workbook(write(one_column([]))).properties
    assert (properties.title, properties.creator, properties.language) == ("Uppföljning 2019", "Lindåkra kommun", "sv-SE")
    assert properties.modified == properties.created == MOMENT_OF_WRITING.replace(tzinfo=None)


def test_the_cover_leads_to_every_sheet(write):
    cover = Cover("Försättsblad", "Uppföljning 2019", [("Rapportår", 2019), ("Avser t.o.m.", date(2019, 12, 31))])
    sheets = [budget(), one_column([1, 2, 3], NUMBER)]
    read = page(write(cover, *sheets), "Försättsblad")
    assert [[cell.value for cell in row] for row in read["A4:B5"]] == [
        ["Rapportår", "2019"],
        ["Avser t.o.m.", datetime(2019, 12, 31)],
    ]
    assert [cell.value for cell in read[8]] == ["Facilitator och konferens", "Facilitator och konferens 2018–2020", 2]
    assert [read[place].hyperlink.location for place in ("A8", "A9")] == ["'Facilitator och konferens'!A1", "'Blad'!A1"]


def test_a_link_leads_to_a_sheet_or_a_safe_address(write):
    path = write(one_column([Link("Sidan", "https://example.org/iop/1/"), Link("Bladet", "Blad")]))
    assert page(path)["A5"].hyperlink.target == "https://example.org/iop/1/"
    with pytest.raises(ValueError, match="leder ingenstans"):
        write(one_column([Link("Sidan", "javascript:alert(1)")]))


def test_titles_are_cleaned(write):
    sheet = one_column([])
    sheet.title = "'Beviljat/Avslag: [2019] för alla nämnder'"
    assert load_workbook(write(sheet)).sheetnames == ["Beviljat-Avslag- -2019- för all"]


def test_two_of_a_kind_are_refused(write):
    twice = Column("Belopp", lambda row: row)
    with pytest.raises(ValueError, match="samma rubrik"):
        write(Sheet("Blad", "Blad", [twice, twice], []))
    with pytest.raises(ValueError, match="samma namn eller rubrik"):
        write(one_column([]), Sheet("Annat", "Ett blad 2019", [twice], []))
    with pytest.raises(ValueError, match="samma namn eller rubrik"):
        write(one_column([]), Sheet("BLAD", "Ett annat", [twice], []))


@pytest.mark.parametrize(
    ("options", "cells", "fault"),
    [
        ({}, ["Post", 1, 2], "fel antal celler"),
        ({}, ["Post", 1, 1, 1, Formula("=[2021]", 1)], "nämner en kolumn som inte finns"),
        ({"sums": {"Total": 1}}, ["Post", 1, 1, 1, 3], "summa för en kolumn som inte finns"),
    ],
)
def test_a_sheet_that_does_not_hold_together_is_refused(write, options, cells, fault):
    sheet = budget(**options)
    sheet.rows = [Row(cells)]
    with pytest.raises(ValueError, match=fault):
        write(sheet)


def test_the_same_sheets_give_the_same_bytes(write):
    assert write(budget()).read_bytes() == write(budget(), name="igen.xlsx").read_bytes()


def test_a_failure_leaves_the_file_from_before_and_nothing_else(write, tmp_path):
    before = write(budget()).read_bytes()
    with pytest.raises(ValueError, match="är inget tal"):
        write(budget(), one_column([1, float("nan")], NUMBER))
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("bok.xlsx", before)]


# Another program


def recalculate(path):
    """The workbook worked out and saved anew by LibreOffice."""
    folder = path.parent / "omräknad"
    profile = f"-env:UserInstallation=file://{path.parent}/profil"
    # the copy must come without values, or LibreOffice may keep those it finds
    bare = path.parent / f"utan-{path.name}"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(bare, "w") as new:
        for name in old.namelist():
            new.writestr(name, re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", old.read(name)))
    command = [shutil.which("soffice"), profile, "--headless", "--convert-to", "xlsx", "--outdir", str(folder), str(bare)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / bare.name


@pytest.mark.office
def test_libreoffice_works_out_the_same_values(write):
    change = '=IF([2018]=0,"",([2019]-[2018])/[2018])'
    columns = [
        Column("Nyckeltal", "-"),
        Column("2019", "-", NUMBER),
        Column("2018", "-", NUMBER),
        Column("Förändring %", "-", SHARE),
    ]
    rows = [
        Row(
            ["Budget", Formula("=[Facilitator och konferens!Totalt]", 172000, KRONOR), 160000, Formula(change, Decimal("0.075"))]
        ),
        Row(["Initiativ", 7, 0, Formula(change, None)]),
        *(Row([text, 1, 1, 0]) for text in HOSTILE),
    ]
    path = write(Sheet("Sammanfattning", "Sammanfattning 2019", columns, rows), budget())
    again = recalculate(path)
    for sheet in (0, 1):
        assert as_read(again, sheet) == as_read(path, sheet)
