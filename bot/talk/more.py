"""Follow-ups about order: what was said next, what else was said, and who else said so."""

import re
from collections.abc import Sequence

from bot.place import Place
from bot.talk.clause import clause
from bot.talk.exchange import Exchange
from bot.talk.refer import resolved, whom
from bot.talk.whole import Whole
from index import Index, Statement
from index.split.names import key

_AND = r"(?:(?:and|but|so|ok|okay|well),? )?"
_SAY = "(?:say|add|tell|claim|write|announce|mention|do)"
_MORE = re.compile(
    rf"{_AND}(?:(?:is there |was there |did \w+ say |do you have |have you got )?(?:any|some|no)thing (?:else|more)"
    r"(?: (?:on|about) (?P<topic>.+))?"
    r"|what else(?: is there| was there| do you (?:have|know))?|(?:please )?(?:tell|show|give) me more"
    r"|(?:is there |are there |say |any |some )?more|did \w+ say more(?: (?:on|about) (?:it|that|this))?"
    r"|go on|continue|(?:is|was) (?:that|this|it) (?:all|it|everything)|the rest"
    r"|more (?:of|on|about) (?:that|this|it|them))(?: please)?",
    re.IGNORECASE,
)
_NEXT = re.compile(
    rf"{_AND}(?:what (?:did|does|has|had) (?P<who>.+?) {_SAY} (?:next|then|afterwards?|after (?:that|this|it))"
    r"|(?:what )?(?:(?:happened|came|comes) )?(?:next|then|after that)(?: what)?)",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    rf"{_AND}(?:(?:who|anybody|anyone|somebody|someone) else|(?:any )?others|who were the others)", re.IGNORECASE
)
_ELSE = re.compile(rf"{_AND}(?:what|where|when|which|how) else\b", re.IGNORECASE)
_WHO_ELSE = re.compile(
    rf"{_AND}(?:who else\b|(?:did|has|have|does) (?:anyone|anybody|someone|somebody) else\b)", re.IGNORECASE
)
_WHAT = re.compile(r"what ", re.IGNORECASE)
_WHO = re.compile(r"(?:who|which \w+) ", re.IGNORECASE)
_PRONOUNS = frozenset({"he", "she", "they", "it"})


def ordered(asked: str, past: Sequence[Exchange], index: Index) -> Whole | None:
    """A follow-up about order made whole; None for any other question.

    Args:
        asked: in one line, without marks at its end.
        past: the conversation before it, oldest first.
        index: tells who the people are.
    """
    if found := _MORE.fullmatch(asked):
        return Whole(_more(past[-1], found["topic"]), seen=_seen(past))
    if found := _NEXT.fullmatch(asked):
        return _next(found["who"], past, index)
    if _OTHERS.fullmatch(asked):
        return _others(past, index)
    if _WHO_ELSE.match(asked):
        return Whole(resolved(asked, past, index), not_by=_speakers(past))
    if _ELSE.match(asked):
        return Whole(resolved(asked, past, index), seen=_seen(past))
    return None


def _more(last: Exchange, topic: str | None) -> str:
    """The last question, for more than was shown."""
    asked = last.asked
    if asked.kind == "said" and not asked.text.lower().startswith("what "):
        about = topic or asked.about
        return f"what else did {asked.speaker} say{f' about {about}' if about else ''}"
    text = _WHAT.sub("what else ", asked.text, count=1) if _WHAT.match(asked.text) else asked.text
    return f"{text} about {topic}" if topic and not asked.about else text


def _next(who: str | None, past: Sequence[Exchange], index: Index) -> Whole | None:
    """What the one who was quoted last is reported to have said after it."""
    shown = next((one for one in reversed(past) if one.statement), None)
    last = shown.statement if shown else None
    if who is None:
        speaker = past[-1].asked.speaker or (last.speaker if last else None)
    else:
        speaker = (whom(who, past, index) or who) if who.lower() in _PRONOUNS else who
    if speaker is None:
        return None
    same = last is not None and _is_one(last, speaker, index)
    return Whole(f"what did {speaker} say next", seen=_seen(past), after=last if same else None)


def _is_one(statement: Statement, speaker: str, index: Index) -> bool:
    """Whether a statement is one of somebody, as a question names them."""
    if statement.speaker is None or _surname(statement.speaker) == _surname(speaker):
        return True
    return statement.speaker in {one.name for one in index.speakers(speaker)}


def _surname(name: str) -> str:
    return key(name.rsplit(maxsplit=1)[-1])


def _others(past: Sequence[Exchange], index: Index) -> Whole | None:
    """Who else spoke of it, or did it."""
    asked = past[-1].asked
    text: str | None
    if _WHO.match(asked.text):
        text = _WHO.sub("who else ", asked.text, count=1)
    elif asked.about and not asked.claim:
        text = f"who else spoke about {asked.about}"
    else:
        said = clause(past[-1], index)
        text = f"who else said {said}" if said else None
    return Whole(text, not_by=_speakers(past)) if text else None


def _seen(past: Sequence[Exchange]) -> frozenset[Place]:
    return frozenset[Place]().union(*(one.places for one in past))


def _speakers(past: Sequence[Exchange]) -> frozenset[str]:
    """Those who were quoted on what was asked about last, or last at all."""
    about = past[-1].asked.about
    last = next((one for one in reversed(past) if one.statement), past[-1])
    return last.speakers.union(*(one.speakers for one in past if one.asked.about == about))
