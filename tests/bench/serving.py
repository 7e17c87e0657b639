"""A real server over an index of the project's own sources, for the benches of the page."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import httpx

ROOT = Path(__file__).parents[2]


def built(place: Path) -> Path:
    """A store of the project's own sources."""
    store = place / "store"
    subprocess.run(
        [sys.executable, "-m", "bot", "build", "sources", "--store", str(store)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return store


@contextmanager
def serving(store: Path | str, port: int, *options: str) -> Iterator[str]:
    """Serves a store until the end of the block; gives the address once it answers."""
    with served(store, port, *options) as (address, _):
        yield address


@contextmanager
def served(
    store: Path | str, port: int, *options: str, told: IO[bytes] | None = None, **environment: str
) -> "Iterator[tuple[str, subprocess.Popen[bytes]]]":
    """The same, and the process with the address; what it tells on standard error may go into a file. `environment` is
    what it finds there beside ours.
    """
    command = [sys.executable, "-m", "bot", "serve", "--store", str(store), "--port", str(port), *options]
    paths = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    environment = os.environ | environment | {"PYTHONPATH": paths}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=told) as process:
        try:
            wait_for(f"http://127.0.0.1:{port}", process)
            yield f"http://127.0.0.1:{port}", process
        finally:
            process.terminate()


def wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None:
        try:
            httpx.get(address)
        except httpx.HTTPError:
            time.sleep(0.02)
        else:
            return
    raise SystemExit(f"the server ended with status {process.returncode}")
