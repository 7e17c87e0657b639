"""Follow-ups of a few words, which leave out most of the question: "when?", "how many?", "and Putin?", "about NATO"."""

import re
from collections.abc import Sequence

from bot.talk.clause import clause, last_clause
from bot.talk.exchange import Exchange, sort
from bot.talk.phrases import bare, is_phrase, phrases
from bot.talk.refer import resolved, whom
from bot.talk.shapes import counted, is_time, with_ordinal, with_phrase, with_time, with_word
from bot.wording import with_article
from index import Index
from index.search import Question

_WORD = re.compile(
    r"(?P<word>why not|why|how come|since when|until when|when|where|how long|for how long)"
    r"(?: exactly| there| then| (?:was|is|were|did) (?:that|this|it|he|she|they)(?: (?:happen|so))?)?",
    re.IGNORECASE,
)
_OBJECT = re.compile(r"what (?:did|does|do) ", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?P<word>how many|how much|which)(?: (?:ones?|(?:of )?(?:them|those|these)))?(?: (?:are|were) (?:there|they))?",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"(?P<word>how many|how much|which|what) (?P<noun>\S+(?: \S+)?)", re.IGNORECASE)
_ORDINAL = re.compile(r"(?:the )?(?P<ordinal>first|second|third|fourth|fifth|last)(?: ones?)?", re.IGNORECASE)
_MEANS = re.compile(r"what (?:does|did) (?:that|this|it) mean", re.IGNORECASE)
_REPLY = re.compile(
    r"(?:did|does|do|has|have|had) (?P<who>.+?) (?:ever )?(?:(?:dis)?agreed?|repl(?:y|ied)|respond(?:ed)?|react(?:ed)?"
    r"|answer(?:ed)?|comment(?:ed)?|object(?:ed)?|say (?:anything|something))"
    r"(?: (?:(?:to|with|on|about) )?(?:it|that|this|him|her|them))?",
    re.IGNORECASE,
)
_ON = re.compile(r"(?:(?:any|some|no)thing )?(?:about|on) (?P<topic>.+)", re.IGNORECASE)
_WHAT_ABOUT = re.compile(r"(?:(?:what|how) (?:about|of)|the same (?:for|of|from)) (?P<topic>.+)", re.IGNORECASE)
# What stands behind "on" may be a whole question, as in "on what day did they meet".
_ASKS = re.compile(
    r"\b(?:what|which|who|whom|when|where|why|how|did|does|do|is|are|was|were|has|have|had|will|would|can|could)\b",
    re.IGNORECASE,
)
# "Peskov's", of which there is one in "what is Putin's view".
_OWNER = re.compile(r"[A-ZÀ-ÞА-Я][\w-]+(?: [A-ZÀ-ÞА-Я][\w-]+)*[’']s\b")
_PRONOUNS = frozenset({"he", "she", "they", "it"})


def completed(short: str, past: Sequence[Exchange], index: Index, *, joined: bool) -> str | None:
    """A question of a few words with those that it leaves out; None if it is no such question.

    Args:
        short: the question in one line, without an "and" before it and marks at its end.
        past: the conversation before it, oldest first; at least one.
        index: tells who the people are.
        joined: whether an "and" stood before it.
    """
    return (
        _with_word(short, past, index)
        or _with_number(short, past[-1].asked)
        or _reply(short, past, index)
        or _on(short, past, index)
        or _another(short, past, index, joined=joined)
    )


def _with_word(short: str, past: Sequence[Exchange], index: Index) -> str | None:
    """The last question with another question word; when or why what it was answered with was said; what that means."""
    if _MEANS.fullmatch(short):
        said = last_clause(past, index)
        return f"what does it mean {said}" if said else None
    found = _WORD.fullmatch(short)
    if found is None:
        return None
    last = past[-1]
    asked, said, negated = last.asked, clause(last, index), found["word"].lower() == "why not"
    word = re.sub("^how come$|^why not$", "why", found["word"].lower())
    speaker = asked.speaker or (last.statement.speaker if last.statement else None)
    if asked.kind not in {"said", "who said"}:
        whole = with_word(asked.text, word, negated=negated)
        return f"{whole} {said or 'it'}" if whole and _OBJECT.match(asked.text) else whole
    if speaker and said:
        return f"{word} did {speaker} say {said}"
    return f"{word} did {speaker} speak about {asked.about}" if speaker and asked.about else None


