"""Files that are refused: hostile ones, and ones that would be read wrong. Each is made when it is asked for."""

import struct
import zipfile
from collections.abc import Callable
from io import BytesIO
from itertools import product
from typing import NamedTuple

from .making import (
    HEAD,
    MAIN,
    MANIFEST,
    ODS_NAMES,
    RELATIONS,
    STRICT,
    ods,
    ods_row,
    packed,
    relations_xml,
    row,
    shared_xml,
    sheet_xml,
    styles_xml,
    workbook_xml,
    xls,
    xlsx,
    xlsx_parts,
)  # fmt: skip

SHEET, WORKBOOK, SHARED = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml"
MEGABYTE = 1024 * 1024


class Odd(NamedTuple):
    """A file that nothing comes out of. One that is `slow` is stopped by the limits of time or memory."""

    about: str
    name: str
    make: Callable
    slow: bool = False


def listed():
    for family in (names, archives, contents_of_packages, declarations, outlines, sheets, open_documents, old_workbooks, texts):
        yield from family()


# What a file is called, and what it holds


def names():
    held = {
        "xlsx": lambda: xlsx(row(1, "a")), "xls": lambda: xls(["a"]), "ods": lambda: ods(ods_row("a")), "csv": lambda: b"a;b\n1;2\n",
        "pdf": lambda: b"%PDF-1.7\n%%EOF", "png": lambda: b"\x89PNG\r\n\x1a\n" + bytes(40), "jpg": lambda: b"\xff\xd8\xff\xe0" + bytes(40),
        "html": lambda: b"<html><table><tr><td>a</td></tr></table></html>", "svg": lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        "xml": lambda: b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
        "gz": lambda: b"\x1f\x8b\x08" + bytes(30), "exe": lambda: b"MZ" + bytes(60), "rtf": lambda: rb"{\rtf1 a}",
        "docx": lambda: packed({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"}), "zip": lambda: packed({"lista.csv": "a;b"}),
        "odt": lambda: ods(mimetype="application/vnd.oasis.opendocument.text"),
    }  # fmt: skip
    for (kind, make), extension in product(held.items(), ("xlsx", "xls", "ods", "csv")):
        if kind != extension:
            yield Odd(f"{kind} named {extension}", f"lista.{extension}", make)
    for name in (
        "lista.xlsm",
        "lista.xlsb",
        "lista.xltx",
        "lista.xlsx.exe",
        "lista",
        "",
        ".xlsx",
        "lista.txt",
        "lista.pdf",
        "lista.csv\0.exe",
    ):
        yield Odd(f"the name {name!r}", name, held["xlsx"])
    for kind in ("xlsx", "xls", "ods", "csv"):
        yield Odd(f"nothing named {kind}", f"lista.{kind}", bytes)
        yield Odd(f"more than ten megabytes named {kind}", f"lista.{kind}", lambda held=held[kind]: held() + bytes(10 * MEGABYTE))


# The archive


def archives():
    good = {"xlsx": lambda: xlsx(row(1, "a")), "ods": lambda: ods(ods_row("a"))}
    for kind, make in good.items():
        name = f"lista.{kind}"
        for share in (0.1, 0.3, 0.5, 0.7, 0.9, 0.99):
            yield Odd(f"{kind} cut at {share}", name, lambda make=make, share=share: make()[: int(len(make()) * share)])
        yield Odd(f"{kind} of zeros after its beginning", name, lambda make=make: make()[:30] + bytes(500))
        yield Odd(f"{kind} with a wrong checksum", name, lambda make=make: with_wrong_checksum(make()))
        yield Odd(f"{kind} that is encrypted", name, lambda make=make: with_flag(make(), 0x1))
        yield Odd(f"{kind} that states sizes too small", name, lambda make=make: with_stated_size(make(), 3))
        yield Odd(
            f"{kind} with two thousand parts too many",
            name,
            lambda make=make: with_parts(make(), {f"p{n}.xml": "" for n in range(2001)}),
        )
        yield Odd(
            f"{kind} that becomes a hundred times larger",
            name,
            lambda make=make: with_parts(make(), {"bomb.xml": b" " * 45 * MEGABYTE}),
        )
        yield Odd(
            f"{kind} with parts of fifty megabytes",
            name,
            lambda make=make: with_parts(make(), {"stor.bin": bytes(51 * MEGABYTE)}),
        )
        for part in (
            "../x.xml",
            "/x.xml",
            "C:\\x.xml",
            "a\\b.xml",
            "a/../../x.xml",
            "x\x01.xml",
            "xl/vbaProject.bin",
            "Basic/Standard/a.xml",
            "Scripts/python/a.py",
        ):
            yield Odd(f"{kind} with a part {part!r}", name, lambda make=make, part=part: with_parts(make(), {part: "x"}))
        yield Odd(f"{kind} with a file in it", name, lambda make=make: with_parts(make(), {"inne.bin": packed({"a": "b"})}))
        yield Odd(
            f"{kind} with a file in it, said to be a picture",
            name,
            lambda make=make: with_parts(make(), {"media/image1.png": packed({"a": "b"})}),
        )
        yield Odd(f"{kind} with itself in it", name, lambda make=make: with_parts(make(), {"inne.xlsx": make()}))
    for kind, method in product(good, (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)):
        yield Odd(
            f"{kind} packed in another way ({method})",
            f"lista.{kind}",
            lambda kind=kind, method=method: repacked(good[kind](), method),
        )
    twice = [*xlsx_parts(row(1, "a")).items(), (SHEET.upper(), sheet_xml(row(1, "b")))]
    yield Odd("two parts with one name", "lista.xlsx", lambda: packed(twice))
    yield Odd("an empty archive", "lista.xlsx", lambda: packed({}))


def with_parts(content, parts):
    made = BytesIO(content)
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def repacked(content, method):
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return packed({name: archive.read(name) for name in archive.namelist()}, method)


def with_wrong_checksum(content):
    for beginning, place in ((b"PK\x03\x04", 14), (b"PK\x01\x02", 16)):
        at = content.find(beginning) + place
        content = content[:at] + b"\1\2\3\4" + content[at + 4 :]
    return content


def with_flag(content, flag):
    for beginning, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(beginning) + place
        content = content[:at] + struct.pack("<H", flag) + content[at + 2 :]
    return content


def with_stated_size(content, size):
    for beginning, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = content.find(beginning) + place
        content = content[:at] + struct.pack("<I", size) + content[at + 4 :]
    return content


# Parts and their XML


def contents_of_packages():
    def changed(about, **parts):
        changes = {name.replace("__", "/"): text for name, text in parts.items()}
        return Odd(
            about,
            "lista.xlsx",
            lambda: packed({name: text for name, text in (xlsx_parts(row(1, "a")) | changes).items() if text is not None}),
        )

    macros = '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>'
    for part in ("[Content_Types].xml", WORKBOOK, "xl/_rels/workbook.xml.rels", SHEET):
        yield changed(f"without {part}", **{part: None})
        yield changed(f"{part} is not XML", **{part: "inte xml <"})
        yield changed(f"{part} is empty", **{part: ""})
    yield changed("macros by the list of contents", **{"[Content_Types].xml": macros})
    yield changed("a sheet that ends in the middle", **{SHEET: sheet_xml(row(1, "a") * 50)[:900]})
    yield changed("a sheet that is another kind of XML", **{SHEET: f"{HEAD}<html/>"})
    yield changed("shared texts that are not XML", **{SHARED: "<sst", SHEET: sheet_xml(row(1, '<c t="s"><v>0</v></c>'))})
    for target in ("worksheets/finns-inte.xml", "../../../etc/passwd", "file:///etc/passwd", "http://example.invalid/a.xml", ""):
        yield changed(f"a sheet at {target!r}", **{"xl/_rels/workbook.xml.rels": relations_xml([target])})
    yield changed("a sheet of macros", **{"xl/_rels/workbook.xml.rels": relations_xml(["worksheets/sheet1.xml"], "xlMacrosheet")})
    yield changed("very deep XML", **{SHEET: sheet_xml(row(1, "<c>" + "<x>" * 50_000 + "</x>" * 50_000 + "</c>"))})
    yield changed(
        "an outline of three megabytes", **{WORKBOOK: workbook_xml([("Blad1", "")], "".join(f"<x{n}/>" for n in range(400_000)))}
    )


def declarations():
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    kinds = {
        "billion laughs": f'<!DOCTYPE x [<!ENTITY a0 "ha">{laughs}]>',
        "quadratic blow-up": f'<!DOCTYPE x [<!ENTITY a "{"a" * 5_000}">]>',
        "a file outside": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        "an address outside": '<!DOCTYPE x [<!ENTITY a SYSTEM "http://127.0.0.1:9/a">]>',
        "a declaration outside": '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/a.dtd">',
        "entities of parameters": '<!DOCTYPE x [<!ENTITY % a SYSTEM "http://127.0.0.1:9/a"> %a;]>',
    }
    parts = (WORKBOOK, SHEET, SHARED, "xl/styles.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml", "docProps/core.xml")
    for (about, head), part in product(kinds.items(), parts):
        yield Odd(
            f"{about} in {part}", "lista.xlsx", lambda head=head, part=part: with_declaration(xlsx_parts(row(1, "a")), part, head)
        )
    wide = lambda: with_declaration(xlsx_parts(row(1, "a")), SHEET, kinds["a file outside"], "utf-16")  # noqa: E731
    yield Odd("a file outside, in UTF-16", "lista.xlsx", wide)
    for about, head in kinds.items():
        yield Odd(f"ods: {about}", "lista.ods", lambda head=head: ods(ods_row("&a;"), head=head))


def with_declaration(parts, part, head, encoding="utf-8"):
    text = parts.get(part, f"{HEAD}<x>&a;</x>").replace(HEAD, HEAD + head, 1)
    return packed(parts | {part: text.encode(encoding)})


def outlines():
    def outlined(about, workbook, **more):
        return Odd(about, "lista.xlsx", lambda: packed(xlsx_parts(row(1, "a")) | {WORKBOOK: workbook} | more))

    yield outlined("strict", workbook_xml([("Blad1", "")], main=STRICT))
    yield outlined("no sheets", workbook_xml([]))
    yield outlined("no list of sheets", f'{HEAD}<workbook xmlns="{MAIN}"/>')
    yield outlined("another name of names", workbook_xml([("Blad1", "")], main="urn:annat"))
    yield outlined(
        "a sheet without a part",
        f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets><sheet name="a" sheetId="1"/></sheets></workbook>',
    )
    many = [(f"Blad{n}", "") for n in range(10_000)]
    yield outlined(
        "ten thousand sheets of one part",
        workbook_xml(many),
        **{"xl/_rels/workbook.xml.rels": relations_xml(["worksheets/sheet1.xml"] * 10_000)},
    )


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
    good = lambda: xls(["a", 1], ["b", 2])  # noqa: E731

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
    merged = lambda: "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, 100_001))  # noqa: E731
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


ODD = list(listed())
HEAVY = list(heavy())
