"""Files that people hand in: judged by what they hold, named so that nothing can hide in the name."""

import re
import secrets
import struct
import unicodedata
import zipfile
import zlib
from io import SEEK_END, BytesIO
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import quote

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import StopUpload, TemporaryFileUploadHandler
from django.utils.translation import gettext_lazy as _

MEGABYTE = 1024 * 1024
LARGEST_FILE = 10 * MEGABYTE
MOST_PARTS = 2000
LARGEST_PART = 50 * MEGABYTE
LARGEST_UNPACKED = 100 * MEGABYTE
HIGHEST_RATIO = 200
LONGEST_NAME = 120
CHUNK = 64 * 1024


class DocumentKind(NamedTuple):
    extension: str
    content_type: str


PDF = DocumentKind("pdf", "application/pdf")
PNG = DocumentKind("png", "image/png")
JPG = DocumentKind("jpg", "image/jpeg")
DOCX = DocumentKind("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
XLSX = DocumentKind("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
ODT = DocumentKind("odt", "application/vnd.oasis.opendocument.text")
ODS = DocumentKind("ods", "application/vnd.oasis.opendocument.spreadsheet")  # a table to read in, no document to keep
TXT = DocumentKind("txt", "text/plain")
CSV = DocumentKind("csv", "text/csv")

BY_EXTENSION = {kind.extension: kind for kind in (PDF, PNG, JPG, DOCX, XLSX, ODT, TXT, CSV)} | {"jpeg": JPG}
BEGINNINGS = {b"%PDF-": PDF, b"\x89PNG\r\n\x1a\n": PNG, b"\xff\xd8\xff": JPG}
ZIP_BEGINNING = b"PK\x03\x04"
OLD_OFFICE_BEGINNING = b"\xd0\xcf\x11\xe0"  # doc and xls, and every office file with a password


def check_document(uploaded):
    """The kind of an uploaded document. Its content decides, and its name must agree."""
    _check_size(uploaded)
    named = BY_EXTENSION.get(_extension(safe_file_name(uploaded.name)))
    if named is None:
        raise _refused(_("Filtypen tas inte emot. Lämna filen som pdf, docx, xlsx, odt, png, jpg, txt eller csv."))
    found = _kind_by_content(uploaded, named)
    uploaded.seek(0)
    if found != named:
        raise _refused(_("Filens innehåll stämmer inte med filändelsen .%(extension)s."), extension=named.extension)
    return found


def _check_size(uploaded):
    uploaded.seek(0, SEEK_END)
    measured = uploaded.tell()
    uploaded.seek(0)
    # The upload handler below stores nothing of a file that is too large, but tells its size.
    size = max(measured, uploaded.size or 0)
    if size > LARGEST_FILE:
        raise _refused(_("Filen är för stor. En fil får vara högst 10 MB."))
    if size == 0:
        raise _refused(_("Filen är tom."))


def _kind_by_content(uploaded, named):
    beginning = uploaded.read(8)
    for mark, kind in BEGINNINGS.items():
        if beginning.startswith(mark):
            return kind
    uploaded.seek(0)
    if beginning.startswith(ZIP_BEGINNING):
        return check_package(uploaded)
    if beginning.startswith(OLD_OFFICE_BEGINNING):
        raise _refused(_("Filen är skyddad med lösenord eller sparad i ett äldre format. Spara den på nytt som docx eller xlsx."))
    if named in (TXT, CSV):
        check_text(uploaded.read())
        return named
    return None


# Packages: docx, xlsx and odt are zip archives

READ_ERRORS = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError)
MACROS = re.compile(r"(^|/)vba(project|data)|^basic/|^scripts/", re.IGNORECASE)
XML_PART = re.compile(r"\.(xml|rels|vml|rdf)$", re.IGNORECASE)
UNSAFE_PART_NAME = re.compile(r"^/|^[a-z]:|\\|(^|/)\.\.(/|$)", re.IGNORECASE)


def check_package(file):
    """The kind of a zip archive, after every part of it has been looked at and unpacked within the limits."""
    try:
        with zipfile.ZipFile(file) as package:
            parts = package.infolist()
            _check_parts(parts)
            _check_names(parts)
            for part in parts:
                _check_content(package, part)
            return _package_kind(package)
    except READ_ERRORS as error:
        raise _refused(_("Filen är skadad och går inte att läsa. Spara den på nytt och försök igen.")) from error


def _check_parts(parts):
    if any(part.flag_bits & 0x1 for part in parts):
        raise _refused(_("Filen är skyddad med lösenord. Ta bort lösenordet och försök igen."))
    if any(part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for part in parts):
        raise _refused(_("Filen är packad på ett sätt som inte tas emot. Spara den på nytt och försök igen."))
    too_much = (
        len(parts) > MOST_PARTS
        or sum(part.file_size for part in parts) > LARGEST_UNPACKED
        or any(part.file_size > min(LARGEST_PART, HIGHEST_RATIO * part.compress_size) for part in parts)
    )
    if too_much:
        raise _refused(_("Filen blir för stor när den packas upp."))


def _check_names(parts):
    names = [part.orig_filename for part in parts]
    is_doubled = len({name.casefold() for name in names}) < len(names)
    if is_doubled or any(UNSAFE_PART_NAME.search(name) or not name.isprintable() for name in names):
        raise _refused(_("Filen har delar med otillåtna namn."))
    if any(MACROS.search(name) for name in names):
        raise _refused(_("Filen innehåller makron. Spara den utan makron och försök igen."))


def _check_content(package, part):
    # Reading to the end also shows whether the sizes and checksums that the archive states are true.
    is_xml = XML_PART.search(part.filename)
    tail = b""
    with package.open(part) as content:
        while chunk := content.read(CHUNK):
            read = tail + _as_ascii(chunk)
            if is_xml and b"<!DOCTYPE" in read:
                raise _refused(_("Filen innehåller en dokumenttypsdeklaration, och sådana tas inte emot."))
            tail = read[-16:]


def _as_ascii(content):
    return content.replace(b"\0", b"")  # XML may be UTF-16


def _package_kind(package):
    names = set(package.namelist())
    if "mimetype" in names and "content.xml" in names:
        stated = package.read("mimetype").strip()
        return next((kind for kind in (ODT, ODS) if stated == kind.content_type.encode()), None)
    if "[Content_Types].xml" not in names:
        return None
    if b"macroenabled" in _as_ascii(package.read("[Content_Types].xml")).lower():
        raise _refused(_("Filen innehåller makron. Spara den utan makron och försök igen."))
    mains = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX}.items()
    kinds = [kind for main, kind in mains if main in names]
    return kinds[0] if len(kinds) == 1 else None


