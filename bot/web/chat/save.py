"""The buttons that save a conversation: the browser makes the file, nothing of it is left on this machine."""

import json
from collections.abc import Callable
from functools import partial
from typing import Any

import gradio as gr

from bot.export import conversation_dict, conversation_markdown
from bot.types import Turn
from bot.web.chat.conversation import Shown
from bot.web.events import HIDDEN


def save_buttons(shown: Any) -> None:  # noqa: ANN401  (gradio ships no types)
    """Lays them out. `shown` is the conversation as a gr.State."""
    kept = gr.Textbox(elem_id="otr-kept", visible="hidden", label="Conversation")
    for label, form, ending in (("Markdown", conversation_markdown, "md"), ("JSON", _json, "json")):
        button = gr.Button(f"Save as {label}", elem_classes="otr-button", size="sm", min_width=0)
        written = button.click(partial(_kept, form), shown, kept, **HIDDEN)
        written.then(None, kept, None, js=f"(text) => onTheRecord.save(text, 'conversation.{ending}')", **HIDDEN)


def _kept(form: Callable[[list[Turn]], str], shown: list[Shown]) -> str:
    return form([one.turn for one in shown])


def _json(turns: list[Turn]) -> str:
    return json.dumps(conversation_dict(turns), ensure_ascii=False, indent=2)
