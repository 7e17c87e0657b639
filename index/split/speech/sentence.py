"""One sentence as tokens, and the noun phrases in it: who may be the subject of a verb."""

from collections.abc import Sequence

from index.split.speech.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    CUES,
    MONTHS,
    NOMINATIVE,
    NOUNS,
    PAST,
    PREPOSITIONS,
    SUBORDINATORS,
    TIMES,
    WEEKDAYS,
)
from index.split.speech.tokens import QUOTATION, Token

Range = tuple[int, int]
"""Numbers of the first token and of the one behind the last."""

DASHES = frozenset({"--", "–", "—", "―", "-"})
ENDS = frozenset({".", ",", ";"}) | DASHES
_DATELINE = 9  # tokens of one
_APPOSITION = 30  # tokens between the commas behind a name
_CLOSED = PREPOSITIONS | SUBORDINATORS | CONJUNCTIONS | AUXILIARIES
# What may open a sentence before its subject does.
_OPENERS = frozenset(
    "asked speaking when while as although though after before because if last earlier later since once despite".split()
)
_SPANS = (TIMES - MONTHS) | frozenset("month months year years day days hour hours".split())
_WHEN = frozenset("ago later earlier before after".split())


class Sentence:
    """The tokens of a sentence, and what can be told of them.

    Args:
        text: of the document.
        tokens: of the sentence.
    """

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text, self.tokens = text, tokens

    def __len__(self) -> int:
        return len(self.tokens)

    def low(self, i: int) -> str:
        """A token in small letters; "" where there is none."""
        return self.tokens[i].low if 0 <= i < len(self.tokens) else ""

    def is_name(self, i: int) -> bool:
        """Whether a token is written with a capital."""
        return 0 <= i < len(self.tokens) and self.tokens[i].is_name

    def is_adverb(self, i: int) -> bool:
        """Whether a token may stand between a subject and its verb."""
        low = self.low(i)
        return low in ADVERBS or (low.endswith("ly") and len(low) > 4 and not self.is_name(i))  # noqa: PLR2004  ("only")

    def is_verb(self, i: int) -> bool:
        """Whether a token is certainly, or by its ending, a verb that a subject stands before."""
        low = self.low(i)
        if low in AUXILIARIES or low in PAST or (low in CUES and low not in NOUNS):
            return not self.is_name(i)
        return low.endswith("ed") and not self.is_name(i)

    def span(self, some: Range) -> tuple[int, int]:
        """Where some tokens in a row stand in the text."""
        return self.tokens[some[0]].start, self.tokens[some[1] - 1].end

    def size(self, span: Range) -> int:
        """Characters of some tokens in a row."""
        return self.tokens[span[1] - 1].end - self.tokens[span[0]].start if span[1] > span[0] else 0

    def inner_end(self, i: int) -> str:
        """The last character of a quotation before its mark."""
        token = self.tokens[i]
        return self.text[token.end - 2] if token.text == QUOTATION and token.end - token.start > 2 else " "  # noqa: PLR2004

    # Noun phrases.

    def phrase_from(self, i: int, joined: frozenset[str] = frozenset({"of", "for"})) -> Range | None:
        """The noun phrase that begins at a token; prepositions that are not among `joined` end it."""
        low = self.low(i)
        if not low or not self.tokens[i].is_word or low in _CLOSED or low in {"this", "that"}:
            return None
        if low in NOMINATIVE:
            return i, i + 1
        if low in TIMES and not self.is_name(i + 1):
            return None
        j = i + 1
        while j < len(self) and self.tokens[j].is_word and not self._ends_phrase(j, joined):
            j += 1
        return i, j

    def _ends_phrase(self, j: int, joined: frozenset[str]) -> bool:
        low = self.low(j)
        if low in AUXILIARIES or low in SUBORDINATORS or low in WEEKDAYS or low in NOMINATIVE:
            return True
        if low in PREPOSITIONS:
            return low not in joined
        return low in CUES and not self.is_name(j) and low not in NOUNS

    def phrase_to(self, end: int) -> Range | None:
        """The noun phrase that ends before the token `end`."""
        if end <= 0:
            return None
        low = self.low(end - 1)
        if low in NOMINATIVE:
            return end - 1, end
        if not (self.tokens[end - 1].is_word or low in {")", QUOTATION, "'", "’"}) or low in _CLOSED:
            return None
        start = self._back(end)
        while start < end and (behind := self._opener(start, end)):
            start = behind
        if start >= end:
            return None
        # "the official who saw it said": who saw it is part of who says.
        if self.low(start - 1) == "who" and start > 1 and (outer := self.phrase_to(start - 1)):
            return outer[0], end
        return start, self._before_time(start, end)

    def _before_time(self, start: int, end: int) -> int:
        """Where a phrase ends before "on Tuesday" or "just this month"; Ms. May is no time."""
        when = end
        while when > start + 1 and (self.low(when - 1) in _SPANS or self.is_adverb(when - 1)):
            when -= 1
        return when - 1 if when < end and self.low(when - 1) in PREPOSITIONS and when - 1 > start else when

    def _back(self, end: int) -> int:
        """The first token of the noun phrase that ends before `end`."""
        j = end
        while j > 0:
            low = self.low(j - 1)
            if low == ")":
                j = self._before("(", j - 1)
                continue
            if not self.tokens[j - 1].is_word and not (j < end and self._is_in_name(j - 1)):
                return j
            if low in AUXILIARIES or low in NOMINATIVE or low in SUBORDINATORS:
                return j
            if low in CUES and not self.is_name(j - 1) and low not in NOUNS and not low.endswith("ing"):
                return j
            if low in CONJUNCTIONS and not (j < end and self.is_name(j) and j > 1 and self.is_name(j - 2)):
                return j
            j -= 1
        return j

    def _is_in_name(self, i: int) -> bool:
        """Whether a token joins two words of a name: a nickname between marks, or the "&" of a firm."""
        joins = self.low(i) == "&" or (self.low(i) == QUOTATION and self.size((i, i + 1)) < 20)  # noqa: PLR2004
        return joins and self.is_name(i - 1) and self.is_name(i + 1)

    def _opener(self, start: int, end: int) -> int:
        """Behind "On Monday", "Later" and their like, if a phrase begins so; else 0."""
        if self.is_adverb(start) or self.low(start) in TIMES:
            return start + 1
        if self.low(start) not in PREPOSITIONS:
            return 0
        when = next((k for k in range(start + 1, end - 1) if self._is_time(k)), None)
        if when is None:
            return 0
        return when + 2 if self.low(when + 1).isdigit() and when + 2 < end else when + 1

    def _is_time(self, k: int) -> bool:
        """Whether a token is a word for a time; "May" beside a number."""
        return self.low(k) in TIMES or (
            self.low(k) == "May" and {self.low(k - 1).isdigit(), self.low(k + 1).isdigit()} != {False}
        )

    def _before(self, mark: str, i: int) -> int:
        """The nearest place of a mark before a token; 0 where it stands nowhere."""
        while i > 0 and self.low(i) != mark:
            i -= 1
        return i

    def subject_of(self, start: int) -> Range | None:
        """The noun phrase that is the subject of the verb group that begins at a token."""
        j = start - 1
        low = self.low(j)
        if low in {"who", "which", "that"} and j > 0:
            outer = self.phrase_to(j - 1 if self.low(j - 1) == "," else j)
            return (outer[0], start) if outer and low != "that" else None
        if low == ",":
            return self._before_apposition(j)
        if low == ")":
            opened = self._before("(", j)
            outer = self.phrase_to(opened)
            return outer and (outer[0], start)
        if low in DASHES:
            opened = next((k for k in range(j - 1, 0, -1) if self.low(k) in DASHES), 0)
            return self.phrase_to(opened)
        return self.phrase_to(start)

    def _before_apposition(self, comma: int) -> Range | None:
        """Who stands before what is said of him between commas: "Peskov, the Kremlin spokesman," said."""
        first = self.after_opening()
        # All from the start is one person: "Cory, 22, of Flint, Mich., said".
        whole = self.phrase_from(first, PREPOSITIONS)
        if whole and self.low(whole[1]) in {",", "("} and whole[1] <= comma and not self._has_clause(whole[1], comma):
            return first, comma
        k = comma - 1
        while k > 0 and comma - k < _APPOSITION and self.low(k) not in {",", ";", ":", QUOTATION}:
            k -= 1
        outer = self.phrase_to(k) if self.low(k) == "," else None
        if outer is None or self.low(outer[1] - 1) in TIMES:
            return None
        return outer[0], comma

    def _has_clause(self, start: int, end: int) -> bool:
        """Whether another clause than one with "who" begins behind a comma."""
        return any(
            self.low(k) == ","
            and (self.low(k + 1) in NOMINATIVE or self.low(k + 1) in CONJUNCTIONS or self.low(k + 1) in SUBORDINATORS)
            and self.low(k + 1) not in {"who", "whose", "which", "and"}
            for k in range(start, end)
        )

    def after_opening(self) -> int:
        """Where the sentence begins behind its dateline, and behind "On Monday," and its like."""
        place = self._after_dateline()
        comma = next((k for k in range(place, len(self)) if self.low(k) == ","), len(self))
        i = place
        if comma + 1 < len(self) and self.is_opening(comma, place):
            i = comma + 1
        while i < len(self) and (self.low(i) in CONJUNCTIONS or not self.tokens[i].is_word):
            i += 1
        return i

    def _after_dateline(self) -> int:
        """Behind "KYIV, Ukraine (AP) —"."""
        dash = next((k for k in range(min(_DATELINE, len(self))) if self.low(k) in DASHES), 0)
        plain = all(self.is_name(k) or not self.tokens[k].is_word for k in range(dash))
        return dash + 1 if dash and plain else 0

    def is_opening(self, comma: int, place: int = 0) -> bool:
        """Whether all before a comma tells only when, where or how what follows was so."""
        if any(self.low(k) == QUOTATION for k in range(place, comma)):
            return False
        first, last = self.low(place), self.low(comma - 1)
        if first in {"but", "and"} and comma > place + 1:
            first = self.low(place + 1)
        short = comma <= place + 2  # ("In Kyiv,", "Meanwhile,")
        return (
            (short and (self.is_adverb(place) or not self.is_name(place)))
            or first in PREPOSITIONS
            or first in _OPENERS
            or first in TIMES
            or last in _WHEN
            or (first.endswith("ing") and first not in {"nothing", "something", "everything", "anything"})
        )

    def main_subject(self, limit: int) -> Range | None:
        """The subject of the sentence, if it stands before a token."""
        i = self.after_opening()
        while i < limit and self.is_adverb(i):
            i += 1
        if i >= limit:
            return None
        if self.low(i) in NOMINATIVE:
            return i, i + 1
        j = i
        while j < limit and self.tokens[j].is_word and not self._is_predicate(i, j):
            j += 1
        while j > i + 1 and self.is_adverb(j - 1):
            j -= 1
        return (i, j) if j > i else None

    def _is_predicate(self, first: int, j: int) -> bool:
        """Whether a token ends the subject that begins at `first`."""
        low = self.low(j)
        if j > first and (self.is_verb(j) or low in SUBORDINATORS):
            return True
        if low in PREPOSITIONS:
            return low not in {"of", "for"}
        full_name = j > first + 1 and self.is_name(j - 1) and self.is_name(j - 2) and not self.is_name(j)
        return full_name and low not in CONJUNCTIONS
