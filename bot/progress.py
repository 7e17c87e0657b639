"""How far a build is, on standard error."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from index.types import Progress


@contextmanager
def progress(*, quiet: bool = False) -> Iterator[Progress | None]:
    """A bar on a terminal; in a pipe a line for each tenth that is done; nothing if quiet."""
    if quiet:
        yield None
    elif sys.stderr.isatty():
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
        from rich.progress import Progress as Bars

        columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}", markup=False))
        with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
            task = bars.add_task("", total=None)
            yield lambda done, total, what: bars.update(task, completed=done, total=total, description=what[-60:])
    else:
        yield _Tenths()


class _Tenths:
    """Progress as plain lines."""

    def __init__(self) -> None:
        self._told = 0

    def __call__(self, done: int, total: int, _what: str) -> None:
        if done * 10 // max(total, 1) > self._told:
            self._told = done * 10 // total
            sys.stderr.write(f"{done} of {total} files\n")
            sys.stderr.flush()
