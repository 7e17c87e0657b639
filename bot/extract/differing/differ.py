"""Sources that disagree on a number, a date or a name.

A difference that is none is worse than one that is not told: where two sentences may well be about two things, they
are not said to differ.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.extract.differing.amounts import Amount, agree, amounts
from bot.extract.differing.days import Day, days, fits
from bot.extract.sentences import Sentence
from index.search import Question, stems
from index.split.speech.lexicon import MONTH_NAMES
from index.types import Span

MOST = 4
"""Sources that are set side by side, at most."""
# How much of the question's words must stand in a sentence, in 0..1.
_ON_IT = 0.8
# What happens once, so that two dates or two names for it cannot both be right.
_ONCE = frozenset(
    stems(
        "born died founded established created formed annexed began begin begins started ended opened closed launched "
        "signed elected appointed built completed published released invented discovered adopted passed married "
        "declared held take led leads heads headed chairs chaired won wrote directed designed painted succeeded"
    )
)
# A clause ends here: what stands beyond it is told of something else.
_CLAUSE = re.compile(
    r"[,;:()—–?]|\b(?:and|or|who|which|that|after|before|since|until|because|while|whereas|following|but|although|when|as)\b",
    re.IGNORECASE,
)
_OWNER = re.compile(r"(\w+)(?:[’']s|s[’']) ")
_WHEN = re.compile(r"\s*,? when\b")
_NOT = re.compile(r"\b(?:not|no|never|nor|denied|denies|false|wrong)\b|n[’']t\b", re.IGNORECASE)
_PLANNED = re.compile(
    r"\b(?:will|would|could|(?-i:may)|might|should|shall|plans?|planned|expect(?:s|ed)?|propos\w+|targets?|goals?|aims?|hopes?|"
    r"intends?|set to|due to|likely|if)\b",
    re.IGNORECASE,
)
_WHERE = re.compile(
    r"\b(?:in|at|near|across|around|outside|inside|along|off|from|of|for|against|to|by|with) (?:the )?"
    rf"(?!(?:{'|'.join(map(str.title, MONTH_NAMES))})\b)([A-ZÀ-Þ][\w’-]+)"
)
# What a number is of, or an event, other than all of it: two of which only one has such a word may both be right.
_OF_WHAT = re.compile(
    r"^\w+ing (?:the|an?)\b|\b(?:this|these|season|every|each|per|daily|weekly|monthly|yearly|annual\w*|average|record|"
    r"first|second|third|last|half|quarter|phase|round|alone|only|total|so far|already|still|again|re[a-z]{3,}ed|its|"
    r"their|his|her|new|old|former|a (?:day|week|month|year)|\w+days?|weekends?|spring|summer|autumn|winter|nights?|"
    r"mornings?|evenings?|ago|earlier|previously|for (?!the\b|its\b)[a-z]+s)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"how (?:many|much)((?: [a-z][\w-]*){0,3}?[a-z](?:s|people|children|men|women|troops))\b", re.IGNORECASE
)
_ANYONE = frozenset(stems("people persons individuals"))
_SHARES = frozenset("$€£%") | frozenset(stems("euros dollars pounds francs roubles rubles hryvnias yen yuan rupees"))


@dataclass(frozen=True, slots=True)
class Claim:
    """What a sentence gives for an answer: `span` is where, in characters of the source."""

    sentence: Sentence
    span: Span


_Time = tuple[int | None, int | None, int | None]
_Read = tuple[Claim, Amount | Day | str]


def differences(asked: Question, found: Sequence[Sentence]) -> list[Claim]:
    """What sources answer that cannot all be right, newest first, one of each source; none if they may agree.

    Args:
        asked: the question; one for a number, a date or a person.
        found: sentences, best first.
    """
    reads = {"count": _number, "when": _date, "who": _name}
    if asked.kind not in reads:
        return []
    given: dict[str, _Read] = {}
    for one in found:
        if one.covers < _ON_IT or _NOT.search(one.text) or one.passage.source in given:
            continue
        if (read := reads[asked.kind](asked, one)) is not None:
            given[one.passage.source] = read
    return _opposed(list(given.values()), asked)


def _opposed(given: Sequence[_Read], asked: Question) -> list[Claim]:
    """Those that contradict the first one, with it and those that agree with it."""
    rivals = [one for one in given[1:] if _comparable(given[0][0], one[0], asked)]
    if not any(_contradict(given[0][1], value, asked) for _, value in rivals):
        return []
    kept = [claim for claim, _ in (given[0], *rivals)][:MOST]
    return sorted(kept, key=lambda claim: claim.sentence.passage.published or "", reverse=True)


def _comparable(one: Claim, other: Claim, asked: Question) -> bool:
    """Whether two sentences may be about the same: of one time and place, both of what was or both of what is to be."""
    a, b = one.sentence.text, other.sentence.text
    if bool(_PLANNED.search(a)) != bool(_PLANNED.search(b)):
        return False
    if _of_what(a, asked) != _of_what(b, asked):
        return False
    places, others = ({*_WHERE.findall(text)} - {*asked.words} for text in (a, b))
    if places != others:
        return False
    return asked.kind == "when" or _times(one.sentence, asked) == _times(other.sentence, asked)


def _of_what(text: str, asked: Question) -> set[str]:
    """The words that say of what part or which one, but for those of the question."""
    return {word.lower() for word in _OF_WHAT.findall(text)} - {*asked.text.lower().split()}


def _times(sentence: Sentence, asked: Question) -> set[_Time]:
    """The dates that a sentence names, but for those of the question, and for the year of its source."""
    told = {(day.year, day.month, day.day) for day in days(sentence.text)}
    known = {(day.year, day.month, day.day) for day in days(asked.text)}
    year = (sentence.passage.published or "")[:4]
    return {time for time in told - known if not (time[1] is None and str(time[0]) == year)}


def _contradict(one: Amount | Day | str, other: Amount | Day | str, asked: Question) -> bool:
    if isinstance(one, Amount) and isinstance(other, Amount):
        return _things(one, asked) == _things(other, asked) and not agree(one, other)
    if isinstance(one, Day) and isinstance(other, Day):
        return not fits(one, other)
    if isinstance(one, str) and isinstance(other, str):
        return not {*one.casefold().split()} & {*other.casefold().split()}
    return False


def _things(amount: Amount, asked: Question) -> frozenset[str]:
    """What an amount counts, beside what the question says itself."""
    return amount.counts - {*stems(asked.text)} - _ANYONE


def _number(asked: Question, sentence: Sentence) -> _Read | None:
    """The number of what is asked for, if there is one alone."""
    counted = _counted(asked)
    usable = [one for one in amounts(sentence.text) if not one.part and _answers(one, counted, asked)]
    if len(usable) != 1 or not usable[0].counts:
        return None
    rest = frozenset[str]().union(*asked.terms) - counted
    return _read(sentence, usable[0], usable[0].span, rest)


def _answers(amount: Amount, counted: frozenset[str], asked: Question) -> bool:
    """Whether a number may be of what is asked for, be it only as the sentence does not tell what it counts."""
    if not amount.counts:
        return True
    if not counted:
        return not asked.text.lower().startswith("how much") or bool(amount.counts & _SHARES)
    return bool(amount.counts & counted or (amount.counts & _ANYONE and counted & _ANYONE))


def _counted(asked: Question) -> frozenset[str]:
    """Stems of what is asked to be counted: of "prisoners" in "how many prisoners"."""
    found = _COUNTED.match(asked.text)
    return frozenset(stems(found[1])) if found else frozenset()


def _date(asked: Question, sentence: Sentence) -> _Read | None:
    """The date of what is asked for, if there is one alone and it can have no other."""
    told = days(sentence.text)
    lower = (one for word, one in zip(asked.words, asked.terms, strict=True) if word.islower())
    event = frozenset[str]().union(*lower)
    if len(told) != 1 or not event & _ONCE:
        return None
    return _read(sentence, told[0], told[0].span, event)


def _name(asked: Question, sentence: Sentence) -> _Read | None:
    """The name of the one who is asked for, if it is known which words answer, and nobody else can be."""
    if len(sentence.lit) != 1 or not _ONCE & {*stems(asked.text)}:
        return None
    start, end = (at - sentence.start for at in sentence.lit[0])
    name = sentence.text[start:end]
    if not all(word[:1].isupper() for word in name.split()):
        return None
    return _read(sentence, name, (start, end), frozenset[str]().union(*asked.terms))


def _read(sentence: Sentence, value: Amount | Day | str, span: Span, words: Iterable[str]) -> _Read | None:
    """What is read, if all that a sentence has of the question stands with it in one clause, and if it is lit where
    anything is.
    """
    place = (sentence.start + span[0], sentence.start + span[1])
    lit = not sentence.lit or any(a < place[1] and place[0] < b for a, b in sentence.lit)
    around = {*stems(_clause(sentence.text, span))}
    told = {*words} & {*stems(sentence.text)}
    if not lit or not told <= around or _of_another(sentence.text, {*words}):
        return None
    return Claim(sentence, place), value


def _of_another(text: str, words: set[str]) -> bool:
    """Whether a sentence is of something that belongs to what is asked about: of "the choir's archive"."""
    return any(words & {*stems(owner)} for owner in _OWNER.findall(text))


def _clause(text: str, span: Span) -> str:
    """The words around a place, to the next marks and words that end a clause; "in 2014, when it opened" goes on."""
    before = _CLAUSE.split(text[: span[0]])[-1]
    after = _WHEN.sub("", text[span[1] :], count=1)
    return f"{before} {_CLAUSE.split(after)[0]}"
