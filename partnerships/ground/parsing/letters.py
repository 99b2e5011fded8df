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
MARKS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
ONE_BYTE = ("windows-1252", "iso-8859-15", "cp850", "mac-roman")  # the first wins where the words weigh the same
LOOKED_AT = 1024 * 1024

WORD = re.compile(r"[^\W\d_]+(?:[^\w\s\x00-\x7f][^\W\d_]+)*")  # with a strange sign inside: no word, but it is counted as one
SIGN = re.compile(r"[^\w\s\x00-\x7f]")
OURS = set("åäöéüèàáóíñçæøëïôêÅÄÖÉÜÈÀÁÓÍÑÇÆØ")
SIGNS = set("–—‘’“”…•·€§½¼¾°²³´«»±©®×")
QUOTED = re.compile(r"ö[a-zåäö]+ö|Ö[A-ZÅÄÖ]+Ö")  # ”ord” of Windows, read as if it were DOS

UTF_8_READ_AS_OTHER = re.compile(rb"\xc3[\x84\x85\x89\x96\xa4\xa5\xa9\xb6]")
DOUBLY_WRITTEN = re.compile("Ã[¤¥¶©„…–‰]")
LOST = "\ufffd"
END_OF_TEXT = "\x1a"  # of CP/M and DOS


def decode(content, chosen=""):
    """The encoding, chosen or found, and the text without its mark."""
    mark = next((mark for mark in MARKS if content.startswith(mark)), b"")
    encoding = chosen or MARKS.get(mark) or unmarked_utf_16(content) or utf_8(content) or by_words(content)
    if encoding not in ENCODINGS:
        raise Unreadable("encoding", encoding=encoding[:40])
    if MARKS.get(mark) == encoding:
        content = content[len(mark) :]
    try:
        text = content.decode(ENCODINGS[encoding])
    except UnicodeDecodeError as error:
        row = len(re.findall(rb"\r\n?|\n", content[: error.start])) + 1
        raise Unreadable("not_in_encoding", encoding=encoding, row=row) from None
    return encoding, text.rstrip(END_OF_TEXT)


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
    words = Counter(word for word in WORD.findall(text) if not word.isascii())
    weights = sum(times * weight_of_word(word) for word, times in words.items())
    outside = Counter(SIGN.findall(WORD.sub(" ", text)))
    controls = sum("\x80" <= letter < "\xa0" for letter in text)
    return weights + sum(times * (1 if sign in SIGNS else -1) for sign, times in outside.items()) - 3 * controls


def weight_of_word(word):
    if not all(letter.isascii() or letter in OURS for letter in word) or QUOTED.fullmatch(word):
        return -2
    is_cased_as_words_are = word.islower() or word.isupper() or (word[0].isupper() and word[1:].islower())
    return 2 if is_cased_as_words_are else -1


def lost(text):
    """What was lost before the file came here: letters written twice over, and letters that became marks."""
    for code, found in ("doubly_written", DOUBLY_WRITTEN.search(text)), ("lost_letters", re.search(LOST, text)):
        if found:
            yield code, len(re.findall(r"\r\n?|\n", text[: found.start()])) + 1
