"""Sentences of sources that an answer does not cite yet, on the same thing."""

from collections.abc import Iterable, Sequence

from bot.extract.differing.amounts import amounts
from bot.extract.differing.days import days
from bot.extract.measures import measures
from bot.extract.ordinals import misplaced
from bot.extract.sentences import Sentence, alike, light, words_wanted
from bot.place import Place
from index import Index, Passage
from index.search import Question, coverage
from index.split import sentences

# How sure a passage must be, how much of the question's words must stand in the sentence, in 0..1, and how much of what
# stands of them in the best one that is shown.
_SURE, _LEAST, _NEAR_BEST = 0.4, 0.7, 0.8
# Sources with the same passage that are looked at for the sentence.
_COPIES = 3
# What a sentence must hold where that is asked for.
_HOLDS = {"count": amounts, "when": days}
# Sentences in which the words that answer are sought.
_LIT = 4


def others(asked: Question, passages: Sequence[Passage], shown: Sequence[Sentence], index: Index) -> list[Sentence]:
    """The sentences of other sources that are on the same thing, best first.

    Args:
        asked: the question.
        passages: where to look, best first.
        shown: the sentences that answer; at least one.
        index: tells how much each word counts.
    """
    cited = {one.passage.source for one in shown}
    left = [one for one in passages if one.source not in cited and one.score >= _SURE]
    if not left:
        return []
    weights = index.weights(asked.words)
    least = max(_LEAST, _NEAR_BEST * max(one.covers for one in shown))
    found = (one for passage in left for one in _on_it(asked, passage, weights, least))
    best = sorted(found, key=lambda one: -one.score)
    what = words_wanted(asked) if best else None
    return [light(one, what, weights) for one in best[:_LIT]] + best[_LIT:]


def _on_it(asked: Question, passage: Passage, weights: dict[frozenset[str], float], least: float) -> Iterable[Sentence]:
    """The sentences of a passage that hold so much of what is asked."""
    holds = _HOLDS.get(asked.kind)
    for start, end in sentences(passage.text):
        text = passage.text[start:end]
        covers = coverage(text, weights)
        wanted_there = not misplaced(asked.text, text) and measures(asked.text, text)
        if covers >= least and wanted_there and not text.endswith("?") and (holds is None or holds(text)):
            score = covers + passage.score
            yield Sentence(passage, passage.start + start, passage.start + end, text, score, covers, speaks=False)


def same(sentence: Sentence, found: Iterable[Sentence]) -> list[Sentence]:
    """Those that say the same as a sentence, hardly more and hardly less; one of a source."""
    alike_ones = {one.passage.source: one for one in found if _is_same(sentence.text, one.text)}
    return list(alike_ones.values())


def copies(sentence: Sentence, index: Index) -> list[Place]:
    """Where sources that carry nearly the same passage have the very words of a sentence."""
    places = (
        (source, index.document(source).text.find(sentence.text)) for source in sentence.passage.also_in[:_COPIES]
    )
    return [(source, (start, start + len(sentence.text))) for source, start in places if start >= 0]


def new(found: Iterable[Sentence], shown: Sequence[Sentence], asked: Iterable[frozenset[str]]) -> list[Sentence]:
    """Those that say something else than what is shown, and than each other; one of a source."""
    kept: list[Sentence] = []
    for one in found:
        told = any(one.passage.source == other.passage.source for other in kept)
        if not told and not any(alike(one.text, other.text, asked) for other in (*shown, *kept)):
            kept.append(one)
    return kept


def _is_same(one: str, other: str) -> bool:
    short, long = sorted((len(one.split()), len(other.split())))
    return short >= _NEAR_BEST * long and alike(one, other, ())
