"""What a question asks, read from its words alone: its kind, who is asked about, and which words matter."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from index.read.clean import tidy_line
from index.search.forms import forms
from index.search.saying import TITLES, Saying, ordered, saying
from index.search.when import Period, period
from index.split.names import spellings
from index.store.terms import stems
from index.types import Order

Kind = Literal["said", "who said", "who", "count", "when", "where", "what", "whether", "other"]
"""What is wanted: what somebody said, who said something, a person, a number, a date, a place, what something is, a yes
or no, or anything else.
"""

# Words that carry the question and not its subject. "say" and "said" are among them: every report has them, and a
# lexical index that keeps them puts the wrong passage first for "what did Peskov say".
_STOP = frozenset(
    """
    a about according afterwards again all also am an and announce announced any anything are as at be because
    been being but by can claim claimed comment commented comments compare could did do does doing else ever for
    from had happen happened happens has have he her here him his how i if in into is it its just kind many may
    me might more most much my next no not now of on only or other our out over own please react reacted
    reaction respond responded response said same say saying says shall she should so some something speak spoke
    state stated statement statements such summarise summarize talk tell telling tells than that the their them
    then there these they think this those thought to told too under up us very was we were what when where
    which who whom whose why will with would write written wrote you your
    """.split()
)

_KINDS: tuple[tuple[Kind, str], ...] = (
    ("count", r"how (?:many|much|old|long|far|large|big)|what (?:number|share|percentage|amount)"),
    ("when", r"when|what (?:year|day|date|month|time)|(?:in|on|since) (?:which|what) (?:year|day|date|month)"),
    ("where", r"where|(?:in|at) (?:which|what) (?:place|city|country|town)|which (?:city|country|place)"),
    ("who", r"who|whom|whose|by whom|which (?:person|official|minister|president|leader)"),
    ("what", r"what (?:is|are|was|were|does .+ mean)|define|explain"),
    (
        "whether",
        r"(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|may|might)(?:n[’']t)?",
    ),
)
# A question that goes on from another one: "and what did …".
_LEAD = re.compile(
    r"(?:and|but|so|or|then|also|okay|ok|please),? "
    r"(?=(?:what|who|how|when|where|why|which|did|does|has|have|was|is)\b)",
    re.IGNORECASE,
)
# Words between quotation marks are wanted as they stand; an apostrophe is no such mark.
_PHRASE = re.compile(r"[\"“„«]([^\"“”„«»]*)[\"”“»]")


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it is understood.

    Attributes:
        text: the question, white space, marks at its end and an "and" before it left out.
        kind: what is wanted.
        words: those that matter, as they were written.
        terms: for each of them the stems under which the index may keep it.
        speaker: where `kind` is "said", the name asked about.
        period: the stretch of time that it names.
        phrases: what it has between quotation marks.
        publishers: those it names, as the sources write them.
        speakers: the names of the one asked about as the sources write them, where others of that surname speak too.
        known: False where others of that surname speak in the sources, and the one asked about does not.
        about: of what somebody is to have spoken, as it was written; empty for anything.
        claim: the words of which it is asked whether, when or by whom they were said.
        order: which statements come first.
        verb: of speech, which is asked of instead of saying: "demand".
        read_as: what was taken for something else: a name that is misspelt, a role, an alias; as (asked, taken for).
    """

    text: str
    kind: Kind
    words: tuple[str, ...]
    terms: tuple[frozenset[str], ...]
    speaker: str | None = None
    period: Period | None = None
    phrases: tuple[str, ...] = ()
    publishers: frozenset[str] = frozenset()
    speakers: tuple[str, ...] | None = None
    known: bool = True
    about: str = ""
    claim: str | None = None
    order: Order = "best"
    verb: str | None = None
    read_as: tuple[tuple[str, str], ...] = field(default=())

    @property
    def topic(self) -> tuple[str, ...]:
        """The words that matter, the speaker's name left out."""
        name = {*(self.speaker or "").lower().split(), *(TITLES if self.speaker else ())}
        return tuple(word for word in self.words if word.lower() not in name)

    @property
    def is_bare(self) -> bool:
        """Whether all that is asked is what somebody said, be it of what it may."""
        return self.speaker is not None and not self.topic

    @property
    def surname(self) -> str | None:
        """The last word of the speaker's name, by which reports call people."""
        return self.speaker.split()[-1] if self.speaker else None


def understand(text: str, today: date | None = None, *, statements: bool = True) -> Question:
    """Reads a question in English. Never fails: what is not recognised is of kind "other".

    Args:
        text: the question.
        today: what "last week" is counted from; today if None.
        statements: whether it may be one about statements.
    """
    asked = _LEAD.sub("", tidy_line(text).rstrip("?!. "), count=1)
    when = period(asked, today or date.today())  # noqa: DTZ011  (the asker's own day)
    timed = asked[when.start : when.end] if when else ""
    said = saying(_without(asked, timed)) if statements else None
    plain = ordered(asked)[1] if said else asked
    # "Last week" stands in no passage that is of it; "March 2025" may well.
    words = content_words(plain if re.search(r"\d|[A-Z]", timed) else _without(plain, timed))
    phrases = tuple(said.strip() for said in _PHRASE.findall(asked) if re.search(r"\w", said))
    question = Question(asked, _kind(asked), words, tuple(map(term, words)), period=when, phrases=phrases)
    return _of_statements(question, said) if said else question


def _of_statements(question: Question, said: Saying) -> Question:
    """The question as one about statements; as it is, if it does not say who spoke or of what."""
    about = said.about if any(map(carries_meaning, re.findall(r"\w+", said.about))) else ""
    if said.speaker is None and not about:
        return question
    kind: Kind = "said" if said.speaker else "who said"
    words = tuple(word for word in question.words if word != said.verb)
    question = replace(question, words=words, terms=tuple(map(term, words)), verb=said.verb)
    return replace(question, kind=kind, speaker=said.speaker, about=about, claim=said.claim, order=said.order)


def _kind(asked: str) -> Kind:
    """What is wanted by a question that asks for no statement."""
    return next((kind for kind, pattern in _KINDS if re.match(rf"(?:{pattern})\b", asked, re.IGNORECASE)), "other")


def _without(asked: str, when: str) -> str:
    """The question without the words for a time."""
    return " ".join(asked.replace(when, " ", 1).split()) if when else asked


def term(word: str) -> frozenset[str]:
    """The stems under which the index may keep a word: its own, those of its other forms that no ending tells, and
    those of its other spellings if it is a name.
    """
    return any_of((*spellings(word), *forms(word)))


def any_of(words: Iterable[str]) -> frozenset[str]:
    """The stems of words of which any will do. Not the letter that an apostrophe parts from one: of "Voss's" and
    "O'Malley" every "it's" would have a part.
    """
    found = frozenset(stems(" ".join(words)))
    return frozenset(stem for stem in found if len(stem) > 1) or found


def content_words(text: str) -> tuple[str, ...]:
    """The words that carry meaning, each once, in order. All of them, if every one is a stop word."""
    words = re.findall(r"[^\W_]+(?:[’'][^\W_]+)*", text)
    bare = [re.sub(r"[’'](s|re|ve|ll|d|m|t)$", "", word, flags=re.IGNORECASE) for word in words]
    return tuple(dict.fromkeys([word for word in bare if carries_meaning(word)] or bare))


def carries_meaning(word: str) -> bool:
    """Whether a word says what a question is about, and not only that it is one."""
    return word.lower() not in _STOP and (len(word) > 1 or word.isdigit())
