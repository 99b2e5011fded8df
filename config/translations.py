"""Whether the catalogues in locale/ are whole: nothing fuzzy or empty, values in place. `python -m config.translations`."""

import sys
from pathlib import Path

from babel.messages.pofile import read_po

FOLDER = Path(__file__).resolve().parent.parent / "locale"


def faults(file):
    """What is wrong in one catalogue, a sentence for each text."""
    with file.open("rb") as opened:
        catalogue = read_po(opened, locale=file.parent.parent.name, abort_invalid=True)
    found = []
    for message in catalogue:
        if not message.id:
            continue
        texts = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.fuzzy:
            found.append(f"{file}:{message.lineno}: osäker: {message.id!r}")
        elif not all(texts):
            found.append(f"{file}:{message.lineno}: saknas: {message.id!r}")
        found.extend(f"{file}:{message.lineno}: {error}" for error in message.check(catalogue))
    return found


def main():
    found = [fault for file in sorted(FOLDER.glob("*/LC_MESSAGES/*.po")) for fault in faults(file)]
    print(*found, sep="\n", end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
