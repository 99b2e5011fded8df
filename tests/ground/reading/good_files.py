"""Odd files that are good: what each is, and the rows that a person sees in it."""

from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from typing import NamedTuple

import openpyxl
import xlsxwriter
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from partnerships.ground.reading import CellFault

from .making import (
    HEAD,
    MAIN,
    ods,
    ods_row,
    packed,
    relations_xml,
    row,
    sheet_xml,
    xls,
    xlsx,
    xlsx_parts,
)


class Good(NamedTuple):
    """A file and what is in its first sheet: rows by number, and the notes, as (rows, a word of why)."""

    about: str
    name: str
    content: bytes
    rows: dict
    notes: tuple = ()


def book(*rows, **odd):
    return xlsx(*rows, **odd)


def good(about, content, rows, *notes, kind="xlsx"):
    return Good(about, f"lista.{kind}", content, rows, notes)


N = Decimal
X = None
LONG = "".join(f"å{place}" for place in range(7_000))[:32767]
NO_VALUE, DIVISION = CellFault("formel utan värde"), CellFault("#DIV/0!")


def workbooks():
    yield good(
        "a list",
        book(row(1, "Namn", "Belopp") + row(2, "Åsa förening", 3000)),
        {1: ["Namn", "Belopp"], 2: ["Åsa förening", N(3000)]},
    )
    yield good(
        "a table that does not begin in A1",
        book(row(4, X, X, "a") + row(5, X, X, 1)),
        {4: [X, X, "a"], 5: [X, X, N(1)]},
        ("1–3", "Tomma"),
    )
    yield good("an empty row within", book(row(1, "a") + row(3, "b")), {1: ["a"], 3: ["b"]}, ("2", "Tom rad"))
    yield good(
        "cells that are formatted and empty", book(row(1, "a", '<c s="6"/>', '<c s="1"/>') + row(2, '<c s="6"/>')), {1: ["a"]}
    )
    yield good(
        "a cell formatted in the last column", book(row(1, "a").replace("</row>", '<c r="XFD1" s="6"/></row>')), {1: ["a"]}
    )
    yield good("a false dimension", xlsx(row(1, "a"), before='<dimension ref="A1:XFD1048576"/>'), {1: ["a"]})
    yield good(
        "a dimension that is too small",
        xlsx(row(1, "a", "b") + row(2, "c", "d"), before='<dimension ref="A1"/>'),
        {1: ["a", "b"], 2: ["c", "d"]},
    )
    yield good(
        "days, moments, times",
        book(
            row(1, *(f'<c s="{style}"><v>{value}</v></c>' for style, value in ((1, 43467), (2, 43467.5), (4, 0.5), (8, 43467))))
        ),
        {1: [date(2019, 1, 2), datetime(2019, 1, 2, 12), time(12), date(2019, 1, 2)]},
    )
    yield good(
        "a moment with the noise of a double",
        book(row(1, '<c s="2"><v>43467.99999999</v></c>', '<c s="2"><v>43467.354166666664</v></c>')),
        {1: [date(2019, 1, 3), datetime(2019, 1, 2, 8, 30)]},
    )
    yield good(
        "the calendar that begins in 1904",
        book(row(1, '<c s="1"><v>42005</v></c>'), more='<workbookPr date1904="1"/>'),
        {1: [date(2019, 1, 2)]},
    )
    yield good("hours that make more than a day", book(row(1, '<c s="5"><v>1.5</v></c>')), {1: ["36:00"]})
    yield good("a date before the calendar", book(row(1, '<c s="1"><v>-5</v></c>', -5)), {1: [CellFault("#NUM!"), N(-5)]})
    yield good(
        "an ISO date",
        book(row(1, '<c t="d"><v>2019-01-02</v></c>', '<c t="d"><v>2019-01-02T08:30:00</v></c>')),
        {1: [date(2019, 1, 2), datetime(2019, 1, 2, 8, 30)]},
    )
    yield good("kronor in a format with a d", book(row(1, '<c s="6"><v>12500.5</v></c>')), {1: [N("12500.5")]})
    yield good("a share in per cent", book(row(1, '<c s="3"><v>0.255</v></c>')), {1: [N("0.255")]})
    yield good(
        "numbers with the noise of doubles",
        book(
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
        book(row(1, "<c><v>123456789012345</v></c>", "<c><v>1E+18</v></c>", "<c><v>9999999999999.99</v></c>")),
        {1: [N(123456789012345), N(10**18), N("9999999999999.99")]},
    )
    yield good(
        "no number", book(row(1, "<c><v>NaN</v></c>", "<c><v>1E400</v></c>")), {1: [CellFault("#NUM!"), CellFault("#NUM!")]}
    )
    yield good(
        "numbers and dates as text",
        book(row(1, "0012", "6 000", "2019-01-02", "12,5 %")),
        {1: ["0012", "6 000", "2019-01-02", "12,5 %"]},
    )
    yield good(
        "an error",
        book(row(1, '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>', '<c t="e"><v>#N/A</v></c>', 3)),
        {1: [DIVISION, CellFault("#N/A"), N(3)]},
    )
    yield good(
        "an error in the only cell of the last row",
        book(row(1, "a") + row(3, X, '<c t="e"><v>#REF!</v></c>')),
        {1: ["a"], 3: [X, CellFault("#REF!")]},
        ("2", "Tom rad"),
    )
    yield good(
        "formulas with values",
        book(row(1, "<c><f>1+1</f><v>2</v></c>", '<c t="str"><f>A1</f><v>ja</v></c>', '<c t="b"><f>1=1</f><v>1</v></c>')),
        {1: [N(2), "ja", True]},
    )
    yield good(
        "a formula that gives an empty text", book(row(1, "a", '<c t="str"><f>""</f><v></v></c>', "b")), {1: ["a", X, "b"]}
    )
    yield good(
        "formulas without values",
        book(row(1, "a", "<c><f>1+1</f></c>", "<c><f>1+1</f><v/></c>") + row(2, "<c><f>1+1</f><v></v></c>")),
        {1: ["a", NO_VALUE, NO_VALUE], 2: [NO_VALUE]},
    )
    yield good(
        "a shared formula",
        book(
            row(1, '<c><f t="shared" ref="A1:A2" si="0">1+1</f><v>2</v></c>')
            + row(2, '<c><f t="shared" si="0"/><v>3</v></c>')
            + row(3, '<c><f t="shared" si="0"/></c>')
        ),
        {1: [N(2)], 2: [N(3)], 3: [NO_VALUE]},
    )
    yield good(
        "true and false beside one and nought",
        book(row(1, '<c t="b"><v>1</v></c>', 1, '<c t="b"><v>0</v></c>', 0)),
        {1: [True, N(1), False, N(0)]},
    )
    yield good(
        "shared texts, with runs and readings",
        book(
            row(1, '<c t="s"><v>1</v></c>', '<c t="s"><v>0</v></c>'),
            shared=["Åre", "<si><r><t>Öre</t></r><r><t xml:space='preserve'> bro</t></r><rPh sb='0' eb='1'><t>zz</t></rPh></si>"],
        ),
        {1: ["Öre bro", "Åre"]},
    )
    yield good(
        "characters written as codes",
        book(row(1, "a_x000D_\nb", "c_x0007_d", "_x005F_x000D_")),
        {1: ["a\nb", "c\ufffdd", "_x000D_"]},
    )
    yield good(
        "spaces alone are nothing",
        book(
            row(1, "a", '<c t="inlineStr"><is><t xml:space="preserve">   </t></is></c>')
            + row(2, '<c t="inlineStr"><is><t xml:space="preserve">\u00a0</t></is></c>')
        ),
        {1: ["a"]},
    )
    yield good(
        "spaces around a text stay", book(row(1, '<c t="inlineStr"><is><t xml:space="preserve"> a </t></is></c>')), {1: [" a "]}
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
        book(row(1, "a") + row(2, "b", more='hidden="1"') + row(3, "c", more='hidden="1"') + row(4, "d")),
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
        book(row(1, "a") + row(2, "b") + row(1100, "c") + row(1048576, "d")),
        {1: ["a"], 2: ["b"]},
        ("1100", "inte läst"),
    )
    yield good(
        "something after nine hundred empty rows", book(row(1, "a") + row(902, "c")), {1: ["a"], 902: ["c"]}, ("2–901", "Tomma")
    )
    yield good(
        "rows and cells without their numbers",
        book("<row><c><v>1</v></c><c><v>2</v></c></row><row><c/><c t='e'><v>#N/A</v></c></row>"),
        {1: [N(1), N(2)], 2: [X, CellFault("#N/A")]},
    )
    yield good("rows in another order", book(row(3, "c") + row(1, "a")), {1: ["a"], 3: ["c"]}, ("2", "Tom rad"))
    prefixed = f'{HEAD}<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="2"><x:c r="B2"><x:v>5</x:v></x:c><x:c r="C2" t="e"><x:v>#N/A</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    yield good("elements with a prefix", book(prefixed), {2: [X, N(5), CellFault("#N/A")]}, ("1", "Tom rad"))
    yield good(
        "a sheet in UTF-16",
        book().__class__(
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
        book(
            row(
                1, '<!-- <c><v>7</v></c> --><c t="str"><v><![CDATA[a<b]]></v></c>'.removeprefix("<!-- <c><v>7</v></c> -->"), 2
            ).replace("<row", "<!-- <row r='9'> --><row")
        ),
        {1: ["a<b", N(2)]},
    )
    yield good(
        "attributes in single quotes",
        book(sheet_xml(row(1, '<c t="e"><v>#N/A</v></c>', 1)).replace('"', "'")),
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
        book(row(1, "a").replace("</row>", '<c r="GR1"><v>1</v></c></row>')),
        {1: ["a", *[X] * 198, N(1)]},
    )
    yield good("a long text of Excel", book(row(1, LONG)), {1: [LONG]})
    yield good("no rows at all", book(""), {})


def written_by_others():
    """Books of openpyxl, XlsxWriter, odfpy and xlwt, as they come."""
    plain = openpyxl.Workbook()
    plain.active.append(["Namn", "Dag", "Kr", "Summa"])
    plain.active.append(["Öl", date(2019, 1, 2), 12500.5, "=C2*2"])
    yield good("openpyxl", saved(plain), {1: ["Namn", "Dag", "Kr", "Summa"], 2: ["Öl", date(2019, 1, 2), N("12500.5"), NO_VALUE]})
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "date_1904": True}) as other:
        page = other.add_worksheet()
        page.write_row(0, 0, ["Namn", 0.1 + 0.2, True])
        page.write_datetime(1, 0, datetime(2019, 1, 2), other.add_format({"num_format": "yyyy-mm-dd"}))
        page.write_formula(1, 1, "=1/0", None, "#DIV/0!")
    yield good("XlsxWriter", content.getvalue(), {1: ["Namn", N("0.3"), True], 2: [date(2019, 1, 2), DIVISION]})
    yield good(
        "xlwt",
        xls(["Namn", "Kr"], [], ["Öl", 12500.5, date(2019, 1, 2), True]),
        {1: ["Namn", "Kr"], 3: ["Öl", N("12500.5"), date(2019, 1, 2), True]},
        ("2", "Tom rad"),
        kind="xls",
    )
    yield good(
        "xls with errors and formulas without values",
        xls(["a"], change=errors),
        {1: ["a"], 2: [CellFault("#DIV/0!"), NO_VALUE]},
        kind="xls",
    )
    yield good(
        "xls with merged, hidden",
        xls(["a", "b"], change=hidden),
        {1: ["a", "b"], 2: ["m"], 3: [X, X, N(1)]},
        ("2", "A2:B2 är sammanslagna"),
        ("3", "bortfiltrerade"),
        ("", "B är dold"),
        kind="xls",
    )
    yield good(
        "xls of 1904",
        xls([date(2019, 1, 2)], change=lambda book, sheet: setattr(book, "dates_1904", True)),
        {1: [date(2023, 1, 3)]},
        kind="xls",
    )
    yield good("odfpy", odfpys(), {1: ["Åäö", N("12500.5")], 2: ["b"]}, kind="ods")


