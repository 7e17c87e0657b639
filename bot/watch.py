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
    """Builds after every burst of changes, until Ctrl-C; gives each report that tells of something, and each error.

    Args:
        index: whose roots are watched; its own store is not.
        build: brings the index up to date.
        last: the report of the first build.
    """
    failed = last.failed
    for _ in _bursts(index):
        try:
            report = build()
        except OnRecordError as error:
            yield error
            continue
        if report.added or report.changed or report.renamed or report.removed or report.failed != failed:
            yield report
        failed = report.failed


def _bursts(index: Index) -> Iterator[None]:
    """Once for every burst of changes. What changes while a build runs makes the next one."""
    from watchfiles import watch

    store = index.path.resolve()

    def counts(_change: object, path: str) -> bool:
        return not Path(path).resolve().is_relative_to(store) and not Path(path).name.startswith(".")

    while True:
        roots = [root for root in index.roots if Path(root).exists()]
        if not roots:
            time.sleep(1)  # An unplugged disk may come back.
            continue
        changes = watch(
            *roots,
            watch_filter=counts,
            step=_QUIET,
            debounce=_LONGEST,
            rust_timeout=_LONGEST,
            yield_on_timeout=True,
        )
        with suppress(FileNotFoundError):  # A root went; others, or it again, are looked for.
            # The first round is built even if nothing was seen: something may have changed before anyone looked.
            for number, seen in enumerate(changes):
                if seen or number == 0:
                    yield
