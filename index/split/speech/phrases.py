"""Noun phrases of a sentence, from where they begin or to where they end."""

import re

from index.split.speech.lexicon import (
    AUXILIARIES,
    CONJUNCTIONS,
    CUES,
    MONTHS,
    NOMINATIVE,
    NOUNS,
    PREPOSITIONS,
    SUBORDINATORS,
    TIMES,
    WEEKDAYS,
)
from index.split.speech.sentence import Range, Sentence
from index.split.speech.tokens import QUOTATION

_CLOSED = PREPOSITIONS | SUBORDINATORS | CONJUNCTIONS | AUXILIARIES
_SPANS = (TIMES - MONTHS) | frozenset("month months year years day days hour hours".split())
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_NICKNAME = 20  # characters, at most


def phrase_from(sentence: Sentence, i: int, joined: frozenset[str] = frozenset({"of", "for"})) -> Range | None:
    """The noun phrase that begins at a token; prepositions that are not among `joined` end it."""
    low = sentence.low(i)
    if not low or not sentence.tokens[i].is_word or low in _CLOSED or low in {"this", "that"}:
        return None
    if low in NOMINATIVE:
        return i, i + 1
    if low in TIMES and not sentence.is_name(i + 1):
        return None
    j = i + 1
    while j < len(sentence) and sentence.tokens[j].is_word and not _ends_phrase(sentence, j, joined):
        j += 1
    return i, j


def _ends_phrase(sentence: Sentence, j: int, joined: frozenset[str]) -> bool:
    low = sentence.low(j)
    if low in AUXILIARIES or low in SUBORDINATORS or low in WEEKDAYS or low in NOMINATIVE:
        return True
    if low in PREPOSITIONS:
        return low not in joined
    return low in CUES and not sentence.is_name(j) and low not in NOUNS


def phrase_to(sentence: Sentence, end: int) -> Range | None:
    """The noun phrase that ends before the token `end`."""
    if end <= 0:
        return None
    low = sentence.low(end - 1)
    if low in NOMINATIVE:
        return end - 1, end
    if not (sentence.tokens[end - 1].is_word or low in {")", QUOTATION, "'", "’"}) or low in _CLOSED:
        return None
    start = _back(sentence, end)
    while start < end and (behind := _opener(sentence, start, end)):
        start = behind
    if start >= end:
        return None
    # "the official who saw it said": who saw it is part of who says.
    if sentence.low(start - 1) == "who" and start > 1 and (outer := phrase_to(sentence, start - 1)):
        return outer[0], end
    return start, _before_time(sentence, start, end)


def _before_time(sentence: Sentence, start: int, end: int) -> int:
    """Where a phrase ends before "on Tuesday" or "just this month"; Ms. May is no time."""
    when = end
    while when > start + 1 and (sentence.low(when - 1) in _SPANS or sentence.is_adverb(when - 1)):
        when -= 1
    return when - 1 if when < end and sentence.low(when - 1) in PREPOSITIONS and when - 1 > start else when


def _back(sentence: Sentence, end: int) -> int:
    """The first token of the noun phrase that ends before `end`."""
    j = end
    while j > 0:
        low = sentence.low(j - 1)
        if low == ")":
            j = before(sentence, "(", j - 1)
            continue
        if not sentence.tokens[j - 1].is_word and not (j < end and _is_in_name(sentence, j - 1)):
            return j
        if low in AUXILIARIES or low in NOMINATIVE or low in SUBORDINATORS:
            return j
        if low in CUES and not sentence.is_name(j - 1) and low not in NOUNS and not low.endswith("ing"):
            return j
        if low in CONJUNCTIONS and not (j < end and sentence.is_name(j) and j > 1 and sentence.is_name(j - 2)):
            return j
        j -= 1
    return j


def _is_in_name(sentence: Sentence, i: int) -> bool:
    """Whether a token joins two words of a name: a nickname between marks, or the "&" of a firm."""
    joins = sentence.low(i) == "&" or (sentence.low(i) == QUOTATION and sentence.size((i, i + 1)) < _NICKNAME)
    return joins and sentence.is_name(i - 1) and sentence.is_name(i + 1)


def _opener(sentence: Sentence, start: int, end: int) -> int:
    """Behind "On Monday", "Later" and their like, if a phrase begins so; else 0."""
    if sentence.is_adverb(start) or sentence.low(start) in TIMES:
        return start + 1
    if sentence.low(start) not in PREPOSITIONS:
        return 0
    if _YEAR.fullmatch(sentence.low(start + 1)) and start + 2 < end:
        return start + 2
    when = next((k for k in range(start + 1, end - 1) if _is_time(sentence, k)), None)
    if when is None:
        return 0
    return when + 2 if sentence.low(when + 1).isdigit() and when + 2 < end else when + 1


def _is_time(sentence: Sentence, k: int) -> bool:
    """Whether a token is a word for a time; "May" beside a number."""
    return sentence.low(k) in TIMES or (
        sentence.low(k) == "May" and {sentence.low(k - 1).isdigit(), sentence.low(k + 1).isdigit()} != {False}
    )


def before(sentence: Sentence, mark: str, i: int) -> int:
    """The nearest place of a mark before a token; 0 where it stands nowhere."""
    while i > 0 and sentence.low(i) != mark:
        i -= 1
    return i
