"""Files made part by part, so that each can be odd in one place."""

import datetime
import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import NamedTuple

import xlwt

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet"

# Number formats of the cells, by the number that `s` says: 1 day, 2 moment, 3 percent, 4 time, 5 hours, 6 kronor, 7 text, 8 month in words
FORMATS = [
    "yyyy\\-mm\\-dd",
    "yyyy\\-mm\\-dd\\ hh:mm",
    "0.0%",
    "hh:mm",
    "[h]:mm",
    '#,##0.00\\ "kr per dag"',
    "@",
    "[$-41D]d\\ mmmm\\ yyyy;@",
]


class Odd(NamedTuple):
    """A file that nothing comes out of. One that is `slow` is stopped by the limits of time or memory."""

    about: str
    name: str
    make: Callable
    slow: bool = False


def packed(parts, compression=zipfile.ZIP_DEFLATED):
    """A zip archive of names and contents, as a dict or as pairs."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w", compression) as archive:
        for name, text in parts.items() if isinstance(parts, dict) else parts:
            archive.writestr(name, text)
    return content.getvalue()


def workbook_xml(sheets, more="", main=MAIN):
    listed = "".join(
        f'<sheet name="{name}" sheetId="{place}" r:id="rId{place}"{" " + state if state else ""}/>'
        for place, (name, state) in enumerate(sheets, start=1)
    )
    return f'{HEAD}<workbook xmlns="{main}" xmlns:r="{RELATIONS}">{more}<sheets>{listed}</sheets></workbook>'


def relations_xml(targets, kind="worksheet"):
    listed = "".join(
        f'<Relationship Id="rId{place}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for place, target in enumerate(targets, start=1)
    )
    styles = f'<Relationship Id="rId9001" Type="{RELATIONS}/styles" Target="styles.xml"/>'
    shared = f'<Relationship Id="rId9002" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>'
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{listed}{styles}{shared}</Relationships>'


def sheet_xml(rows, before="", after=""):
    return f'{HEAD}<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def styles_xml(more=0):
    formats = FORMATS + ["0.0"] * more
    numbered = "".join(
        f'<numFmt numFmtId="{place}" formatCode="{code.replace(chr(34), "&quot;")}"/>' for place, code in enumerate(formats, 164)
    )
    used = '<xf numFmtId="0"/>' + "".join(
        f'<xf numFmtId="{place}" applyNumberFormat="1"/>' for place in range(164, 164 + len(formats))
    )
    return f'{HEAD}<styleSheet xmlns="{MAIN}"><numFmts>{numbered}</numFmts><cellXfs>{used}</cellXfs></styleSheet>'


def shared_xml(texts):
    return f'{HEAD}<sst xmlns="{MAIN}">' + "".join(texts) + "</sst>"


def xlsx_parts(*rows, sheets=None, before="", after="", shared=(), more="", parts=()):
    """The parts of a workbook with one sheet for each piece of rows."""
    rows = rows or ("",)
    sheets = sheets or [(f"Blad{place}", "") for place in range(1, len(rows) + 1)]
    override = '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    made = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>{override}</Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": workbook_xml(sheets, more),
        "xl/_rels/workbook.xml.rels": relations_xml([f"worksheets/sheet{place}.xml" for place in range(1, len(rows) + 1)]),
        "xl/styles.xml": styles_xml(),
        "xl/sharedStrings.xml": shared_xml([text if text.startswith("<si>") else f"<si><t>{text}</t></si>" for text in shared]),
    }
    for place, piece in enumerate(rows, start=1):
        made[f"xl/worksheets/sheet{place}.xml"] = piece if piece.startswith("<?xml") else sheet_xml(piece, before, after)
    return made | dict(parts)


def xlsx(*rows, **odd):
    return packed(xlsx_parts(*rows, **odd))


def row(number, *cells, more=""):
    """A row of cells: a text, a number, or XML as it stands from `<c`; None is nothing."""
    made = "".join(cell(f"{letters(place)}{number}", value) for place, value in enumerate(cells) if value is not None)
    return f'<row r="{number}"{" " + more if more else ""}>{made}</row>'


def cell(reference, value):
    if isinstance(value, str) and value.startswith("<c"):
        return value.replace("<c", f'<c r="{reference}"', 1)
    if isinstance(value, str):
        return f'<c r="{reference}" t="inlineStr"><is><t>{value}</t></is></c>'
    return f'<c r="{reference}"><v>{value}</v></c>'


def letters(place):
    found = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        found = chr(65 + rest) + found
    return found


ODS_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
)
MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"


def ods_xml(rows, head="", body=None):
    hidden = '<style:style style:name="hidden" style:family="table"><style:table-properties table:display="false"/></style:style>'
    table = f'<office:spreadsheet><table:table table:name="Blad1">{rows}</table:table></office:spreadsheet>'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{head}<office:document-content {ODS_NAMES}><office:automatic-styles>{hidden}'
        f"</office:automatic-styles><office:body>{table if body is None else body}</office:body></office:document-content>"
    )


def ods(rows="", head="", body=None, parts=(), mimetype=SPREADSHEET):
    made = {
        "mimetype": mimetype,
        "content.xml": ods_xml(rows, head, body),
        "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{MANIFEST}"/>',
    }
    return packed(made | dict(parts))


def ods_row(*cells, more=""):
    return f"<table:table-row{' ' + more if more else ''}>{''.join(map(ods_cell, cells))}</table:table-row>"


def ods_cell(value):
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, str) and value.startswith("<table"):
        return value
    if isinstance(value, str):
        return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'
    return f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{value}</text:p></table:table-cell>'


def xls(*rows, change=None):
    """A workbook of Excel 97, of rows of values; `change` does more to the book and its sheet."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Blad1")
    for number, values in enumerate(rows):
        for place, value in enumerate(values):
            if isinstance(value, datetime.date):
                sheet.write(number, place, value, xlwt.easyxf(num_format_str="yyyy-mm-dd"))
            elif value is not None:
                sheet.write(number, place, value)
    if change:
        change(book, sheet)
    content = BytesIO()
    book.save(content)
    return content.getvalue()
