"""Signs that a passage answers a question, or only has its words: what is missing, turned round, or met by meaning."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.extract.sure.compare import Compared, Stretch, Word, compare
from bot.extract.sure.opposites import extremes, negated, opposites
from index import Index, Passage
from index.search import Question
from index.search.likeness import Likeness
from index.split.speech.lexicon import MONTH_NAMES, WEEKDAYS

# A name inside a sentence; at its beginning any word has a capital.
_NAME = re.compile(r"(?<=[\w,;:)’'\"”] )[A-ZÀ-Þ][\w’'-]+")
_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?|half)\b",
    re.IGNORECASE,
)
_TIME = re.compile(rf"\b(?:\d{{4}}|{'|'.join((*WEEKDAYS, *MONTH_NAMES))}|yesterday|today|tomorrow)\b", re.IGNORECASE)
_WANTED = {"count": _NUMBER, "when": _TIME}
# What stands for the likeness of names and of words where a question has none.
_NO_NAME, _NO_WORD = 0.6, 0.5


class Signs(NamedTuple):
    """What tells whether the best passage answers a question. The nearest sentence is the one that has most of the
    question's words. Likenesses are by meaning, in -1..1; shares in 0..1; the others are counts, or 1 for yes.
    """

    sentence: float
    """Likeness of the nearest sentence."""
    passage: float
    """Likeness of the passage."""
    name: float
    """Likeness of what is most like it in the sentence, for the name or number of the question that is least met."""
    words: float
    """The same for its other words, on the average."""
    missing: float
    """Share, by rarity, of the rarest word that is not in the sentence."""
    absent: float
    """Share of the words that are not in the passage."""
    names: float
    """Names that are neither in the sentence nor beside it."""
    numbers: float
    """Numbers that are not in the sentence."""
    negation: float
    """The question has a "not", the sentence has none."""
    opposite: float
    """Words that are not in the sentence, while their opposites are."""
    opposite_near: float
    """The same of the passage."""
    extreme: float
    """An "only", "first" or "largest" that is not in the sentence."""
    unfilled: float
    """Neither the sentence nor those beside it have what is wanted: a number, a time or a name."""


def look(asked: Question, passage: Passage, index: Index) -> Signs | None:
    """The signs that a passage gives for a question; None where the embedder makes no vectors of tokens.

    Args:
        asked: the question.
        passage: the best one.
        index: that it was found in.
    """
    beside = compare(asked, passage, index)
    like = index.likeness(asked, passage, beside.span)
    return None if like is None else _signs(asked, beside, like)


def _signs(asked: Question, beside: Compared, like: Likeness) -> Signs:
    content, sentence = beside.content, beside.sentence
    plain = [like.words[word.span] for word in content if word.is_plain and word.span in like.words]
    marked = [like.words[word.span] for word in content if not word.is_plain and word.span in like.words]
    total = sum(word.weight for word in content) or 1.0
    return Signs(
        sentence=like.stretch,
        passage=like.passage,
        name=min(marked, default=_NO_NAME),
        words=sum(plain) / len(plain) if plain else _NO_WORD,
        missing=max((word.weight for word in content if not sentence.has(word)), default=0.0) / total,
        absent=len(beside.absent) / max(len(content), 1),
        names=sum(word.is_name and not beside.around.has(word) for word in content),
        numbers=sum(word.is_number and not sentence.has(word) for word in beside.words),
        negation=negated(asked.text) and not negated(sentence.text),
        opposite=_turned(beside.words, sentence),
        opposite_near=_turned(beside.words, beside.whole),
        extreme=sum(word not in sentence.words for word in extremes(asked.text)),
        unfilled=_unfilled(asked, beside),
    )


def _turned(words: Sequence[Word], text: Stretch) -> int:
    """How many of a question's words are not in a text, while their opposites are; "last" at its end is a verb."""
    last = words[-1:] if words and words[-1].text.lower() == "last" else ()
    return sum(opposites(word.text.lower(), word.stems, text.words, text.stems) for word in words if word not in last)


def _unfilled(asked: Question, beside: Compared) -> bool:
    """Whether something of a certain kind is asked for, and nothing there is of it but what the question has."""
    known = {word.text.lower() for word in beside.words}
    if wanted := _WANTED.get(asked.kind):
        return not any(map(wanted.search, beside.around.words - known))
    names = (found[0].lower() for found in _NAME.finditer(beside.around.text))
    return asked.kind in {"who", "where"} and known.issuperset(names)
