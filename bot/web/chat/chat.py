"""The Chat page: a conversation."""

from collections.abc import AsyncIterator, Callable, Iterator
from functools import partial
from itertools import chain
from typing import Any

import gradio as gr
from anyio.to_thread import run_sync

from bot.bot import Bot
from bot.web.chat.conversation import Shown, before_last, messages, say, stopped
from bot.web.chat.filters import Values, arrived, filter_row
from bot.web.chat.judging import judging
from bot.web.chat.opening import ASK, opening, opens
from bot.web.chat.save import save_buttons
from bot.web.events import HIDDEN
from bot.web.ops.doors import Admit, Doors
from index import Index
from index.errors import OnRecordError

Step = tuple[Any, Any, list[Shown]]
"""What box, chat and conversation become."""
Ask = Callable[[gr.Request, str, list[Shown], Values], AsyncIterator[Step]]
"""Asks for whoever sent a request: the question, the conversation before it, and what the filters hold."""

# The button of the box.
_READY: dict[str, Any] = {"submit_btn": True, "stop_btn": False}
_STOPS: dict[str, Any] = {"submit_btn": False, "stop_btn": True}


def chat_page(bot: Bot, doors: Doors, blocks: Any) -> None:  # noqa: ANN401  (gradio ships no types)
    """Lays the page out. One conversation a browser tab; nothing of it is kept but what is said of an answer."""
    shown = gr.State([])
    with gr.Column(elem_id="otr-chat-column"):
        chat = _chatbot()
        narrow = filter_row(bot.index)
        box = _box()
        with gr.Row(elem_id="otr-tools"):
            new = gr.Button("New chat", elem_classes="otr-button", size="sm", min_width=0)
            save_buttons(shown)
    again = gr.Button("Ask again", elem_id="otr-again", visible="hidden")  # The page's script presses it.
    opens(bot.index, chat, blocks)
    judging(bot.index, shown, doors.access)

    def ask(request: gr.Request, question: str, past: list[Shown], values: Values) -> AsyncIterator[Step]:
        admit = partial(doors.admit, "chat", "ask", request, {"question": question})
        return _in_threads(asked(bot, question, past, admit, values))

    inputs, outputs = [shown, *narrow], [box, chat, shown]
    asking = [*_asks(ask, box, chat, again, inputs), _asked_by_link(ask, bot.index, blocks, inputs, outputs)]
    _ends(box.stop, asking, _stop, shown, outputs)
    _ends(new.click, asking, partial(_anew, bot.index), None, outputs)


def _ends(event: Any, asking: list[Any], then: Callable[..., Step], given: Any, outputs: list[Any]) -> None:  # noqa: ANN401  (gradio ships no types)
    """An event ends the answer that grows, if one does, and does something then: Gradio's page forgets a question that
    is asked before it has heard that the one before has ended.
    """
    ended = event(None, js="() => onTheRecord.ends()", cancels=asking, **HIDDEN)
    ended.then(then, given, outputs, js="(...given) => onTheRecord.ended(given)", **HIDDEN)


def _asks(asking: Ask, box: gr.Textbox, chat: gr.Chatbot, again: gr.Button, inputs: list[Any]) -> list[Any]:
    """What asks: the box, a question to start from, and the last question once more. Gives the events."""

    async def ask(question: str, past: list[Shown], request: gr.Request, *values: Any) -> AsyncIterator[Step]:  # noqa: ANN401  (of the filters)
        async for step in asking(request, question, past, values):
            yield step

    async def pick(chosen: gr.SelectData, past: list[Shown], request: gr.Request, *values: Any) -> AsyncIterator[Step]:  # noqa: ANN401  (of the filters)
        async for step in asking(request, chosen.value["text"], past, values):
            yield step

    async def retry(past: list[Shown], request: gr.Request, *values: Any) -> AsyncIterator[Step]:  # noqa: ANN401  (of the filters)
        question, before = before_last(past)
        async for step in asking(request, question, before, values):
            yield step

    outputs = [box, chat, inputs[0]]
    return [
        # A question that is asked while an answer grows waits until that is whole.
        box.submit(ask, [box, *inputs], outputs, trigger_mode="always_last", **HIDDEN),
        chat.example_select(pick, inputs, outputs, **HIDDEN),
        again.click(retry, inputs, outputs, **HIDDEN),
    ]


def _asked_by_link(asking: Ask, index: Index, blocks: Any, inputs: list[Any], outputs: list[Any]) -> Any:  # noqa: ANN401  (gradio ships no types)
    """A link may ask: /?q=what+did+Peskov+say&since=2025-03. Gives the event."""
    narrow = inputs[1:]

    def arrive(request: gr.Request) -> list[Any]:
        try:
            return arrived(index, request.query_params, request.query_params.getlist("only"))
        except OnRecordError:  # Told where the questions to start from would be.
            return [gr.skip() for _ in narrow]

    async def begin(request: gr.Request, past: list[Shown], *values: Any) -> AsyncIterator[Any]:  # noqa: ANN401  (of the filters)
        question = request.query_params.get("q", "")
        if not question:
            yield (gr.skip(),) * 3
            return
        async for step in asking(request, question, past, values):
            yield step

    return blocks.load(arrive, None, narrow, **HIDDEN).then(begin, inputs, outputs, **HIDDEN)


async def _in_threads(steps: Iterator[Step]) -> AsyncIterator[Step]:
    """The steps, each made in a thread that is left to itself when they are stopped: a language model may be silent for
    long, and the next question does not wait for it.
    """
    while (step := await run_sync(next, steps, None, abandon_on_cancel=True)) is not None:
        yield step


def _stop(past: list[Shown]) -> Step:
    shown = stopped(past)
    return gr.update(**_READY), messages(shown), shown


def _anew(index: Index) -> Step:
    return gr.update(**_READY), gr.update(value=[], **opening(index)), []


def _chatbot() -> gr.Chatbot:
    return gr.Chatbot(
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


def _box() -> gr.Textbox:
    return gr.Textbox(
        elem_id="otr-box",
        show_label=False,
        label="Question",
        placeholder="What did … say?",
        autofocus=True,
        lines=1,
        max_lines=6,
        submit_btn=True,
    )


def asked(bot: Bot, question: str, past: list[Shown], admit: Admit, narrow: Values = ()) -> Iterator[Step]:
    """What box, chat and conversation become after a question: the box is emptied once, and then left to the next.
    While a language model writes, its button stops that. `admit` lets the question in, or refuses it.
    """
    if not question.strip():
        yield question, messages(past), past
        return
    steps = say(bot, question, past, admit, narrow)
    begun = next(steps)
    # A bare text: of two updates that arrive at once, Gradio's page takes what the second lacks out of the first too.
    yield "", messages(begun), begun
    box = gr.update(**(_STOPS if bot.writer else {}))
    for shown in chain([begun] if bot.writer else [], steps):
        yield box, messages(shown), shown
    if bot.writer:
        yield gr.update(**_READY), messages(shown), shown
