"""Files that are refused for what stands in them, and files that are only heavy; and the list of them all."""

import struct

from .making import (
    MANIFEST,
    ODS_NAMES,
    Odd,
    ods,
    ods_row,
    packed,
    row,
    shared_xml,
    styles_xml,
    xls,
    xlsx,
    xlsx_parts,
)  # fmt: skip
from .odd_packages import MEGABYTE, SHARED, archives, contents_of_packages, declarations, names, outlines


def listed():
    for family in (names, archives, contents_of_packages, declarations, outlines, sheets, open_documents, old_workbooks, texts):
        yield from family()


# Sheets


def sheets():
    def of(about, rows, slow=False, **odd):
        return Odd(about, "lista.xlsx", lambda: xlsx(rows() if callable(rows) else rows, **odd), slow)

    yield of("a value in the last column", row(1, "a").replace("</row>", '<c r="XFD1"><v>1</v></c></row>'))
    yield of(
        "a value in the last cell",
        row(1, "a") + '<row r="2"><c r="XFD2"><v>1</v></c></row><row r="900"><c r="XFD900"><v>1</v></c></row>',
    )
    yield of("a value in column 201", row(1, "a").replace("</row>", '<c r="GS1" t="inlineStr"><is><t>x</t></is></c></row>'))
    yield of("a formula in the last column", row(1, "a").replace("</row>", '<c r="XFD1"><f>1+1</f><v>2</v></c></row>'))
    yield of("an error in column 300", row(1, "a").replace("</row>", '<c r="KN1" t="e"><v>#N/A</v></c></row>'))
    yield of("201 columns without numbers", "<row>" + "<c><v>1</v></c>" * 201 + "</row>")
    yield of(
        "rows far down, a little at a time",
        "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 1_048_576, 900)),
    )
    yield of(
        "more than fifty thousand rows",
        lambda: "".join(f'<row r="{n}"><c r="A{n}"><v>{n * 7919 % 100_003}</v></c></row>' for n in range(1, 50_030)),
    )
    yield of(
        "more than two million cells",
        lambda: "".join(f"<row>{''.join(f'<c><v>{n * k % 97}</v></c>' for k in range(200))}</row>" for n in range(10_010)),
        slow=False,
    )
    yield of("row nought", '<row r="0"><c r="A0"><v>1</v></c></row>')
    yield of("a row past the end", '<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>')
    yield of("a cell called nothing", '<row r="1"><c r=""><v>1</v></c></row>')
    yield of("a cell called 1A", '<row r="1"><c r="1A"><v>1</v></c></row>')
    yield of("a text that is not in the list", row(1, '<c t="s"><v>99</v></c>'))
    yield of("a text with a negative number", row(1, '<c t="s"><v>-1</v></c>'))
    noise = "".join(f"{n * n * 7919 % 1_000_003:06d}" for n in range(160_000))
    yield of(
        "a long text in many cells",
        lambda: "".join(row(n, *['<c t="s"><v>0</v></c>'] * 50) for n in range(1, 2001)),
        shared=[noise],
        slow=True,
    )


# ods


def open_documents():
    def of(about, *given, **odd):
        return Odd(f"ods: {about}", "lista.ods", lambda: ods("".join(given), **odd))

    seven = 'office:value-type="float" office:value="7"'
    yield of("a million rows of one", ods_row(7, more='table:number-rows-repeated="1048576"'))
    yield of("sixteen thousand columns of one", ods_row(f'<table:table-cell table:number-columns-repeated="16384" {seven}/>'))
    yield of(
        "both",
        ods_row(f'<table:table-cell table:number-columns-repeated="200" {seven}/>', more='table:number-rows-repeated="1048576"'),
    )
    yield of("a value far to the right", ods_row('<table:table-cell table:number-columns-repeated="999999999"/>', 7))
    yield of(
        "an encrypted part",
        parts={
            "META-INF/manifest.xml": f'<m:manifest xmlns:m="{MANIFEST}"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
        }.items(),
    )
    yield of("no sheets", body="<office:spreadsheet/>")
    yield of(
        "three hundred sheets", body="<office:spreadsheet>" + '<table:table table:name="a"/>' * 300 + "</office:spreadsheet>"
    )
    yield of("a text document inside", body="<office:text/>")
    yield of("a table outside of a spreadsheet", body="<table:table/>")
    yield of("a drawing by name", mimetype="application/vnd.oasis.opendocument.graphics")
    yield of("no name of kind", mimetype="")
    yield of("not XML", parts={"content.xml": "inte xml"}.items())
    yield of("cut XML", parts={"content.xml": f"<office:document-content {ODS_NAMES}><office:body><office:spreadsheet>"}.items())
    yield of("macros", parts={"Basic/Standard/Module1.xml": "<x/>"}.items())
    yield of("no content", parts={"content.xml": ""}.items())
    yield Odd(
        "ods: without its content", "lista.ods", lambda: packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"})
    )


