"""The sentence, or the list, that holds what is wanted: somebody's conditions, what they want, what something is."""

import re
from collections.abc import Callable, Iterator, Sequence

from bot.extract.held.definitions import defines
from bot.extract.held.lists import Listed, enumerates, lists
from bot.extract.held.persons import introduces
from bot.extract.held.wish import WANTING, Wish, wish
from bot.extract.sentences import Sentence
from index import Index, Passage
from index.search import Question, coverage, stems
from index.split import sentences
from index.split.names import names

# What a list gains where the word for what is wanted stands before its items, and in its heading.
_OPENS, _HEADS = 1.5, 0.5
_GOES_ON = re.compile(r"(?:he|she|they|it|these|those|this|his|her|their|its)\b", re.IGNORECASE)
# A heading that says whose it is.
_ANYBODY = re.compile(r"[’']s?\s|\b(?:of|by) [A-Z]")
# How many words may stand between the one who wants and the word that says so.
_BETWEEN = 5
# And how near its noun must stand to one who has it, and what must follow.
_BESIDE = 2
_FOR = frozenset("for on of that to".split())
# "Such assurances", "this": what is wanted is told elsewhere.
_ELSEWHERE = re.compile(r"\b(?:such|this|that|it|them|these|those|so)\b")

_Finder = Callable[[Wish, Sequence[Passage], dict[frozenset[str], float]], Iterator[Sentence]]


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
    for find in _finders(wanted):
        if found := max(find(wanted, passages, weights), key=lambda one: one.score, default=None):
            return found
    return None


def _finders(wanted: Wish) -> Sequence[_Finder]:
    """Where to look first, and where else: what somebody demands is a list or a sentence in which they demand it."""
    if wanted.form in {"definition", "person"}:
        return [_definitions if wanted.form == "definition" else _persons]
    if wanted.form == "wish":
        return [_wishes, _lists]
    return [_lists, _wishes] if wanted.wanted else [_lists]


def _lists(wanted: Wish, passages: Sequence[Passage], weights: dict[frozenset[str], float]) -> Iterator[Sentence]:
    """The lists of what is wanted, of the one whose it is."""
    for passage in passages:
        for one in lists(passage.text, passage.location if _calls(wanted, passage.location) else ""):
            score = _list_score(one, wanted, passage)
            if score:
                yield _sentence(passage, (one.start, one.end), score + passage.score, weights)


def _list_score(one: Listed, wanted: Wish, passage: Passage) -> float:
    """How surely a list is the one that is wanted; 0.0 if it is not."""
    heading = passage.location
    heads = _calls(wanted, heading) and (_has(wanted.who, heading) or _ANYBODY.search(f"{heading} ") is None)
    opens = _calls(wanted, one.opening)
    if not (opens or heads) or not _is_of(wanted, one, heading):
        return 0.0
    return _OPENS * opens + _HEADS * heads + enumerates(passage.text[one.start : one.end])


def _calls(wanted: Wish, text: str) -> bool:
    """Whether a text has one of the words for what is wanted."""
    return bool(wanted.noun & {*stems(text)})


def _is_of(wanted: Wish, one: Listed, heading: str) -> bool:
    """Whether a list is of somebody: named before its items, in the heading, or right before it goes on from there."""
    if not wanted.who or _has(wanted.who, heading) or _owns(wanted, one.opening):
        return True
    return bool(_GOES_ON.match(one.opening)) and _has(wanted.who, one.before)


def _owns(wanted: Wish, text: str) -> bool:
    """Whether somebody stands in a text before the word for what is wanted, or behind it as "set by Holm"."""
    words = re.findall(r"\w+", text)
    last = _last(wanted.who)
    owners = [at for at, word in enumerate(words) if names(last, word)]
    nouns = [at for at, word in enumerate(words) if wanted.noun & {*stems(word)}] or [len(words)]
    return any(owner < nouns[-1] or words[owner - 1] in {"by", "of", "from"} for owner in owners)


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
    last = _last(wanted.who)
    owners = [at for at, word in enumerate(words) if names(last, word)]
    for at, word in enumerate(words):
        if WANTING & {*stems(word)} and any(_tells(words, owner, at) for owner in owners):
            return 0.2 if _ELSEWHERE.match(" ".join(words[at + 1 : at + 2])) else 1.0
    return 0.0


def _tells(words: Sequence[str], owner: int, at: int) -> bool:
    """Whether the word at a place tells what the one before it wants: "Holm still demands", "Holm's call for"."""
    if re.search(r"[’']", words[owner]):
        return 0 < at - owner <= _BESIDE and _FOR.issuperset(words[at + 1 : at + 2] or [""])
    return 0 < at - owner <= _BETWEEN


def _definitions(wanted: Wish, passages: Sequence[Passage], weights: dict[frozenset[str], float]) -> Iterator[Sentence]:
    """The sentences that say what something is."""
    for passage in passages:
        for start, end in sentences(passage.text):
            if clear := defines(wanted.subject, passage.text[start:end]):
                yield _sentence(passage, (start, end), clear + passage.score, weights)


def _persons(wanted: Wish, passages: Sequence[Passage], weights: dict[frozenset[str], float]) -> Iterator[Sentence]:
    """The sentences that say who somebody is."""
    for passage in passages:
        for start, end in sentences(passage.text):
            text = passage.text[start:end]
            if clear := introduces(wanted.who, text):
                yield _sentence(passage, (start, end), clear + coverage(text, weights) + passage.score, weights)


def _has(who: str, text: str) -> bool:
    """Whether a text names somebody, or writes the last word of what they are called; nobody is named everywhere."""
    return not who or names(_last(who), text)


def _last(who: str) -> str:
    """The word by which somebody is known: the last one, what they are of left out, as in "the union of dockers"."""
    words: list[str] = re.findall(r"\w+", re.split(r" (?:of|in|for|at|from) ", who)[0])
    return words[-1] if words else who


def _sentence(passage: Passage, span: tuple[int, int], score: float, weights: dict[frozenset[str], float]) -> Sentence:
    start, end = span
    text = passage.text[start:end]
    return Sentence(
        passage, passage.start + start, passage.start + end, text, score, coverage(text, weights), speaks=False
    )
