"""The same steps over a store on a Chroma server: what the server holds and does, and how a fresh reader catches up."""

import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.bench.costs import disk, seconds_of, told_of
from tests.chroma import Chroma

Run = Callable[..., dict[str, Any]]


def measured(work: Path, texts: Path, how: str, run: Run, edit: Callable[[Path], None]) -> dict[str, Any]:
    """All steps over one library, each machine with a cache of its own."""
    server = Chroma(work / "server", free_port())
    server.start()
    try:
        address, builder, reader = server.address, cached(work / "builder"), cached(work / "reader")
        told: dict[str, Any] = {"first build": run("build", address, texts, how, builder)}
        told["server, built"] = state(server)
        told["fresh reader"] = run("ask", address, texts, how, reader)
        told["cache"] = disk(next((work / "reader").iterdir()))
        told["server, asked"] = state(server)
        edit(texts)
        told["one edit"] = run("build", address, texts, how, builder)
        told["reader after it"] = run("ask", address, texts, how, reader)
        told["server, edited"] = state(server)
        server.restart()
        told["reader after a restart"] = run("ask", address, texts, how, reader)
        told["server, started anew"] = state(server)
    finally:
        server.kill()
    return told


def state(server: Chroma) -> dict[str, float]:
    """What the server has used of the processor, and holds in memory and on disk."""
    pid = server.pid
    size = sum(path.stat().st_size for path in server.folder.rglob("*") if path.is_file())
    return {"cpu": seconds_of(pid), "disk": size, **told_of(pid)}


def cached(folder: Path) -> dict[str, str]:
    return {**os.environ, "ONRECORD_CACHE": str(folder)}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
