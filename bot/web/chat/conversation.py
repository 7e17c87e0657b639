"""A conversation of the chat: questions and answers as they were, and as they are shown."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from bot.bot import LONGEST, Bot
from bot.types import Answer, Turn
from bot.web.chat.filters import Values, given
from bot.web.faults import told
from bot.web.html.answer import answer_html, failed_html, question_html
from bot.web.ops.doors import Admit
from index.errors import QuestionError

_STOPPED = "Stopped before it was whole."
# Characters of a question that are kept: of one that is refused as too long, enough to mend it.
_KEPT = 2 * LONGEST

Message = dict[str, Any]
"""A message as gr.Chatbot takes it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A turn of the conversation, and what the chat shows for it: HTML for an answer."""

    turn: Turn
    content: str


def say(bot: Bot, question: str, shown: list[Shown], admit: Admit, narrow: Values = ()) -> Iterator[list[Shown]]:
    """The conversation after a question, with the answer as it grows. An error is shown as one, never raised.

    Args:
        bot: answers.
        question: as it was written.
        shown: the conversation before.
        admit: lets the question in, or refuses one that comes too soon with an error; told of the answer.
        narrow: what the filters hold.
    """
    kept = question[:_KEPT]
    asked = [*shown, Shown(Turn("user", kept), question_html(kept))]
    yield asked
    try:
        with admit() as asking:
            for answer in bot.stream(question, [one.turn for one in shown], **given(bot.index, narrow)):
                asking.answered(answer)
                yield [*asked, _shown(answer)]
    except Exception as error:  # noqa: BLE001  (a front door: whatever went wrong is told, here and in the terminal)
        yield [*asked, Shown(Turn("assistant", str(error)), failed_html(*told(error)))]


def messages(shown: list[Shown]) -> list[Message]:
    """What the chat shows."""
    return [{"role": one.turn.role, "content": one.content} for one in shown]


def stopped(shown: list[Shown]) -> list[Shown]:
    """The conversation after its last answer was stopped: as much of that as there was, and that it is not whole."""
    last = shown[-1].turn if shown else None
    if last and last.role == "user":
        return [*shown, Shown(Turn("assistant", _STOPPED), failed_html(_STOPPED, "Nothing was written yet."))]
    if last and last.answer and not last.answer.whole:
        return [*shown[:-1], _shown(replace(last.answer, whole=True, below=_STOPPED))]
    return shown


def _shown(answer: Answer) -> Shown:
    return Shown(Turn("assistant", answer.text, answer), answer_html(answer))


def before_last(shown: list[Shown]) -> tuple[str, list[Shown]]:
    """The last question, and the conversation before it; no question where nothing was asked."""
    at = max((at for at, one in enumerate(shown) if one.turn.role == "user"), default=None)
    return ("", shown) if at is None else (shown[at].turn.text, shown[:at])


def answer_at(shown: list[Shown], number: int) -> Answer:
    """The answer with a number, counted from 0.

    Raises:
        QuestionError: there is none.
    """
    given = [one.turn.answer for one in shown if one.turn.role == "assistant"]
    answer = given[number] if number < len(given) else None
    if answer is None:
        raise QuestionError("this answer is shown no more", "Ask again, and say it of the new one.")
    return answer
