"""Files that people hand in: what is taken, what is refused, and what their names become."""

import struct
import tracemalloc
import unicodedata
import zipfile
from contextlib import contextmanager
from io import BytesIO
from urllib.parse import unquote

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import StopUpload, TemporaryFileUploadHandler
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from partnerships.ground.files import (
    CSV,
    DOCX,
    JPG,
    LARGEST_FILE,
    MEGABYTE,
    ODT,
    PDF,
    PNG,
    TXT,
    XLSX,
    SizeLimitHandler,
    check_document,
    content_disposition,
    decode_text,
    safe_file_name,
    storage_name,
)

PDF_CONTENT = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF"
PNG_CONTENT = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0" * 30
JPG_CONTENT = b"\xff\xd8\xff\xe0\0\x10JFIF\0" + b"\0" * 30
TYPES = '<?xml version="1.0"?><Types><Override PartName="/main" ContentType="application/vnd.openxmlformats.main+xml"/></Types>'
DOCX_PARTS = {"[Content_Types].xml": TYPES, "_rels/.rels": "<Relationships/>", "word/document.xml": "<document>Å</document>"}
XLSX_PARTS = {"[Content_Types].xml": TYPES, "_rels/.rels": "<Relationships/>", "xl/workbook.xml": "<workbook/>"}
ODT_PARTS = {"mimetype": ODT.content_type, "content.xml": "<office/>", "META-INF/manifest.xml": "<manifest/>", "Pictures/": ""}


def package(parts, compression=zipfile.ZIP_DEFLATED):
    content = BytesIO()
    with zipfile.ZipFile(content, "w", compression) as archive:
        for name, text in parts.items() if isinstance(parts, dict) else parts:
            archive.writestr(name, text)
    return content.getvalue()


def docx(**more):
    return package(DOCX_PARTS | more)


def with_part(name, text="<x/>", base=DOCX_PARTS):
    return package(base | {name: text})


def check(name, content):
    return check_document(SimpleUploadedFile(name, content))


def refusal(name, content):
    with pytest.raises(ValidationError) as error:
        check(name, content)
    (message,) = error.value.messages
    return message


def faults(read, *args):
    try:
        read(*args)
    except ValidationError as refusal:
        return refusal.messages
    return []


# What is taken


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("avtal.pdf", PDF_CONTENT, PDF),
        ("AVTAL.PDF", PDF_CONTENT, PDF),
        ("karta.png", PNG_CONTENT, PNG),
        ("bild.jpg", JPG_CONTENT, JPG),
        ("bild.jpeg", JPG_CONTENT, JPG),
        ("yttrande.docx", package(DOCX_PARTS), DOCX),
        ("budget.xlsx", package(XLSX_PARTS), XLSX),
        ("stadgar.odt", package(ODT_PARTS), ODT),
        ("stadgar.odt", package(ODT_PARTS, zipfile.ZIP_STORED), ODT),
        ("anteckning.txt", "Föreningen Ärlan\r\n\tÅr 2019 < 2020".encode(), TXT),
        ("anteckning.txt", "Föreningen Ärlan".encode("utf-8-sig"), TXT),
        ("anteckning.txt", "Föreningen Ärlan".encode("utf-16"), TXT),
        ("anteckning.txt", "Föreningen Ärlan – ”§”".encode("cp1252"), TXT),
        ("lista.csv", "namn;belopp\nÄrlan;1 000,50\n<b>fet</b>;2".encode(), CSV),
    ],
)
def test_the_kinds_that_a_case_handler_uses_are_taken(name, content, kind):
    uploaded = SimpleUploadedFile(name, content, content_type="application/x-claimed-by-the-browser")
    assert check_document(uploaded) == kind
    assert uploaded.read() == content, "the file is left at its beginning"


def test_a_file_of_just_ten_megabytes_is_taken():
    assert check("stor.pdf", PDF_CONTENT.ljust(LARGEST_FILE, b" ")) == PDF


def test_a_macro_free_workbook_with_an_embedded_workbook_is_taken():
    assert check("a.docx", with_part("word/embeddings/Microsoft_Excel_Sheet.xlsx", package(XLSX_PARTS))) == DOCX


# What is refused


