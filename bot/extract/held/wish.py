"""What a question wants that is more than a sentence with its words: somebody's conditions, a list, a definition."""

import re
from dataclasses import dataclass
from typing import Literal

from index.search import stems

Form = Literal["list", "wish", "definition", "person"]

# Nouns of which somebody has several, each with the words by which sources call the same.
_FAMILIES = (
    "condition conditions precondition preconditions prerequisite prerequisites requirement requirements terms demands",
    "demand demands condition conditions requirement requirements",
    "proposal proposals plan proposes proposed suggestion suggestions offer",
    "goal goals aim aims objective objectives priority priorities",
    "reason reasons because grounds",
    "concern concerns worry worries fear fears objection objections",
    "measure measures step steps",
    "promise promises pledge pledges commitment commitments",
    "argument arguments point points",
    "cause causes factor factors",
    "benefit benefits advantage advantages",
    "risk risks danger dangers",
    "rule rules requirement requirements",
    "option options choice choices",
)
# So many of them are of what somebody wants.
_WANTED = 4
WANTING = frozenset(
    stems(
        "want wants wanted demand demands demanding demanded insist insists insisting insisted insistence require "
        "requires required seek seeks seeking sought aim aims call calls calling called urge urges urged ask asks "
        "asking asked propose proposes proposed proposal push pushes pushing need needs"
    )
)
"""Stems of the words by which somebody is told to want something."""

_NOUN = r"(?P<noun>[a-z-]+s)"
_WHO = r"(?P<who>.+?)"
_REST = r"(?: .+)?"
_SETS = r"(?:sets?|names?|named|makes?|made|gives?|given|have|puts?|lays?|laid|lists?|listed)"
_LISTS = (
    rf"what (?:are|were) {_WHO}(?:[’']s|s[’']) (?:\w+ ){{0,2}}?{_NOUN}{_REST}",
    rf"what (?:are|were) the (?:\w+ ){{0,2}}?{_NOUN} (?:of|by|from|(?:set|given) by) {_WHO}(?: (?:for|in|to) .+)?",
    rf"(?:which|what) {_NOUN} (?:does|do|did|has|have|had) {_WHO} {_SETS}\b{_REST}",
    rf"what (?:are|were) the {_NOUN}(?: for .+)?",
)
_WANTING = r"(?:want|demand|require|insist on|seek|propose|ask for|call for|aim for|push for|need)"
_WISHES = (rf"what (?:do|does|did) {_WHO} {_WANTING}\b{_REST}",)
_DEFINITIONS = (
    r"what (?:is|are|was|were) (?:an? |the )?(?P<noun>[^\W_][\w-]*(?: [^\W_][\w-]*){0,3})",
    r"what (?:does|do|did) (?:an? |the )?(?P<noun>.{2,60}) mean",
    r"what is meant by (?:an? |the )?(?P<noun>.{2,60})",
    r"(?:define|explain) (?:an? |the )?(?P<noun>.{2,60})",
)
_PERSON = (r"who (?:is|was) (?P<who>[^\W\d_][\w.’'-]*(?: [^\W\d_][\w.’'-]*){0,3})",)
# What follows "what is" is no name of a thing, but tells about one.
_NO_NAME = re.compile(
    r"\b(?:of|in|on|at|to|for|by|with|from|about|that|which|who|it|this|they|he|she|there|not|\w+ed|called|known|made|"
    r"done|given|going|happening|first|last|next|one|some|\w+est|most|other|another|\w+[’']s)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted: a list of what `noun` names, what `who` wants, or what `noun` is.

    Attributes:
        form: which of them comes first.
        noun: stems of the words by which sources may call it.
        who: whose it is, or who it is that is asked about, as it was written; empty if it is nobody's.
        subject: as it was written, where it is asked what it is.
        wanted: whether it is something that somebody wants.
    """

    form: Form
    noun: frozenset[str]
    who: str = ""
    subject: str = ""
    wanted: bool = False


def wish(question: str) -> Wish | None:
    """What a question wants, None where a sentence is enough."""
    if found := _matched(_LISTS, question):
        return _list(found["noun"].lower(), found.groupdict().get("who") or "")
    if found := _matched(_WISHES, question):
        return Wish("wish", frozenset(stems(" ".join(_FAMILIES[:_WANTED]))), found["who"], wanted=True)
    if (found := _matched(_PERSON, question)) and not _NO_NAME.search(found["who"]) and found["who"][:4] != "the ":
        return Wish("person", frozenset(), found["who"])
    found = _matched(_DEFINITIONS, question)
    if found and not _NO_NAME.search(found["noun"]):
        return Wish("definition", frozenset(stems(found["noun"])), subject=found["noun"])
    return None


def _list(noun: str, who: str) -> Wish | None:
    """A list of what a noun of the families names."""
    at = next((at for at, words in enumerate(_FAMILIES) if noun in words.split()), None)
    if at is None:
        return None
    return Wish("list", frozenset(stems(_FAMILIES[at])), who, wanted=bool(who) and at < _WANTED)


def _matched(patterns: tuple[str, ...], question: str) -> re.Match[str] | None:
    found = (re.fullmatch(pattern, question, re.IGNORECASE) for pattern in patterns)
    return next((one for one in found if one), None)
