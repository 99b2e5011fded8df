"""Files that are refused for what they are called, what they hold, or how they are packed. Each is made when it is asked for."""

import struct
import zipfile
from io import BytesIO
from itertools import product

from .making import (
    HEAD,
    MAIN,
    RELATIONS,
    STRICT,
    Odd,
    ods,
    ods_row,
    packed,
    relations_xml,
    row,
    sheet_xml,
    workbook_xml,
    xls,
    xlsx,
    xlsx_parts,
)  # fmt: skip

SHEET, WORKBOOK, SHARED = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml"
MEGABYTE = 1024 * 1024


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
    wide = lambda: with_declaration(xlsx_parts(row(1, "a")), SHEET, kinds["a file outside"], "utf-16")
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
