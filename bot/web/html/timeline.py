"""What people said, day by day; of two people side by side."""

from collections.abc import Sequence
from datetime import date
from html import escape
from itertools import pairwise

from bot.count import counted
from bot.web.html.text import address
from bot.web.people.spoken import Report, Spoken, by_day
from index import Speaker
from index.types import Span

_QUOTED = {"direct": "quoted", "mixed": "partly quoted", "indirect": "in other words"}


def timeline_html(told: Sequence[Spoken], people: Sequence[Speaker]) -> str:
    """The days on which something was said, each with what was said.

    Args:
        told: in order of time.
        people: who speaks; two stand beside each other.
    """
    names = [person.name for person in people]
    days = "".join(_day(day, some, names) for day, some in by_day(told))
    return f'<div class="otr-series otr-timeline{" otr-pair" if len(names) > 1 else ""}">{_heads(names)}{days}</div>'


def written(day: str | None) -> str:
    """A day as a reader writes it: "17 June 2024"."""
    if day is None:
        return "Without a date"
    on = date.fromisoformat(day)
    return f"{on.day} {on:%B} {on.year}"


def _heads(names: Sequence[str]) -> str:
    """The names above two columns; each day tells them to those who do not see columns."""
    if len(names) == 1:
        return ""
    return f'<div class="otr-heads" aria-hidden="true">{"".join(f"<div>{escape(name)}</div>" for name in names)}</div>'


def _day(day: str | None, some: Sequence[Spoken], names: Sequence[str]) -> str:
    when = f'<time datetime="{day}">{written(day)}</time>' if day else written(day)
    if len(names) == 1:
        body = _list(some)
    else:
        columns = ([one for one in some if one.report.statement.speaker == name] for name in names)
        cells = (_cell(name, own) for name, own in zip(names, columns, strict=True))
        body = f'<div class="otr-columns">{"".join(cells)}</div>'
    return f'<section class="otr-day"><h3>{when}</h3>{body}</section>'


def _cell(name: str, some: Sequence[Spoken]) -> str:
    return f"<div><h4>{escape(name)}</h4>{_list(some)}</div>" if some else '<div class="otr-none"></div>'


def _list(some: Sequence[Spoken]) -> str:
    return f'<ol class="otr-spoken">{"".join(f"<li>{_spoken(one)}</li>" for one in some)}</ol>'


def _spoken(one: Spoken) -> str:
    report = one.report
    also = "".join(f"<li>{_place(other)}</li>" for other in one.also)
    folded = f"<details><summary>also in {counted(len(one.also), 'place')}</summary><ul>{also}</ul></details>"
    return (
        f'<p class="otr-said">{_words(report, one.lit)}</p>'
        f'<p class="otr-note">{_place(report)} · {escape(" · ".join(_notes(one)))}</p>{folded if also else ""}'
    )


def _words(report: Report, lit: Sequence[Span]) -> str:
    """What is shown, with the speaker's part of it set off, if it is not all of it."""
    if [*lit] == [(report.start, report.end)]:
        return escape(report.words)
    inside = [(max(start, report.start), min(end, report.end)) for start, end in lit]
    cuts = sorted({report.start, report.end, *(edge for span in inside if span[0] < span[1] for edge in span)})
    return "".join(_piece(report, span, inside) for span in pairwise(cuts))


def _piece(report: Report, span: Span, lit: Sequence[Span]) -> str:
    words = escape(report.words[span[0] - report.start : span[1] - report.start])
    said = any(start <= span[0] < end for start, end in lit)
    return f'<strong class="otr-lit">{words}</strong>' if said else words


def _place(report: Report) -> str:
    """A link that opens the reader there."""
    said = report.statement
    href = escape(address(said.source, (report.start, report.end), report.words))
    where = ", ".join(filter(None, (said.title, said.location)))
    publisher = f" · {escape(said.publisher)}" if said.publisher else ""
    return f'<a class="otr-at" href="{href}">{escape(where)}</a>{publisher}'


def _notes(one: Spoken) -> list[str]:
    """What the source calls who speaks, how it is told, and when, beside the day that stands above; with what verb,
    where that is not in what is shown.
    """
    report, said = one.report, one.report.statement
    cue = "" if said.cue in report.words else f"“{' '.join(said.cue.split())}”"
    when = (
        f"said this day, reported {said.published or 'without a date'}"
        if said.spoken
        else said.published and "reported this day"
    )
    return [part for part in (said.role, cue, _QUOTED[one.quoted], said.medium, when) if part]
