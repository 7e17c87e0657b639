"""Readers and a builder on one server that dies twice: is any answer wrong, or half?

    python tests/eval/shared.py [BUILDS] [KILLS] [FILES] [SEED]

A real `chroma run`; a process that builds changing sources again and again, and two that ask all the time, each with a
cache of its own. What each version of the sources answers is known beforehand, from a local index of the same texts.
An answer is right if all of it is of one version, and that is no older than what was published before it was asked.
The server is killed with SIGKILL while it is built to, and started again over the same folder a moment later.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.chroma import Chroma
from tests.conftest import free_port
from tests.eval import asking

READERS = 2
# A kill comes within so many times the last build's seconds after one began, and the server is back after a moment.
WITHIN, AWAY = 1.2, (0.2, 3.0)
MOST = 20
"""Faults of the builder, after which it is given up."""
Process = subprocess.Popen[str]


@dataclass
class Run:
    """What was counted.

    Attributes:
        counts: of readers and builder.
        failed: builds that had to be done again.
        versions: that were answered from.
        faults: what should not have been.
        deaths: of the server: during which build, and how many seconds after its beginning.
    """

    counts: Counter[str] = field(default_factory=Counter)
    failed: set[int] = field(default_factory=set)
    versions: set[int] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    deaths: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def hear(self, what: str, version: int, why: str) -> None:
        """Takes in what the builder tells."""
        self.counts[what] += 1
        if what == "again":
            self.failed.add(version)
        elif what == "fault":
            self.faults.append(why)
            assert len(self.faults) < MOST, self.told()

    def told(self) -> str:
        """The figures."""
        count = self.counts
        rounds = f"{count['answered']} rounds of {len(asking.QUESTIONS) + 2} questions"
        told = (
            f"{count['built']} builds in {self.seconds:.0f} s; the server died {len(self.deaths)} times",
            *self.deaths,
            f"{rounds} were answered from {len(self.versions)} versions",
            f"answers: {count['wrong']} wrong, {count['half']} half, {count['stale']} stale",
            f"clear errors: {count['clear']} of readers, {count['again']} of the builder",
            f"builds that were done again: {len(self.failed)}",
            f"other errors: {count['other']} of readers, {count['fault']} of the builder",
            *self.faults[:10],
        )
        return "\n".join(told)


def run(builds: int, kills: int, work: Path, files: int = 20, seed: int = 1) -> Run:
    """Builds so many times, and kills the server so many times meanwhile.

    Args:
        builds: how many, after a first one.
        kills: how many.
        work: an empty folder.
        files: of the library.
        seed: of what falls out by chance.
    """
    draw, done, server = random.Random(seed), Run(), Chroma(work / "server", free_port())
    server.start()
    began = time.monotonic()
    try:
        with _process("build", work, server.address, str(builds), str(files)) as builder:
            _wait(builder, "built 0")
            with ExitStack() as stack:
                readers = [stack.enter_context(_process("read", work, server.address, n=n)) for n in range(READERS)]
                _follow(builder, server, done, set(draw.sample(range(1, builds + 1), kills)), draw)
                for reader in readers:
                    _count(reader, done)
    finally:
        server.kill()
    done.seconds = time.monotonic() - began
    return done


def _follow(builder: Process, server: Chroma, done: Run, fatal: set[int], draw: random.Random) -> None:
    """Waits for the last build; kills the server in the midst of some."""
    usual, began = 1.0, 0.0
    for line in builder.stdout or ():
        what, version, why = (*line.strip().split(" ", 2), "")[:3]
        done.hear(what, int(version), why)
        if what == "built" and int(version) not in done.failed:
            usual = time.monotonic() - began
        elif what == "building":
            began = time.monotonic()
            if int(version) in fatal:
                moment = draw.uniform(0, WITHIN * usual)
                time.sleep(moment)
                away = _kill(server, draw.uniform(*AWAY))
                when = f"{moment:.2f} s after build {version} began (the last took {usual:.2f} s)"
                done.deaths.append(f"  {when}, away {away:.1f} s")


def _kill(server: Chroma, after: float) -> float:
    """Kills the server and starts it again; how long it was away."""
    server.kill()
    began = time.monotonic()
    time.sleep(after)
    server.start()
    return time.monotonic() - began


def _wait(builder: Process, line: str) -> None:
    assert builder.stdout
    while not (told := builder.stdout.readline()).startswith(line):
        assert told.startswith("building"), f"the first build: {told}"


def _count(reader: Process, done: Run) -> None:
    out, _ = reader.communicate(timeout=60)
    told = json.loads(out)
    done.counts.update(told["counts"])
    done.versions.update(told["versions"])
    done.faults.extend(told["faults"])


@contextmanager
def _process(role: str, work: Path, address: str, *more: str, n: int = 0) -> Iterator[Process]:
    """A process with a cache of its own, which is gone when the context is left."""
    cache = {"ONRECORD_CACHE": str(work / f"{role}-{n}")}
    command = [sys.executable, asking.__file__, role, str(work), address, *more]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env={**os.environ, **cache}) as process:
        try:
            yield process
        finally:
            process.kill()


def main(builds: str = "100", kills: str = "2", files: str = "20", seed: str = "1") -> int:
    with tempfile.TemporaryDirectory() as work:
        done = run(int(builds), int(kills), Path(work), int(files), int(seed))
    print(done.told())
    return int(bool(done.faults))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:5]))
