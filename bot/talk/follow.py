"""What is really asked: a follow-up made whole from the turns before it."""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise

from bot.place import Place
from bot.talk.ellipsis import completed
from bot.talk.exchange import Exchange
from bot.talk.more import ordered
from bot.talk.refer import resolved
from bot.talk.reply import asks_nothing
from bot.talk.whole import Whole
from bot.types import Turn
from index import Index
from index.search import Question, understand
from index.search.query import carries_meaning

_LEAD = re.compile(r"^(?:and|but|so|or|ok|okay|well),? (?=\w)", re.IGNORECASE)
_IS = re.compile(r"^(what|who|where|when|how)[’']s\b", re.IGNORECASE)
# "And his opinion?"
_OWN = re.compile(r"^(?:his|her|its|their) \w+", re.IGNORECASE)
_ONCE = re.compile(r"(?<=^what) else\b|(?<=^who) else\b| (?:next|then|after that)$", re.IGNORECASE)
_REASONS = frozenset({"why", "why not", "how come"})


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
    for at, (turn, behind) in enumerate(pairwise([*history, None])):
        if turn is None or turn.role != "user" or not turn.text.strip() or asks_nothing(turn.text, history[:at]):
            continue
        answer = behind.answer if behind and behind.role == "assistant" else None
        text = (answer.asked_as or answer.question) if answer else _whole(turn.text, past, index).text
        asked = _understood(_in_full(text, index), date.today())  # noqa: DTZ011  (the asker's own day)
        if any(map(carries_meaning, asked.words)):  # What asks for nothing tells of nothing.
            past.append(Exchange(asked, answer))
    return _whole(question, past, index)


@lru_cache(maxsize=256)
def _understood(text: str, today: date) -> Question:
    """What a question asks: those before are read again for each new one."""
    return understand(text, today)


def _in_full(text: str, index: Index) -> str:
    """A question without "else" and "next", which are of one turn only; a name alone asks for what was said."""
    name = text.strip(" ?.!")
    if name.istitle() and index.speakers(name):
        return f"what did {name} say"
    return _ONCE.sub("", name)


def _whole(question: str, past: Sequence[Exchange], index: Index) -> Whole:
    asked = " ".join(question.split()).rstrip("?!. ")
    if not past or not asked:
        return Whole(question)
    if found := ordered(asked, past, index):
        return found
    bare = _LEAD.sub("", asked, count=1)
    short = _IS.sub(r"\1 is", bare)
    owned = _OWN.sub(r"what is \g<0>", short)
    text = completed(short, past, index, joined=bare != asked) or resolved(owned, past, index)
    # What was shown is no reason for itself, if it gives none.
    seen = past[-1].unexplained if short.lower() in _REASONS else frozenset[Place]()
    return Whole(question if text in {short, owned} else text, seen)
