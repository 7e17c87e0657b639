"""The cues of a sentence: which of its words say that somebody says something, and who that is."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from index.split.speech.agreement import agrees
from index.split.speech.inversion import may_be_inverted, stands_behind, with_apposition, with_name
from index.split.speech.label import label
from index.split.speech.lexicon import (
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    CUES,
    DETERMINERS,
    FIRMLY,
    NEGATIONS,
    NOMINATIVE,
    NOUNS,
    PREPOSITIONS,
    SAY,
    SAYINGS,
    TELL,
)
from index.split.speech.owner import owner_of
from index.split.speech.phrases import phrase_from, phrase_to
from index.split.speech.sentence import DASHES, Range, Sentence
from index.split.speech.subjects import main_subject, subject_of
from index.split.speech.tokens import QUOTATION

Form = Literal["say", "tell", "of", "noun", "according", "colon"]
"""What stands beside a cue: what is said; who is told, and what; what is spoken of. A noun, "according to", a mark."""

# What joins a clause of its own to the one before.
_JOINS = frozenset("and but while as though although whereas yet so then when after because".split())
# "Went on to say", "continued to argue": the subject stands before these.
_GO_ON = frozenset("continued continues continue began begins appeared seemed seems appears".split())
# A gerund behind one of these has the subject of the sentence; behind another preposition it is no statement.
_WHILE = frozenset("by after before in while despite with and but".split())
_FAR = 12  # tokens between "quoted" and "as saying"
_NO_SUBJECT = frozenset("we you i there".split())
# Gerunds that hardly ever tell what was said: of those found fewer than one in five had been marked.
_DOING = frozenset("denouncing reporting continuing".split())


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
            subject = phrase_from(self.s, i + 2, PREPOSITIONS)
            return subject and Cue(i, i, "according", with_name(self.s, subject))
        if low == ":" and not self.cues:
            return self._label(i)
        if low in SAYINGS and (owner := owner_of(self.s, i)):
            return Cue(i, owner[1], "noun", owner)
        if low in CUES and (not self.s.is_name(i) or (self.labelled and low in FIRMLY and i)):
            return self._verb(i)
        return None

    def _label(self, i: int) -> Cue | None:
        subject = label(self.s, i, headline=self.labelled)
        return subject and Cue(i, i, "colon", subject)

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
        if start == i and may_be_inverted(self.s, i, form):
            return self._inverted(i, form)
        return self._finite(i, start, form)

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

    def _inverted(self, i: int, form: Form) -> Cue | None:
        subject = phrase_from(self.s, i + 1)
        if subject is None or not stands_behind(self.s, i, subject):
            return self._finite(i, i, form)
        return Cue(i, i, form, with_apposition(self.s, subject), is_inverted=True)

    # Peskov said …

    def _finite(self, i: int, start: int, form: Form) -> Cue | None:
        before = self.s.low(start - 1)
        subject = self._who_spoke(start) or subject_of(self.s, start)
        if before in CONJUNCTIONS or before == "then" or (before == "," and subject is None):
            return self._coordinated(i, start, form)
        if subject and subject[1] - subject[0] > 1 and self.s.low(subject[1] - 1) == "there":
            subject = subject[0], subject[1] - 1  # "A broker there" said.
        if subject is None or self.s.low(subject[1] - 1) in _NO_SUBJECT or not agrees(self.s, i, subject, start):
            return None
        return Cue(i, start, form, subject, self._edge(subject, i))

    def _who_spoke(self, start: int) -> Range | None:
        """Who goes on speaking: "…," said Peskov, an aide from Moscow, who added."""
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
        """A second verb of one subject: Peskov came and said."""
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
        """A verb in -ing, with the subject of another one, or of its own."""
        before = self.s.low(start - 1)
        if self.s.low(i) in _DOING:
            return None
        if before == "as" and (whose := self._quoted(start)):
            return Cue(i, start, form, whose)
        if before in DETERMINERS or (before in PREPOSITIONS and before not in _WHILE):
            return None
        quoted = before == QUOTATION and self.s.inner_end(start - 1) == ","
        apart = start == 0 or before == "," or before in _WHILE or before in DASHES or quoted
        subject = self._last_subject(start) if apart else self._agent(start)
        if subject is None:
            return None
        edge = start - (not quoted) if apart and start else None
        return Cue(i, start, form, subject, edge, is_gerund=True)

    def _quoted(self, start: int) -> Range | None:
        """Who "was quoted by the paper as" saying, and whom "the paper quoted as" saying."""
        verb = next((k for k in range(start - 2, max(start - _FAR, 0), -1) if self.s.low(k) in {"quoted", "cited"}), 0)
        group = self._back(verb)
        if any(self.s.low(k) in BE for k in range(group, verb)):
            return subject_of(self.s, group)
        end = start - 1 - (self.s.low(start - 2) == ",")
        return (verb + 1, end) if verb and end > verb + 1 else None

    def _agent(self, start: int) -> Range | None:
        """The subject of a gerund behind a noun: with "each side blaming the other" that, but who makes "a statement
        saying" so says it.
        """
        phrase = phrase_to(self.s, start)
        if phrase is None:
            return self._last_subject(start)
        first = next((k + 1 for k in range(phrase[1] - 1, phrase[0] - 1, -1) if self.s.is_verb(k)), phrase[0])
        named = any(self.s.is_name(k) for k in range(first, phrase[1]))
        own = self.s.low(first - 1) == "with" or self.s.low(phrase[0]) == "with"
        if own or (named and self.s.low(phrase[0]) not in PREPOSITIONS):
            return first + (self.s.low(first) == "with"), phrase[1]
        return self._last_subject(start) or (None if self.s.low(phrase[0]) in PREPOSITIONS else phrase)

    def _last_subject(self, start: int) -> Range | None:
        """Who speaks before in the sentence; else its subject."""
        spoken = next((c.subject for c in reversed(self.cues) if c.subject[1] <= start and not c.is_gerund), None)
        subject = spoken or main_subject(self.s, start)
        # "I remember Holm saying so": somebody else says.
        return None if subject and self.s.low(subject[0]).partition("'")[0] in _NO_SUBJECT else subject

    def behind(self, cue: Cue) -> Iterator[Cue]:
        """The cues that come later."""
        return (other for other in self.cues if other.at > cue.at)