@pytest.mark.parametrize(
    "name",
    ["a.exe", "a.html", "a.htm", "a.svg", "a.js", "a.docm", "a.xlsm", "a.xls", "a.doc", "a.zip", "a.pdf.exe", "pdf", ".pdf"],
)
def test_only_listed_kinds_are_taken(name):
    assert "tas inte emot" in refusal(name, PDF_CONTENT)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"MZ\x90\0 program"),
        ("a.pdf", b"\n%PDF-1.7"),
        ("a.pdf", b"<html>%PDF-1.7"),
        ("a.pdf", PNG_CONTENT),
        ("a.png", JPG_CONTENT),
        ("a.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("a.jpg", b"GIF89a;<script>alert(1)</script>"),
        ("a.docx", package(XLSX_PARTS)),
        ("a.xlsx", package(DOCX_PARTS)),
        ("a.xlsx", package(ODT_PARTS)),
        ("a.docx", package({"word/document.xml": "<document/>"})),
        ("a.docx", package({"[Content_Types].xml": TYPES})),
        ("a.docx", package(DOCX_PARTS | XLSX_PARTS)),
        ("a.docx", package({"readme": "a plain zip archive"})),
        ("a.xlsx", b"<table><tr><td>1</td></tr></table>"),
        ("a.xlsx", b"namn;belopp\n"),
        ("a.odt", package(ODT_PARTS | {"mimetype": "application/vnd.oasis.opendocument.spreadsheet"})),
        ("a.odt", package({"mimetype": ODT.content_type})),
        ("a.txt", PDF_CONTENT),
        ("a.csv", package(XLSX_PARTS)),
        ("a.docx", b"PK\x05\x06" + b"\0" * 18),
    ],
)
def test_content_that_is_not_what_the_name_says_is_refused(name, content):
    assert "stämmer inte med filändelsen" in refusal(name, content)


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.txt"])
def test_an_empty_file_is_refused(name):
    assert refusal(name, b"") == "Filen är tom."


def test_a_file_over_ten_megabytes_is_refused():
    assert "10 MB" in refusal("a.pdf", PDF_CONTENT.ljust(LARGEST_FILE + 1, b" "))


def test_a_stated_size_does_not_hide_the_real_one():
    uploaded = SimpleUploadedFile("a.pdf", PDF_CONTENT.ljust(LARGEST_FILE + 1, b" "))
    uploaded.size = 100
    with pytest.raises(ValidationError, match="10 MB"):
        check_document(uploaded)


@pytest.mark.parametrize(
    "content",
    [b"text\0text", "Ärlan".encode("utf-16-le"), b"\xff\xfe\x00\xd8", b"\x81\x8d", b"GIF89a\x01\x00", b"\x1b]0;titel\x07"],
)
def test_bytes_that_are_not_text_are_refused_as_text(content):
    assert refusal("a.txt", content) == "Filen är inte en textfil."
    assert refusal("a.csv", content) == "Filen är inte en textfil."


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html><p>hej",
        "  \n<HTML><body>",
        "<svg onload=alert(1)>",
        "<?xml version='1.0'?><svg/>",
        "namn;belopp\n<script>alert(1)</script>",
        "<!-- x --><iframe src=x>",
    ],
)
def test_pages_and_drawings_are_refused_as_text_in_every_encoding(text):
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        assert "webbsida" in refusal("a.txt", text.encode(encoding))


# Packages


@pytest.mark.parametrize(
    "name",
    [
        "../evil.xml",
        "word/../../evil.xml",
        "/etc/passwd",
        "C:/evil.xml",
        "c:evil.xml",
        "word\\evil.xml",
        "..",
        "word/a\x1f.xml",
        "word/\u202elmx.xml",
    ],
)
def test_parts_with_names_that_could_leave_the_folder_are_refused(name):
    assert "otillåtna namn" in refusal("a.docx", with_part(name))


def test_a_part_name_with_a_nul_is_refused():
    content = with_part("word/nul_.xml").replace(b"word/nul_.xml", b"word/nul\0.xml")
    assert "otillåtna namn" in refusal("a.docx", content)


@pytest.mark.parametrize("name", ["word/document.xml", "WORD/Document.xml"])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_doubled_part_names_are_refused(name):
    assert "otillåtna namn" in refusal("a.docx", package([*DOCX_PARTS.items(), (name, "<other/>")]))


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("a.docx", with_part("word/vbaProject.bin")),
        ("a.docx", with_part("word/VBADATA.xml")),
        ("a.xlsx", with_part("xl/vbaProject.bin", base=XLSX_PARTS)),
        ("a.odt", with_part("Basic/Standard/Module1.xml", base=ODT_PARTS)),
        ("a.odt", with_part("Scripts/python/a.py", base=ODT_PARTS)),
        ("a.docx", with_part("[Content_Types].xml", TYPES.replace("main+xml", "document.macroEnabled.main+xml"))),
        ("a.docx", with_part("[Content_Types].xml", TYPES.replace("main+xml", "macroEnabled").encode("utf-16"))),
    ],
)
def test_macros_are_refused(file, content):
    assert "makron" in refusal(file, content)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
