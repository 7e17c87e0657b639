"""The cues of a sentence: which of its words say that somebody says something, and who that is."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from index.split.lexicon import (
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    CUES,
    DETERMINERS,
    FIRMLY,
    NEGATIONS,
    NOMINATIVE,
    NOUNS,
    OF,
    PREPOSITIONS,
    SAY,
    TELL,
    TIMES,
)
from index.split.phrases import DASHES, Range, Sentence
from index.split.tokens import QUOTATION

Form = Literal["say", "tell", "of", "according", "colon"]
"""What stands beside a cue: what is said; who is told, and what; what is spoken of. "According to", and a mark."""

# What joins a clause of its own to the one before.
_JOINS = frozenset("and but while as though although whereas yet so then when after because".split())
# "Went on to say", "continued to argue": the subject stands before these.
_GO_ON = frozenset("continued continues continue began begins appeared seemed seems appears".split())
# A gerund behind one of these has the subject of the sentence; behind another preposition it is no statement.
_WHILE = frozenset("by after before in while despite with and but".split())
_NO_SUBJECT = frozenset("we you i there".split())
_LONGEST_LABEL = 8


@dataclass(slots=True)
class Cue:
    """A cue, by numbers of tokens.

    Attributes:
        at: the verb, or the first word of "according to", or the colon.
        start: where the verb group begins: "has also" said.
        form: what stands beside it.
        subject: who speaks.
        edge: where the content of a cue before it ends, if this one begins a clause of its own; else None.
        is_inverted: whether the subject stands behind the verb.
        is_gerund: whether it is "saying", with the subject of another verb.
    """

    at: int
    start: int
    form: Form
    subject: Range
    edge: int | None = None
    is_inverted: bool = False
    is_gerund: bool = False

    @property
    def span(self) -> Range:
        """The verb with what belongs to it."""
        return self.start, self.at + 1


class Clauses:
    """Finds the cues of a sentence.

    Args:
        sentence: where to look.
    """

    def __init__(self, sentence: Sentence, *, labelled: bool = False) -> None:
        self.s = sentence
        self.labelled = labelled
        self.cues: list[Cue] = []
        for i in range(len(sentence)):
            cue = self._cue(i)
            if cue is not None:
                self.cues.append(cue)

    def _cue(self, i: int) -> Cue | None:
        low = self.s.low(i)
        if low == "according" and self.s.low(i + 1) == "to":
            subject = self.s.phrase_from(i + 2, PREPOSITIONS)
            return subject and Cue(i, i, "according", subject)
        if low == ":" and not self.cues:
            return self._label(i)
        if low in CUES and (not self.s.is_name(i) or (self.labelled and low in FIRMLY and i)):
            return self._verb(i)
        return None

    def _label(self, i: int) -> Cue | None:
        """ "Peskov: talks possible" is said by Peskov."""
        words = [token for token in self.s.tokens[:i] if token.is_word]
        named = all(word.is_name or word.low in {"of", "de", "van", "von", "der", "the"} for word in words)
        marks = {token.low for token in self.s.tokens[:i] if not token.is_word}
        if not words or not named or i > _LONGEST_LABEL or marks - {"(", ")", ","} or len(self.s) < i + 2:
            return None
        if not self.labelled and self.s.low(i + 1) not in {QUOTATION, "‘"}:
            return None
        return Cue(i, i, "colon", (0, i))

    def _verb(self, i: int) -> Cue | None:
        start = self._group(i)
        if start is None:
            return None
        form: Form = "say" if self.s.low(i) in SAY else "tell" if self.s.low(i) in TELL else "of"
        group = {self.s.low(k) for k in range(start, i)}
        if not NEGATIONS.isdisjoint(group) or any(word.endswith("n't") for word in group):
            return None
        is_gerund = self.s.low(i).endswith("ing")
        if is_gerund and BE.isdisjoint(group):
            return self._gerund(i, start, form)
        if (not is_gerund and not BE.isdisjoint(group)) or self.s.low(i + 1) == "by":
            return None  # Somebody is told, or called.
        return self._inverted(i, form) if start == i and self._may_be_inverted(i, form) else self._finite(i, start, form)

    def _group(self, i: int) -> int | None:
        """Where the verb group of a verb begins; None where it is one of "to say" that reports nothing."""
        start = self._back(i)
        if self.s.low(start - 1) != "to":
            return start
        j = start - 2
        if self.s.low(j) == "on" and self.s.low(j - 1) in {"went", "goes", "go"}:
            return self._back(j - 1)
        return self._back(j) if self.s.low(j) in _GO_ON else None

    def _back(self, start: int) -> int:
        """Before auxiliaries and adverbs."""
        while start > 0 and (
            self.s.low(start - 1) in AUXILIARIES
            or self.s.low(start - 1) in NEGATIONS
            or self.s.low(start - 1).endswith("n't")
            or self.s.is_adverb(start - 1)
        ):
            start -= 1
        return start

    # "…," said Peskov.

    def _may_be_inverted(self, i: int, form: Form) -> bool:
        if form != "say" or i == 0 or self.s.low(i) in NOUNS - {"says"}:
            return False
        return self.s.low(i - 1) in {",", "?", "!", QUOTATION} or self.s.low(i - 1) in DASHES

    def _inverted(self, i: int, form: Form) -> Cue | None:
        subject = self.s.phrase_from(i + 1)
        if subject is None or not self._is_behind(i, subject):
            return self._finite(i, i, form)
        return Cue(i, i, form, self._with_apposition(subject), is_inverted=True)

    def _is_behind(self, i: int, subject: Range) -> bool:
        """Whether the phrase behind a verb is who says, and not what is said."""
        if QUOTATION in {self.s.low(i - 1), self.s.low(i - 2)}:
            return True
        after = self.s.low(subject[1])
        if after == "," and (self.s.is_verb(subject[1] + 1) or self.s.low(subject[1] + 1) in AUXILIARIES):
            return True
        if after and self.s.tokens[subject[1]].is_word and after not in PREPOSITIONS | {"who", "when"} | TIMES:
            return False
        if self.s.low(subject[0]) in NOMINATIVE:
            return after in {"", ".", ","}
        first = self.s.after_opening()
        comma = next((k for k in range(first, i) if self.s.low(k) == ","), i)
        return any(self.s.is_verb(k) or self.s.low(k) in NOMINATIVE for k in range(first, comma))

    def _with_apposition(self, subject: Range) -> Range:
        """ "said Peskov, the Kremlin spokesman"."""
        j = subject[1]
        if self.s.low(j) != "," or self.s.low(j + 1) not in DETERMINERS | {"who"}:
            return subject
        end = next((k for k in range(j + 1, len(self.s)) if self.s.low(k) in {",", ".", ";", QUOTATION}), len(self.s))
        return subject[0], end

    # Peskov said …

    def _finite(self, i: int, start: int, form: Form) -> Cue | None:
        before = self.s.low(start - 1)
        subject = self._who_spoke(start) or self.s.subject_of(start)
        if before in CONJUNCTIONS or before == "then" or (before == "," and subject is None):
            return self._coordinated(i, start, form)
        if subject is None or self.s.low(subject[1] - 1) in _NO_SUBJECT or not self._agrees(i, subject, start):
            return None
        return Cue(i, start, form, subject, self._edge(subject, i))

    def _who_spoke(self, start: int) -> Range | None:
        """ "…," said Peskov, an aide from Moscow, who added …"""
        last = self.cues[-1] if self.cues else None
        if self.s.low(start - 1) != "who" or last is None or not last.is_inverted:
            return None
        between = {self.s.low(k) for k in range(last.at, start)}
        return None if between & {QUOTATION, ";", "."} else (last.subject[0], start)

    def _edge(self, subject: Range, i: int) -> int | None:
        """Where a clause begins that is joined to the one before."""
        joint = subject[0] - 1
        if self.s.low(joint) in {";"} | DASHES:
            return joint
        if self.s.low(joint) not in _JOINS:
            return None
        if self.s.low(joint - 1) == ",":
            return joint - 1
        plain = self.s.low(joint) in {"and", "but"} and not self.s.is_name(joint - 1)
        return joint if plain and self.s.low(i) in FIRMLY and self.s.low(joint - 1) not in NOMINATIVE else None

    def _coordinated(self, i: int, start: int, form: Form) -> Cue | None:
        """Peskov came and said …"""
        if self.s.low(i) in NOUNS or not self.s.low(i).endswith(("ed", "s", "id", "ld", "te")):
            return None
        subject = self._last_subject(start)
        if subject is None:
            return None
        edge = start - 1
        if self.s.low(edge - 1) in {",", "and", "but"}:
            edge -= 1
        return Cue(i, start, form, subject, edge if self.s.low(i) in FIRMLY else None)

    def _gerund(self, i: int, start: int, form: Form) -> Cue | None:
        before = self.s.low(start - 1)
        if self.s.low(i) in {"denouncing", "reporting", "continuing"}:
            return None
        if before in DETERMINERS or (before in PREPOSITIONS and before not in _WHILE):
            return None
        apart = start == 0 or before == "," or before in _WHILE or before in DASHES
        subject = self._last_subject(start) if apart else self._agent(start)
        if subject is None:
            return None
        edge = start - 1 if apart and start else None
        return Cue(i, start, form, subject, edge, is_gerund=True)

    def _agent(self, start: int) -> Range | None:
        """The subject of a gerund behind a noun: with "each side blaming the other" that, but who makes "a statement
        saying" so says it.
        """
        phrase = self.s.phrase_to(start)
        if phrase is None:
            return self._last_subject(start)
        first = next((k + 1 for k in range(phrase[1] - 1, phrase[0] - 1, -1) if self.s.is_verb(k)), phrase[0])
        named = any(self.s.is_name(k) for k in range(first, phrase[1]))
        own = self.s.low(first - 1) == "with" or self.s.low(phrase[0]) == "with"
        if own or (named and self.s.low(phrase[0]) not in PREPOSITIONS):
            return first + (self.s.low(first) == "with"), phrase[1]
        return self._last_subject(start) or phrase

    def _last_subject(self, start: int) -> Range | None:
        """Who speaks before in the sentence; else its subject."""
        spoken = next((c.subject for c in reversed(self.cues) if c.subject[1] <= start and not c.is_gerund), None)
        return spoken or self.s.main_subject(start)

    def _agrees(self, i: int, subject: Range, start: int) -> bool:
        """Whether a word that may be a noun or a participle is a verb here, by what stands around it."""
        low, after, last = self.s.low(i), self.s.low(i + 1), self.s.low(subject[1] - 1)
        if last == "percent" or "percent" in {self.s.low(k) for k in range(*subject)}:
            return False
        if self.s.low(start - 1) == "," and low in {"asked", "told"} and after in PREPOSITIONS | {"whether", "if"}:
            return False  # "…, asked about it": who is asked.
        if start == i and low in {"called", "dubbed", "labeled", "described", "written", "titled"}:
            first = self.s.low(subject[0])
            return last in NOMINATIVE | {"who"} or self.s.is_name(subject[1] - 1) or not (
                first in {"a", "an"} or self._is_titled(i, subject)
            )
        if low not in NOUNS or start < i or last in NOMINATIVE | {"who"}:
            return low != "written" or start < i
        if last.endswith(("'s", "'")):
            return False
        return self._noun_agrees(i, subject, after, last)

    def _is_titled(self, i: int, subject: Range) -> bool:
        """ "A program called Promise": a name follows, and an article stands somewhere before."""
        article = any(self.s.low(k) in {"a", "an"} for k in range(*subject))
        return article and (self.s.is_name(i + 1) or self.s.low(i + 1) == QUOTATION)

    def _noun_agrees(self, i: int, subject: Range, after: str, last: str) -> bool:
        low = self.s.low(i)
        to_do = after == "to" and low in {"promises", "vows", "pledges", "promise", "vow", "pledge", "claims", "claim"}
        call_for = after in {"for", "on"} and low in {"calls", "call"}
        if (after in PREPOSITIONS or after in BE or after in {"has", "had", "and", ".", ")"}) and not (to_do or call_for):
            return False
        named = self.s.is_name(subject[1] - 1)
        if low.endswith("s") and not low.endswith("ss"):
            opens = after in DETERMINERS | NOMINATIVE | {"that", QUOTATION, ":", ","} or self.s.is_name(i + 1)
            return named or (self.s.low(subject[0]) in DETERMINERS and not last.endswith("s") and opens)
        if low.endswith(("ed", "ght")):
            return True
        return last.endswith("s") or last in {"people", "men", "women", "police"}

    def behind(self, cue: Cue) -> Iterator[Cue]:
        """The cues that come later."""
        return (other for other in self.cues if other.at > cue.at)


__all__ = ["Clauses", "Cue", "Form", "OF"]
