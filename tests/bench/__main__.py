"""`python -m tests.bench`: a database of its own, the races, and a table. A goal that is not met is said and is no fault."""

import argparse
import os
import sys
import tempfile
from dataclasses import dataclass

from tests import postgres


@dataclass(frozen=True)
class Scale:
    """How much there is: rows of Excel, rows of the two measurements of memory, grants and organisations, rows of a list that
    comes in; rounds at most."""

    excel: int
    memory: tuple[int, int]
    grants: int
    organisations: int
    imported: int
    rounds: int = 10


SCALES = {
    "tiny": Scale(excel=50, memory=(10, 50), grants=300, organisations=120, imported=50, rounds=1),
    "small": Scale(excel=10_000, memory=(10_000, 50_000), grants=20_000, organisations=2_000, imported=50_000),
    "full": Scale(excel=100_000, memory=(10_000, 500_000), grants=200_000, organisations=20_000, imported=50_000),
}


def main():
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Mäter registret mot namngivna andra.")
    parser.add_argument("--scale", choices=SCALES, default="small", help="hur mycket som mäts; full tar någon timme")
    parser.add_argument("--postgres", action="store_true", help="mät på en egen PostgreSQL i stället för SQLite")
    parser.add_argument("--private-database", action="store_true", help=argparse.SUPPRESS)  # DATABASE_URL is ours to fill
    options = parser.parse_args()
    if options.postgres:
        return postgres.main([sys.executable, "-m", "tests.bench", "--scale", options.scale, "--private-database"])
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        if not options.private_database:
            os.environ["DATABASE_URL"] = f"sqlite:///{folder}/bench.sqlite3"
        os.environ["DATABASE_STATEMENT_TIMEOUT"] = "0"
        set_up()
        from django.db import connection

        try:
            from .axes import measure

            measure(SCALES[options.scale])
        finally:
            connection.close()
    return 0


def set_up():
    """The register as it runs in operation, with the plain ways beside it, over an empty database."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.test_settings"
    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    settings.ROOT_URLCONF = "tests.bench.plain"
    call_command("migrate", verbosity=0)


if __name__ == "__main__":
    sys.exit(main())