def saved(made):
    content = BytesIO()
    made.save(content)
    return content.getvalue()


def errors(made, sheet):
    import xlwt

    sheet.row(1).set_cell_error(0, 0x07)
    sheet.write(1, 1, xlwt.Formula("1+1"))


def hidden(made, sheet):
    sheet.write_merge(1, 1, 0, 1, "m")
    sheet.write(2, 2, 1)
    sheet.row(2).hidden = True
    sheet.col(1).hidden = True


def odfpys():
    made = OpenDocumentSpreadsheet()
    table = Table(name="Blad1")
    for values in (
        [("Åäö", {}), ("12 500,50 kr", {"valuetype": "currency", "value": "12500.5", "currency": "SEK"})],
        [("b", {})],
    ):
        line = TableRow()
        for text, attributes in values:
            found = TableCell(**(attributes or {"valuetype": "string"}))
            found.addElement(P(text=text))
            line.addElement(found)
        table.addElement(line)
    made.spreadsheet.addElement(table)
    content = BytesIO()
    made.write(content)
    return content.getvalue()


def open_documents():
    def table(*rows):
        return ods("".join(rows))

    def typed(kind, value, text=""):
        return f'<table:table-cell office:value-type="{kind}" {value}><text:p>{text}</text:p></table:table-cell>'

    far = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    yield good(
        "ods: empty to the end",
        table(ods_row("a", 1, '<table:table-cell table:number-columns-repeated="16382"/>'), far),
        {1: ["a", N(1)]},
        kind="ods",
    )
    yield good(
        "ods: kinds of values",
        table(
            ods_row(
                typed("date", 'office:date-value="2019-01-02"'),
                typed("date", 'office:date-value="2019-01-02T08:30:00"'),
                typed("percentage", 'office:value="0.255"'),
                typed("currency", 'office:value="12500.5"'),
                typed("boolean", 'office:boolean-value="true"'),
                typed("time", 'office:time-value="PT12H30M00S"'),
                typed("time", 'office:time-value="PT36H00M00S"'),
            )
        ),
        {1: [date(2019, 1, 2), datetime(2019, 1, 2, 8, 30), N("0.255"), N("12500.5"), True, time(12, 30), "36:00"]},
        kind="ods",
    )
    yield good(
        "ods: repeated cells and rows",
        table(
            ods_row(
                '<table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="7"/>',
                more='table:number-rows-repeated="2"',
            ),
            ods_row("b"),
        ),
        {1: [N(7), N(7)], 2: [N(7), N(7)], 3: ["b"]},
        kind="ods",
    )
    error = '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'
    yield good(
        "ods: errors and formulas",
        table(
            ods_row(
                error,
                '<table:table-cell table:formula="of:=1+1"/>',
                '<table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2"/>',
            )
        ),
        {1: [DIVISION, NO_VALUE, N(2)]},
        kind="ods",
    )
    words = '<text:p>a<text:s text:c="2"/>b<text:tab/><text:span>c</text:span></text:p><text:p>d</text:p>'
    noted = "<office:annotation><text:p>inte med</text:p></office:annotation>"
    yield good(
        "ods: texts and comments",
        table(ods_row(f'<table:table-cell office:value-type="string">{noted}{words}</table:table-cell>')),
        {1: ["a  b\tc\nd"]},
        kind="ods",
    )
    merged = '<table:table-cell office:value-type="string" table:number-columns-spanned="2" table:number-rows-spanned="1"><text:p>m</text:p></table:table-cell><table:covered-table-cell/>'
    yield good(
        "ods: merged and hidden",
        table(
            '<table:table-column/><table:table-column table:visibility="collapse"/>',
            ods_row(merged),
            ods_row("b", more='table:visibility="collapse"'),
        ),
        {1: ["m"], 2: ["b"]},
        ("1", "A1:B1"),
        ("2", "bortfiltrerade"),
        ("", "B är dold"),
        kind="ods",
    )
    yield good(
        "ods: deleted cells that are tracked",
        ods(
            body=f'<office:spreadsheet><table:tracked-changes><table:deletion><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:deletion></table:tracked-changes><table:table table:name="B">{ods_row("a")}</table:table></office:spreadsheet>'
        ),
        {1: ["a"]},
        kind="ods",
    )


