"""A process without a network: every address but loopback, and every look-up of a name, is refused."""

import os
from pathlib import Path

# Run at the start of each process: any address but loopback is refused, and so is every look-up of a name. It says so
# on standard error, even if the one who tried keeps quiet about it.
GUARD = """
import socket, sys

def refuse(where):
    sys.stderr.write(f"NETWORK {where}\\n")
    raise OSError(f"the network was asked for {where}")

def guarded(real):
    def connect(self, address):
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in ("127.0.0.1", "::1", "localhost"):
            refuse(address)
        return real(self, address)
    return connect

socket.socket.connect = guarded(socket.socket.connect)
socket.socket.connect_ex = guarded(socket.socket.connect_ex)
resolve = socket.getaddrinfo
socket.getaddrinfo = lambda host, *a, **k: (
    resolve(host, *a, **k) if host in (None, "", "127.0.0.1", "::1", "localhost", "0.0.0.0") else refuse(host)
)
"""


def without_network(folder: Path) -> dict[str, str]:
    """The environment of a first start: no caches, no settings, a home of its own, and no network.

    It sees Python's sockets; the libraries below that open their own are watched by nothing here.
    """
    (folder / "guard").mkdir()
    (folder / "guard" / "sitecustomize.py").write_text(GUARD, encoding="utf-8")
    kept = {key: value for key, value in os.environ.items() if key in ("PATH", "LANG", "SYSTEMROOT", "VIRTUAL_ENV")}
    return {**kept, "HOME": str(folder), "PYTHONPATH": str(folder / "guard"), "TMPDIR": str(folder)}
