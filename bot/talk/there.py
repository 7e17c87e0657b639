"""Where "there" is in a question: a place or an event that the conversation spoke of."""

import re
from collections.abc import Iterator, Sequence

from bot.talk.exchange import Exchange, named, sort
from bot.talk.phrases import phrases
from index import Index
from index.split import sentences
from index.split.mentions.namings import namings

# At the end, and not where it only says that something is.
_THERE = re.compile(
    r"(?<!\bis )(?<!\bare )(?<!n[’']t )\bthere(?= (?:before|again|too|then|as well|now|first|yet)$|$)",
    re.IGNORECASE,
)
# "How much damage was there" asks for no place.
_AMOUNT = re.compile(r"(?:and |but )?how much\b", re.IGNORECASE)
_IN = re.compile(r"\b(?:in|at|to) (?:the )?$")


def with_place(asked: str, past: Sequence[Exchange], index: Index) -> str:
    """With a place or an event in place of "there"; that there is something means none."""
    found = _THERE.search(asked)
    if found is None or _AMOUNT.match(asked):
        return asked
    before, behind = asked[: found.start()], asked[found.end() :]
    meant = next(filter(None, (_place(one, index) for one in reversed(past))), None)
    return f"{before}{meant}{behind}" if meant else asked


def _place(exchange: Exchange, index: Index) -> str | None:
    """Where something is that an exchange tells of, with "in" or "at"."""
    text = exchange.asked.text
    for phrase in phrases(text):
        if phrase.is_name and _IN.search(text[: phrase.start]) and sort(phrase.text, index) in {"body", "thing", "any"}:
            return f"in {phrase.text}"
    # Who was there is asked of the event, not of the town.
    if thing := next((one.text for one in named(exchange, index) if one.sort == "thing"), None):
        return f"at {thing}"
    shown = next(_places_shown(exchange), None) if exchange.asked.kind == "where" else None
    return f"in {shown}" if shown else None


def _places_shown(exchange: Exchange) -> Iterator[str]:
    """The names that stand behind "in" or "at" in what was shown."""
    for citation in exchange.answer.citations[:1] if exchange.answer else ():
        quote = citation.quote
        for naming in namings(quote, sentences(quote)):
            if _IN.search(quote[: naming.span[0]]):
                yield naming.name
