"""Builds again whenever files under the roots change."""

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from index import BuildReport, Index
from index.errors import OnRecordError

# A burst of changes ends when nothing changed for this long, in milliseconds, or has gone on for the longest time.
_QUIET, _LONGEST = 400, 3000


def follow(index: Index, build: Callable[[], BuildReport], last: BuildReport) -> Iterator[BuildReport | OnRecordError]:
    """Builds after every burst of changes, until Ctrl-C; gives each report that tells of something, and each error
    once. After an error, such as another build in the way, it tries again every few seconds.

    Args:
        index: whose roots are watched; its own store is not.
        build: brings the index up to date.
        last: the report of the first build.
    """
    failed, fault = last.failed, ""
    for changed in _rounds(index):
        if not (changed or fault):
            continue
        try:
            report = build()
        except OnRecordError as error:
            if str(error) != fault:
                yield error
            fault = str(error)
            continue
        if report.added or report.changed or report.renamed or report.removed or report.failed != failed:
            yield report
        failed, fault = report.failed, ""


def _rounds(index: Index) -> Iterator[bool]:
    """Once for every burst of changes, and for every few seconds without one: whether there was one. What changes while
    a build runs makes the next one.
    """
    from watchfiles import watch

    store = index.path.resolve()

    def counts(_change: object, path: str) -> bool:
        return not Path(path).resolve().is_relative_to(store) and not Path(path).name.startswith(".")

    while True:
        folders = _folders(index)
        marks = list(map(_mark, folders))
        if not folders:
            time.sleep(_LONGEST / 1000)  # An unplugged disk may come back.
            continue
        changes = watch(
            *folders,
            watch_filter=counts,
            step=_QUIET,
            debounce=_LONGEST,
            rust_timeout=_LONGEST,
            yield_on_timeout=True,
        )
        # A folder may go just before it is watched.
        with suppress(FileNotFoundError):
            # The first round counts even if nothing was seen: something may have changed before anyone looked.
            for number, seen in enumerate(changes):
                yield bool(seen) or number == 0
                if _folders(index) != folders or list(map(_mark, folders)) != marks:
                    break  # A folder went, came, or is another one of the same name, which nobody watches.


def _folders(index: Index) -> list[Path]:
    """The folders to watch. Editors put a new file in the place of an old one, so a file is watched in its folder."""
    roots = map(Path, index.roots)
    return sorted({root if root.is_dir() else root.parent for root in roots if root.exists() or root.parent.is_dir()})


def _mark(folder: Path) -> tuple[int, int] | None:
    try:
        now = folder.stat()
    except OSError:
        return None
    return now.st_dev, now.st_ino
