"""What is told where the sources do not answer: what is missing, and the nearest thing that there is."""

from collections.abc import Sequence

from bot.said import Found
from index import Index, Passage, Statement
from index.search import Question
from index.search.query import carries_meaning
from index.search.when import Period
from index.split.names import names
from prompts import load

# Below this, the nearest passage is about something else.
_FAR = 0.1
# Nearest names and topics that are told, and characters of the nearest statement.
_MOST, _LONGEST = 3, 300


def decline(asked: Question, passages: Sequence[Passage], found: Found | None, index: Index, *, filtered: bool) -> str:
    """What is missing, and the nearest thing that there is.

    Args:
        asked: the question.
        passages: that were found, best first.
        found: what the statements told, if they were asked.
        index: what was asked.
        filtered: whether only some sources could answer.
    """
    if not passages:
        return "No source passes these filters."
    none = "No source that passes the filters" if filtered else "No source"
    if found is None or (asked.kind == "who said" and not found.nearest):
        return _filled(f"{none} {_unsaid(asked, index)}", _place(passages[0]))
    who = found.speaker or "anybody"
    if asked.claim and found.nearest:
        return _filled(f"{none} has {who} saying that.", f" The nearest is {_told(found.nearest[0])}")
    known = found.speaker is None or found.reported or any(names(asked.surname or "", p.text) for p in passages)
    on = f" on {' '.join(asked.about)}" if known and asked.known and asked.about else ""
    when = _when(asked.period) if asked.period and known else ""
    near = _near_speaker(found, index) or _place(passages[0])
    return _filled(f"{none} has {who} speaking{on}{when}.", near)


def _filled(gap: str, near: str) -> str:
    return load("decline").fill(gap=gap, nearest=near)


def _unsaid(asked: Question, index: Index) -> str:
    """What is missing for a question that is not about somebody's statements."""
    unknown = index.unknown([word for word in asked.words if carries_meaning(word)])
    return f"mentions {' or '.join(unknown)}." if unknown else "answers this."


def _place(nearest: Passage) -> str:
    return f" The nearest they come is {nearest.cite}." if nearest.score >= _FAR else ""


def _near_speaker(found: Found, index: Index) -> str:
    """What the one asked about is quoted on, or who is called nearly so."""
    if found.reported:
        topics = ", ".join(f"{topic} ({number})" for topic, number in index.topics(found.speaker or "", _MOST))
        name = found.reported[0].speaker
        return f" {name} is quoted on: {topics}." if topics else f" The latest of {name} is {_told(found.reported[0])}"
    near = index.nearest(found.speaker or "", _MOST)
    return f" Nearest names: {', '.join(f'{one.name} ({one.statements})' for one in near)}." if near else ""


def _told(nearest: Statement) -> str:
    """A statement in passing, with its place: it is no answer, so that it has no number."""
    content = " ".join(nearest.content.split()).strip(" \"'“”‘’")
    cut = content if len(content) <= _LONGEST else f"{content[:_LONGEST].rsplit(' ', 1)[0]} …"
    return f"{nearest.speaker or 'somebody'}: “{cut}” ({nearest.cite})."


def _when(period: Period) -> str:
    match period.since, period.until:
        case str(since), None:
            return f" since {since}"
        case None, str(until):
            return f" until {until}"
        case since, until:
            return f" on {since}" if since == until else f" from {since} to {until}"
