"""xlsx: calamine reads the values, and the XML tells what calamine leaves empty or passes over."""

import posixpath
import re
import zipfile
from io import BytesIO
from xml.etree.ElementTree import canonicalize

import python_calamine
from defusedxml.ElementTree import fromstring

from . import calamine, scan
from .answer import Unreadable
from .limits import MOST_SHEETS

TRANSITIONAL = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELATION = re.compile(
    r"\{http://(?:schemas\.openxmlformats\.org/officeDocument/2006|purl\.oclc\.org/ooxml/officeDocument)/relationships\}id"
)
WORKBOOK = "xl/workbook.xml"
LARGEST_OUTLINE = 2_000_000  # the list of sheets and its relations, in bytes
READ_BY_CALAMINE = ("xl/sharedstrings.xml", "xl/styles.xml")


def read(content, answer):
    package = zipfile.ZipFile(BytesIO(content))
    parts = Parts(package)
    if not parts.tree("[Content_Types].xml").tag.endswith("}Types"):
        raise Unreadable("damaged")
    found = [scan.Sheet(parts, path, title) if kind == "worksheet" else None for title, kind, path in sheets(parts)]
    for name in package.namelist():
        if name.lower() in READ_BY_CALAMINE:
            parts.plain(name)
    with python_calamine.load_workbook(BytesIO(parts.packed(content))) as book:
        if len(book.sheets_metadata) != len(found):
            raise Unreadable("damaged")
        for place, (about, facts) in enumerate(zip(book.sheets_metadata, found, strict=True)):
            calamine.tell_sheet(answer, book, place, about, facts)


def sheets(parts):
    """The title, kind and part of every sheet, in order."""
    workbook = parts.tree(WORKBOOK)
    if workbook.tag == f"{{{STRICT}}}workbook":
        raise Unreadable("strict")
    if workbook.tag != f"{{{TRANSITIONAL}}}workbook":
        raise Unreadable("damaged")
    relations = {
        relation.get("Id"): (relation.get("Type", "").rsplit("/", 1)[-1], relation.get("Target", ""))
        for relation in parts.tree("xl/_rels/workbook.xml.rels")
    }
    found = []
    for sheet in workbook.iterfind(f"{{{TRANSITIONAL}}}sheets/{{{TRANSITIONAL}}}sheet"):
        id = next((value for name, value in sheet.items() if RELATION.fullmatch(name)), None)
        kind, target = relations.get(id, ("", ""))
        if kind == "xlMacrosheet" or not target:
            raise Unreadable("macros" if target else "damaged")
        found.append((sheet.get("name", ""), kind, posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")))
    if not found:
        raise Unreadable("no_sheets")
    if len(found) > MOST_SHEETS:
        raise Unreadable("sheets", most=MOST_SHEETS)
    return found


class Parts:
    """The parts of the package. What calamine would pass over in silence is written out plainly before it reads."""

    def __init__(self, package):
        self.package = package
        self.names = {name.lower(): name for name in package.namelist()}
        self.replaced = {}

    def name(self, path):
        try:
            return self.names[path.lower()]
        except KeyError:
            raise Unreadable("damaged") from None

    def tree(self, path):
        if self.package.getinfo(self.name(path)).file_size > LARGEST_OUTLINE:
            raise Unreadable("damaged")
        return fromstring(self.plain(path))

    def plain(self, path):
        """The part as UTF-8, without comments and CDATA, with one space and double quotes round attributes."""
        name = self.name(path)
        content = self.package.read(name)
        if is_plain(content):
            return content
        if b"<!DOCTYPE" in content.replace(b"\0", b""):
            raise Unreadable("damaged")
        written = canonicalize(content).encode()
        self.replaced[name] = written
        return written

    def replace(self, path, content):
        self.replaced[self.name(path)] = content

    def packed(self, content):
        """The package that calamine reads: as it came, or with the parts that have been written anew."""
        if not self.replaced:
            return content
        out = BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
            for name in self.package.namelist():
                replaced = self.replaced.get(name)
                package.writestr(name, self.package.read(name) if replaced is None else replaced)
        return out.getvalue()


ENCODING = re.compile(rb"""^<\?xml[^>]*\bencoding\s*=\s*["']([^"']*)""")


UNUSUAL = re.compile(rb"""<[^<>]*(?:='|\s=|=\s|\s{2}|[\t\r\n]\w)""")  # ways of writing attributes that no office program uses
FIRST_TAGS = 4000


def is_plain(content):
    beginning = content[:200].removeprefix(b"\xef\xbb\xbf")
    if not beginning.lstrip().startswith(b"<") or b"\0" in beginning:
        return False
    encoding = ENCODING.match(beginning)
    if encoding and encoding[1].lower() not in (b"utf-8", b"us-ascii", b"ascii"):
        return False
    tags = content[beginning.find(b"?>") + 2 : FIRST_TAGS]
    return b"<!" not in content and not UNUSUAL.search(tags)
