"""With every socket but loopback's refused, build, ask and chat work from the first start."""

import os
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tests.conftest import ROOT

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


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A first start: no caches, no settings, a home of its own, and no network."""
    (tmp_path / "guard").mkdir()
    (tmp_path / "guard" / "sitecustomize.py").write_text(GUARD, encoding="utf-8")
    kept = {key: value for key, value in os.environ.items() if key in ("PATH", "LANG", "SYSTEMROOT", "VIRTUAL_ENV")}
    return {**kept, "HOME": str(tmp_path), "PYTHONPATH": str(tmp_path / "guard"), "TMPDIR": str(tmp_path)}


def test_the_guard_refuses(environment: dict[str, str]) -> None:
    code = "import urllib.request; urllib.request.urlopen('http://example.org')"
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "NETWORK" in done.stderr


def test_build_and_ask(environment: dict[str, str], tmp_path: Path) -> None:
    for args in (["build", "sources"], ["ask", "what did Peskov say"], ["doctor"]):
        command = [sys.executable, "-m", "bot", *args, "--store", str(tmp_path / "store")]
        done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert "NETWORK" not in done.stderr
        assert ("regrettable" in done.stdout) is (args[0] == "ask")


def test_chat(environment: dict[str, str], tmp_path: Path, unused_port: int) -> None:
    command = [sys.executable, "app.py"]
    environment["ONRECORD_STORE"] = str(tmp_path / "store")
    code = f"from bot.cli import main; main(['serve', '--port', '{unused_port}'])"
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as chat:
        try:
            page = visit(f"http://127.0.0.1:{unused_port}", chat)
        finally:
            chat.terminate()
            _, err = chat.communicate()
    assert "On the Record" in page
    assert b"NETWORK" not in err


def visit(address: str, process: subprocess.Popen[bytes]) -> str:
    for _ in range(600):
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(address) as reply:
                return reply.read().decode()
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"nothing answers at {address}")
