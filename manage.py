#!/usr/bin/env python3
"""The register's commands: `manage.py help` lists them."""

import os
import sys


def main():
    # What the register writes (database, documents, log of requests) is for its own user alone.
    os.umask(0o077)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from config import local_environment

    local_environment.read()
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
