"""Stretches of words that may be the answer, each weighed.

By where it begins and ends, whether it is the kind of thing wanted, and how near it stands to the question's own
words.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from heapq import heappop, heappush
from itertools import accumulate
from math import exp, log

from bot.extract.exact.counts import COUNTS, counts
from bot.extract.exact.wanted import Wanted
from bot.extract.exact.weights import WEIGHTS
from bot.extract.exact.words import Words, stem
from index.types import Span

Signs = dict[str, float]
"""What speaks for or against a stretch of words, by the names of the weights."""

# Words and marks of a stretch, at most.
_LONGEST = 12
_NO_FIRST = frozenset({"and", ",", ")", ".", "-", "%", "of"})
_VERBAL = frozenset({"verb", "auxiliary", "opener"})
_NO_LAST = frozenset({"and", "article", "of", "preposition", "auxiliary", "opener", ",", "(", "$", "-"})
_CONTENT = frozenset({"name", "noun", "verb", "number", "adverb"})
_HAS = ("verb", "auxiliary", "opener", "preposition", ",", "and", "pronoun")
# How many words away the question's words count an e-th of what they do beside it, and how many at most.
_FADE, _FAR = 6.0, 20
_CALLED = frozenset("called named known termed".split())
# What stands before words of a kind: "because of the flood", "by hand", "painted by Ada".
_LEADS: dict[str, tuple[str, frozenset[str]]] = {
    "reason": ("cause", frozenset("because due since owing to".split())),
    "manner": ("means", frozenset("by through via using with".split())),
    "place": ("at", frozenset("in at from near to".split())),
    "name": ("by", frozenset({"by"})),
}


def weigh(signs: Signs) -> float:
    """What signs come to."""
    return sum(WEIGHTS.get(name, 0.0) * value for name, value in signs.items())


class Stretches:
    """All stretches of a sentence that may answer, with what speaks for each.

    Args:
        wanted: by the question.
        weights: how much each of its words counts, by its stems.
        words: of the sentence.
    """

    def __init__(self, wanted: Wanted, weights: Mapping[frozenset[str], float], words: Words) -> None:
        self.wanted, self.words = wanted, words
        counts = {stem: weight for terms, weight in weights.items() for stem in terms}
        matched = [counts.get(one, 0.0) for one in words.stems]
        self.covered = sum(matched)
        """How much of the question stands in the sentence."""
        total = self.covered or 1.0
        self._matched = [weight / total for weight in matched]
        self._rest = [stem(word) for word in wanted.rest]
        self._head = stem(wanted.head) if wanted.head else ""
        self._dates = set(words.dates())
        self._prepare()

    def _prepare(self) -> None:
        words, rest = self.words, {*self._rest}
        content = [sort in _CONTENT for sort in words.sorts]
        asked = [
            mine and (weight > 0 or own in rest)
            for mine, weight, own in zip(content, self._matched, words.stems, strict=True)
        ]
        self._sums = {
            "content": _sums(content),
            "asked": _sums(asked),
            "head": _sums([bool(self._head) and own == self._head for own in words.stems]),
            "matched": _sums(self._matched),
            **{sort: _sums([own == sort for own in words.sorts]) for sort in ("name", "number", *_HAS)},
        }
        counted = [counts(self.wanted, words, n) for n in range(len(words))]
        self._sums |= {sign: _sums([own == sign for own in counted]) for sign in COUNTS}
        # What words come to that count each for themselves, wherever in a stretch they stand.
        self._apart = _sums(
            [
                WEIGHTS.get(f"has {sort}", 0.0) * (sort in _HAS) + WEIGHTS.get("asked words", 0.0) * own
                for sort, own in zip(words.sorts, asked, strict=True)
            ]
        )
        before, behind = self._fading(1), self._fading(-1)[::-1]
        self._starts = [self._start(i, before[i]) for i in range(len(words))]
        self._ends = [self._end(j, behind[j]) for j in range(len(words) + 1)]

    def counts_other(self, i: int, j: int) -> bool:
        """Whether a stretch only counts something else than what is asked for."""
        head, other = (self._sums[sign][j] - self._sums[sign][i] for sign in COUNTS)
        return other > 0 and not head

    def _fading(self, step: int) -> list[tuple[float, float]]:
        """At each place how much of the question stands before it, nearer words counting more, and one over the
        distance of the nearest; from the end backwards if the step is -1.
        """
        near, found, sum_ = _FAR, [(0.0, 0.0)], 0.0
        for weight in self._matched[::step]:
            sum_ = (sum_ + weight) * exp(-1 / _FADE)
            near = 1 if weight else min(near + 1, _FAR)
            found.append((sum_, 1 / near))
        return found

    def __iter__(self) -> Iterator[tuple[Span, Signs]]:
        """Each stretch, as numbers of words, with all its signs."""
        for i, j in self._stretches():
            yield (i, j), self._starts[i] | self._ends[j] | self._whole(i, j)

    def ranked(self) -> Iterator[tuple[Span, float]]:
        """The stretches with what their signs come to, best first. As long as only the first ones are wanted it is
        enough of most to look at their ends, and at what their words come to one by one.
        """
        starts, ends, apart = [*map(weigh, self._starts)], [*map(weigh, self._ends)], self._apart
        most, weighed = _most(self.wanted.kind), list[tuple[float, int, int]]()
        sums = ((starts[i] + ends[j] + apart[j] - apart[i], i, j) for i, j in self._stretches())
        for sum_, i, j in sorted(sums, reverse=True):
            while weighed and -weighed[0][0] >= sum_ + most:
                yield _popped(weighed)
            heappush(weighed, (-starts[i] - ends[j] - weigh(self._whole(i, j)), i, j))
        while weighed:
            yield _popped(weighed)

    def _stretches(self) -> Iterator[Span]:
        sorts = self.words.sorts
        no_first = _NO_FIRST | (_VERBAL if self.wanted.kind in {"number", "date"} else frozenset())
        for i, first in enumerate(sorts):
            if first in no_first:
                continue
            depth, open_ = 0, False
            for j in range(i, min(len(sorts), i + _LONGEST)):
                depth += (sorts[j] == "(") - (sorts[j] == ")")
                open_ ^= sorts[j] == "quote"
                if sorts[j] == "." or depth < 0:
                    break
                if not depth and not open_ and sorts[j] not in _NO_LAST and not (sorts[j] == "pronoun" and j > i):
                    yield i, j + 1

    def _start(self, i: int, near: tuple[float, float]) -> Signs:
        """What speaks for a stretch that begins at a word."""
        words, kind = self.words, self.wanted.kind
        before, first, last = words.sort(i - 1), words.sort(i), words.low(i - 1)
        left = self._sums["matched"][i]
        signs: Signs = {
            f"before {before}": 1.0,
            f"first {first}": 1.0,
            "fading before": near[0],
            "near before": near[1],
        }
        signs[f"left {self.wanted.slot}"] = left
        if before == first and first in {"name", "noun", "number"}:
            signs[f"cuts {first} before"] = 1.0
        if self._rest and i and words.stems[i - 1] == self._rest[-1]:
            signs["behind last"] = 1.0
        if self.wanted.lead and last == self.wanted.lead:
            signs["lead"] = 1.0
        if self._head and self._sums["head"][i] - self._sums["head"][max(0, i - 4)]:
            signs["head before"] = 1.0
        sign, leads = _LEADS.get(kind, ("", frozenset()))
        if last in leads or (kind == "reason" and words.low(i - 2) in leads):
            signs[sign] = 1.0
        if last in _CALLED:
            signs["called"] = 1.0
        return signs

    def _end(self, j: int, near: tuple[float, float]) -> Signs:
        """What speaks for a stretch that ends before a word."""
        words, kind = self.words, self.wanted.kind
        last, after = words.sort(j - 1), words.sort(j)
        signs: Signs = {f"last {last}": 1.0, f"after {after}": 1.0, "fading behind": near[0], "near behind": near[1]}
        signs[f"right {self.wanted.slot}"] = 1 - self._sums["matched"][j]
        if last == after and last in {"name", "noun", "number"}:
            signs[f"cuts {last} behind"] = 1.0
        if self._head and words.stems[j - 1 : j] == [self._head]:
            signs[f"head last {kind}"] = 1.0
        if self._head and words.stems[j : j + 1] == [self._head]:
            signs["head after"] = 1.0
        if self._rest and self.wanted.slot == "subject" and words.stems[j : j + 1] == self._rest[:1]:
            signs["before first"] = 1.0
        return signs

    def _whole(self, i: int, j: int) -> Signs:
        """What speaks for a stretch as a whole."""
        kind = self.wanted.kind
        content, asked, names, numbers, head = (
            self._sums[name][j] - self._sums[name][i] for name in ("content", "asked", "name", "number", "head")
        )
        size = max(content, 1)
        signs: Signs = {
            f"long {kind}": log(j - i),
            "asked": asked / size,
            "asked words": asked,
            "all asked": float(0 < content == asked),
            "no content": float(content == 0),
            f"names {kind}": names / size,
            f"numbers {kind}": float(numbers > 0),
            f"date {kind}": float((i, j) in self._dates),
            "single": float(j == i + 1),
            "head in": float(head > 0),
        }
        for sign in COUNTS:
            if self._sums[sign][j] - self._sums[sign][i]:
                signs[sign] = 1.0
        if 0 < content == names:
            signs[f"all names {kind}"] = 1.0
        for sort in _HAS:
            if count := self._sums[sort][j] - self._sums[sort][i]:
                signs[f"has {sort}"] = count
        return signs


def _popped(weighed: list[tuple[float, int, int]]) -> tuple[Span, float]:
    score, i, j = heappop(weighed)
    return (i, j), -score


@cache
def _most(kind: str) -> float:
    """What the signs of a stretch as a whole come to at most, its words one by one left out."""
    signs = ("names", "all names", "numbers", "date")
    names = ("asked", "all asked", "no content", "single", "head in", *COUNTS, *(f"{sign} {kind}" for sign in signs))
    most = sum(max(WEIGHTS.get(name, 0.0), 0.0) for name in names)
    return most + max(WEIGHTS.get(f"long {kind}", 0.0), 0.0) * log(_LONGEST)


def _sums(values: Sequence[float]) -> list[float]:
    """Sums of the first values, from none to all."""
    return [0.0, *accumulate(values)]
