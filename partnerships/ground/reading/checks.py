"""What is looked at before anything takes a file apart: its size, its name, its beginning, and every part of a package."""

import re
import zipfile
from pathlib import PurePosixPath

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from partnerships.ground import files

from .book import Refused

KINDS = ("xlsx", "xls", "ods", "csv")
MARKUP = re.compile(rb"\s*<(!doctype|html|\?xml|table|meta|!--)", re.IGNORECASE)
STRANGE = (
    b"%PDF-",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"{\\rtf",
    b"SQLite format 3",
    b"\x1f\x8b",
    b"7z\xbc\xaf",
    b"Rar!",
    b"MZ",
    b"\x7fELF",
)
PACKAGES = {"xlsx": files.XLSX, "ods": files.ODS}


def check_file(file, name):
    """The kind of the file and its bytes."""
    kind = PurePosixPath(files.safe_file_name(name)).suffix.lstrip(".").lower()
    if kind not in KINDS:
        raise Refused(_("Filtypen tas inte emot. Lämna filen som xlsx, xls, ods eller csv."), code="refused")
    file.seek(0)
    content = file.read(files.LARGEST_FILE + 1)
    if len(content) > files.LARGEST_FILE or (getattr(file, "size", None) or 0) > files.LARGEST_FILE:
        raise Refused(_("Filen är för stor. En fil får vara högst 10 MB."), code="refused")
    if not content:
        raise Refused(_("Filen är tom."), code="refused")
    found = kind_by_content(content)
    if found == "old" and kind in PACKAGES:
        raise Refused(
            _("Filen är skyddad med lösenord eller sparad i ett äldre format. Spara den utan lösenord som xlsx."),
            code="refused",
        )
    if found == "markup":
        raise Refused(
            _("Filen är en webbsida med en annan filändelse. Öppna den i kalkylprogrammet och spara den som xlsx."),
            code="refused",
        )
    if (found == "package") != (kind in PACKAGES) or (found == "old") != (kind == "xls") or found == "strange":
        raise Refused(
            _("Filens innehåll stämmer inte med filändelsen .%(extension)s."), code="refused", params={"extension": kind}
        )
    if found == "package":
        check_package(file, kind)
    return kind, content


def kind_by_content(content):
    if content.startswith(b"PK"):
        return "package"
    if content.startswith(files.OLD_OFFICE_BEGINNING):
        return "old"
    if content.startswith(STRANGE):
        return "strange"
    return "markup" if MARKUP.match(content.removeprefix(b"\xef\xbb\xbf")[:1000]) else "text"


def check_package(file, kind):
    file.seek(0)
    try:
        found = files.check_package(file)
    except ValidationError as error:
        raise Refused(error.message, code="refused", params=error.params) from error
    if found != PACKAGES[kind]:
        raise Refused(
            _("Filens innehåll stämmer inte med filändelsen .%(extension)s."), code="refused", params={"extension": kind}
        )
    file.seek(0)
    with zipfile.ZipFile(file) as package:
        for part in package.infolist():
            with package.open(part) as content:
                if content.read(4) == files.ZIP_BEGINNING:
                    raise Refused(_("Filen innehåller en annan fil. Ta bort inbäddade filer och försök igen."), code="refused")
