"""One person, or two side by side: who they are, what may be asked for, and what they said."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from html import escape

from bot.count import counted
from bot.web.html.chart import bars
from bot.web.html.periods import by_period
from bot.web.html.speakers import BACK, roles
from bot.web.html.text import to_source
from bot.web.html.timeline import timeline_html
from bot.web.people.spoken import ON, PAGE, Spoken, day_of
from bot.web.people.wanted import Wanted
from index import Source, Speaker, Statement

_SOURCES, _SPELLINGS = 30, 6


def person_html(people: Sequence[Speaker], wanted: Wanted, parts: Iterable[str]) -> str:
    """The article of one person or two: the name, and its parts."""
    title = " and ".join(escape(person.name) for person in people)
    told = "".join(map(_about, people))
    subject = f'<p class="otr-about">About “{escape(wanted.about)}”</p>' if wanted.about else ""
    return (
        f'<article class="otr-person">{BACK}<h2 class="otr-title" tabindex="-1">{title}</h2>{told}'
        f"{subject}{''.join(parts)}</article>"
    )


def _about(person: Speaker) -> str:
    """What the sources call somebody, and how much of them there is."""
    when = " to ".join(dict.fromkeys(filter(None, (person.first, person.last))))
    much = f"{counted(person.statements, 'statement')} in {counted(len(person.sources), 'source')}"
    names = person.also_written[:_SPELLINGS]
    also = f"also written {', '.join(names)}" if names else ""
    return f'<p class="otr-about">{escape(" · ".join(filter(None, (roles(person), much, when, also))))}</p>'


def topics_html(wanted: Wanted, topics: Sequence[str]) -> str:
    """What they speak about, each a link to what they say on it."""
    told = ", ".join(
        f'<a href="{escape(wanted.address(about=topic))}">{escape(topic)}</a>' for topic in topics if topic
    )
    lead = "Both speak about" if wanted.beside else "Speaks about"
    return f'<p class="otr-topics">{lead}: {told}</p>' if told else ""


def charts_html(found: Sequence[Statement], people: Sequence[Speaker]) -> str:
    """How many statements there are over time: a chart each, over the same time."""
    periods = [name for name, _ in by_period(map(day_of, found))]
    charts = []
    for person in people:
        days = [day for one in found if one.speaker == person.name and (day := day_of(one))]
        counts = [(name, sum(day.startswith(name.removesuffix("0s")) for day in days)) for name in periods]
        charts.append(bars(counts, f"Statements of {person.name} over time"))
    return f'<div class="otr-charts">{"".join(charts)}</div>' if len(periods) > 1 else ""


def said_html(found: Sequence[Statement], told: Sequence[Spoken], people: Sequence[Speaker], wanted: Wanted) -> str:
    """A page of what was said, and the ways to the others.

    Args:
        found: all statements that are asked for.
        told: what this page shows of them, in order of time.
        people: who speaks.
        wanted: what is asked for.
    """
    number, silent = len(found), _silent(found, people, wanted)
    if not number:
        return silent
    pages = -(-number // PAGE)
    kind = "those that fit best" if wanted.about and number >= ON else "the same words once"
    first = (wanted.page - 1) * PAGE
    part = f"{first + 1:,}–{min(first + PAGE, number):,} of " if pages > 1 else ""
    count = f'<p class="otr-number" role="status">{part}{counted(number, "statement")}, {kind}</p>'
    return f"{count}{silent}{timeline_html(told, people)}{_ways(wanted, pages)}"


def sources_html(found: Sequence[Statement], sources: Mapping[str, Source]) -> str:
    """The sources of what was said, folded, those with most statements first."""
    numbers = Counter(one.source for one in found).most_common()
    lines = "".join(f"<li>{_source(sources[source], number)}</li>" for source, number in numbers[:_SOURCES])
    left = len(numbers) - _SOURCES
    more = f"<li>and {counted(left, 'more source')}</li>" if left > 0 else ""
    title = f"<summary>In {counted(len(numbers), 'source')}</summary>"
    return f'<details class="otr-in">{title}<ul>{lines}{more}</ul></details>' if numbers else ""


def _silent(found: Sequence[Statement], people: Sequence[Speaker], wanted: Wanted) -> str:
    """Of whom no statement is asked for; a topic may be why, or another filter."""
    speaks = {one.speaker for one in found}
    names = " or ".join(escape(person.name) for person in people if person.name not in speaks)
    topic = f" on “{escape(wanted.about)}”" if wanted.about else ""
    return f'<p class="otr-silence" role="status">No statement of {names}{topic} passes.</p>' if names else ""


def _ways(wanted: Wanted, pages: int) -> str:
    """Links to the pages before and after."""
    if pages == 1:
        return ""
    ways = ((wanted.page - 1, "Earlier on the list"), (wanted.page + 1, "Show more"))
    links = "".join(
        f'<a href="{escape(wanted.address(page=page))}">{name}</a>' for page, name in ways if 1 <= page <= pages
    )
    return f'<nav class="otr-ways" aria-label="Pages">{links}<span>Page {wanted.page} of {pages}</span></nav>'


def _source(source: Source, number: int) -> str:
    about = " · ".join(filter(None, (source.publisher, source.published, counted(number, "statement"))))
    return f'<a class="otr-at" href="{escape(to_source(source.source))}">{escape(source.title)}</a> · {escape(about)}'
