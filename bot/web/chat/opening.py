"""What the chat shows before anything is asked: questions to start from, made of what is in the library now."""

from typing import Any

import gradio as gr

from bot.talk.library import starters
from bot.web.events import HIDDEN
from bot.web.faults import told
from bot.web.html.text import error_html
from index import Index

ASK = "<strong>Ask your sources.</strong> Answers are their own words, each with its place."
_NOTHING = "<strong>There are no sources yet.</strong> Add some on the Library page."


def opens(index: Index, chat: gr.Chatbot, blocks: Any) -> None:  # noqa: ANN401  (gradio ships no types)
    """Shows it in a chat as the page opens. `index` is what the questions are made of."""

    def begin() -> Any:  # noqa: ANN401  (an update)
        return gr.update(**opening(index))

    blocks.load(begin, None, chat, **HIDDEN)


def opening(index: Index) -> dict[str, Any]:
    """Placeholder and examples as gr.Chatbot takes them. A fault is shown in their place, never raised."""
    try:
        with index.steady():
            asked = [{"text": text} for text in starters(index)]
            return {"placeholder": ASK if index.sources() else _NOTHING, "examples": asked}
    except Exception as error:  # noqa: BLE001  (a front door: whatever went wrong is told, here and in the terminal)
        return {"placeholder": error_html(*told(error)), "examples": []}
