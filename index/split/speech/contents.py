"""Where in a sentence stands what is said, for each of its cues."""

from typing import Literal, NamedTuple

from index.split.speech.begin import begin
from index.split.speech.beside import Beside
from index.split.speech.clauses import Clauses, Cue
from index.split.speech.complement import fits, is_asked
from index.split.speech.lexicon import (
    AUXILIARIES,
    PREPOSITIONS,
    SUBORDINATORS,
)
from index.split.speech.sentence import DASHES, ENDS, Range, Sentence
from index.split.speech.tokens import QUOTATION

Order = Literal["before", "behind", "gerund", "noun", "according", "colon"]
"""Where the content stands, seen from the cue."""

# "Said so" reports nothing.
_EMPTY = frozenset("so little nothing it much more this as".split())
# Of whom something is told, they did not say it: "neither side".
_NOBODY = frozenset("neither nobody none no".split())
_POINTING = frozenset("that these those".split())
# A clause behind a comma that begins with one of these is hardly said any more.
_ASIDE = frozenset("although though despite whereas which".split())
_CONDITION = frozenset("while although though when as since after because whereas".split())
_FAR_ON = 40  # tokens between a cue and the quotation that goes on behind it
_FEW = 3


class Found(NamedTuple):
    """A statement in a sentence, by numbers of tokens; `cue` ends behind the verb."""

    speaker: Range
    cue: Range
    content: Range
    order: Order


def contents(sentence: Sentence, clauses: Clauses) -> list[Found]:
    """The statements of a sentence, one for each cue that has a content, none inside another one's content."""
    finder = _Contents(sentence, clauses)
    cues = [cue for cue in clauses.cues if sentence.low(cue.subject[0]) not in _NOBODY]
    found = [one for cue in cues if (one := finder.find(cue)) and _is_apart(one)]
    return [one for one in found if not any(_holds(other, one) and not _wins(one, other) for other in found)]


def _is_apart(one: Found) -> bool:
    return one.content[0] < one.content[1] and not (one.speaker[0] < one.content[1] and one.content[0] < one.speaker[1])


def _holds(outer: Found, inner: Found) -> bool:
    """Whether a statement is only told of in another one; what stands before "according to" is a whole sentence."""
    inside = outer.content[0] <= inner.cue[0] and inner.cue[1] <= outer.content[1]
    return outer is not inner and inside and not (outer.order == "according" and inner.order == "before")


def _wins(one: Found, other: Found) -> bool:
    """Whether, of two that each hold the other's cue, the first is right: "he came and cited it, officials said"."""
    return one.order == "before" and _holds(one, other)