def texts():
    def csv(about, content, rows, *notes):
        return good(about, content if isinstance(content, bytes) else content.encode(), rows, *notes, kind="csv")

    plain = {1: ["Namn", "Kr"], 2: ["Åsa", "1,5"]}
    yield csv("csv: semicolons", "Namn;Kr\r\nÅsa;1,5\r\n", plain)
    yield csv("csv: a line that says which", "sep=;\r\nNamn;Kr\r\nÅsa;1,5", plain)
    yield csv("csv: CR alone", "Namn;Kr\rÅsa;1,5\r", plain)
    yield csv("csv: all ends of lines", "a;b\rc;d\ne;f\r\ng;h", {1: ["a", "b"], 2: ["c", "d"], 3: ["e", "f"], 4: ["g", "h"]})
    yield csv("csv: quotes, lines and delimiters within", 'a;b\n"x;""y""\r\nz";1\n', {1: ["a", "b"], 2: ['x;"y"\nz', "1"]})
    yield csv("csv: a quote in the middle of a text", 'a;b\n5" rör;1\n', {1: ["a", "b"], 2: ['5" rör', "1"]})
    yield csv("csv: empty lines and cells", "a;b\n\n;;\n;c;\n", {1: ["a", "b"], 4: [X, "c"]}, ("2–3", "Tomma"))
    yield csv("csv: rows of other lengths", "a;b\n1\n1;2;3\n", {1: ["a", "b"], 2: ["1"], 3: ["1", "2", "3"]})
    yield csv("csv: one column", "Namn\nÅsa\nÖl och bröd\n", {1: ["Namn"], 2: ["Åsa"], 3: ["Öl och bröd"]})
    yield csv(
        "csv: errors of a Swedish Excel",
        "a;b\n#DIVISION/0!;#SAKNAS!\n",
        {1: ["a", "b"], 2: [CellFault("#DIVISION/0!"), CellFault("#SAKNAS!")]},
    )
    yield csv("csv: the end of a text in DOS", b"a;b\r\n1;2\r\n\x1a", {1: ["a", "b"], 2: ["1", "2"]})
    yield csv("csv: letters written twice over", "a;b\nFÃ¶rening;1\n", {1: ["a", "b"], 2: ["FÃ¶rening", "1"]}, ("2", "felkodad"))
    yield csv(
        "csv: letters lost before", "a;b\nF\ufffdrening;1\n", {1: ["a", "b"], 2: ["F\ufffdrening", "1"]}, ("2", "förlorade")
    )


GOOD = [*workbooks(), *written_by_others(), *open_documents(), *texts()]
