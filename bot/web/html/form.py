"""The form that asks for statements of a person: what about, where, when, and whom to set beside."""

from collections.abc import Iterable, Sequence
from html import escape

from bot.web.people.wanted import Wanted

Choice = tuple[str, str]
"""A value, and what is shown for it."""

_ORDERS = (("", "Oldest first"), ("latest", "Newest first"))
_DAY = "2024, 2024-06 or 2024-06-17"


def form_html(
    wanted: Wanted, publishers: Sequence[str], sources: Sequence[Choice], others: Sequence[str], topics: Sequence[str]
) -> str:
    """The form. It asks by an address, so it works without a script, and what it asks for can be mailed.

    Args:
        wanted: what is asked for now.
        publishers: to choose from.
        sources: to choose from, as ids and titles; others may be written.
        others: people to set beside, to choose from; others may be written.
        topics: to choose from; others may be written.
    """
    first = (
        _box("about", "About", wanted.about, "anything", _plain(topics)),
        _box("and", "Side by side with", wanted.beside, "nobody", _plain(others)),
        _select("order", "Order", wanted.order, _ORDERS),
    )
    more = (
        _select("publisher", "Publisher", wanted.publisher, [("", "All"), *_plain(publishers)]),
        _box("source", "Source", wanted.source, "all", sources),
        _box("since", "From", wanted.since, _DAY),
        _box("until", "To", wanted.until, _DAY),
        _check("quoted", "Only in their own words", on=bool(wanted.quoted)),
    )
    used = wanted.publisher or wanted.source or wanted.since or wanted.until or wanted.quoted
    clear = f'<a href="{escape(Wanted(wanted.person).address())}">Clear</a>' if _asks(wanted) else ""
    go = f'<div class="otr-go"><button type="submit">Show</button>{clear}</div>'
    return (
        f'<form class="otr-wanted" method="get" action="" role="search" aria-label="Statements">'
        f'<input type="hidden" name="person" value="{escape(wanted.person)}">'
        f'<div class="otr-fields">{"".join(first)}{go}</div>'
        f"<details{' open' if used else ''}><summary>More filters</summary>"
        f'<div class="otr-fields">{"".join(more)}</div></details></form>'
    )


def _asks(wanted: Wanted) -> bool:
    """Whether more is asked for than a person."""
    return wanted != Wanted(wanted.person, order=wanted.order, page=wanted.page)


def _plain(values: Iterable[str]) -> list[Choice]:
    return [(value, value) for value in values]


def _box(name: str, label: str, value: str, hint: str, choices: Sequence[Choice] = ()) -> str:
    options = "".join(map(_option, choices))
    listed, choose = f' list="otr-{name}-choices"', f'<datalist id="otr-{name}-choices">{options}</datalist>'
    return (
        f'<label>{label}<input type="text" name="{name}" value="{escape(value)}" placeholder="{hint}" '
        f'autocomplete="off"{listed if choices else ""}></label>{choose if choices else ""}'
    )


def _select(name: str, label: str, value: str, choices: Sequence[Choice]) -> str:
    # What an address asks for is shown, though it be none of the choices.
    known = any(one == value for one, _ in choices) or value == "first"
    options = "".join(_option(one, chosen=value) for one in (*choices, *([] if known else [(value, value)])))
    return f'<label>{label}<select name="{name}">{options}</select></label>'


def _check(name: str, label: str, *, on: bool) -> str:
    checked = " checked" if on else ""
    return f'<label class="otr-check"><input type="checkbox" name="{name}" value="own"{checked}>{label}</label>'


def _option(choice: Choice, chosen: str | None = None) -> str:
    value, told = choice
    selected = " selected" if value == chosen else ""
    return f'<option value="{escape(value)}"{selected}>{escape(told)}</option>'
