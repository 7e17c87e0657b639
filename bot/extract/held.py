"""The sentence, or the list, that holds what is wanted: somebody's conditions, what they want, what something is."""

import re
from collections.abc import Iterator, Sequence

from bot.extract.definitions import defines
from bot.extract.lists import Listed, lists
from bot.extract.sentences import Sentence
from bot.extract.wish import Wish, wish
from index import Index, Passage
from index.search import Question, coverage, stems
from index.split import sentences
from index.split.names import names

# What a list gains by naming what it lists itself, by doing so in its first sentence, and by telling there whose.
_NAMED, _OPENING, _OWNER = 1.0, 0.5, 0.5
# How many words may stand between the one who wants and the word that says so.
_BETWEEN = 5
# "Such assurances", "this": what is wanted is told elsewhere.
_ELSEWHERE = re.compile(r"\b(?:such|this|that|it|them|these|those|so)\b")


def held(asked: Question, passages: Sequence[Passage], index: Index) -> Sentence | None:
    """What holds what is wanted; None where nothing does, or where any sentence with the question's words would do.

    Args:
        asked: the question.
        passages: where to look, best first.
        index: tells how much each word counts.
    """
    wanted = wish(asked.text)
    if wanted is None:
        return None
    weights = index.weights(asked.words)
    find = {"list": _lists, "wish": _wishes, "definition": _definitions}[wanted.form]
    return max(find(wanted, passages, weights), key=lambda one: one.score, default=None)


def _lists(wanted: Wish, passages: Sequence[Passage], weights: dict[frozenset[str], float]) -> Iterator[Sentence]:
    """The lists of what is wanted, of the one whose it is."""
    for passage in passages:
        heading = passage.location if wanted.noun & {*stems(passage.location)} else ""
        for one in lists(passage.text, heading):
            score = _list_score(one, wanted, passage)
            if score:
                yield _sentence(passage, (one.start, one.end), score + passage.score, weights)


def _list_score(one: Listed, wanted: Wish, passage: Passage) -> float:
    """How surely a list is the one that is wanted; 0.0 if it is not."""
    text = passage.text[one.start : one.end]
    around = f"{passage.title} {passage.location} {passage.text[: one.end]}"
    named, heads = (bool(wanted.noun & {*stems(words)}) for words in (text, passage.location))
    if not (named or heads) or not _has(wanted.who, around):
        return 0.0
    opening = bool(wanted.noun & {*stems(one.opening)})
    return _NAMED * named + _OPENING * opening + _OWNER * _has(wanted.who, one.opening) + _OPENING * heads


def _wishes(wanted: Wish, passages: Sequence[Passage], weights: dict[frozenset[str], float]) -> Iterator[Sentence]:
    """The sentences in which somebody wants something."""
    for passage in passages:
        for start, end in sentences(passage.text):
            text = passage.text[start:end]
            if said := _wants(wanted, text):
                yield _sentence(passage, (start, end), said + coverage(text, weights) + passage.score, weights)


def _wants(wanted: Wish, text: str) -> float:
    """How clearly somebody wants something in a sentence, and says what; 0.0 if not."""
    words = re.findall(r"\w+(?:[’']\w+)?", text)
    last = wanted.who.rsplit(maxsplit=1)[-1]
    owners = [at for at, word in enumerate(words) if names(last, word)]
    for at, word in enumerate(words):
        if wanted.noun & {*stems(word)} and any(0 < at - owner <= _BETWEEN for owner in owners):
            return 0.2 if _ELSEWHERE.match(" ".join(words[at + 1 : at + 2])) else 1.0
    return 0.0


def _definitions(wanted: Wish, passages: Sequence[Passage], weights: dict[frozenset[str], float]) -> Iterator[Sentence]:
    """The sentences that say what something is."""
    for passage in passages:
        for start, end in sentences(passage.text):
            if clear := defines(wanted.subject, passage.text[start:end]):
                yield _sentence(passage, (start, end), clear + passage.score, weights)


def _has(who: str, text: str) -> bool:
    """Whether a text names somebody, or writes the last word of what they are called; nobody is named everywhere."""
    return not who or names(who.rsplit(maxsplit=1)[-1], text)


def _sentence(passage: Passage, span: tuple[int, int], score: float, weights: dict[frozenset[str], float]) -> Sentence:
    start, end = span
    text = passage.text[start:end]
    return Sentence(
        passage, passage.start + start, passage.start + end, text, score, coverage(text, weights), speaks=False
    )
