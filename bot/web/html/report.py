"""What a change of the library did, as HTML."""

from collections.abc import Sequence
from html import escape
from pathlib import Path

from bot.show import summary
from bot.web.library.removal import Removed
from bot.web.library.upload import Taken
from index import BuildReport, Failure, FetchReport

BUILDING = '<div class="otr-building"></div>'
"""Room for the bar of a build."""
QUIET = '<span class="otr-quiet"></span>'
"""No report."""
# Names that are told of many.
_MOST = 8


def report_html(done: BuildReport) -> str:
    """What a build did, and a table of the files that could not be used."""
    changed = done.added + done.changed + done.removed + done.renamed
    title = "The new index is live" if changed else "The index is up to date"
    return _block(title, escape(summary(done)), _failures(done.failed, "could not be used"))


def taken_html(taken: Taken, folder: Path) -> str:
    """What became of files that were sent."""
    same = f"{_names(taken.same)}: there already, as sent" if taken.same else ""
    told = f"{_names(taken.names)}: saved in {escape(str(folder))}" if taken.names else ""
    title = f"{_files(len(taken.names))} uploaded"
    return _block(title, "<br>".join(filter(None, (told, same))), _failures(taken.refused, "refused"))


def added_html(done: FetchReport, folder: Path) -> str:
    """What was fetched into a folder, and what could not be."""
    got = done.fetched + done.changed
    told = f"{_names(got)}: saved in {escape(str(folder))}" if got else ""
    same = f"{_names(done.unchanged)}: as it was" if done.unchanged else ""
    title = f"{_files(len(got))} fetched"
    return _block(title, "<br>".join(filter(None, (told, same))), _failures(done.failed, "could not be fetched"))


def removed_html(removed: Removed) -> str:
    """Where files went, and how they come back."""
    names = tuple(was_at.name for was_at, _ in removed.moves)
    told = (
        f"{_names(names)}: moved to <code>{escape(str(removed.folder))}</code>. To put them back, move them to where "
        "they were (“where they were.txt” tells it), and rebuild."
    )
    return _block(f"{_files(len(names))} removed", told, "")


def sure_html(ids: Sequence[str]) -> str:
    """The question before something is removed."""
    return (
        f"<p>Move {_names(ids)} out of the library? The files are kept in the index's folder, and can be put back.</p>"
    )


def _block(title: str, told: str, more: str) -> str:
    about = f'<p class="otr-about">{told}</p>' if told else ""
    return f'<section class="otr-report"><h2 class="otr-title">{title}</h2>{about}{more}</section>'


def _failures(failed: Sequence[Failure], what: str) -> str:
    rows = "".join(
        f"<tr><td><bdi>{escape(one.source)}</bdi></td><td>{escape(f'{one.reason}. {one.hint}'.strip())}</td></tr>"
        for one in failed
    )
    return f"<h3>{len(failed)} {what}</h3><table>{rows}</table>" if rows else ""


def _names(names: Sequence[str]) -> str:
    more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
    return ", ".join(f"<bdi>{escape(name)}</bdi>" for name in names[:_MOST]) + more


def _files(number: int) -> str:
    return f"{number or 'No'} file{'' if number == 1 else 's'}"
