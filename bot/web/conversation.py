"""A conversation of the chat: questions and answers as they were, and as they are shown."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from bot.bot import Bot
from bot.types import Turn
from bot.web.faults import told
from bot.web.html.answer import answer_html, question_html
from bot.web.html.text import error_html

Message = dict[str, Any]
"""A message as gr.Chatbot takes it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A turn of the conversation, and what the chat shows for it: HTML for an answer."""

    turn: Turn
    content: str


def say(bot: Bot, question: str, shown: list[Shown], admit: Callable[[], None]) -> Iterator[list[Shown]]:
    """The conversation after a question, with the answer as it grows. An error is shown as one, never raised, and so is
    that the question was not admitted.
    """
    asked = [*shown, Shown(Turn("user", question), question_html(question))]
    yield asked
    try:
        admit()
        for answer in bot.stream(question, [one.turn for one in shown]):
            yield [*asked, Shown(Turn("assistant", answer.text, answer), answer_html(answer))]
    except Exception as error:  # noqa: BLE001  (a front door: whatever went wrong is told, here and in the terminal)
        yield [*asked, Shown(Turn("assistant", str(error)), error_html(*told(error)))]


def messages(shown: list[Shown]) -> list[Message]:
    """What the chat shows."""
    return [{"role": one.turn.role, "content": one.content} for one in shown]
