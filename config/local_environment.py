"""The local profile: settings for one machine, in var/local.env, made once by `python -m config.local_environment`."""

import os
import secrets
from pathlib import Path

import environ

FILE = Path(__file__).resolve().parent.parent / "var" / "local.env"

CONTENT = """\
# Gäller bara den här datorn. Filen läses av manage.py när den finns, och ska inte finnas i drift.
SECRET_KEY={key}
ALLOWED_HOSTS=127.0.0.1,localhost
HTTPS_ONLY=off
SECOND_FACTOR_REQUIRED=off
COLLECTED_STATIC=off
LOG_LEVEL=WARNING
"""


def make(file=FILE):
    """Write the file, unless it is there."""
    file.parent.mkdir(mode=0o700, exist_ok=True)
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with open(descriptor, "w", encoding="utf-8") as opened:
        opened.write(CONTENT.format(key=secrets.token_urlsafe(64)))


def read(file=FILE):
    """Take over what the file says, where the environment does not already say something else."""
    if file.exists():
        environ.Env.read_env(file)


if __name__ == "__main__":
    make()
