"""All that the page can change in a library: rebuild, upload, add an address, remove.

Each tells what it did piece by piece, as HTML, and may end with an OnRecordError.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from bot.web.html.report import added_html, removed_html, report_html, taken_html
from bot.web.library.removal import chosen, move_out, put_back, roots_left
from bot.web.library.upload import into, take
from index import Index
from index.errors import OnRecordError, QuestionError
from index.types import Progress

Change = Callable[[Index, Progress], Iterator[str]]


def rebuild(index: Index, tell: Progress) -> Iterator[str]:
    """Takes in what has changed in the library's folders."""
    yield report_html(index.build(progress=tell))


def upload(sent: Sequence[Path], largest: int) -> Change:
    """Takes in files that were sent, none of more than `largest` bytes."""

    def change(index: Index, tell: Progress) -> Iterator[str]:
        folder = into(index)
        taken = take(sent, folder, index.roots, largest)
        yield taken_html(taken, folder)
        if taken.names or taken.same:
            yield from _built(index, tell)

    return change


def add(url: str) -> Change:
    """Fetches what stands at an address: a page, a file, or the articles of a feed. This alone asks a network."""

    def change(index: Index, tell: Progress) -> Iterator[str]:
        from index.read.web import fetch

        if not url.strip():
            raise QuestionError("no address is given", "Write one that begins with https://")
        folder = into(index)
        report = fetch([url.strip()], folder)
        yield added_html(report, folder)
        if report.fetched or report.changed or report.unchanged:
            yield from _built(index, tell)

    return change


def remove(ids: Collection[str]) -> Change:
    """Moves the files of sources out of the library. If it cannot be built without them, they are moved back."""

    def change(index: Index, tell: Progress) -> Iterator[str]:
        files = chosen(index, ids)
        left = roots_left(index, files)
        try:
            removed = move_out(files, index.path, datetime.now().astimezone())
        except OSError as error:
            raise QuestionError(f"{error.filename} cannot be moved ({error.strerror})", "Nothing was moved.") from error
        try:
            done = index.build(left, progress=tell)
        except OnRecordError:
            put_back(removed)
            raise
        yield removed_html(removed)
        yield report_html(done)

    return change


def _built(index: Index, tell: Progress) -> Iterator[str]:
    """The report of a build before which files were put into the library, where they stay whatever becomes of it."""
    try:
        yield report_html(index.build(progress=tell))
    except OnRecordError as error:
        error.hint = f"{error.hint} The new files are in the library's folder; the next rebuild takes them in.".strip()
        raise
