"""The exact words of a sentence that answer a question."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain, islice, takewhile

from bot.extract.exact.sorts import may_be, quotes
from bot.extract.exact.stretches import Stretches
from bot.extract.exact.wanted import Wanted
from bot.extract.exact.words import Words
from index.types import Span

# Below this the best words of a sentence are no better than others; measured: docs/decisions.md.
_LEAST = 1.0
# What words lose that count something else than what it is asked how many there are of.
_OTHER = 6.0


@dataclass(frozen=True, slots=True)
class Lit:
    """Words that may answer: their place in the sentence, how well they do, with no bounds, and whether that is well
    enough to point them out.
    """

    span: Span
    score: float
    fits: bool


def lit(wanted: Wanted, weights: Mapping[frozenset[str], float], text: str) -> Lit | None:
    """The words of a sentence that answer best; None where there is nothing that could.

    Args:
        wanted: by the question.
        weights: how much each of its words counts, by its stems.
        text: of the sentence.
    """
    words = Words(text)
    stretches = Stretches(wanted, weights, words)
    ranked = stretches.ranked()
    first = next(ranked, None)
    if first is None:
        return None
    best, most = first
    if stretches.counts_other(*best):
        return Lit(words.span(*best), most - _OTHER, fits=False)
    near = takewhile(lambda one: one[1] >= _LEAST, chain([first], ranked))
    good = (place for place, _ in near if not quotes(words, place))
    # A date is known by its form, so that the next best may be the one.
    fits = (place for place in (good if wanted.kind == "date" else islice(good, 1)) if may_be(wanted, words, place))
    place = next(fits, None)
    return Lit(words.span(*(place or best)), most, place is not None)