# Texts

CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0b\x0e-\x19\x1b-\x1f]")
MARKUP = re.compile(r"<(!doctype|\?xml|html|head|body|script|style|iframe|object|embed|svg|img|meta|link)\b", re.IGNORECASE)
MARKUP_SEARCHED = 4096


def check_text(content):
    """Refuse bytes that are not text, or that a browser could take for a page."""
    text = decode_text(content)
    if text is None or CONTROL_CHARACTERS.search(text):
        raise _refused(_("Filen är inte en textfil."))
    if MARKUP.search(text[:MARKUP_SEARCHED]):
        raise _refused(_("Filen ser ut som en webbsida eller en bild, och sådana tas inte emot som text."))


def decode_text(content):
    """The text of a txt or csv file, or None: UTF-16 when it says so, else UTF-8, else Windows-1252."""
    encodings = ["utf-16"] if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


# Names

FORBIDDEN_IN_NAMES = re.compile(r'[<>:"|?*]')
DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)", re.IGNORECASE)


def safe_file_name(name):
    """The name without folders, invisible characters and whatever turns the reading direction; at most 120 characters."""
    name = re.split(r"[/\\]", name or "")[-1]
    name = "".join(letter for letter in name if letter.isspace() or not unicodedata.category(letter).startswith("C"))
    name = " ".join(name.split())
    name = FORBIDDEN_IN_NAMES.sub("_", unicodedata.normalize("NFC", name)).strip(". ")
    if DEVICES.match(name):  # Windows cannot save a file called con or nul
        name = f"_{name}"
    return _shortened(name) or "dokument"


def _shortened(name):
    if len(name) <= LONGEST_NAME:
        return name
    ending = PurePosixPath(name).suffix[:10]
    return name[: LONGEST_NAME - len(ending)].strip(". ") + ending


def _extension(name):
    return PurePosixPath(name).suffix.lstrip(".").lower()


def content_disposition(name):
    """The header that makes a browser save the file under its name and never show it (RFC 6266)."""
    name = safe_file_name(name)
    path = PurePosixPath(name)
    plain = (_ascii(path.stem) or "dokument") + _ascii(path.suffix)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def _ascii(text):
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^\w .()-]", "_", plain, flags=re.ASCII).strip()


def storage_name(instance=None, filename=""):
    """A random name to store under: nothing that a person wrote reaches the disk, and nothing can be guessed."""
    name = secrets.token_hex(16)
    return f"{name[:2]}/{name}"


# On the way in


class SizeLimitHandler(TemporaryFileUploadHandler):
    """Keeps an upload on the disk while it comes in, but never more of it than the largest file.

    What comes after is read and thrown away, so that the page can answer in words; past five times the limit it is cut off.
    """

    def receive_data_chunk(self, raw_data, start):
        received = start + len(raw_data)
        if received > 5 * LARGEST_FILE:
            raise StopUpload(connection_reset=True)
        if received <= LARGEST_FILE:
            super().receive_data_chunk(raw_data, start)

    def file_complete(self, file_size):
        if file_size <= LARGEST_FILE:
            return super().file_complete(file_size)
        self.file.close()
        return UploadedFile(BytesIO(), self.file_name, self.content_type, file_size, self.charset)


def _refused(message, **params):
    return ValidationError(message, code="refused", params=params)
