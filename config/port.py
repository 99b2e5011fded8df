"""Whether a port of this machine is free, asked before `make run` prints links to it: `python -m config.port 8000`."""

import socket
import sys


def fault(port):
    """Why nothing can be served on the port, or nothing."""
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the server does: a port just left is free
        try:
            tried.bind(("127.0.0.1", port))
        except OSError:
            return f"Port {port} är upptagen av ett annat program. Välj en annan, till exempel: make run PORT={port + 123}"
    return None


if __name__ == "__main__":
    sys.exit(fault(int(sys.argv[1])))
