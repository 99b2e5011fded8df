"""The odd files of other programs and kinds that are good, and the list of them all."""

from datetime import date, datetime, time
from io import BytesIO

import openpyxl
import xlsxwriter
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from partnerships.ground.reading import CellFault

from .good_workbooks import DIVISION, NO_VALUE, N, X, good, workbooks
from .making import ods, ods_row, xls


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
