"""Odd workbooks that are good: what each is, and the rows that a person sees in it."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import NamedTuple

from partnerships.ground.reading import CellFault

from .making import HEAD, MAIN, packed, relations_xml, row, sheet_xml, xlsx, xlsx_parts


class Good(NamedTuple):
    """A file and what is in its first sheet: rows by number, and the notes, as (rows, a word of why)."""

    about: str
    name: str
    content: bytes
    rows: dict
    notes: tuple = ()


def good(about, content, rows, *notes, kind="xlsx"):
    return Good(about, f"lista.{kind}", content, rows, notes)


N = Decimal
X = None
LONG = "".join(f"å{place}" for place in range(7_000))[:32767]
NO_VALUE, DIVISION = CellFault("formel utan värde"), CellFault("#DIV/0!")


def workbooks():
    yield good(
        "a list",
        xlsx(row(1, "Namn", "Belopp") + row(2, "Åsa förening", 3000)),
        {1: ["Namn", "Belopp"], 2: ["Åsa förening", N(3000)]},
    )
    yield good(
        "a table that does not begin in A1",
        xlsx(row(4, X, X, "a") + row(5, X, X, 1)),
        {4: [X, X, "a"], 5: [X, X, N(1)]},
        ("1–3", "Tomma"),
    )
    yield good("an empty row within", xlsx(row(1, "a") + row(3, "b")), {1: ["a"], 3: ["b"]}, ("2", "Tom rad"))
    yield good(
        "cells that are formatted and empty", xlsx(row(1, "a", '<c s="6"/>', '<c s="1"/>') + row(2, '<c s="6"/>')), {1: ["a"]}
    )
    yield good(
        "a cell formatted in the last column", xlsx(row(1, "a").replace("</row>", '<c r="XFD1" s="6"/></row>')), {1: ["a"]}
    )
    yield good("a false dimension", xlsx(row(1, "a"), before='<dimension ref="A1:XFD1048576"/>'), {1: ["a"]})
    yield good(
        "a dimension that is too small",
        xlsx(row(1, "a", "b") + row(2, "c", "d"), before='<dimension ref="A1"/>'),
        {1: ["a", "b"], 2: ["c", "d"]},
    )
    yield good(
        "days, moments, times",
        xlsx(
            row(1, *(f'<c s="{style}"><v>{value}</v></c>' for style, value in ((1, 43467), (2, 43467.5), (4, 0.5), (8, 43467))))
        ),
        {1: [date(2019, 1, 2), datetime(2019, 1, 2, 12), time(12), date(2019, 1, 2)]},
    )
    yield good(
        "a moment with the noise of a double",
        xlsx(row(1, '<c s="2"><v>43467.99999999</v></c>', '<c s="2"><v>43467.354166666664</v></c>')),
        {1: [date(2019, 1, 3), datetime(2019, 1, 2, 8, 30)]},
    )
    yield good(
        "the calendar that begins in 1904",
        xlsx(row(1, '<c s="1"><v>42005</v></c>'), more='<workbookPr date1904="1"/>'),
        {1: [date(2019, 1, 2)]},
    )
    yield good("hours that make more than a day", xlsx(row(1, '<c s="5"><v>1.5</v></c>')), {1: ["36:00"]})
    yield good("a date before the calendar", xlsx(row(1, '<c s="1"><v>-5</v></c>', -5)), {1: [CellFault("#NUM!"), N(-5)]})
    yield good(
        "an ISO date",
        xlsx(row(1, '<c t="d"><v>2019-01-02</v></c>', '<c t="d"><v>2019-01-02T08:30:00</v></c>')),
        {1: [date(2019, 1, 2), datetime(2019, 1, 2, 8, 30)]},
    )
    yield good("kronor in a format with a d", xlsx(row(1, '<c s="6"><v>12500.5</v></c>')), {1: [N("12500.5")]})
    yield good("a share in per cent", xlsx(row(1, '<c s="3"><v>0.255</v></c>')), {1: [N("0.255")]})
    yield good(
        "numbers with the noise of doubles",
        xlsx(
            row(
                1,
                "<c><v>12500.499999999998</v></c>",
                "<c><v>0.30000000000000004</v></c>",
                "<c><v>1E-3</v></c>",
                "<c><v>8.0200012340000001E9</v></c>",
                "<c><v>-0</v></c>",
            )
        ),
        {1: [N("12500.5"), N("0.3"), N("0.001"), N(8020001234), N(0)]},
    )
    yield good(
        "a large and a small number",
        xlsx(row(1, "<c><v>123456789012345</v></c>", "<c><v>1E+18</v></c>", "<c><v>9999999999999.99</v></c>")),
        {1: [N(123456789012345), N(10**18), N("9999999999999.99")]},
    )
    yield good(
        "no number", xlsx(row(1, "<c><v>NaN</v></c>", "<c><v>1E400</v></c>")), {1: [CellFault("#NUM!"), CellFault("#NUM!")]}
    )
    yield good(
        "numbers and dates as text",
        xlsx(row(1, "0012", "6 000", "2019-01-02", "12,5 %")),
        {1: ["0012", "6 000", "2019-01-02", "12,5 %"]},
    )
    yield good(
        "an error",
        xlsx(row(1, '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>', '<c t="e"><v>#N/A</v></c>', 3)),
        {1: [DIVISION, CellFault("#N/A"), N(3)]},
    )
    yield good(
        "an error in the only cell of the last row",
        xlsx(row(1, "a") + row(3, X, '<c t="e"><v>#REF!</v></c>')),
        {1: ["a"], 3: [X, CellFault("#REF!")]},
        ("2", "Tom rad"),
    )
    yield good(
        "formulas with values",
        xlsx(row(1, "<c><f>1+1</f><v>2</v></c>", '<c t="str"><f>A1</f><v>ja</v></c>', '<c t="b"><f>1=1</f><v>1</v></c>')),
        {1: [N(2), "ja", True]},
    )
    yield good(
        "a formula that gives an empty text", xlsx(row(1, "a", '<c t="str"><f>""</f><v></v></c>', "b")), {1: ["a", X, "b"]}
    )
    yield good(
        "formulas without values",
        xlsx(row(1, "a", "<c><f>1+1</f></c>", "<c><f>1+1</f><v/></c>") + row(2, "<c><f>1+1</f><v></v></c>")),
        {1: ["a", NO_VALUE, NO_VALUE], 2: [NO_VALUE]},
    )
    yield good(
        "a shared formula",
        xlsx(
            row(1, '<c><f t="shared" ref="A1:A2" si="0">1+1</f><v>2</v></c>')
            + row(2, '<c><f t="shared" si="0"/><v>3</v></c>')
            + row(3, '<c><f t="shared" si="0"/></c>')
        ),
        {1: [N(2)], 2: [N(3)], 3: [NO_VALUE]},
    )
    yield good(
        "true and false beside one and nought",
        xlsx(row(1, '<c t="b"><v>1</v></c>', 1, '<c t="b"><v>0</v></c>', 0)),
        {1: [True, N(1), False, N(0)]},
    )
    yield good(
        "shared texts, with runs and readings",
        xlsx(
            row(1, '<c t="s"><v>1</v></c>', '<c t="s"><v>0</v></c>'),
            shared=["Åre", "<si><r><t>Öre</t></r><r><t xml:space='preserve'> bro</t></r><rPh sb='0' eb='1'><t>zz</t></rPh></si>"],
        ),
        {1: ["Öre bro", "Åre"]},
    )
    yield good(
        "characters written as codes",
        xlsx(row(1, "a_x000D_\nb", "c_x0007_d", "_x005F_x000D_")),
        {1: ["a\nb", "c\ufffdd", "_x000D_"]},
    )
    yield good(
        "spaces alone are nothing",
        xlsx(
            row(1, "a", '<c t="inlineStr"><is><t xml:space="preserve">   </t></is></c>')
            + row(2, '<c t="inlineStr"><is><t xml:space="preserve">\u00a0</t></is></c>')
        ),
        {1: ["a"]},
    )
    yield good(
        "spaces around a text stay", xlsx(row(1, '<c t="inlineStr"><is><t xml:space="preserve"> a </t></is></c>')), {1: [" a "]}
    )
    yield good(
        "merged headings",
        xlsx(
            row(1, "Bidrag", X, "Kr") + row(2, "a", "b", 1), after='<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>'
        ),
        {1: ["Bidrag", X, "Kr"], 2: ["a", "b", N(1)]},
        ("1", "A1:B1 är sammanslagna"),
    )
    yield good(
        "hidden rows",
        xlsx(row(1, "a") + row(2, "b", more='hidden="1"') + row(3, "c", more='hidden="1"') + row(4, "d")),
        {1: ["a"], 2: ["b"], 3: ["c"], 4: ["d"]},
        ("2–3", "bortfiltrerade"),
    )
    yield good(
        "hidden columns",
        xlsx(row(1, "a", "b"), before='<cols><col min="2" max="3" width="9" hidden="1"/></cols>'),
        {1: ["a", "b"]},
        ("", "B–C är dolda"),
    )
    yield good(
        "something after a thousand empty rows",
        xlsx(row(1, "a") + row(2, "b") + row(1100, "c") + row(1048576, "d")),
        {1: ["a"], 2: ["b"]},
        ("1100", "inte läst"),
    )
    yield good(
        "something after nine hundred empty rows", xlsx(row(1, "a") + row(902, "c")), {1: ["a"], 902: ["c"]}, ("2–901", "Tomma")
    )
    yield good(
        "rows and cells without their numbers",
        xlsx("<row><c><v>1</v></c><c><v>2</v></c></row><row><c/><c t='e'><v>#N/A</v></c></row>"),
        {1: [N(1), N(2)], 2: [X, CellFault("#N/A")]},
    )
    yield good("rows in another order", xlsx(row(3, "c") + row(1, "a")), {1: ["a"], 3: ["c"]}, ("2", "Tom rad"))
    prefixed = f'{HEAD}<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="2"><x:c r="B2"><x:v>5</x:v></x:c><x:c r="C2" t="e"><x:v>#N/A</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    yield good("elements with a prefix", xlsx(prefixed), {2: [X, N(5), CellFault("#N/A")]}, ("1", "Tom rad"))
    yield good(
        "a sheet in UTF-16",
        (
            packed(
                xlsx_parts("")
                | {"xl/worksheets/sheet1.xml": sheet_xml(row(1, "Åäö")).replace("UTF-8", "UTF-16").encode("utf-16")}
            )
        ),
        {1: ["Åäö"]},
    )
    yield good(
        "a sheet in Latin 1",
        packed(
            xlsx_parts("")
            | {"xl/worksheets/sheet1.xml": sheet_xml(row(1, "Åäö")).replace("UTF-8", "ISO-8859-1").encode("latin-1")}
        ),
        {1: ["Åäö"]},
    )
    yield good(
        "comments and CDATA",
        xlsx(
            row(
                1, '<!-- <c><v>7</v></c> --><c t="str"><v><![CDATA[a<b]]></v></c>'.removeprefix("<!-- <c><v>7</v></c> -->"), 2
            ).replace("<row", "<!-- <row r='9'> --><row")
        ),
        {1: ["a<b", N(2)]},
    )
    yield good(
        "attributes in single quotes",
        xlsx(sheet_xml(row(1, '<c t="e"><v>#N/A</v></c>', 1)).replace('"', "'")),
        {1: [CellFault("#N/A"), N(1)]},
    )
    yield good(
        "a mark of byte order before the XML",
        packed(xlsx_parts("") | {"xl/worksheets/sheet1.xml": b"\xef\xbb\xbf" + sheet_xml(row(1, "å")).encode()}),
        {1: ["å"]},
    )
    yield good("parts that are not compressed", packed(xlsx_parts(row(1, "a")), 0), {1: ["a"]})
    absolute = relations_xml(["/xl/worksheets/sheet1.xml"])
    yield good(
        "addresses of parts from the root", packed(xlsx_parts(row(1, "a")) | {"xl/_rels/workbook.xml.rels": absolute}), {1: ["a"]}
    )
    yield good(
        "a text in the last of two hundred columns",
        xlsx(row(1, "a").replace("</row>", '<c r="GR1"><v>1</v></c></row>')),
        {1: ["a", *[X] * 198, N(1)]},
    )
    yield good("a long text of Excel", xlsx(row(1, LONG)), {1: [LONG]})
    yield good("no rows at all", xlsx(""), {})
