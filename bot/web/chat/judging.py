"""How the page's judgement of an answer comes to be kept."""

from collections.abc import Callable
from functools import partial
from typing import Any

import gradio as gr

from bot.web.access import Access
from bot.web.chat.conversation import Shown, answer_at
from bot.web.chat.feedback import judgement, keep
from bot.web.events import HIDDEN
from bot.web.faults import told
from index import Index

_KEPT = "Thank you. It is kept on this machine only."


def judging(index: Index, shown: Any, access: Access) -> None:  # noqa: ANN401  (gradio ships no types)
    """Lays out the boxes into which the page's script writes a judgement, and from which it tells what came of it.

    Args:
        index: the file is kept beside it.
        shown: the conversation as a gr.State.
        access: knows who judges; nobody judges more often than one may ask.
    """
    judged = gr.Textbox(elem_id="otr-judged", visible="hidden", label="Judgement")
    heard = gr.Textbox(elem_id="otr-heard", visible="hidden", label="What came of it")

    def hear(text: str, past: list[Shown], request: gr.Request) -> str:
        return judge(index, text, past, access.user(request), partial(access.admit, request))

    done = judged.change(hear, [judged, shown], heard, **HIDDEN)
    done.then(None, heard, None, js="(text) => onTheRecord.tell(text)", **HIDDEN)


def judge(index: Index, text: str, past: list[Shown], user: str | None, admit: Callable[[], None]) -> str:
    """Keeps a judgement, and tells how that went. An error is told, never raised.

    Args:
        index: the file is kept beside it.
        text: the judgement as the page writes it.
        past: the conversation.
        user: who judges, where that is known.
        admit: refuses a judgement that comes too soon, with an error.
    """
    try:
        admit()
        judged = judgement(text)
        keep(judged, answer_at(past, judged.answer), index.path, user)
    except Exception as error:  # noqa: BLE001  (a front door: whatever went wrong is told, here and in the terminal)
        return ". ".join(told(error))
    return _KEPT