def test_a_document_type_declaration_is_refused_in_any_part_and_encoding(encoding):
    billion_laughs = '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">]><lolz>&lol;</lolz>'
    assert "dokumenttyp" in refusal("a.docx", with_part("word/styles.xml", billion_laughs.encode(encoding)))


def test_a_document_type_declaration_is_found_wherever_the_reading_is_divided():
    for before in range(64 * 1024 - 12, 64 * 1024 + 2):
        content = noise(66 * 1024)[:before] + b"<!DOCTYPE x>" + noise(66 * 1024)
        assert "dokumenttyp" in refusal("a.docx", with_part("word/styles.xml", content))


def flagged_as_encrypted(content):
    content = bytearray(content)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(mark)
        content[place + offset] |= 1
    return bytes(content)


def test_a_file_with_a_password_is_refused_with_words_about_it():
    assert "lösenord" in refusal("a.docx", flagged_as_encrypted(package(DOCX_PARTS)))
    assert "lösenord" in refusal("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)


@pytest.mark.parametrize("compression", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_unusual_packing_is_refused(compression):
    assert "packad" in refusal("a.docx", package(DOCX_PARTS, compression))


def test_a_part_that_unpacks_more_than_two_hundred_times_is_refused():
    assert "packas upp" in refusal("a.docx", with_part("word/media/a.bin", b"\0" * MEGABYTE))


def test_more_than_two_thousand_parts_are_refused():
    parts = DOCX_PARTS | {f"word/media/{number}": "" for number in range(2000)}
    assert "packas upp" in refusal("a.docx", package(parts))


def with_stated_size(content, part, size):
    """The archive with another unpacked size stated for a part, and its ratio hidden by an equal packed size."""
    content = bytearray(content)
    entry = content.rfind(b"PK\x01\x02", 0, content.rfind(part))
    struct.pack_into("<I", content, entry + 24, size)
    return bytes(content)


def noise(size):
    """Bytes that pack to about a hundredth."""
    block = bytes(range(256)) * 4
    return (block + b"\0" * 1024) * (size // 2048)


def test_a_part_over_fifty_megabytes_is_refused_before_anything_is_unpacked():
    big = package(DOCX_PARTS | {"word/media/a.bin": noise(51 * MEGABYTE)})
    tracemalloc.start()
    try:
        assert "packas upp" in refusal("a.docx", big)
        assert tracemalloc.get_traced_memory()[1] < 20 * MEGABYTE
    finally:
        tracemalloc.stop()


def test_parts_over_a_hundred_megabytes_together_are_refused():
    parts = DOCX_PARTS | {f"word/media/{number}.bin": noise(35 * MEGABYTE) for number in range(3)}
    assert "packas upp" in refusal("a.docx", package(parts))


def test_a_size_stated_too_small_is_found_out():
    content = with_stated_size(with_part("word/media/a.bin", noise(MEGABYTE)), b"word/media/a.bin", 10)
    assert "skadad" in refusal("a.docx", content)


@pytest.mark.parametrize("cut", [4, 30, 100, 300, -1, -22, -100])
def test_a_cut_package_is_refused(cut):
    assert refusal("a.docx", package(DOCX_PARTS)[:cut])


@given(st.integers(0, len(package(DOCX_PARTS)) - 1), st.integers(1, 255))
def test_a_package_with_any_byte_changed_is_taken_or_refused_but_never_breaks(place, change):
    content = bytearray(package(DOCX_PARTS))
    content[place] ^= change
    assert len(faults(check, "a.docx", bytes(content))) <= 1


@given(st.binary(min_size=1, max_size=200), st.sampled_from(["a.pdf", "a.docx", "a.txt", "a.csv", "a.png"]))
def test_any_bytes_are_a_document_or_one_refusal(content, name):
    assert len(faults(check, name, content)) <= 1


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=100))
def test_text_is_read_back_from_every_encoding(text):
    assert decode_text(text.encode("utf-8-sig")) == text
    assert decode_text(b"\xff\xfe" + text.encode("utf-16-le")) == text
    assert decode_text(b"\xfe\xff" + text.encode("utf-16-be")) == text


def test_swedish_letters_in_windows_1252_are_read():
    assert decode_text("Åsa Ärla Östen é – ”§”".encode("cp1252")) == "Åsa Ärla Östen é – ”§”"


# Names


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("avtal.pdf", "avtal.pdf"),
        ("Årsmöte 2019.pdf", "Årsmöte 2019.pdf"),
        ("A\u030arsmo\u0308te.pdf", "Årsmöte.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Dokument\\avtal.pdf", "avtal.pdf"),
        ("avtal\x00.pdf", "avtal.pdf"),
        ("avtal\r\nX-Header: 1.pdf", "avtal X-Header_ 1.pdf"),
        ("avtal\u202efdp.exe", "avtalfdp.exe"),
        ("avtal\u200b\ufeff.pdf", "avtal.pdf"),
        ("  avtal  nr 1 .pdf. ", "avtal nr 1 .pdf"),
        ('a"b<c>d|e?f*.pdf', "a_b_c_d_e_f_.pdf"),
        (".htaccess", "htaccess"),
        ("CON.pdf", "_CON.pdf"),
        ("lpt1", "_lpt1"),
        ("", "dokument"),
        (None, "dokument"),
        ("..", "dokument"),
        ("\ud800.pdf", "pdf"),
        ("del\r\x08 2.pdf", "del 2.pdf"),
    ],
)
def test_a_file_name_is_cleaned(name, safe):
    assert safe_file_name(name) == safe