# xls


def old_workbooks():
    good = lambda: xls(["a", 1], ["b", 2])

    def of(about, change):
        return Odd(f"xls: {about}", "lista.xls", lambda: change(good()))

    for share in (0.05, 0.2, 0.5):
        yield of(f"cut at {share}", lambda content, share=share: content[: int(len(content) * share)])
    yield of("nothing after its beginning", lambda content: content[:8] + bytes(3_000))
    yield of("noise after its beginning", lambda content: content[:8] + bytes(n * n % 251 for n in range(5_000)))
    for about, place, value in (
        ("sectors of another size", 30, b"\x20\x00"), ("small sectors of another size", 32, b"\x09\x00"), ("a directory far away", 48, b"\xf0\xff\xff\x00"),
        ("a table of sectors far away", 76, b"\xf0\xff\xff\x00"), ("a table that goes on in itself", 68, b"\x00\x00\x00\x00"),
    ):  # fmt: skip
        yield of(about, lambda content, place=place, value=value: content[:place] + value + content[place + len(value) :])
    yield of("sectors that go in a ring", ring)
    for name in (
        "EncryptedPackage",
        "EncryptionInfo",
        "_VBA_PROJECT_CUR",
        "VBA",
        "Macros",
        "WordDocument",
        "PowerPoint Document",
    ):
        yield of(
            f"with {name}",
            lambda content, name=name: content.replace(wide("Workbook").ljust(64, b"\0"), wide(name).ljust(64, b"\0")).replace(
                struct.pack("<HB", 18, 2), struct.pack("<HB", 2 * len(name) + 2, 2), 1
            ),
        )
    yield of("a password", lambda content: content.replace(bookmark(0x42), bookmark(0x2F), 1))
    yield of("a sheet of macros", lambda content: changed_sheet(content, 5, 1))
    yield of("a sheet of Visual Basic", lambda content: changed_sheet(content, 5, 6))
    yield of("a sheet that begins outside", lambda content: changed_sheet(content, 3, 0x7F))
    yield of("no end of the book", lambda content: content.replace(bytes.fromhex("0a000000"), bytes.fromhex("0a100000")))
    yield Odd("xls: 256 columns", "lista.xls", lambda: xls([None] * 255 + ["x"]))
    yield Odd("xls: a password of Excel 2007 named xlsx", "lista.xlsx", good)


def wide(text):
    return text.encode("utf-16-le")


def bookmark(kind):
    return struct.pack("<HH", kind, 2)


def ring(content):
    """Every sector of the table leads to the first."""
    (first,) = struct.unpack_from("<I", content, 76)
    start = (first + 1) * 512
    return content[:start] + bytes(512) + content[start + 512 :]


def changed_sheet(content, place, value):
    """A byte of the record that says where and what the sheet is."""
    at = content.find(struct.pack("<H", 0x85), 512) + 4 + place
    return content[:at] + bytes([value]) + content[at + 1 :]


# csv


