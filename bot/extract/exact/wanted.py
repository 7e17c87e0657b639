"""What kind of words a question wants: a number, a date, a place, a name, a reason, a manner, or a thing.

A thing is wanted by its noun. All is read from the question alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from index.split.speech.lexicon import AUXILIARIES, BE, CONJUNCTIONS, CUES, NOUNS, PAST, PREPOSITIONS, SUBORDINATORS
from index.split.speech.tokens import Token, tokens

Kind = Literal["number", "date", "place", "name", "reason", "manner", "thing"]
"""What the words that answer are."""
Slot = Literal["subject", "object", "copula", ""]
"""Where they stand in a plain sentence: before its verb, behind it, on either side of an "is", or nobody knows."""

_ASKING = frozenset("what which who whom whose when where why how".split())
_KINDS: dict[str, Kind] = {
    "who": "name",
    "whom": "name",
    "whose": "name",
    "when": "date",
    "where": "place",
    "why": "reason",
    "how": "manner",
}
# "How many", "how long": an amount.
_AMOUNTS = frozenset(
    "many much long old far large big tall high fast often deep wide heavy small short quickly soon".split()
)
_DATES = frozenset("year years date dates day days month months century centuries decade decades time era".split())
_NUMBERS = frozenset(
    """
    number amount percentage percent population share rate cost price temperature distance size area speed height
    length width depth age quantity proportion fraction total sum ratio budget
    """.split()
)
_PLACES = frozenset(
    """
    country countries city cities place places town state states region regions continent location area areas river
    ocean sea lake island village province territory district county capital neighborhood border site
    """.split()
)
_PEOPLE = frozenset(
    """
    person people man woman king queen president minister leader general author artist scientist emperor pope
    official spokesman spokeswoman actor actress chancellor governor
    """.split()
)
# Nouns that only lead to the one that counts: "what type of rock", "the name of the river".
_LIGHT = frozenset("type types kind kinds sort sorts form forms name names title group example word part".split())
_PLURALS = frozenset("people men women children feet".split())
_DO = frozenset("do does did".split())
_ENDS = AUXILIARIES | PREPOSITIONS | SUBORDINATORS | CONJUNCTIONS | PAST


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a question wants.

    Attributes:
        kind: of words.
        head: the noun asked for, in small letters: "prisoners" of "how many prisoners"; empty where there is none.
        slot: where the words stand in a plain sentence.
        lead: the preposition before the asking words: "in" of "in what year"; empty where there is none.
        asking: the asking word, as in "which".
        rest: the words beside those that ask, small, in order.
        amount: the word behind "how" where an amount is asked for: "many", "long"; else empty.
    """

    kind: Kind
    head: str
    slot: Slot
    lead: str
    asking: str
    rest: tuple[str, ...]
    amount: str = ""


def wanted(question: str) -> Wanted | None:
    """What a question wants; None where it asks for no words, as one for a yes or no does.

    Args:
        question: in English.
    """
    words = [token for token in tokens(question, (0, len(question)), ()) if token.is_word]
    at = _asking(question, words)
    if at is None:
        return None
    asking = words[at].low
    lead = words[at - 1].low if at and words[at - 1].low in PREPOSITIONS else ""
    end = _phrase_end(words, at + 1) if asking in {"what", "which", "whose", "how"} else at + 1
    phrase = [word.low for word in words[at + 1 : end]]
    behind = words[end].low if end < len(words) else ""
    rest = tuple(word.low for word in (*words[:at], *words[end:]))
    if asking == "how":
        return _how(phrase, lead, _slot(behind, phrase), rest)
    head = _head(phrase) or (_named(words[end:], behind) if asking == "what" else "")
    kind = _KINDS.get(asking) or _kind(head)
    return Wanted(kind, head, _slot(behind, phrase), lead, asking, rest)


def _how(phrase: Sequence[str], lead: str, slot: Slot, rest: tuple[str, ...]) -> Wanted:
    """An amount for "how many", else a manner."""
    if phrase and phrase[0] in _AMOUNTS:
        return Wanted("number", _head(phrase[1:]) or phrase[0], slot, lead, "how", rest, phrase[0])
    return Wanted("manner", "", slot, lead, "how", (*phrase, *rest))


def _asking(question: str, words: Sequence[Token]) -> int | None:
    """The number of the word that asks: the first one, unless it opens a clause of time before the one that does."""
    places = [i for i, word in enumerate(words) if word.low in _ASKING]
    if len(places) > 1 and words[places[0]].low in {"when", "where"}:
        first, second = places[:2]
        if "," in question[words[first].end : words[second].start]:
            return second
    return places[0] if places else None


def _phrase_end(words: Sequence[Token], start: int) -> int:
    """Where the nouns end that belong to "what", "which" or "how many"; "type of" leads on to the next noun."""
    at = start
    while at < len(words):
        low = words[at].low
        if low == "of" and at > start and words[at - 1].low in _LIGHT:
            at += 1
            continue
        if low in _ENDS or (at > start and _is_verb(words[at])):
            break
        at += 1
        # "How many lanterns hang there": a verb may follow what is counted.
        if words[start].low == "many" and at > start + 1 and _is_plural(low):
            break
    return at


def _is_plural(low: str) -> bool:
    return low in _PLURALS or (low.endswith("s") and not low.endswith("ss"))


def _is_verb(word: Token) -> bool:
    low = word.low
    return not word.is_name and (low in PAST or low.endswith("ed") or (low in CUES and low not in NOUNS))


def _head(phrase: Sequence[str]) -> str:
    """The noun that the others belong to: the last one."""
    nouns = [word for word in phrase if word not in {"of", "the", "a", "an"} and not word.endswith("ly")]
    return nouns[-1] if nouns else ""


def _named(words: Sequence[Token], behind: str) -> str:
    """The noun of "what is the capital of France", which asks for a capital."""
    if behind not in BE:
        return ""
    phrase: list[str] = []
    for i, word in enumerate(words[1:], 1):
        light = word.low == "of" and phrase and phrase[-1] in _LIGHT
        if not light and (word.low in _ENDS or (i > 1 and _is_verb(word))):
            break
        phrase.append(word.low)
    return _head(phrase)


def _kind(head: str) -> Kind:
    if head in _DATES:
        return "date"
    if head in _NUMBERS:
        return "number"
    if head in _PLACES:
        return "place"
    return "name" if head in _PEOPLE else "thing"


def _slot(behind: str, phrase: Sequence[str]) -> Slot:
    """Where the words that answer stand, from the word behind those that ask."""
    if behind in _DO:
        return "object"
    if behind in BE:
        return "copula"
    if not behind or behind in AUXILIARIES or (behind in PREPOSITIONS and phrase):
        return ""
    return "subject"