class _Contents:
    """Finds contents in one sentence."""

    def __init__(self, sentence: Sentence, clauses: Clauses) -> None:
        self.s, self.clauses, self.beside = sentence, clauses, Beside(sentence)

    def find(self, cue: Cue) -> Found | None:
        if cue.form == "according":
            return self._according(cue)
        if cue.form == "colon":
            return Found(cue.subject, (cue.at, cue.at + 1), (cue.at + 1, self._end(cue, cue.at + 1)), "colon")
        if cue.form == "noun":
            first = cue.at + (1 if self.s.low(cue.at + 1) == "that" else 2)
            end = self._end(cue, first) if first == cue.at + 1 else self._verb(first, self._end(cue, first))
            return Found(cue.subject, (cue.start, cue.at + 1), (first, end), "noun")
        if cue.is_inverted:
            return self._before(cue, cue.at, cue.subject[1])
        tail = None if cue.is_gerund else self.beside.tail(cue)
        if tail is not None and self._stands_before(cue, tail):
            return self._before(cue, cue.subject[0], tail)
        return self._behind(cue)

    # "According to Peskov, …" and "…, according to Peskov".

    def _according(self, cue: Cue) -> Found | None:
        if cue.at <= 1 or self.s.after_opening() > cue.at:
            comma = next((k for k in range(cue.subject[1], len(self.s)) if self.s.low(k) == ","), len(self.s))
            return Found(cue.subject, (cue.at, cue.at + 2), (comma + 1, self._end(cue, comma + 1)), "according")
        return Found(cue.subject, (cue.at, cue.at + 2), (0, self._trimmed(0, cue.at)), "according")

    # "…," Peskov said.

    def _stands_before(self, cue: Cue, tail: int) -> bool:
        """Whether the content stands before the subject: a quotation, or a clause that is more than an opening."""
        mark = cue.subject[0] - 1
        if self.s.low(mark) == QUOTATION:
            return True
        if self.s.low(mark) != "," and self.s.low(mark) not in DASHES:
            return False
        if mark > 0 and self.s.low(mark - 1) == QUOTATION:
            return True
        if self.s.low(mark) == "," and self.s.is_opening(mark):
            return False
        # Between two commas in a sentence that goes on: the larger part is taken.
        return self._size_behind(cue, tail) <= self.s.size((0, mark))

    def _size_behind(self, cue: Cue, tail: int) -> int:
        if self.s.low(tail) != "," or self.s.low(tail + 1) == QUOTATION:
            return 0
        if self.s.low(tail + 1) in SUBORDINATORS | PREPOSITIONS or self.s.low(tail + 1).endswith("ing"):
            return 0
        return self.s.size((tail, self._end(cue, tail)))

    def _before(self, cue: Cue, end: int, tail: int) -> Found | None:
        """What stands before the cue, or what goes on behind it if that is longer."""
        head = (self._first(end), self._trimmed(0, end))
        more = self._resumed(cue, tail)
        content = more if more and self.s.size(more) > self.s.size(head) else head
        return Found(cue.subject, (cue.start, cue.at + 1), content, "before")

    def _first(self, end: int) -> int:
        """Where a content begins that ends before a cue: with its sentence, or with the quotation behind a colon."""
        for k in range(end - 1, 0, -1):
            if self.s.low(k) == ":" and self.s.low(k + 1) == QUOTATION:
                return k + 1
            if self.s.low(k) in {".", "?", "!"} and k < end - _FEW:
                return k + 1
        return 0

    def _resumed(self, cue: Cue, tail: int) -> Range | None:
        """What goes on behind the cue: a quotation, or the other part of a clause."""
        later = next((other.at for other in self.clauses.behind(cue)), len(self.s))
        mark = next((k for k in range(tail, min(tail + _FAR_ON, len(self.s))) if self.s.low(k) == QUOTATION), None)
        if mark is not None and mark <= later:
            if self.s.low(mark - 1) not in {",", ".", ":"} | DASHES:
                return None
            end = mark + 1
            while self.s.low(end) == QUOTATION:
                end += 1
            return mark, end
        if later < tail + _FAR_ON or self.beside.is_quoted_before(cue) or cue.is_inverted or self.s.low(tail) != ",":
            return None
        aside = self.s.low(tail + 1) in PREPOSITIONS or self.s.low(tail + 1).endswith("ing")
        return None if aside else (tail + 1, self._end(cue, tail + 1))

    # Peskov said …

    def _behind(self, cue: Cue) -> Found | None:
        first = begin(self.s, self.beside, cue)
        if first >= len(self.s) or self.s.low(first) in AUXILIARIES:
            return None
        before = self.s.low(cue.subject[0] - 1)
        if before in {"what", "which"} and cue.form == "say":
            return None  # "What he said about it" is told of, and not given.
        end = self._end(cue, first)
        if self.s.low(cue.start - 1) == "who":
            end = self._aside(first, end)
        asked = is_asked(self.s, cue) and self.s.low(first) != QUOTATION
        if asked or self._is_empty(first, end) or not fits(self.s, cue, first, end):
            return None
        if self.s.low(first) == QUOTATION and self._closes(first):
            end = first + 1
        elif before in _CONDITION:
            end = min(end, self._comma(first, end))
        return Found(cue.subject, (cue.start, cue.at + 1), (first, end), "gerund" if cue.is_gerund else "behind")

    def _is_empty(self, first: int, end: int) -> bool:
        """Whether nothing is told: "said so", "rejected that"."""
        low, alone = self.s.low(first), end - first == 1
        return (alone and low in _POINTING) or (low in _EMPTY and (alone or self.s.low(first + 1) in PREPOSITIONS))

    def _closes(self, i: int) -> bool:
        """Whether a quotation ends what is said."""
        return self.s.low(i + 1) in {"", ".", ";"} or self.s.inner_end(i) in ".?!,"

    def _aside(self, first: int, end: int) -> int:
        """Where what is told of somebody between commas ends: Holm, who wrote a report, did not say so."""
        near = range(first, min(end, first + _FAR_ON))
        goes_on = (k for k in near if self.s.low(k) == "," and self.s.low(k + 1) in AUXILIARIES)
        return next(goes_on, end)

    def _verb(self, first: int, end: int) -> int:
        """Where what is called for ends, if the sentence tells more of the call: "Holm's call for calm" was heard."""
        return self._trimmed(
            first, next((k for k in range(first + 1, min(end, first + _FAR_ON)) if self._is_finite(k)), end)
        )

    def _is_finite(self, k: int) -> bool:
        return self.s.low(k) in AUXILIARIES and not self.s.is_name(k)

    def _comma(self, first: int, end: int) -> int:
        return next((k for k in range(first, end) if self.s.low(k) == ","), end)

    def _end(self, cue: Cue, first: int) -> int:
        """Where a content ends that begins at a token behind its cue."""
        end = len(self.s)
        for other in self.clauses.behind(cue):
            if other.edge is not None and other.edge > first:
                end = other.edge
                break
            if other.form == "according" and other.at > first and self.s.low(other.at - 1) == ",":
                end = other.at - 1
                break
        for k in range(first + _FEW, end):
            if self.s.low(k) == "," and self.s.low(k + 1) in _ASIDE:
                end = k
                break
        return self._trimmed(first, end)

    def _trimmed(self, first: int, end: int) -> int:
        """Before the marks at its end."""
        while end > first and self.s.low(end - 1) in ENDS:
            end -= 1
        return end
