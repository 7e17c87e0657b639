"""The table of sources."""

from collections.abc import Sequence
from html import escape

from bot.web.html.text import to_source
from bot.web.library.sources import COLUMNS, Row, View

_STATE_HINT = {"not English": "It answers by its words; no statements are found in it."}


def table_html(found: Sequence[Row], every: Sequence[Row], view: View) -> str:
    """The first rows of those that were found. Buttons tell the page's script what is wanted in `data-want`.

    Args:
        found: in order.
        every: all that there are, found or not.
        view: how they are looked at.
    """
    shown = found[: view.most]
    more = len(found) - len(shown)
    button = f'<button type="button" class="otr-further" data-want="more">Show {min(more, 100)} more</button>'
    heads, body = "".join(_head(column, view) for column in COLUMNS), "".join(map(_row, shown))
    # Roles are said, for where the table is narrow its parts are blocks, which a screen reader takes for no table.
    return (
        f'<p class="otr-how-many" role="status">{_count(found, every, len(shown))}</p>'
        f'<table class="otr-sources" role="table" aria-label="Sources"><thead role="rowgroup"><tr role="row">'
        f'<th role="columnheader" scope="col"><span class="otr-unseen">Tick</span></th>'
        f'{heads}</tr></thead><tbody role="rowgroup">{body}</tbody></table>'
        f"{button if more > 0 else ''}"
    )


def _count(found: Sequence[Row], every: Sequence[Row], shown: int) -> str:
    failed = sum(row.state == "failed" for row in every)
    there = len(every) - failed
    told = f"{there:,} source{'' if there == 1 else 's'}"
    told += f", {failed:,} that could not be used" if failed else ""
    told = told if len(found) == len(every) else f"{len(found):,} found of {told}"
    return told if shown == len(found) else f"{told}; the first {shown:,} are shown"


def _head(column: str, view: View) -> str:
    sorted_ = column == view.column
    arrow = (" ▼" if view.down else " ▲") if sorted_ else ""
    order = f' aria-sort="{"descending" if view.down else "ascending"}"' if sorted_ else ""
    button = (
        f'<button type="button" data-want="{column}">{column.capitalize()}<span aria-hidden="true">{arrow}</span>'
        "</button>"
    )
    return f'<th role="columnheader" scope="col" class="otr-of-{column}"{order}>{button}</th>'


def _row(row: Row) -> str:
    state = row.state.replace(" ", "-").lower()
    name = f'<small class="otr-file"><bdi>{escape(row.source)}</bdi></small>' if row.title != row.source else ""
    cells = (
        ("title", f"{_title(row)}{name}"),
        ("publisher", f"<bdi>{escape(row.publisher)}</bdi>" if row.publisher else _nothing("no publisher")),
        ("date", escape(row.date) or _nothing("no date")),
        ("statements", _nothing("none") if row.state == "failed" else f"{row.statements:,}"),
        ("state", f'<span class="otr-state otr-is-{state}">{row.state}</span>{_why(row)}'),
    )
    tick = f'<input type="checkbox" value="{escape(row.source)}" aria-label="Tick {escape(row.title)}">'
    told = "".join(f'<td role="cell" class="otr-of-{name}">{html}</td>' for name, html in cells)
    return f'<tr role="row"><td role="cell">{tick}</td>{told}</tr>'


def _title(row: Row) -> str:
    title = f"<bdi>{escape(row.title)}</bdi>"
    return title if row.state == "failed" else f'<a href="{escape(to_source(row.source))}">{title}</a>'


def _why(row: Row) -> str:
    told = f"{row.reason}. {row.hint}".strip() if row.reason else _STATE_HINT.get(row.state, "")
    return f'<small class="otr-reason">{escape(told)}</small>' if told else ""


def _nothing(what: str) -> str:
    return f'<span class="otr-none"><span aria-hidden="true">–</span><span class="otr-unseen">{what}</span></span>'