def _with_number(short: str, last: Question) -> str | None:
    """How many there are, or which, of what was asked about last, or of something else."""
    if found := _NUMBER.fullmatch(short):
        several = next((one for one in phrases(last.text) if one.is_plural), None)
        word = found["word"].lower()
        return counted(last.text, word) or (f"{word} {bare(several.text)}" if several else None)
    found = _COUNTED.fullmatch(short)
    if found is None or not is_phrase(found["noun"]) or (found["noun"].istitle() and found["noun"] in last.text):
        return None
    return counted(last.text, found["word"].lower(), found["noun"])


def _reply(short: str, past: Sequence[Exchange], index: Index) -> str | None:
    """What somebody said about what was asked about last, where it is asked whether they replied to it."""
    found, asked = _REPLY.fullmatch(short), past[-1].asked
    if found is None or (asked.kind not in {"said", "who said"} and not past[-1].statement):
        return None
    name = whom(found["who"], past, index) if found["who"].lower() in _PRONOUNS else found["who"]
    return f"what did {name} say{_about(asked)}" if name else None


def _on(short: str, past: Sequence[Exchange], index: Index) -> str | None:
    """What the last one asked about said about something else."""
    found, last = _ON.fullmatch(short), _speaking(past)
    if found is None or last is None or _ASKS.search(found["topic"]):
        return None
    return f"what did {_name(last)} say about {resolved(found['topic'], past, index)}"


def _another(short: str, past: Sequence[Exchange], index: Index, *, joined: bool) -> str | None:
    """The last question of another time, of the first one or the second, or about somebody or something else."""
    found, last = _WHAT_ABOUT.fullmatch(short), past[-1].asked
    other = found["topic"] if found else short
    if is_time(other):
        return with_time(last, other)
    if ordinal := _ORDINAL.fullmatch(other):
        return with_ordinal(last.text, ordinal["ordinal"].lower())
    if not (joined or found) or not is_phrase(other := resolved(other, past, index)):
        return None
    if _OWNER.fullmatch(other):
        return _OWNER.sub(lambda _: other, last.text, count=1) if _OWNER.search(last.text) else None
    speaking, named = _speaking(past), bare(other)[0].isupper() or _is_called(other, index)
    if last.speaker is None:
        return _of_another(other, last, named=named) or (_said(other, speaking, index, named) if speaking else None)
    # "What about Russia" is a topic, "and Russia" may speak.
    return _said(other, last, index, named and not (found and sort(bare(other), index) == "body"))


def _is_called(name: str, index: Index) -> bool:
    """Whether somebody who speaks is called so, be it written without capitals."""
    called = (way for one in index.speakers(name) for way in (one.name, *one.also_written))
    words = {word.lower() for way in called for word in way.split()}
    return {*name.lower().split()} <= words


def _of_another(other: str, last: Question, *, named: bool) -> str | None:
    """The last question, which was about nobody's words, with another phrase in it."""
    if named and last.kind == "who said" and last.about:
        return f"what did {other} say about {last.about}"
    head = other.rsplit(maxsplit=1)[-1].lower()
    if not named and re.search(rf"\b{re.escape(head)}\b", last.text, re.IGNORECASE):
        return with_phrase(last.text, lambda one: one.text.lower().endswith(head) and one.text != bare(other), other)
    return with_phrase(last.text, lambda one: one.is_name == named, other)


def _said(other: str, last: Question, index: Index, may_speak: bool) -> str:  # noqa: FBT001  (what is known of the other)
    """The last question about words, of another speaker, or of another topic."""
    if may_speak and (index.speakers(bare(other)) or sort(bare(other), index) != "body"):
        return re.sub(rf"(?:\bthe )?{re.escape(last.speaker or '')}", lambda _: other, last.text, count=1)
    return f"what did {_name(last)} say about {other}"


def _name(asked: Question) -> str:
    """The one asked about, as a sentence has it."""
    return with_article(asked.speaker or "", asked.text)


def _speaking(past: Sequence[Exchange]) -> Question | None:
    """The last question for somebody's words."""
    return next((one.asked for one in reversed(past) if one.asked.speaker), None)


def _about(asked: Question) -> str:
    things = phrases(asked.claim) if asked.claim else []
    return f" about {things[-1].text if things else asked.about}" if asked.about else ""
