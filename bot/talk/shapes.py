"""The shape of a question: another question word in its front, another name in it, another time behind it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from bot.talk.phrases import Phrase, bare, is_phrase, phrases
from index.search import Question
from index.search.when import period

_AUX = "did|does|do|is|are|was|were|has|have|had|will|would|can|could|should|may|might|must"
_COUNTED = r"how many|how much|which|what"
_SHAPE = re.compile(
    rf"(?:(?P<counted>{_COUNTED}) (?P<noun>(?!(?:{_AUX})\b)[^,]+?) "
    r"|(?:how (?:long|often|far|soon|fast)|since when|what|when|where|why|who|how) )?"
    rf"(?P<aux>{_AUX})(?P<no>n[’']t| not)? (?P<rest>.+)",
    re.IGNORECASE,
)
_PARTICIPLES = {
    "began": "begun",
    "bought": "bought",
    "broke": "broken",
    "brought": "brought",
    "built": "built",
    "chose": "chosen",
    "gave": "given",
    "held": "held",
    "knew": "known",
    "led": "led",
    "lost": "lost",
    "made": "made",
    "paid": "paid",
    "said": "said",
    "saw": "seen",
    "sent": "sent",
    "set": "set",
    "sold": "sold",
    "took": "taken",
    "won": "won",
    "wrote": "written",
}  # fmt: skip  (a verb a line tells no more)
_HAPPENS = {"happened": "happen", "occurred": "occur", "changed": "change"}
_DONE = re.compile(
    rf"(?:who|what|which (?P<by>[^,]+?)) (?P<verb>\w+ed|{'|'.join(_PARTICIPLES)}) (?P<what>.+)", re.IGNORECASE
)
_VERB = re.compile(rf"(?P<counted>{_COUNTED}) (?P<rest>.+)", re.IGNORECASE)
_BE = frozenset("is are was were".split())
_HEAD = re.compile(r"(?:not )?(?:be|been|to|\w+ed|held|met|said|made|given|taken|sent|found|left)\b", re.IGNORECASE)
_ORDINAL = re.compile(r"\b(?:first|second|third|fourth|fifth|last|next|previous)\b", re.IGNORECASE)
_BARE_TIME = re.compile(r"(?:last|this|next|today|yesterday|in|on|since|until|before|after|during|by|from|between)\b")


@dataclass(frozen=True, slots=True)
class Shape:
    """A question taken apart: "how many prisoners | will | be exchanged"; `noun` is what is counted or chosen."""

    noun: str
    aux: str
    negated: bool
    rest: str


def shape(text: str) -> Shape | None:
    """The shape of a question with an auxiliary; None where it has none."""
    found = _SHAPE.fullmatch(text)
    if found is None:
        return None
    return Shape(found["noun"] or "", found["aux"], bool(found["no"]), found["rest"])


def with_word(text: str, word: str, *, negated: bool = False) -> str | None:
    """The question with another question word: "when was the summit held" for "where was the summit held"; None where
    it has another shape.

    Args:
        text: the question.
        word: such as "why" or "since when".
        negated: whether it is asked why not.
    """
    if found := _DONE.fullmatch(text):
        return None if found["what"].startswith("to ") else _passive(found, word)
    asked = shape(text)
    if asked is None:
        return None
    rest = _told_of(text, asked)
    if rest is None:
        return None
    if negated or asked.negated:
        return f"{word} {asked.aux} {_denied(rest)}"
    return f"{word} {asked.aux} {rest}"


def counted(text: str, words: str, noun: str = "") -> str | None:
    """The question as one for a number, or for which ones: "how many prisoners go first" for "which prisoners go
    first".

    Args:
        text: the question.
        words: "how many" or "which".
        noun: what is counted, in place of what the question asks.
    """
    asked = shape(text)
    if not noun:
        found = _VERB.fullmatch(text)
        return f"{words} {found['rest']}" if found and (asked is None or asked.noun) else None
    if asked is None or (asked.aux in _BE and is_phrase(asked.rest)) or re.search(r"\bdo\b", asked.rest):
        return None
    aux = (
        {"was": "were", "is": "are", "has": "have"}.get(asked.aux, asked.aux) if _HEAD.match(asked.rest) else asked.aux
    )
    return f"{words} {noun} {aux} {asked.rest}"


def with_time(question: Question, time: str) -> str:
    """The question with another time in place of its own."""
    text, own = question.text, question.period
    bare = f"{text[: own.start]} {text[own.end :]}" if own else text
    lead = "" if _BARE_TIME.match(time.lower()) else "in "
    return f"{' '.join(bare.split())} {lead}{time}"


def is_time(words: str, today: date | None = None) -> bool:
    """Whether words name a stretch of time and nothing else."""
    for lead in ("", "in "):
        found = period(lead + words, today or date.today())  # noqa: DTZ011  (the asker's own day)
        if found and not (lead + words)[: found.start].strip() and not (lead + words)[found.end :].strip(" ?.!"):
            return True
    return False


def with_ordinal(text: str, ordinal: str) -> str | None:
    """The question about the first one for one about the second; None where nothing in it can be first."""
    if _ORDINAL.search(text):
        return _ORDINAL.sub(ordinal, text, count=1)
    found = next((one for one in phrases(text) if one.text.lower().startswith("the ") and not one.is_name), None)
    if found is None:
        return None
    return f"{text[: found.start]}the {ordinal} {found.text[4:]}{text[found.end :]}"


def with_phrase(text: str, old: Callable[[Phrase], bool], new: str) -> str | None:
    """The question with another phrase in place of the first that is of a kind; None where it has none."""
    found = next(filter(old, phrases(text)), None)
    if found is None:
        return None
    new = bare(new) if re.search(r"\b(?:how many|how much|which|what) $", text[: found.start]) else new
    return text[: found.start] + new + text[found.end :]


def _passive(found: re.Match[str], word: str) -> str:
    """For "who rejected the summit" why it was rejected."""
    verb = found["verb"].lower()
    if verb in _HAPPENS:
        return f"{word} did it {_HAPPENS[verb]} {found['what']}"
    done = _PARTICIPLES.get(verb, verb)
    thing = phrases(found["what"])
    first = thing[0] if thing and thing[0].start == 0 else None
    if first is None:
        return f"{word} was {found['what']} {done}"
    aux = "were" if first.is_plural else "was"
    return f"{word} {aux} {first.text} {done}{found['what'][first.end :]}"


def _told_of(text: str, asked: Shape) -> str | None:
    """What stands behind the auxiliary, with its subject where that stood before it, or was asked for."""
    if asked.noun and asked.aux not in {"did", "does", "do"}:
        return f"{asked.noun} {asked.rest}"
    if asked.noun:
        return f"{asked.rest} {asked.noun}"
    if not re.match(r"(?:what|who)\b", text, re.IGNORECASE) or asked.aux in {"did", "does", "do"}:
        return asked.rest
    return f"it {asked.rest}" if _HEAD.match(asked.rest) else None


def _denied(rest: str) -> str:
    """With "not" behind the subject."""
    found = phrases(rest)
    if not found or found[0].start:
        return f"not {rest}"
    return f"{rest[: found[0].end]} not{rest[found[0].end :]}"
