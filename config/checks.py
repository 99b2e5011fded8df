"""What must hold before the register is used: a database that loses nothing, files that only its own user reads."""

import json
import stat
from pathlib import Path

from django.conf import settings
from django.core.checks import Error, Tags, register, run_checks
from django.core.exceptions import ImproperlyConfigured
from django.db import connections

# What the settings ask of SQLite, as SQLite itself reports it. A misspelt option is silently ignored; this is not.
SQLITE = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "busy_timeout": 30_000,
    "cell_size_check": 1,
}
POSTGRESQL = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
NETWORK = {"9p", "afs", "ceph", "cifs", "fuse.sshfs", "glusterfs", "lustre", "ncpfs", "nfs", "nfs4", "smb3", "smbfs"}

checked = set()


def refuse_unsafe_connection(sender, connection, **kwargs):
    """On the process's first connection to each database: go on only when the database keeps what it has confirmed."""
    if connection.alias in checked:
        return
    if faults := database_faults(connection):
        raise ImproperlyConfigured(" ".join(faults))
    checked.add(connection.alias)


def database_faults(connection):
    """How the live connection differs from what the settings ask for."""
    wanted = SQLITE if connection.vendor == "sqlite" else POSTGRESQL
    question = "PRAGMA {}" if connection.vendor == "sqlite" else "SHOW {}"
    with connection.cursor() as cursor:
        found = {name: cursor.execute(question.format(name)).fetchone()[0] for name in wanted}
    return [f"{name} är {found[name]}, ska vara {value}." for name, value in wanted.items() if found[name] != value]


@register(Tags.database)
def check_database_is_safe(app_configs, databases, **kwargs):
    return [
        Error(fault, id="config.E001")
        for alias in databases or []
        for fault in [*database_faults(connections[alias]), *file_faults(connections[alias])]
    ]


def file_faults(connection):
    """A SQLite file holds everything; it lies on a local disk and belongs to one user."""
    if connection.vendor != "sqlite":
        return []
    file = Path(connection.settings_dict["NAME"])
    faults = [
        f"{path} kan läsas av andra användare." for path in (file, file.parent) if stat.S_IMODE(path.stat().st_mode) & 0o077
    ]
    if file_system(file) in NETWORK:
        faults.append(f"{file} ligger på ett nätverk. SQLite kräver en lokal disk; använd PostgreSQL.")
    return faults


def file_system(file, mounts=Path("/proc/mounts")):
    """The kind of file system that holds the file; "" where the operating system does not say."""
    if not mounts.exists():
        return ""
    kinds = {Path(line.split()[1]): line.split()[2] for line in mounts.read_text().splitlines()}
    return next((kinds[folder] for folder in file.resolve().parents if folder in kinds), "")


@register(Tags.staticfiles, deploy=True)
def check_static_files_are_collected(app_configs, **kwargs):
    if not settings.COLLECTED_STATIC:
        return []
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if manifest.exists() and json.loads(manifest.read_text())["paths"]:
        return []
    return [Error("Sidornas filer är inte samlade. Kör manage.py collectstatic.", id="config.E002")]


@register(Tags.translation, deploy=True)
def check_catalogues_are_compiled(app_configs, **kwargs):
    catalogues = [file for folder in settings.LOCALE_PATHS for file in Path(folder).glob("*/LC_MESSAGES/*.po")]
    if all(file.with_suffix(".mo").exists() for file in catalogues):
        return []
    return [
        Error("Översättningarna är inte kompilerade. Kör pybabel compile --domain django --directory locale.", id="config.E003")
    ]


def refuse_bad_start():
    """A server that would lose or leak something does not start."""
    faults = [fault for fault in run_checks(include_deployment_checks=True, databases=["default"]) if fault.is_serious()]
    if faults:
        raise ImproperlyConfigured("\n".join(str(fault) for fault in faults))