def test_a_long_name_is_cut_but_keeps_its_ending():
    name = safe_file_name("å" * 500 + ".docx")
    assert len(name) == 120
    assert name.endswith("å.docx")


@given(st.text(max_size=300))
def test_a_safe_name_is_one_visible_name_and_stays_as_it_is(name):
    safe = safe_file_name(name)
    assert 1 <= len(safe) <= 120
    assert not set(safe) & set('/\\<>:"|?*\0\n\r')
    assert not any(unicodedata.category(character).startswith("C") for character in safe)
    assert unicodedata.is_normalized("NFC", safe)
    assert safe not in (".", "..")
    assert safe_file_name(safe) == safe


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("avtal.pdf", "attachment; filename=\"avtal.pdf\"; filename*=UTF-8''avtal.pdf"),
        ("Årsmöte 100%.pdf", "attachment; filename=\"Arsmote 100_.pdf\"; filename*=UTF-8''%C3%85rsm%C3%B6te%20100%25.pdf"),
        ("文書.pdf", "attachment; filename=\"dokument.pdf\"; filename*=UTF-8''%E6%96%87%E6%9B%B8.pdf"),
        ('a";b.pdf', "attachment; filename=\"a__b.pdf\"; filename*=UTF-8''a_%3Bb.pdf"),
    ],
)
def test_a_file_is_always_saved_and_never_shown(name, header):
    assert content_disposition(name) == header


@given(st.text(max_size=150))
def test_any_name_makes_a_header_that_cannot_be_broken_out_of(name):
    header = content_disposition(name)
    assert header.isascii()
    assert header.isprintable()
    assert header.startswith('attachment; filename="')
    assert header.count('"') == 2
    assert unquote(header.partition("UTF-8''")[2]) == safe_file_name(name)


def test_files_are_stored_under_random_names_without_ending():
    names = {storage_name(None, "avtal.html") for _time in range(100)}
    assert len(names) == 100
    assert all("avtal" not in name and "." not in name and len(name) == 35 for name in names)


# On the way in


@contextmanager
def uploads(*contents):
    request = RequestFactory().post("/", {"documents": [SimpleUploadedFile("stor.pdf", content) for content in contents]})
    request.upload_handlers = [SizeLimitHandler(request)]
    yield request.FILES.getlist("documents")
    request.close()


def test_a_file_within_the_limit_comes_through_whole():
    content = PDF_CONTENT.ljust(LARGEST_FILE, b" ")
    with uploads(content) as [uploaded]:
        assert uploaded.read() == content
        assert check_document(uploaded) == PDF


def test_no_more_than_the_limit_reaches_the_disk_and_the_page_can_say_why(monkeypatch):
    written = []
    monkeypatch.setattr(TemporaryFileUploadHandler, "receive_data_chunk", lambda handler, data, start: written.append(len(data)))
    with uploads(PDF_CONTENT.ljust(LARGEST_FILE + 5 * MEGABYTE, b" ")) as [uploaded]:
        assert sum(written) <= LARGEST_FILE
        assert uploaded.name == "stor.pdf"
        with pytest.raises(ValidationError, match="högst 10 MB"):
            check_document(uploaded)


def test_each_file_of_a_request_has_its_own_limit():
    with uploads(PDF_CONTENT.ljust(6 * MEGABYTE), PDF_CONTENT.ljust(LARGEST_FILE + 1), PDF_CONTENT) as [first, too_large, last]:
        assert check_document(first) == check_document(last) == PDF
        with pytest.raises(ValidationError):
            check_document(too_large)


def test_what_never_ends_is_cut_off():
    handler = SizeLimitHandler()
    with pytest.raises(StopUpload) as stop:
        handler.receive_data_chunk(b"x", 5 * LARGEST_FILE)
    assert stop.value.connection_reset
