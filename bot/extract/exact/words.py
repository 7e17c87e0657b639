"""The words of one sentence and what each may be, by lists and endings: it shows where phrases begin and end."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from index.search import stems
from index.split.speech.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    MONTH_NAMES,
    NOMINATIVE,
    PAST,
    PREPOSITIONS,
    SUBORDINATORS,
)
from index.split.speech.tokens import Token, tokens
from index.types import Span

Sort = Literal[
    "number", "name", "noun", "verb", "adverb", "article", "preposition", "of", "auxiliary", "opener", "and", "pronoun",
    ",", "(", ")", "quote", "$", "%", "-", "."
]  # fmt: skip
"""What a word or mark may be. A "noun" is any word that is nothing else; an "opener" opens a clause."""

NUMBERS = frozenset(
    """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions
    billion billions trillion dozen dozens half quarters thirds
    """.split()
)
_ARTICLES = frozenset(
    """
    a an the this these those his her its their our your my some any each every another other no all many most few
    several both more
    """.split()
)
_OBJECTS = frozenset("them him us me".split())
# Verbs of the present that stand between two nouns more often than nouns do.
_PRESENT = frozenset(
    """
    include includes contain contains provide provides use uses make makes become becomes give gives take takes allow
    allows require requires remain remains consist consists lead leads
    """.split()
)
_OPENERS = SUBORDINATORS - {"after", "before", "once"}
_MARKS: dict[str, Sort] = {
    **dict.fromkeys("[(", "("),
    **dict.fromkeys(")]", ")"),
    **dict.fromkeys("\"“”'‘’«»„", "quote"),
    **dict.fromkeys("$£€", "$"),
    **dict.fromkeys("–—-/", "-"),
    ",": ",",
    "%": "%",
}
_SORTS: tuple[tuple[frozenset[str], Sort], ...] = (
    (NUMBERS, "number"),
    (frozenset({"of"}), "of"),
    (AUXILIARIES, "auxiliary"),
    (_ARTICLES, "article"),
    (_OPENERS, "opener"),
    (PREPOSITIONS, "preposition"),
    (CONJUNCTIONS, "and"),
    (NOMINATIVE | _OBJECTS, "pronoun"),
    (ADVERBS, "adverb"),
)
_MONTH = f"(?:{'|'.join(MONTH_NAMES)})"
_YEAR = r"(?:1\d|20)\d\d"
_DATE = re.compile(
    rf"(?:(?:early|mid|late|the|about|around|circa)[\s-]+)*(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?"
    rf"(?:{_MONTH}\s+(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s+)?(?:of\s+)?{_YEAR}|{_MONTH}\s+\d{{1,2}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+century|{_YEAR}(?:s|[–-]\d{{2,4}})?|\d{{3,4}}(?:\s+(?:ad|bc|bce|ce))?)\b",
    re.IGNORECASE,
)


class Words:
    """A sentence as words and marks.

    Args:
        text: of the sentence.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokens(text, (0, len(text)), ())
        self.sorts = [_sort(token) for token in self.tokens]
        self.stems = [stem(token.low) if token.is_word else "" for token in self.tokens]

    def __len__(self) -> int:
        return len(self.tokens)

    def low(self, i: int) -> str:
        """A word in small letters; "" where there is none."""
        return self.tokens[i].low if 0 <= i < len(self.tokens) else ""

    def sort(self, i: int) -> Sort | Literal["^"]:
        """What a word may be; "^" where there is none."""
        return self.sorts[i] if 0 <= i < len(self.tokens) else "^"

    def span(self, i: int, j: int) -> Span:
        """Where the words from the i-th to before the j-th stand in the sentence."""
        return self.tokens[i].start, self.tokens[j - 1].end

    def dates(self) -> list[tuple[int, int]]:
        """The dates in it, as numbers of the first word and of the one behind the last."""
        return [_covered(self.tokens, found.span()) for found in _DATE.finditer(self.text)]


def _covered(words: Sequence[Token], span: Span) -> tuple[int, int]:
    own = [i for i, word in enumerate(words) if word.start < span[1] and span[0] < word.end]
    return (own[0], own[-1] + 1) if own else (0, 0)


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A word in small letters as the index keeps it."""
    return next(iter(stems(word.removesuffix("'s"))), "")


def _sort(token: Token) -> Sort:
    low = token.low
    if not token.is_word:
        return _MARKS.get(token.text, ".")
    if low[0].isdigit():
        return "number"
    return next((sort for words, sort in _SORTS if low in words), None) or _open(token)


def _open(token: Token) -> Sort:
    """What a word is that stands in no list."""
    low = token.low
    if low.endswith("ly") and len(low) > len("only"):
        return "adverb"
    if token.is_name:
        return "name"
    return "verb" if low in PAST or low in _PRESENT or low.endswith("ed") else "noun"
