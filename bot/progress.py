"""How far a build is, on standard error."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from bot.count import counted
from index.types import Progress, Step


@contextmanager
def progress(*, quiet: bool = False) -> Iterator[Progress | None]:
    """A bar on a terminal; in a pipe a line for each tenth that is done; nothing if quiet."""
    if quiet:
        yield None
    elif sys.stderr.isatty():
        from rich.console import Console
        from rich.progress import BarColumn, TextColumn
        from rich.progress import Progress as Bars

        columns = (BarColumn(), TextColumn("{task.description}", markup=False))
        with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
            task, tell = bars.add_task("", total=None), Pace()
            yield lambda step: bars.update(
                task, completed=step.bytes, total=step.bytes_in_all, description=f"{tell(step)}  {step.what[-40:]}"
            )
    else:
        yield _Tenths()


class Pace:
    """Says how far a build is, how fast it goes, and how long it may take."""

    def __init__(self) -> None:
        self._began = time.monotonic()

    def __call__(self, step: Step) -> str:
        """One line: "120 of 400 files, 1,350 passages, 19.8/s, 2 min 40 s left"."""
        seconds = time.monotonic() - self._began
        parts = [f"{step.files:,} of {counted(step.files_in_all, 'file')}", counted(step.passages, "passage")]
        if step.passages and seconds >= 1:
            parts.append(f"{step.passages / seconds:,.1f}/s")
        if step.bytes and seconds >= 1:
            parts.append(f"{_duration(seconds * (step.bytes_in_all - step.bytes) / step.bytes)} left")
        return ", ".join(parts)


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min {rest} s" if minutes else f"{rest} s"


class _Tenths:
    """Progress as plain lines."""

    def __init__(self) -> None:
        self._told = 0
        self._pace = Pace()

    def __call__(self, step: Step) -> None:
        tenths = step.files * 10 // max(step.files_in_all, 1)
        if tenths > self._told:
            self._told = tenths
            sys.stderr.write(f"{self._pace(step)}\n")
            sys.stderr.flush()
