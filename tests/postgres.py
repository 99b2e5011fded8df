"""Run a command against a PostgreSQL of its own: `python tests/postgres.py COMMAND …`.

Makes a cluster in a temporary folder, reached by a socket in that folder only, sets DATABASE_URL, and stops it whatever happens.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

USER = "register"


def programs():
    """The folder of the newest server's programs."""
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name))
    found = shutil.which("initdb")
    if not versions and not found:
        sys.exit("PostgreSQL saknas. Installera paketet postgresql.")
    return versions[-1] if versions else Path(found).resolve().parent


def main(command):
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with tempfile.TemporaryDirectory(prefix="postgres-", dir=memory_or_disk()) as folder:
        # PostgreSQL refuses to run as root.
        account = "postgres" if os.geteuid() == 0 else None
        if account:
            owner = pwd.getpwnam(account)
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        server = {"user": account, "group": account, "cwd": folder, "stdout": subprocess.DEVNULL, "umask": 0o077}
        data, bin_ = f"{folder}/data", programs()
        subprocess.run(
            [bin_ / "initdb", "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"], check=True, **server
        )
        options = f"-c listen_addresses= -c unix_socket_directories={folder} -c max_connections=150"
        control = [bin_ / "pg_ctl", "-D", data, "-w", "-s"]
        subprocess.run([*control, "-l", f"{folder}/log", "-o", options, "start"], check=True, **server)
        try:
            environment = os.environ | {"DATABASE_URL": f"postgresql://{USER}@{quote(folder, safe='')}/postgres"}
            return subprocess.run(command, env=environment, check=False).returncode
        finally:
            subprocess.run([*control, "-m", "fast", "stop"], check=True, **server)


def memory_or_disk():
    """Memory, where there is room: the cluster keeps its safe settings and still need not wait for a disk."""
    memory = Path("/dev/shm")
    return memory if memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > 2**30 else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
