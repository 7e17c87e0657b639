"""Words, marks and quotations of one sentence as tokens; a quotation is one token."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from index.types import Span

_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}|(?:[A-Z]|Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Sgt|Capt|Jr|Sr|St|Prof|Rev|Maj|Adm)\."
    r"|[^\W_]+(?:[’'.,&/-](?=[^\W_])[^\W_]+)*[’']?|--+|[–—―]|[^\w\s]"
)
# The name of a book or a broadcast stands between marks as well: "Fox and Friends", but not "Yes."
_TITLE = re.compile(
    r"[“\"](?P<name>(?=\w+[ ’'])(?:(?:[A-Z0-9][\w’'-]*|and|of|the|with|in|on|for|to|a|&)"
    r"(?: (?=\w)|(?=[,.]?[”\"]))){2,8})"
    r"[,.]?[”\"]"
)
QUOTATION = "“”"
"""What a quotation reads as."""


class Token(NamedTuple):
    """A piece of a text from `start` to `end`: `text` as it is written, `low` in small letters unless it is a name that
    would be another word in these.
    """

    start: int
    end: int
    text: str
    low: str

    @property
    def is_word(self) -> bool:
        """Whether it is a word, and neither a mark nor a quotation."""
        return self.text[0].isalnum()

    @property
    def is_name(self) -> bool:
        """Whether it is written with a capital."""
        return self.text[0].isupper()


def tokens(text: str, span: Span, quotations: Sequence[Span]) -> list[Token]:
    """The tokens of a stretch of text; quotations that begin in it are one token each.

    Args:
        text: of the document.
        span: where to look.
        quotations: of the whole text, in order.
    """
    return list(_tokens(text, span, quotations))


def _tokens(text: str, span: Span, quotations: Sequence[Span]) -> Iterator[Token]:
    place = span[0]
    first = bisect_right(quotations, (place, -1))
    for start, end in map(quotations.__getitem__, range(first, len(quotations))):
        if start >= span[1]:
            break
        yield from _plain(text, place, start)
        title = _TITLE.fullmatch(text, start, end)
        if title is None:
            yield Token(start, end, QUOTATION, QUOTATION)
        else:
            yield Token(start, title.end("name"), title["name"], title["name"].lower())
            yield from _plain(text, title.end("name"), end - 1)
        place = end
    yield from _plain(text, place, span[1])


def _plain(text: str, start: int, end: int) -> Iterator[Token]:
    for found in _TOKEN.finditer(text, start, end):
        # Ms. May and Mr. Will are no auxiliaries; where a sentence begins with one it may be either.
        named = found[0] in {"May", "Will"} and found.start() > start
        yield Token(found.start(), found.end(), found[0], found[0] if named else found[0].lower().replace("’", "'"))
