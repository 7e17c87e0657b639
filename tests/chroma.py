"""A real Chroma server in a process of its own, as `chroma run` starts it; it can be killed and started again."""

import subprocess
import sys
import time
from pathlib import Path

import httpx

_LONGEST = 60.0


class Chroma:
    """A server over one folder, on loopback.

    Args:
        folder: what it keeps.
        port: that it listens on.
    """

    def __init__(self, folder: Path, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}"
        self.folder = folder
        program = Path(sys.executable).with_name("chroma")
        self._command = [str(program), "run", "--path", str(folder), "--host", "127.0.0.1", "--port", str(port)]
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Starts it, and waits until it answers."""
        self._process = subprocess.Popen(self._command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        end = time.monotonic() + _LONGEST
        while not self._answers():
            assert self._process.poll() is None, "the Chroma server ended"
            assert time.monotonic() < end, "the Chroma server does not answer"

    def kill(self) -> None:
        """Ends it, as a power cut would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    @property
    def is_running(self) -> bool:
        return self._process is not None

    def restart(self) -> None:
        """Kills it and starts it again over the same folder."""
        self.kill()
        self.start()

    def _answers(self) -> bool:
        try:
            return httpx.get(f"{self.address}/api/v2/heartbeat", timeout=1).is_success
        except httpx.TransportError:
            time.sleep(0.05)  # Nobody tells when it listens.
            return False
