"""What stands right behind a cue and belongs to it: whom it was said to, when and where."""

from index.split.speech.clauses import Cue
from index.split.speech.lexicon import (
    AUXILIARIES,
    DETERMINERS,
    NOMINATIVE,
    PREPOSITIONS,
    SUBORDINATORS,
    TIMES,
    WEEKDAYS,
)
from index.split.speech.sentence import ENDS, Sentence
from index.split.speech.tokens import QUOTATION

TOLD = frozenset("told tells tell telling assured assures informed informs reminded reminds".split())
"""Verbs behind which stands who is told."""

_PRONOUNS = frozenset("me him her them us you it reporters".split())


class Beside:
    """Tells what in a sentence belongs to a cue.

    Args:
        sentence: where to look.
    """

    def __init__(self, sentence: Sentence) -> None:
        self._s = sentence

    def tail(self, cue: Cue) -> int | None:
        """Where what belongs to a cue ends, if nothing that was said comes right behind it."""
        i = self._behind_told(cue)
        if i is None:
            return None
        # Of a quotation it is hardly asked what follows; but "to a question on “…,” he said" answers it.
        quoted = self.is_quoted_before(cue) and self._s.low(0) not in PREPOSITIONS
        while i < len(self._s) and self._s.low(i) not in ENDS and self._s.low(i) not in {"?", "!"}:
            low = self._s.low(i)
            if low in {QUOTATION, "that", ":"} or (not quoted and (low in NOMINATIVE or not self.belongs(i))):
                return None
            if low in {"when", "as", "after", "before", "while"}:
                return i
            i += 1
            if low in PREPOSITIONS:
                i = self._object(i)
        return i

    def _behind_told(self, cue: Cue) -> int | None:
        """Behind a cue and whoever is told; None where what follows such a verb is always what is said."""
        i = cue.at + 1
        if cue.form == "tell" and self._s.low(cue.at) in TOLD:
            return self.addressee(i)
        if cue.form == "tell":
            return i if self._s.low(i) in {"", ",", "."} else None
        return i if cue.form == "say" else None

    def is_quoted_before(self, cue: Cue) -> bool:
        """Whether a quotation stands before the subject."""
        return QUOTATION in {self._s.low(cue.subject[0] - 1), self._s.low(cue.subject[0] - 2)}

    def belongs(self, i: int) -> bool:
        """Whether a token behind a cue tells when, where or to whom."""
        low = self._s.low(i)
        if low == "to":
            return self._s.low(i + 1) in DETERMINERS | _PRONOUNS or self._s.is_name(i + 1)
        dated = low in {"last", "this", "and"} and self._s.low(i + 1) in TIMES
        return (
            low in PREPOSITIONS or low in TIMES or dated or self._s.is_adverb(i) or low[:1].isdigit()
        ) and low not in {"like", "despite"}

    def _object(self, i: int) -> int:
        """Behind what a preposition goes with."""
        while (
            i < len(self._s)
            and self._s.tokens[i].is_word
            and self._s.low(i) not in NOMINATIVE | SUBORDINATORS | AUXILIARIES | PREPOSITIONS
        ):
            i += 1
        return i

    def addressee(self, i: int) -> int:
        """Behind who is told."""
        if self._s.low(i) in _PRONOUNS:
            return i + 1
        j = i
        while j < len(self._s) and self._s.tokens[j].is_word and not self._ends_addressee(i, j):
            j += 1
        return j

    def _ends_addressee(self, first: int, j: int) -> bool:
        low, before = self._s.low(j), self._s.low(j - 1)
        if low in SUBORDINATORS or low in NOMINATIVE or low in AUXILIARIES or low in WEEKDAYS:
            return True
        if low in {"last", "earlier", "yesterday", "today"} or (low in PREPOSITIONS and low != "of"):
            return True
        if j == first:
            return False
        fresh = self._s.is_name(j) and not self._s.is_name(j - 1) and before not in DETERMINERS
        return low in DETERMINERS or (fresh and before != "of" and not before.endswith(("'s", "'")))
