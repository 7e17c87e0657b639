"""Questions, names and addresses as people write them, or those who mean harm."""

import re
from datetime import date

from bot.web.people.wanted import Wanted
from index.errors import QuestionError
from index.search import understand
from index.search.people import grouped, one
from index.search.query import Question
from index.search.when import period
from index.split.names import key, names, spellings
from index.split.people import readings, same
from tests.fuzz.saying import text_of
from tests.fuzz.target import Target, holds, words_of

_TODAY = date(2025, 3, 12)


def question(data: bytes) -> None:
    """A question is understood, whatever it is, and by its own words alone."""
    text = text_of(data)
    found = understand(text, _TODAY)
    asks(found)
    holds(understand(text, _TODAY) == found, "another time it asks something else")
    plain = understand(text, _TODAY, statements=False)
    asks(plain)
    holds(plain.speaker is None and plain.claim is None, plain)


def asks(found: Question) -> None:
    """Holds a question to its laws: what it asks for is written in it."""
    holds(len(found.words) == len(found.terms), found)
    holds(len(set(found.words)) == len(found.words), found)
    holds(all(word in found.text for word in found.words), found)
    holds(all(phrase in found.text for phrase in found.phrases), found)
    for part in (found.speaker, found.about, found.claim, found.verb):
        holds(all(word in found.text for word in (part or "").split()), (found, part))
    holds((found.kind == "said") == (found.speaker is not None), found)
    if found.period:
        days = [day for day in (found.period.since, found.period.until) if day]
        holds(bool(days) and days == sorted(days) and all(map(date.fromisoformat, days)), found.period)
        holds(0 <= found.period.start < found.period.end <= len(found.text), found.period)


def when(data: bytes) -> None:
    """The time that a question names, on any day of any year."""
    first, _, text = text_of(data).partition("\n")
    try:
        today = date.fromisoformat(first)
    except ValueError:
        today = _TODAY
    found = period(text, today)
    if found:
        days = [day for day in (found.since, found.until) if day]
        holds(bool(days) and days == sorted(days), found)
        holds(0 <= found.start < found.end <= len(text), found)
    holds(period(text, today) == found, "another time it is another one")


def people(data: bytes) -> None:
    """Names, a line each: every one is in one group, whatever their order, and is the same as itself."""
    lines = [line for line in text_of(data).split("\n") if line][:24]
    counts = {line: number for number, line in enumerate(lines, start=1)}
    found = grouped(counts)
    holds(sorted(name for group in found for name in group) == sorted(counts), found)
    holds(grouped(dict(reversed(counts.items()))) == found, "their order says something")
    for line, other in zip(lines, reversed(lines), strict=True):
        holds(same(line, other) == same(other, line), (line, other))
        holds(one(line, other) == one(other, line), (line, other))
        holds(key(line) == key(line) and readings(line) == readings(line), line)
        holds(spellings(line)[0] == line.lower(), line)
        names(line, other)


def address(data: bytes) -> None:
    """An address of the People page: what it asks for is asked for by its own address."""
    try:
        wanted = Wanted.of(text_of(data))
    except QuestionError as error:
        holds(bool(error.hint), error)
        return
    holds(Wanted.of(wanted.address(page=wanted.page)) == wanted, wanted)
    holds(re.fullmatch(r"\?[!-~]*", wanted.address()) is not None, wanted.address())


QUESTIONS = words_of(
    "what did ¦who said ¦when ¦how many ¦did ¦has ¦why ¦ say about ¦ said ¦that ¦ tell ¦Dmitry Peskov¦Zelensky¦"
    "the Kremlin's spokesman¦Ministry¦ and ¦or ¦not ¦latest ¦first ¦ever¦in March 2025¦last week¦"
    "the last two weeks¦between ¦ and ¦since ¦until ¦yesterday¦today¦spring¦2 March¦30 February¦0001-01-01¦"
    "9999-12-31¦99999999¦the 1990s¦from ¦ to ¦-¦–¦Q3 2024¦\"¦“¦”¦«¦»¦’¦'¦?¦!¦\u202e¦\u200b¦\u0301¦İ¦ſ¦ß¦\u2028¦"
    "🙂¦Ｐ¦\ud800"
)
NAMES = words_of(
    "Ada ¦Holm¦A. ¦Dr. ¦President ¦von der ¦al-¦Jr.¦III¦Зеленський¦Zelenskyy¦Şahin¦Ministry¦the ¦'s¦’¦-¦José¦"
    "\u0301¦王毅¦Xi Jinping¦O'Malley¦\n¦ﬁ¦İ¦ال¦đ"
)

TARGETS = (
    Target("question", question, QUESTIONS),
    Target("when", when, QUESTIONS),
    Target("people", people, NAMES, 600),
    Target(
        "address",
        address,
        ("?person=", "&and=", "&about=", "&since=", "&page=", "%20", "%ff", "+", "#", ";", "&quoted=own"),
    ),
)
