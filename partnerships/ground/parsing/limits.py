"""How much of a file is read, and how much the process that reads it may take."""

import contextlib
import re
import resource

MEGABYTE = 1024 * 1024

MOST_ROWS = 50_000
ROWS_ABOVE = 20  # headings and what stands over them are not counted
MOST_COLUMNS = 200
MOST_CELLS = 2_000_000
MOST_SHEETS = 255
EMPTY_ROWS = 1_000  # in a row, and the reading stops
LAST_ROW = 200_000  # further down than this nothing is looked for
ROWS_THERE_ARE, COLUMNS_THERE_ARE = 1_048_576, 16_384  # in a sheet of Excel
MOST_NOTES = 50  # of one kind and sheet; how many more there are is told

MEMORY = 260 * MEGABYTE  # with what the program itself takes it stays below 300
SECONDS = 5


def confine():
    """From here on: so much memory and time, no new file, socket or process. Everything needed is loaded before."""
    limits = [
        (resource.RLIMIT_AS, memory_in_use() + MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_NOFILE, 0),
    ]
    for limit, most in limits:
        with contextlib.suppress(ValueError):  # a system that has set it lower
            resource.setrlimit(limit, (most, most))


def memory_in_use():
    """What the program itself takes. A system that does not tell is a developer's own computer, and gets some to spare."""
    try:
        with open("/proc/self/status") as status:
            return int(re.search(r"VmSize:\s+([0-9]+) kB", status.read())[1]) * 1024
    except FileNotFoundError:
        return 500 * MEGABYTE
