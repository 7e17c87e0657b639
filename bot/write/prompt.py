"""What a language model is told: the sources between fences that no source can imitate, within a budget of tokens."""

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from bot.types import Turn
from bot.write.items import Item
from prompts import load
from prompts.tokens import Count

# What the turns before may take of the tokens that question and instructions leave.
_HISTORY = 0.2
# For what a server puts around each message.
_AROUND = 20
_MARKS = re.compile(r" *\[[0-9]+\]")


@dataclass(frozen=True, slots=True)
class Prompt:
    """The two messages, and the items that found room in them."""

    system: str
    user: str
    items: tuple[Item, ...]


def prompt(question: str, history: Sequence[Turn], items: Sequence[Item], budget: int, count: Count) -> Prompt:
    """The messages for a question.

    Args:
        question: made whole.
        history: the turns before it, oldest first; the last of them are given as far as they find room.
        items: the best first; those that find no room are left out.
        budget: tokens of both messages, at most.
        count: the tokens of a text.
    """
    fence = _fence([question, *(turn.text for turn in history), *(one.about + one.text for one in items)])
    system = load("system").fill(fence=fence, silent=SILENT)
    bare = load("user").fill(fence=fence, sources="", history="", question=question)
    left = budget - count(system) - count(bare) - _AROUND
    turns = _fitting([_turn(one) for one in reversed(history)], int(left * _HISTORY), count)[::-1]
    before = load("history").fill(fence=fence, turns="\n".join(turns)) if turns else ""
    told = [load("source").fill(number=str(one.number), about=one.about, text=one.text) for one in items]
    fitting = _fitting(told, left - count(before), count)
    user = load("user").fill(fence=fence, sources="\n\n".join(fitting), history=before, question=question)
    return Prompt(system, user, tuple(items[: len(fitting)]))


SILENT = load("silent").text
"""What the model writes where the sources do not answer."""


def _fence(texts: Sequence[str]) -> str:
    """A line that was never written before: no source can hold it, so that none can end itself."""
    while any((fence := f"===== {secrets.token_hex(12)} =====") in text for text in texts):
        pass
    return fence


def _fitting(texts: Sequence[str], budget: int, count: Count) -> list[str]:
    """The first of the texts, as many as find room."""
    fitting = []
    for text in texts:
        budget -= count(text) + 1
        if budget < 0:
            break
        fitting.append(text)
    return fitting


def _turn(turn: Turn) -> str:
    """A turn without its marks, whose numbers mean other sources now."""
    return f"{turn.role}: {_MARKS.sub('', turn.text)}"
