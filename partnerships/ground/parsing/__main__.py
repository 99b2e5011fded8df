"""The process: the file on standard in, the answer on standard out, the kind and what is known of it as arguments."""

import codecs
import sys

from . import delimited, limits, ods, xls, xlsx
from .answer import Answer, Unreadable

READERS = {"xlsx": xlsx.read, "xls": xls.read, "ods": ods.read, "csv": delimited.read}


def main(kind, **chosen):
    for name in ("cp437", "utf-16", *delimited.ENCODINGS):  # loaded while files can still be opened
        codecs.lookup(name)
    limits.confine()
    content = sys.stdin.buffer.read()
    out = sys.stdout.buffer
    answer = Answer(lambda text: out.write(text.encode()))
    answer_for(kind, content, answer, **chosen)
    out.flush()


def answer_for(kind, content, answer, **chosen):
    """Whatever goes wrong in a parser, panics of its native code included, is a refusal."""
    try:
        READERS[kind](content, answer, **chosen)
    except Unreadable as why:
        answer.tell(refused=why.code, **why.where)
    except MemoryError:
        answer.tell(refused="memory")
    except BaseException:
        answer.tell(refused="damaged")
    else:
        answer.tell(done=True)


if __name__ == "__main__":
    main(sys.argv[1], **dict(argument.split("=", 1) for argument in sys.argv[2:]))
