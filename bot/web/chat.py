"""The Chat page: a conversation."""

from collections.abc import Iterator
from typing import Any

import gradio as gr

from bot.bot import Bot
from bot.web.conversation import Message, Shown, answer_at, before_last, messages, say, stopped
from bot.web.events import HIDDEN
from bot.web.faults import told
from bot.web.feedback import judgement, keep
from bot.web.opening import ASK, opening
from bot.web.save import save_buttons

Step = tuple[Any, list[Message], list[Shown]]
"""What box, chat and conversation become."""

# The button of the box.
_READY: dict[str, Any] = {"submit_btn": True, "stop_btn": False}
_STOPS: dict[str, Any] = {"submit_btn": False, "stop_btn": True}


def chat_page(bot: Bot, blocks: Any) -> None:  # noqa: ANN401  (gradio ships no types)
    """Lays the page out. One conversation a browser tab; nothing of it is kept but what is said of an answer."""
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
            placeholder=ASK,
        )
        box = gr.Textbox(
            elem_id="otr-box",
            show_label=False,
            label="Question",
            placeholder="What did … say?",
            autofocus=True,
            lines=1,
            max_lines=6,
            submit_btn=True,
        )
        with gr.Row(elem_id="otr-tools"):
            new = gr.Button("New chat", elem_classes="otr-button", size="sm", min_width=0)
            save_buttons(shown)
    # The script presses the one and writes into the other.
    again = gr.Button("Ask again", elem_id="otr-again", visible="hidden")
    judged = gr.Textbox(elem_id="otr-judged", visible="hidden", label="Judgement")
    heard = gr.Textbox(elem_id="otr-heard", visible="hidden", label="Heard")

    def ask(question: str, past: list[Shown]) -> Iterator[Step]:
        yield from asked(bot, question, past)

    def pick(chosen: gr.SelectData, past: list[Shown]) -> Iterator[Step]:
        yield from asked(bot, chosen.value["text"], past)

    def retry(past: list[Shown]) -> Iterator[Step]:
        question, before = before_last(past)
        yield from asked(bot, question, before)

    def stop(past: list[Shown]) -> Step:
        now = stopped(past)
        return gr.update(**_READY), messages(now), now

    def hear(text: str, past: list[Shown], request: gr.Request) -> str:
        return judge(bot, text, past, request.username)

    def anew() -> tuple[Any, list[Shown]]:
        return gr.update(value=[], **opening(bot.index)), []

    outputs = [box, chat, shown]
    blocks.load(lambda: gr.update(**opening(bot.index)), None, chat, **HIDDEN)
    new.click(anew, None, [chat, shown], **HIDDEN)
    # A question that is asked while an answer grows waits until that is whole.
    asking: list[Any] = [
        box.submit(ask, [box, shown], outputs, trigger_mode="always_last", **HIDDEN),
        chat.example_select(pick, [shown], outputs, **HIDDEN),
        again.click(retry, shown, outputs, **HIDDEN),
    ]
    box.stop(stop, shown, outputs, cancels=asking, **HIDDEN)
    done = judged.change(hear, [judged, shown], heard, **HIDDEN)
    done.then(None, heard, None, js="(text) => onTheRecord.heard(text)", **HIDDEN)


def asked(bot: Bot, question: str, past: list[Shown]) -> Iterator[Step]:
    """What box, chat and conversation become after a question: the box is emptied once, and then left to the next.
    While a language model writes, its button stops that.
    """
    if not question.strip():
        yield question, messages(past), past
        return
    box: Any = gr.update(value="", **(_STOPS if bot.writer else {}))
    for shown in say(bot, question, past):
        yield box, messages(shown), shown
        box = gr.update()
    if bot.writer:
        yield gr.update(**_READY), messages(shown), shown


def judge(bot: Bot, text: str, past: list[Shown], user: str | None) -> str:
    """Keeps what the page says of an answer, and tells how that went. An error is told, never raised."""
    try:
        judged = judgement(text)
        keep(judged, answer_at(past, judged.answer), bot.index.path, user)
    except Exception as error:  # noqa: BLE001  (a front door: whatever went wrong is told, here and in the terminal)
        return " ".join(told(error))
    return "Thank you. It is kept on this machine only."
