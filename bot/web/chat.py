"""The Chat page: a conversation."""

import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import gradio as gr

from bot.bot import Bot
from bot.export import conversation_dict, conversation_markdown
from bot.talk.library import starters
from bot.types import Turn
from bot.web.access import Access
from bot.web.conversation import Message, Shown, messages, say
from bot.web.events import HIDDEN

Growing = tuple[Any, list[Message], list[Shown]]
"""What box, chat and conversation become."""


def chat_page(bot: Bot, access: Access) -> None:
    """Lays the page out. One conversation a browser tab; nothing of it is kept."""
    shown = gr.State([])
    with gr.Column(elem_id="otr-chat-column"):
        chat = gr.Chatbot(
            elem_id="otr-chat",
            show_label=False,
            height=None,
            layout="panel",
            latex_delimiters=[],
            autoscroll=False,  # The page scrolls to the question, so that its answer is read from the top.
            buttons=[],
            feedback_options=None,
            examples=[{"text": text} for text in starters(bot.index)],
            placeholder="<strong>Ask your sources.</strong> Answers are their own words, each with its place.",
        )
        with gr.Row(elem_id="otr-tools"):
            save = gr.Button("Save as Markdown", elem_classes="otr-button", size="sm", min_width=80)
            save_json = gr.Button("Save as JSON", elem_classes="otr-button", size="sm", min_width=80)
        box = gr.Textbox(
            elem_id="otr-box",
            show_label=False,
            label="Question",
            placeholder="What did … say?",
            autofocus=True,
            submit_btn=True,
        )
    kept = gr.Textbox(elem_id="otr-kept", visible="hidden", label="Conversation")

    def ask(question: str, past: list[Shown], request: gr.Request) -> Iterator[Growing]:
        yield from asked(bot, question, past, partial(access.admit, request))

    def pick(chosen: gr.SelectData, past: list[Shown], request: gr.Request) -> Iterator[Growing]:
        yield from asked(bot, chosen.value["text"], past, partial(access.admit, request))

    outputs = [box, chat, shown]
    # A question that is asked while an answer grows waits until that is whole.
    box.submit(ask, [box, shown], outputs, trigger_mode="always_last", **HIDDEN)
    chat.example_select(pick, [shown], outputs, **HIDDEN)
    chat.clear(list, None, shown, **HIDDEN)
    for button, form, name in ((save, conversation_markdown, "md"), (save_json, _json, "json")):
        written = button.click(partial(_kept, form), shown, kept, **HIDDEN)
        # The browser makes the file: nothing of a conversation is left on this machine.
        written.then(None, kept, None, js=f"(text) => onTheRecord.save(text, 'conversation.{name}')", **HIDDEN)


def asked(bot: Bot, question: str, past: list[Shown], admit: Callable[[], None]) -> Iterator[Growing]:
    """What box, chat and conversation become after a question: the box is emptied once, and then left to the next.
    `admit` refuses it if it comes too soon.
    """
    if not question.strip():
        yield question, messages(past), past
        return
    box: Any = ""
    for shown in say(bot, question, past, admit):
        yield box, messages(shown), shown
        box = gr.update()


def _kept(form: Callable[[list[Turn]], str], shown: list[Shown]) -> str:
    return form([one.turn for one in shown])


def _json(turns: list[Turn]) -> str:
    return json.dumps(conversation_dict(turns), ensure_ascii=False, indent=2)
