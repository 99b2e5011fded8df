"""The log of operation: one JSON line for each event, in UTC, with the request's id.

Bodies, query strings and local variables never stand in it.
"""

import json
import logging
import re
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime

from django.db import Error as DatabaseError

LONGEST = 4_000

# The request that the running code serves; "" outside a request.
request_id = ContextVar("request_id", default="")


# What looks like a key in an address: one that led nowhere, that came over http, or that a fault was found at.
KEY = re.compile(r"[A-Za-z0-9_-]{40,}")


def without_keys(text):
    return KEY.sub("…", text)


class JsonLines(logging.Formatter):
    """Whatever a text holds (line breaks, escape codes), the event stays on one line: JSON writes them as escapes."""

    def format(self, record):
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": message(record)[:LONGEST],
            "request_id": request_id.get(),
            **getattr(record, "facts", {}),
        }
        if record.exc_info and record.exc_info[0]:
            line["exception"] = describe(*record.exc_info)
        return json.dumps(line, default=str)


def message(record):
    """Django itself writes whole addresses."""
    text = record.getMessage()
    return without_keys(text) if record.name.startswith("django.") else text


def describe(kind, error, stack):
    """The kind of fault and where it happened. A database repeats the row's values in its message, so that is left out."""
    message = "" if issubclass(kind, DatabaseError) else f": {error}"
    return f"{kind.__name__}{message}\n{''.join(traceback.format_tb(stack))}"[-LONGEST:]