def texts():
    def of(about, content):
        return Odd(f"csv: {about}", "lista.csv", content if callable(content) else lambda: content)

    yield of("NUL", b"a;b\n1;\x002\n")
    yield of("control characters", b"a;b\n1;\x07\x08\n")
    yield of("noise", lambda: bytes(n * n % 256 for n in range(4_000)))
    yield of("UTF-32", "a;b\nå;2\n".encode("utf-32"))
    yield of("half of UTF-16", b"\xff\xfea\x00;\x00b")
    yield of("UTF-16 with a letter cut in two", b"\xff\xfea\x00;\x00\x00\xd8\n\x00")
    yield of("a text that never ends", 'a;b\n1;"två\n3;4\n'.encode())
    yield of("a quote that goes on after its end", b'a;b\n"x"y;1\n')
    yield of("two encodings in one", "a;b\nFörening;1\n".encode() + "Åsa;2\n".encode("cp1252"))
    yield of("201 columns", b";".join([b"x"] * 201))
    yield of("more than fifty thousand rows", lambda: b"a;b\n" * 50_030)
    yield of("a cell of two hundred thousand letters", b"a;" + b"x" * 200_000)
    yield of("a page", b"<!DOCTYPE html><p>a;b")
    yield of("a page after empty lines", b"\n\n  <html>a;b</html>")
    yield of("a picture of letters", b"<svg onload=alert(1)>;")


# Read, and given as they are or refused: never more than the limits


def heavy():
    """Large and strange, but nothing wrong in them: they come in, or are refused, within the limits."""

    def of(about, make):
        return Odd(about, "lista.xlsx", make, slow=True)

    few = row(1, "a")
    yield of("a million styles", lambda: packed(xlsx_parts(few) | {"xl/styles.xml": styles_xml(500_000)}))
    merged = lambda: "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, 100_001))
    yield of("a hundred thousand merged ranges", lambda: xlsx(few, after=f"<mergeCells>{merged()}</mergeCells>"))
    yield of("a million empty rows", lambda: xlsx("".join(f'<row r="{n}"/>' for n in range(1, 1_000_000)) + row(1_000_001, "b")))
    yield of("a million rows without a number", lambda: xlsx("<row/>" * 6_000_000))
    yield of(
        "a hundred thousand hidden columns",
        lambda: xlsx(few, before="<cols>" + '<col min="3" max="3" hidden="1"/>' * 100_000 + "</cols>"),
    )
    yield of(
        "a million shared texts",
        lambda: packed(xlsx_parts(few) | {SHARED: shared_xml([f"<si><t>{n}</t></si>" for n in range(1_000_000)])}),
    )
    yield of(
        "four hundred thousand formulas without values",
        lambda: xlsx("".join(row(n, *["<c><f>1+1</f></c>"] * 40) for n in range(1, 10_001))),
    )
    yield of(
        "CDATA in a large sheet", lambda: xlsx("".join(row(n, *["<c><v><![CDATA[1]]></v></c>"] * 40) for n in range(1, 10_001)))
    )
    yield of(
        "errors without names of cells",
        lambda: xlsx(
            "<row>"
            + '<c t="e"><v>#N/A</v></c>' * 150
            + "</row>"
            + ("<row>" + '<c t="e"><v>#N/A</v></c>' * 150 + "</row>") * 2_000
        ),
    )
    yield of("2000 sheets", lambda: xlsx(*[few] * 1_900))
    yield Odd("csv of ten megabytes", "lista.csv", lambda: b"1;2;3;4;5;6;7;8;9;\xe5\xe4\xf6\r\n" * 45_000, slow=True)
    yield Odd("csv of quotes", "lista.csv", lambda: b'"' * (9 * MEGABYTE), slow=True)
    yield Odd("ods of many cells", "lista.ods", lambda: ods("".join(ods_row(*range(40)) for _row in range(10_000))), slow=True)


# Dear to make or to read: each night. Of every kind there is one that is cheaper.
DEAR = {
    "more than two million cells", "more than fifty thousand rows", "ods: both", "ods: a million rows of one", "ods with parts of fifty megabytes",
    "ods that becomes a hundred times larger", "xlsx with parts of fifty megabytes", "an outline of three megabytes",
}  # fmt: skip
ODD = [odd._replace(slow=odd.slow or odd.about in DEAR) for odd in listed()]
HEAVY = list(heavy())
