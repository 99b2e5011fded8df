"""The container of xls, doc and every file with a password: named streams in sectors, as in a small disk."""

import struct

from .answer import Unreadable

BEGINNING = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LAST_SECTOR = 0xFFFFFFFA  # from here on the numbers are marks
ENTRY = 128
STREAM, ROOT = 2, 5


class Container:
    """The names and streams of the container. Every chain is followed at most as far as the file is long."""

    def __init__(self, content):
        if len(content) < 512 or not content.startswith(BEGINNING):
            raise Unreadable("damaged")
        self.content = content
        shift, small_shift = struct.unpack_from("<HH", content, 30)
        if shift not in (9, 12) or small_shift != 6:
            raise Unreadable("damaged")
        self.size, self.small_size = 1 << shift, 1 << small_shift
        self.directory_start, self.small_limit, small_start, _count, more_start, _more = struct.unpack_from(
            "<I4xIIIII", content, 48
        )
        self.table = self.numbers(b"".join(map(self.sector, self.table_sectors(more_start))))
        self.entries = list(self.directory())
        self.small_table = self.numbers(self.chain(small_start))
        root = next((entry for entry in self.entries if entry[1] == ROOT), None)
        self.small = self.chain(root[2]) if root else b""

    def table_sectors(self, more):
        places = [*struct.unpack_from("<109I", self.content, 76)]
        seen = set()
        while more < LAST_SECTOR and more not in seen:
            seen.add(more)
            numbers = self.numbers(self.sector(more))
            places += numbers[:-1]
            more = numbers[-1]
        return [place for place in places if place < LAST_SECTOR]

    def sector(self, place):
        start = (place + 1) * self.size
        found = self.content[start : start + self.size]
        if not found:
            raise Unreadable("damaged")
        return found.ljust(self.size, b"\0")

    @staticmethod
    def numbers(content):
        return struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4])

    def chain(self, place):
        """The sectors that follow each other from a place. One that comes back to itself is no chain."""
        found, seen = [], set()
        while place < LAST_SECTOR:
            if place in seen or place >= len(self.table):
                raise Unreadable("damaged")
            seen.add(place)
            found.append(self.sector(place))
            place = self.table[place]
        return b"".join(found)

    def directory(self):
        listed = self.chain(self.directory_start)
        for start in range(0, len(listed) - ENTRY + 1, ENTRY):
            length, kind = struct.unpack_from("<HB", listed, start + 64)
            name = listed[start : start + max(0, min(length, 64) - 2)].decode("utf-16-le", errors="replace")
            first, size = struct.unpack_from("<II", listed, start + 116)
            if kind:
                yield name, kind, first, size

    def names(self):
        return {name.lower() for name, *_rest in self.entries}

    def stream(self, *names):
        """The first stream that has one of the names."""
        for name, kind, first, size in self.entries:
            if kind == STREAM and name.lower() in names:
                return (self.chain(first) if size >= self.small_limit else self.small_chain(first))[:size]
        return None

    def small_chain(self, place):
        found, seen = [], set()
        while place < LAST_SECTOR:
            if place in seen or place >= len(self.small_table):
                raise Unreadable("damaged")
            seen.add(place)
            found.append(self.small[place * self.small_size : (place + 1) * self.small_size])
            place = self.small_table[place]
        return b"".join(found)
