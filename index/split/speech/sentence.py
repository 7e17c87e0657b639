"""One sentence as tokens, what each of them may be, and where it begins behind "On Monday,"."""

from collections.abc import Sequence

from index.split.speech.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    CUES,
    NOUNS,
    PAST,
    PREPOSITIONS,
    TIMES,
)
from index.split.speech.tokens import QUOTATION, Token

Range = tuple[int, int]
"""Numbers of the first token and of the one behind the last."""

DASHES = frozenset({"--", "–", "—", "―", "-"})
ENDS = frozenset({".", ",", ";"}) | DASHES
_DATELINE = 9  # tokens of one
# What may open a sentence before its subject does.
_OPENERS = frozenset(
    "asked speaking when while as although though after before because if last earlier later since once despite".split()
)
# What begins a sentence and only ties it to the one before. Sally is none.
_TIES = frozenset(
    """
    moreover however nonetheless nevertheless indeed furthermore besides hence therefore perhaps similarly additionally
    finally unfortunately fortunately notably interestingly ironically curiously consequently accordingly ultimately
    initially eventually increasingly conversely separately reportedly currently recently previously apparently clearly
    surprisingly importantly specifically actually sadly oddly evidently obviously
    """.split()
)
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
        return low in ADVERBS or (low.endswith("ly") and len(low) > len("only") and not self.is_name(i))

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
        inner = self.text[token.start + 1 : token.end - 1] if token.text == QUOTATION else ""
        return inner[-1:] or " "

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
            (short and (self.is_adverb(place) or first in _TIES or not self.is_name(place)))
            or first in PREPOSITIONS
            or first in _OPENERS
            or first in TIMES
            or last in _WHEN
            or (first.endswith("ing") and first not in {"nothing", "something", "everything", "anything"})
        )
