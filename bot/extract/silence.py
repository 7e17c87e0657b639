"""What is told where the sources do not answer: what is missing, and the nearest thing that there is."""

import re
from collections import Counter
from collections.abc import Collection, Sequence

from bot.extract.said import REPORTED, Found
from bot.extract.sure.compare import compare
from bot.types import Part
from bot.wording import with_article
from index import Index, Passage, Statement
from index.search import Question, coverage
from index.search.query import carries_meaning, content_words
from index.search.when import Period
from index.split.language import is_english
from prompts import load

ANYBODY = "anybody"
"""Stands in place of a name where nobody is asked about."""

# Below this, the nearest passage is about something else.
_FAR = 0.1
# From this on, its subject is surely the one asked about.
_NEAR = 0.4
# Missing words, nearest names and topics that are told, and characters of the nearest statement.
_MOST, _LONGEST = 3, 300
# One of so many statements has to be on the topics that are told as what somebody is quoted on.
_SHARE = 3
_MARKS = " \n\"'“”‘’"


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
    place = f" The nearest they come is {passages[0].cite}." if passages[0].score >= _FAR else ""
    if found and (found.speaker or found.nearest):
        return _unsaid(asked, found, index, place, filtered=filtered)
    if not is_english(asked.text):
        return load("decline").fill(gap="I understand questions in English only.", nearest="")
    unknown = _telling(
        index.unknown([word for word in asked.words if carries_meaning(word) and not _measures(word, asked)]), asked
    )
    missing = f"{_lacked(unknown, asked)}." if unknown else "answers this."
    if passages[0].score >= _NEAR:
        place = _beside(asked, passages[0], index, known=not unknown)
    return load("decline").fill(gap=f"{_none(filtered=filtered)} {missing}", nearest=place)


def _telling(words: Sequence[str], asked: Question) -> list[str]:
    """Of words that are missing those that tell most, in order: names and numbers, or else the longest."""
    marked = [word for word in words if _is_marked(word, asked)]
    longest = sorted(words, key=len, reverse=True)[:_MOST]
    return marked[:_MOST] or [word for word in words if word in longest]


def _measures(word: str, asked: Question) -> bool:
    """Whether it only says what is measured: "how old"."""
    return re.search(rf"\bhow {re.escape(word)}\b", asked.text, re.IGNORECASE) is not None


def _is_marked(word: str, asked: Question) -> bool:
    """Whether it is written as a name or a number; the first word of a question has its capital for being that."""
    return word[0].isdigit() or (word[0].isupper() and not asked.text.startswith(word))


def _lacked(words: Sequence[str], asked: Question, *, holds: str = "has", mentions: str = "mentions") -> str:
    """That words are missing: names and numbers as they are, others as the words that they are."""
    if _is_marked(words[0], asked):
        return f"{mentions} {_either(words)}"
    quoted = [f"“{word}”" for word in words]
    return f"{holds} the word{'s' if len(words) > 1 else ''} {_either(quoted)}"


def _either(words: Sequence[str]) -> str:
    """Words in a sentence: "planet", "planet or moons", "ice, hockey or championship"."""
    *before, last = words
    return f"{', '.join(before)} or {last}" if before else last


def _beside(asked: Question, passage: Passage, index: Index, *, known: bool) -> str:
    """The sentence that comes nearest and its place; and what its passage does not mention, if the sources do."""
    beside = compare(asked, passage, index)
    lacked = [word for word in beside.absent if not _measures(word, asked)]
    absent = _telling(lacked, asked) if known and len(beside.absent) < len(beside.content) else []
    lacks = f", which {_lacked(absent, asked, holds='does not have', mentions='does not mention')}" if absent else ""
    return f" The nearest is {passage.cite}{lacks}: “{_cut(beside.sentence.text)}”"


def _unsaid(asked: Question, found: Found, index: Index, place: str, *, filtered: bool) -> str:
    """That a statement is not there; the nearest one, or what else the one asked about is quoted on."""
    speaker = found.speaker or ANYBODY
    called = with_article(speaker, asked.text)
    near = f" The nearest is {_told(found.nearest[0])}" if found.nearest else ""
    near = near or _quoted(speaker, found.reported, index, timed=asked.period is not None)
    if asked.claim and _speaks(speaker, index):
        return load("decline").fill(gap=_unclaimed(called, filtered=filtered), nearest=near or place)
    on = _on(asked.about, _when(asked.period))
    return _unsaid_by(speaker, called, on, index, near=near or place, filtered=filtered)


def notes(asked: Question, found: Found, parts: Sequence[Part], index: Index, *, filtered: bool) -> tuple[str, str]:
    """What is told above and below an answer from statements: that there is none by the one asked about, that none has
    the words that were asked for, and that there are more.
    """
    if unlike := _unlike(asked, parts, index):
        return unlike, ""
    if found.speaker is None:
        return "", ""
    if all(part.kind == "about" for part in parts):
        speaks, called = _speaks(found.speaker, index), with_article(found.speaker, asked.text)
        if asked.claim and speaks:
            return _unclaimed(called, filtered=filtered), ""
        return _gap(called, _on(asked.about, _when(asked.period)) if speaks else "", filtered=filtered), ""
    if not asked.is_bare or asked.verb or asked.period or not found.left:
        return "", ""
    more = f"{found.left} more statements are" if found.left > 1 else "1 more statement is"
    least = "At least " if len(found.reported) >= REPORTED else ""
    return "", f"{least}{more} in the sources."


