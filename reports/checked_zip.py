"""A zip whose every file is known by name, size and checksum, and whose bytes depend on nothing but what is put into it."""

import csv
import hashlib
import io
import zipfile
from dataclasses import dataclass

READABLE_BY_ALL = 0o644 << 16
FIRST_YEAR = 1980  # a zip knows no earlier day


@dataclass(frozen=True)
class Member:
    """One file of the zip; `fault` tells why it is not there, or what is wrong with it."""

    name: str
    about: str
    size: int = 0
    sha256: str = ""
    fault: str = ""

    @property
    def is_there(self):
        return bool(self.sha256)

    @property
    def kilobytes(self):
        return max(1, round(self.size / 1024))


class CheckedZip:
    """Written file by file, each as it comes: nothing is held in memory but the one chunk that is read."""

    CHANGED, ABSENT, TOO_LARGE = "ändrad", "saknas", "för stor"

    def __init__(self, file, moment):
        """All files in it get the same time, that of the data, and never that of the writing."""
        self.zip = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED)
        self.time = (max(moment.year, FIRST_YEAR), *moment.timetuple()[1:6])
        self.members = []

    def __enter__(self):
        return self

    def __exit__(self, *fault):
        self.zip.close()

    def add(self, name, about, text):
        return self.add_chunks(name, about, [text.encode()])

    def add_chunks(self, name, about, chunks, *, expected=""):
        """Copy a file into the zip. `expected` is the checksum that the register knows of it."""
        info = zipfile.ZipInfo(name, self.time)
        info.compress_type, info.external_attr, info.create_system = zipfile.ZIP_DEFLATED, READABLE_BY_ALL, 3
        digest, size = hashlib.sha256(), 0
        with self.zip.open(info, "w") as target:
            for chunk in chunks:
                target.write(chunk)
                digest.update(chunk)
                size += len(chunk)
        fault = self.CHANGED if expected not in ("", digest.hexdigest()) else ""
        member = Member(name, about, size, digest.hexdigest(), fault)
        self.members.append(member)
        return member

    def leave_out(self, name, about, fault):
        self.members.append(Member(name, about, fault=fault))

    def index(self):
        """The list of every file so far, for machines: semicolons and a mark of UTF-8, so that Excel opens it too."""
        text = io.StringIO(newline="")
        writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
        writer.writerow(["namn", "storlek", "sha256", "fel"])
        for member in self.members:
            writer.writerow([member.name, member.size, member.sha256, member.fault])
        return "\ufeff" + text.getvalue()
