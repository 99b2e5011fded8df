"""Which letters the bytes of a text are. UTF-8 and UTF-16 show themselves; the rest is judged by its words."""

import re
from collections import Counter

from .answer import Unreadable

# The names that a person chooses among, and Python's name for each where it is another.
ENCODINGS = {
    "utf-8": "utf-8",
    "windows-1252": "cp1252",
    "iso-8859-15": "iso-8859-15",
    "iso-8859-1": "iso-8859-1",
    "cp850": "cp850",
    "cp437": "cp437",
    "mac-roman": "mac-roman",
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
}
# Other names of the same, without signs; and UTF-16 in the order that the file itself shows.
ALIASES = {name.replace("-", ""): name for name in ENCODINGS} | {
    "cp1252": "windows-1252", "utf8sig": "utf-8", "latin1": "iso-8859-1", "iso88591": "iso-8859-1", "iso885915": "iso-8859-15",
    "macroman": "mac-roman", "ibm850": "cp850", "ibm437": "cp437",
}  # fmt: skip
UTF_16 = "utf16"
MARKS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
ONE_BYTE = ("windows-1252", "iso-8859-15", "cp850", "mac-roman")  # the first wins where the words weigh the same
LOOKED_AT = 1024 * 1024

# A word, with strange signs inside it counted to it; a quotation mark that stands alone; any other sign.
PIECE = re.compile(
    r"(?P<word>[^\W\d_]+(?:[^\w\s\x00-\x7f][^\W\d_]+)*)"
    r"|(?P<alone>(?<![^\s;,|\"])[“”‘’](?![^\s;,|\"]))"
    r"|(?P<sign>[^\w\s\x00-\x7f])"
)
SWEDISH, BORROWED = set("åäöéÅÄÖÉ"), set("üèàáóíñçæøëïôêÜÈÀÁÓÍÑÇÆØ")
WORDS_OF_ONE_LETTER = set("åöÅÖ")
SIGNS = set("–—‘’“”…•·€§½¼¾°²³´«»±©®×")
QUOTED = re.compile(r"ö[a-zåäö]+ö|Ö[A-ZÅÄÖ]+Ö")  # ”ord” of Windows, read as if it were DOS

UTF_8_READ_AS_OTHER = re.compile(rb"\xc3[\x84\x85\x89\x96\xa4\xa5\xa9\xb6]")
DOUBLY_WRITTEN = re.compile("Ã[¤¥¶©„…–‰]")
LOST = "\ufffd"
END_OF_TEXT = "\x1a"  # of CP/M and DOS


def decode(content, chosen=""):
    """The encoding, chosen or found, and the text without its mark."""
    mark = next((mark for mark in MARKS if content.startswith(mark)), b"")
    found = MARKS.get(mark) or unmarked_utf_16(content)
    encoding = named(chosen, found) if chosen else found or utf_8(content) or by_words(content)
    if MARKS.get(mark) == encoding:
        content = content[len(mark) :]
    try:
        text = content.decode(ENCODINGS[encoding])
    except UnicodeDecodeError as error:
        row = len(re.findall(rb"\r\n?|\n", content[: error.start])) + 1
        raise Unreadable("not_in_encoding", encoding=encoding, row=row) from None
    return encoding, text.rstrip(END_OF_TEXT)


def named(chosen, found):
    """The encoding that a person or a program calls by any of its names."""
    name = re.sub(r"[^a-z0-9]", "", chosen.lower())
    if name == UTF_16:
        return found or "utf-16-le"
    if name not in ALIASES:
        raise Unreadable("encoding", encoding=chosen)
    return ALIASES[name]


def unmarked_utf_16(content):
    """Every other byte is NUL in Swedish text of UTF-16, and none is in any other."""
    beginning = content[:4096]
    first, second = beginning[0::2].count(0), beginning[1::2].count(0)
    if len(content) % 2 or first + second < len(beginning) / 4:
        return None
    return "utf-16-le" if second > first else "utf-16-be"


def utf_8(content):
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def by_words(content):
    mixed = UTF_8_READ_AS_OTHER.search(content)
    if mixed:
        raise Unreadable("mixed", row=len(re.findall(rb"\r\n?|\n", content[: mixed.start()])) + 1)
    lines = b"\n".join(line for line in re.split(rb"[\r\n]+", content[:LOOKED_AT]) if not line.isascii())
    return max(ONE_BYTE, key=lambda encoding: weight(lines, encoding))


def weight(content, encoding):
    """How Swedish the words become, more the better."""
    try:
        text = content.decode(ENCODINGS[encoding])
    except UnicodeDecodeError:
        return float("-inf")
    pieces = Counter((piece.lastgroup, piece[0]) for piece in PIECE.finditer(text) if not piece[0].isascii())
    controls = sum("\x80" <= letter < "\xa0" for letter in text)
    return sum(times * WEIGHTS[kind](piece) for (kind, piece), times in pieces.items()) - 3 * controls


def weight_of_word(word):
    strange = {letter for letter in word if not letter.isascii()}
    if not strange <= SWEDISH | BORROWED or QUOTED.fullmatch(word):
        return -2
    if len(word) == 1:
        return 0.5 if word in WORDS_OF_ONE_LETTER else -1
    is_cased_as_words_are = word.islower() or word.isupper() or (word[0].isupper() and word[1:].islower())
    if not is_cased_as_words_are:
        return -1
    return 3 if strange <= SWEDISH else 1


WEIGHTS = {"word": weight_of_word, "alone": lambda sign: -1, "sign": lambda sign: 1 if sign in SIGNS else -1}


def lost(text):
    """What was lost before the file came here: letters written twice over, and letters that became marks."""
    for code, found in ("doubly_written", DOUBLY_WRITTEN.search(text)), ("lost_letters", re.search(LOST, text)):
        if found:
            yield code, len(re.findall(r"\r\n?|\n", text[: found.start()])) + 1