def _unlike(asked: Question, parts: Sequence[Part], index: Index) -> str:
    """That what is given is near in its meaning alone; nothing where a word of the topic stands in it, or above it."""
    some = [part.statement for part in parts if part.statement and part.kind == "said"]
    words = content_words(asked.about) if asked.about else ()
    weights = index.weights(words)
    if not some or not words or any(coverage(_with_titles(one, index), weights) for one in some):
        return ""
    told = [f"“{word}”" for word in _telling(words, asked)]
    return f"What comes nearest, without the word{'s' if len(told) > 1 else ''} {_either(told)}:"


def _with_titles(statement: Statement, index: Index) -> str:
    """The sentences that hold a statement, with the titles that they stand under."""
    text = index.document(statement.source).text[statement.sentence_start : statement.sentence_end]
    return f"{statement.title}\n{statement.location}\n{text}"


def unlisted(speaker: str | None, about: str | None, index: Index, filters: Collection[str]) -> str:
    """That there is no statement of somebody, about a topic, that passes the filters."""
    reported = index.statements(speaker, k=REPORTED) if speaker else []
    timed = bool({"since", "until"} & {*filters})
    name = speaker or ANYBODY
    near = _quoted(name, reported, index, timed=timed)
    return _unsaid_by(name, name, _on(about or ""), index, near=near, filtered=bool(filters))


def _unsaid_by(speaker: str, called: str, on: str, index: Index, *, near: str, filtered: bool) -> str:  # noqa: PLR0913  (all that may be missing, and what may be told instead)
    """That somebody, as a sentence calls them, does not speak, or not on a topic or at a time; and where they do, or
    who is called nearly so.
    """
    # Of those who are not called by name, as the police, some may speak of something else.
    if _speaks(speaker, index) or speaker[0].islower():
        return load("decline").fill(gap=_gap(called, on, filtered=filtered), nearest=near)
    gap = _gap(called, filtered=filtered)
    return load("decline").fill(gap=gap, nearest=_near_names(speaker, index) or near)


def _gap(called: str, on: str = "", *, filtered: bool) -> str:
    """What is missing: of one who never speaks, not on what."""
    return f"{_none(filtered=filtered)} has {called} speaking{on}."


def _unclaimed(called: str, *, filtered: bool) -> str:
    return f"{_none(filtered=filtered)} has {called} saying that."


def _on(about: str, when: str = "") -> str:
    return f"{f' on {about}' if about else ''}{when}"


def _speaks(speaker: str, index: Index) -> bool:
    return speaker == ANYBODY or bool(index.speakers(speaker))


def _near_names(speaker: str, index: Index) -> str:
    near = ", ".join(f"{one.name} ({one.statements})" for one in index.nearest_speakers(speaker, _MOST))
    return f" Nearest names: {near}." if near else ""


def _quoted(speaker: str, reported: Sequence[Statement], index: Index, *, timed: bool = False) -> str:
    """What somebody is quoted on, or when, or else where."""
    if not reported:
        return ""
    name = reported[0].speaker
    if timed:
        return f" {name} is quoted {_days(reported)}."
    topics = [(topic, number) for topic, number in index.topics(speaker, _MOST) if number > 1]
    if _SHARE * sum(number for _, number in topics) >= len(reported):
        return f" {name} is quoted on: {', '.join(f'{topic} ({number})' for topic, number in topics)}."
    return f" {name} is quoted in: {_titles(reported)}."


def _days(reported: Sequence[Statement]) -> str:
    """When they were reported, as in "between 2025-03-01 and 2025-06-14"."""
    days = sorted(filter(None, (one.spoken or one.published for one in reported)))
    if not days:
        return "in sources that tell no date"
    return f"on {days[0]}" if days[0] == days[-1] else f"between {days[0]} and {days[-1]}"


def _titles(reported: Sequence[Statement]) -> str:
    titles = Counter(one.title for one in reported)
    return ", ".join(f"“{title}” ({number})" for title, number in titles.most_common(_MOST))


def _none(*, filtered: bool) -> str:
    return "No source that passes the filters" if filtered else "No source"


def _told(nearest: Statement) -> str:
    """A statement in passing, with its place: it is no answer, so that it has no number."""
    return f"{nearest.speaker or 'somebody'}: “{_cut(_bare(nearest.content))}” ({nearest.cite})."


def _bare(content: str) -> str:
    """Words without the marks around them; as they stand where a part of them alone is between marks."""
    inner = content.strip(_MARKS)
    return content.strip() if set(inner) & set('"“”') else inner


def _cut(text: str) -> str:
    """A text on one line, or its beginning if it is long."""
    content = " ".join(text.split())
    return content if len(content) <= _LONGEST else f"{content[:_LONGEST].rsplit(' ', 1)[0]} …"


def _when(period: Period | None) -> str:
    """A time in words, as in " since 2025-03-01"."""
    if period is None:
        return ""
    match period.since, period.until:
        case str(since), None:
            return f" since {since}"
        case None, str(until):
            return f" until {until}"
        case since, until:
            return f" on {since}" if since == until else f" from {since} to {until}"
