"""What is really asked: a follow-up made whole from the turns before it."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.talk.exchange import Exchange, sort
from bot.talk.more import ordered
from bot.talk.phrases import bare, phrases
from bot.talk.refer import clause, resolved, whom
from bot.talk.reply import asks_nothing
from bot.talk.shapes import counted, is_time, with_ordinal, with_phrase, with_time, with_word
from bot.talk.whole import Place, Whole
from bot.types import Turn
from index import Index
from index.search import understand

_LEAD = re.compile(r"^(?:and|but|so|or|ok|okay|well),? (?=\w)", re.IGNORECASE)
_ABOUT = re.compile(r"(?P<what>(?:what|how) (?:about|of)|about|on) (?P<topic>.+)", re.IGNORECASE)
_BARE = re.compile(
    r"(?P<word>why not|why|how come|since when|until when|when|where|how long|for how long)"
    r"(?: exactly| (?:was|is|were|did) (?:that|this|it|he|she|they)(?: (?:happen|so))?)?",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?P<word>how many|how much|which)(?: (?:ones?|(?:of )?(?:them|those|these)))?(?: (?:are|were) (?:there|they))?",
    re.IGNORECASE,
)
_SHORT = re.compile(r"(?P<word>how many|how much|which|what) (?P<noun>\S+(?: \S+)?)", re.IGNORECASE)
# A whole question, as in "on what day did they meet".
_ASKS = re.compile(
    r"\b(?:what|which|who|whom|when|where|why|how|did|does|do|is|are|was|were|has|have|had|will|would|can|could)\b",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"(?:the )?(?P<ordinal>first|second|third|fourth|fifth|last)(?: ones?)?", re.IGNORECASE)
_REPLY = re.compile(
    r"(?:did|does|do|has|have|had) (?P<who>.+?) (?:ever )?(?:(?:dis)?agreed?|repl(?:y|ied)|respond(?:ed)?|react(?:ed)?"
    r"|answer(?:ed)?|comment(?:ed)?|object(?:ed)?|say (?:anything|something))"
    r"(?: (?:to|with|on|about) (?:it|that|this|him|her|them))?",
    re.IGNORECASE,
)
_MEANS = re.compile(r"what (?:does|did) (?:that|this|it) mean", re.IGNORECASE)
_REASONS = frozenset({"why", "why not", "how come"})
_PRONOUNS = frozenset({"he", "she", "they", "it"})


def make_whole(question: str, history: Sequence[Turn], index: Index) -> Whole:
    """The question with what it leaves out, taken from the conversation before it.

    "And about NATO?" after "what did Zelensky say?" is "what did Zelensky say about NATO"; "where was it held?" after
    "when was the first summit held?" is "where was the first summit held". A question that stands on its own is given
    back as it is.

    Args:
        question: as it was asked.
        history: the turns before it, oldest first.
        index: tells who the people are.
    """
    past: list[Exchange] = []
    for turn, behind in pairwise([*history, None]):
        if turn is None or turn.role != "user" or not turn.text.strip() or asks_nothing(turn.text):
            continue
        answer = behind.answer if behind and behind.role == "assistant" else None
        text = (answer.asked_as or answer.question) if answer else _whole(turn.text, past, index).text
        past.append(Exchange(understand(text), answer))
    return _whole(question, past, index)


def _whole(question: str, past: Sequence[Exchange], index: Index) -> Whole:
    asked = " ".join(question.split()).rstrip("?!. ")
    if not past or not asked:
        return Whole(question)
    if found := ordered(asked, past, index):
        return found
    short = _LEAD.sub("", asked, count=1)
    text = _completed(short, past, index, joined=short != asked) or resolved(short, past, index)
    # What was shown is no reason for itself.
    seen = past[-1].places if short.lower() in _REASONS else frozenset[Place]()
    return Whole(question if text == short else text, seen)


def _completed(short: str, past: Sequence[Exchange], index: Index, *, joined: bool) -> str | None:
    """A question of a few words with those that it leaves out; None if it is no such question."""
    last = past[-1]
    if found := _BARE.fullmatch(short):
        return _with_word(found["word"].lower(), last, index)
    if found := _COUNTED.fullmatch(short):
        return _number(found["word"].lower(), last)
    if _MEANS.fullmatch(short):
        said = clause(last, index)
        return f"what does it mean {said}" if said else None
    if found := _REPLY.fullmatch(short):
        return _reply(found["who"], past, index)
    if (found := _ABOUT.fullmatch(short)) and not _ASKS.search(found["topic"]):
        return _about(found["topic"], past, index, openly=" " in found["what"])
    if (found := _SHORT.fullmatch(short)) and _is_phrase(found["noun"]):
        return counted(last.asked.text, found["word"].lower(), found["noun"])
    if is_time(short):
        return with_time(last.asked, short)
    if found := _ORDINAL.fullmatch(short):
        return with_ordinal(last.asked.text, found["ordinal"].lower())
    if joined and _is_phrase(short):
        return _same(short, past, index)
    return None


def _is_phrase(words: str) -> bool:
    found = phrases(words)
    return bool(found) and (found[0].start, found[0].end) == (0, len(words))


def _with_word(word: str, last: Exchange, index: Index) -> str | None:
    """The last question with another question word, or when or why what it was answered with was said."""
    asked = last.asked
    why = "why" if word == "how come" else word
    if asked.kind in {"said", "who said"}:
        said, speaker = clause(last, index), _speaker(last)
        if said and speaker:
            return f"{why.removesuffix(' not')} did {speaker} say {said}"
        return f"{why} did {speaker} speak about {asked.about}" if speaker and asked.about else None
    return with_word(asked.text, why.removesuffix(" not"), negated=why == "why not")


def _speaker(last: Exchange) -> str | None:
    return last.asked.speaker or (last.statement.speaker if last.statement else None)


def _number(word: str, last: Exchange) -> str | None:
    """How many there are, or which, of what was asked about last."""
    if found := counted(last.asked.text, word):
        return found
    several = next((one for one in phrases(last.asked.text) if one.is_plural), None)
    return f"{word} {bare(several.text)}" if several else None


def _reply(who: str, past: Sequence[Exchange], index: Index) -> str | None:
    """What somebody said about what was asked about last."""
    name = whom(who, past, index) if who.lower() in _PRONOUNS else who
    asked = past[-1].asked
    if name is None or (asked.kind not in {"said", "who said"} and not past[-1].statement):
        return None
    return f"what did {name} say{f' about {asked.about}' if asked.about else ''}"


def _about(topic: str, past: Sequence[Exchange], index: Index, *, openly: bool) -> str | None:
    """The last question about something else; "what about" may ask for somebody else as well."""
    last = next((one for one in reversed(past) if one.asked.speaker), None)
    if openly and is_time(topic):
        return with_time(past[-1].asked, topic)
    if openly and (found := _ORDINAL.fullmatch(topic)):
        return with_ordinal(past[-1].asked.text, found["ordinal"].lower())
    topic = resolved(topic, past, index)
    if last is None or (openly and past[-1].asked.speaker is None):
        return _same(topic, past, index) if openly else None
    if openly and _speaks(topic, index) and sort(topic, index) != "body":
        return _same(topic, past, index)
    return f"what did {last.asked.speaker} say about {topic}"


def _speaks(name: str, index: Index) -> bool:
    return name[:1].isupper() and bool(index.speakers(bare(name)))


def _same(name: str, past: Sequence[Exchange], index: Index) -> str | None:
    """The last question about somebody or something else."""
    asked = past[-1].asked
    person = name[bare(name) != name and 4 :][:1].isupper()
    if asked.kind == "who said" and person and asked.about:
        return f"what did {name} say about {asked.about}"
    if asked.speaker and person and (_speaks(bare(name), index) or sort(bare(name), index) != "body"):
        return re.sub(rf"(?:\bthe )?{re.escape(asked.speaker)}", name, asked.text, count=1)
    if asked.speaker:
        return f"what did {asked.speaker} say about {name}"
    head = name.rsplit(maxsplit=1)[-1].lower()
    return with_phrase(
        asked.text, lambda one: one.text.split()[-1].lower() == head and not person, name
    ) or with_phrase(asked.text, lambda one: one.is_name == person, name)
