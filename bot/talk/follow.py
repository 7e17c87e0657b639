"""What is really asked: a follow-up made whole from the turns before it."""

import re
from collections.abc import Sequence

from bot.types import Turn
from index.search import Question, understand

_ABOUT = re.compile(r"(?:and |but |so )?(?:(?:what|how) about|about|on) (?P<topic>.+)", re.IGNORECASE)
_AND = re.compile(r"(?:and|or) (?P<name>[A-ZÀ-ÞА-Я][\w’'-]+(?: [A-ZÀ-ÞА-Я][\w’'-]+)*)")
_PRONOUN = re.compile(r"\b(?:he|she|they|him|her|them)\b", re.IGNORECASE)


def make_whole(question: str, history: Sequence[Turn]) -> str:
    """The question with what it leaves out, taken from the last question before it that named a speaker.

    "and about NATO?" after "what did Zelensky say?" is "what did Zelensky say about NATO"; "and Putin?" asks the same
    of Putin; "what did he say next" means the same speaker. Any other question is given back as it is.
    """
    last: Question | None = None
    for turn in history:
        if turn.role == "user":
            before = understand(_with(last, turn.text))
            last = before if before.speaker else last
    return _with(last, question)


def _with(last: Question | None, question: str) -> str:
    """The question made whole from the last one that named a speaker."""
    asked = " ".join(question.split()).rstrip("?!. ")
    if last is None or last.speaker is None:
        return question
    if about := _ABOUT.fullmatch(asked):
        return f"what did {last.speaker} say about {about['topic']}"
    if name := _AND.fullmatch(asked):
        return last.text.replace(last.speaker, name["name"])
    if _PRONOUN.search(asked) and understand(question).speaker is None:
        return _PRONOUN.sub(last.speaker, asked, count=1)
    return question
