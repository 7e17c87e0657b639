"""What a process costs, told by the system: processor seconds by stage, bytes in memory and on disk. No time on a wall
is among them, so that other work on the machine changes little.
"""

import os
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import Any, Self

from tests.memory import peak


class Clock:
    """Adds up the processor time of this process, all its threads, under the stage at work; a stage within another
    takes its time from that.
    """

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()
        self._stages, self._since = ["the rest"], time.process_time()

    @property
    def stage(self) -> str:
        return self._stages[-1]

    @contextmanager
    def running(self, stage: str) -> Iterator[None]:
        self.turn()
        self._stages.append(stage)
        try:
            yield
        finally:
            self.turn()
            self._stages.pop()

    def turn(self) -> None:
        now = time.process_time()
        self.seconds[self.stage] += now - self._since
        self._since = now

    def clock(self, holder: Any, name: str, stage: str | Callable[..., str]) -> None:
        """Has a function of a module or a class clocked. The stage may hang on its arguments."""
        work = getattr(holder, name)

        def clocked(*args: Any, **how: Any) -> Any:
            with self.running(stage if isinstance(stage, str) else stage(*args)):
                return work(*args, **how)

        setattr(holder, name, clocked)

    def clock_each(self, holder: Any, name: str, stage: str) -> None:
        """The same for a generator, whose work is done as its values are asked for."""
        work = getattr(holder, name)

        def clocked(*args: Any) -> Iterator[Any]:
            values, end = work(*args), object()
            while True:
                with self.running(stage):
                    value = next(values, end)
                if value is end:
                    return
                yield value

        setattr(holder, name, clocked)


class Watch:
    """Looks every tenth of a second how much memory the process holds, and how large a file is that comes and goes."""

    def __init__(self, clock: Clock, file: Path) -> None:
        self.most, self.at, self.largest = 0, "", 0
        self._clock, self._file, self._end = clock, file, Event()
        self._thread = Thread(target=self._look, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._end.wait(0.1):
            own = memory()["own"]
            if own > self.most:
                self.most, self.at = own, self._clock.stage
            if self._file.is_file():
                self.largest = max(self.largest, self._file.stat().st_size)


def memory() -> dict[str, int]:
    """Bytes: what is the process's own, what is of files and can be given back, and the peak of both."""
    return told_of("self") | {"peak": peak()}


def told_of(process: int | str) -> dict[str, int]:
    """The same of any process, by its number."""
    status = Path(f"/proc/{process}/status")
    if not status.is_file():
        return {"own": 0, "files": 0, "peak": 0}
    told = dict(line.split(":", 1) for line in status.read_text(encoding="utf-8").splitlines())
    return {
        name: int(told[field].split()[0]) * 1024
        for name, field in {"own": "RssAnon", "files": "RssFile", "peak": "VmHWM"}.items()
    }


def seconds_of(process: int) -> float:
    """Processor seconds of any process, all its threads; 0 where the system does not tell."""
    stat = Path(f"/proc/{process}/stat")
    if not stat.is_file():
        return 0.0
    ticks = stat.read_text(encoding="utf-8").rpartition(")")[2].split()[11:13]
    return sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")


def written() -> int:
    """Bytes that this process has had written to disk; 0 where the system does not tell."""
    io = Path("/proc/self/io")
    if not io.is_file():
        return 0
    return next(int(line.split()[1]) for line in io.read_text().splitlines() if line.startswith("write_bytes"))


def disk(store: Path) -> dict[str, int]:
    """Bytes of a store by part."""
    parts: Counter[str] = Counter()
    for path in store.rglob("*"):
        if path.is_file():
            parts[_part(path.relative_to(store))] += path.stat().st_size
    return dict(parts)


def _part(path: Path) -> str:
    first, *rest = path.parts[2:] or path.parts
    if path.parts[0] == "documents":
        return "documents"
    if first == "lexical" and path.suffix == ".npy":
        column = path.suffixes[0].strip(".")
        return f"columns: {column if column in {'vectors', 'signs'} else 'the rest'}"
    if first == "chroma":
        return f"chroma: {'database' if path.suffix == '.sqlite3' else 'graph'}"
    return first if rest or first == "manifest.json" else "the rest"
