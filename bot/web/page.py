"""The chat page: a conversation, and beside it the source that a citation points at."""

import json
import logging
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import parse_qs

import gradio as gr

from bot.bot import Bot
from bot.export import conversation_dict, conversation_markdown
from bot.progress import Pace
from bot.types import Turn
from bot.web.render import BUILDING, NO_SOURCE, answer_html, error_html, question_html, reader_html, report_html, seal
from index.errors import OnRecordError, QuestionError
from index.search.query import content_words
from index.types import Span, Step

EXAMPLES = (
    "What did Peskov say?",
    "What did Zelensky say about security guarantees?",
    "How many prisoners will be exchanged?",
    "Who rejected the second peace summit?",
)
Message = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shown:
    """A turn of the conversation, and what the chat shows for it: HTML for an answer."""

    turn: Turn
    content: str


def page(bot: Bot) -> Any:  # noqa: ANN401  (gradio ships no types)
    """The chat over a bot. One conversation a browser tab; nothing of it is kept."""
    with gr.Blocks(title="On the Record", analytics_enabled=False, fill_height=True, fill_width=True) as blocks:
        shown = gr.State([])
        with gr.Row(elem_id="otr-top"):
            header = gr.HTML(lambda: _header(bot), elem_id="otr-header")
            save = gr.Button("Save as Markdown", elem_classes="otr-button", size="sm", min_width=80)
            save_json = gr.Button("Save as JSON", elem_classes="otr-button", size="sm", min_width=80)
            rebuild = gr.Button("Rebuild", elem_id="otr-rebuild", elem_classes="otr-button", size="sm", min_width=80)
        with gr.Row(elem_id="otr-main", equal_height=True):
            with gr.Column(elem_id="otr-chat-column", min_width=320):
                chat = gr.Chatbot(
                    elem_id="otr-chat",
                    show_label=False,
                    height=None,
                    layout="panel",
                    latex_delimiters=[],
                    autoscroll=False,  # The page scrolls to the question, so that its answer is read from the top.
                    buttons=[],
                    feedback_options=None,
                    examples=[{"text": text} for text in _examples(bot)],
                    placeholder="<strong>Ask your sources.</strong> Answers are their own words, each with its place.",
                )
                box = gr.Textbox(
                    elem_id="otr-box",
                    show_label=False,
                    label="Question",
                    placeholder="What did … say?",
                    autofocus=True,
                    submit_btn=True,
                )
            with gr.Column(elem_id="otr-reader-column", min_width=320):
                reader = gr.HTML(NO_SOURCE, elem_id="otr-reader")
        place = gr.Textbox(elem_id="otr-place", visible="hidden", label="Place")
        kept = gr.Textbox(elem_id="otr-kept", visible="hidden", label="Conversation")

        def say(question: str, past: list[Shown]) -> Iterator[tuple[Any, list[Message], list[Shown]]]:
            yield from _say(bot, question, past)

        def pick(chosen: gr.SelectData, past: list[Shown]) -> Iterator[tuple[Any, list[Message], list[Shown]]]:
            yield from _say(bot, chosen.value["text"], past)

        def show(address: str) -> Any:  # noqa: ANN401  (HTML, or nothing to change)
            return _read(bot, address) if address else gr.skip()

        def build(progress: gr.Progress = gr.Progress()) -> Iterator[tuple[str, str, str]]:  # noqa: B008  (gradio's way)
            # No place is shown any more, so that a click on the same number shows it again.
            yield BUILDING, _header(bot), ""
            yield _build(bot, progress), _header(bot), ""

        def arrive(request: gr.Request) -> str:
            return _read(bot, str(request.query_params)) if "source" in request.query_params else NO_SOURCE

        outputs = [box, chat, shown]
        hidden: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
        # A question that is asked while an answer grows waits until that is whole.
        box.submit(say, [box, shown], outputs, trigger_mode="always_last", **hidden)
        chat.example_select(pick, [shown], outputs, **hidden)
        chat.clear(list, None, shown, **hidden)
        place.change(show, place, reader, **hidden)
        for button, form, name in ((save, conversation_markdown, "md"), (save_json, _json, "json")):
            written = button.click(partial(_kept, form), shown, kept, **hidden)
            # The browser makes the file: nothing of a conversation is left on this machine.
            written.then(None, kept, None, js=f"(text) => onTheRecord.save(text, 'conversation.{name}')")
        # One at a time; a second tab that asks for it meanwhile is told that another build is running.
        rebuild.click(
            build,
            None,
            [reader, header, place],
            api_visibility="private",
            show_progress_on=reader,
            concurrency_limit=None,
        )
        blocks.load(arrive, None, reader, **hidden)
    return blocks


def _examples(bot: Bot) -> list[str]:
    """Those of the examples whose words stand in the sources: a library of one's own may know nobody of them."""
    return [text for text in EXAMPLES if not bot.index.unknown(content_words(text))]


def _say(bot: Bot, question: str, shown: list[Shown]) -> Iterator[tuple[Any, list[Message], list[Shown]]]:
    """The page after a question: the box emptied, the messages with the answer as it grows, what was shown kept."""
    if not question.strip():
        yield question, _messages(shown), shown
        return
    asked = [*shown, Shown(Turn("user", question), question_html(question))]
    yield "", _messages(asked), asked
    for answered in _answers(bot, question, [one.turn for one in shown]):
        # The next question may be in the box by now.
        yield gr.update(), _messages([*asked, answered]), [*asked, answered]


def _answers(bot: Bot, question: str, history: list[Turn]) -> Iterator[Shown]:
    try:
        for answer in bot.stream(question, history):
            yield Shown(Turn("assistant", answer.text, answer), answer_html(answer))
    except Exception as error:  # noqa: BLE001  (a front door: whatever went wrong is told, here and in the terminal)
        yield Shown(Turn("assistant", str(error)), _fault(error))


def _build(bot: Bot, progress: gr.Progress) -> str:
    """Builds the index anew from its folders, with a bar, and tells what was done."""
    pace = Pace()

    def tell(step: Step) -> None:
        progress(step.bytes / max(step.bytes_in_all, 1), desc=f"{pace(step)} · {step.what[-40:]}")

    progress(0, desc="Looking for changes")
    try:
        return report_html(bot.index.build(progress=tell))
    except Exception as error:  # noqa: BLE001  (a front door, as above)
        return _fault(error)


def _fault(error: Exception) -> str:
    """What is shown of an error: message and hint of one of ours; of any other, that it is one."""
    if isinstance(error, OnRecordError):
        return error_html(str(error), error.hint)
    logging.getLogger(__name__).error("an error of onrecord itself", exc_info=error)
    return error_html(f"an error of onrecord itself: {type(error).__name__}", "Its details stand in the terminal.")


def _messages(shown: list[Shown]) -> list[Message]:
    return [{"role": one.turn.role, "content": one.content} for one in shown]


def _read(bot: Bot, address: str) -> str:
    """The reader for an address such as ?source=kremlin.html&at=812-951&is=5f3a…."""
    told = {name: values[0] for name, values in parse_qs(address.lstrip("?")).items()}
    try:
        with bot.index.steady():
            document = bot.index.document(told.get("source", ""))
            lit = _span(told.get("at", ""))
            changed = "is" in told and lit is not None and told["is"] != seal(document.text[lit[0] : lit[1]])
            if lit is None or changed:
                return reader_html(document, changed=changed)
            return reader_html(document, lit, bot.index.passage_at(document.source, lit[0]))
    except Exception as error:  # noqa: BLE001  (a front door, as above)
        return _fault(error)


def _span(text: str) -> Span | None:
    if not text:
        return None
    place = re.fullmatch(r"(\d{1,9})-(\d{1,9})", text)
    if place is None:
        raise QuestionError(f"{text[:40]!r} is no place in a source", "Write it as 812-951.")
    return int(place[1]), int(place[2])


def _kept(form: Callable[[list[Turn]], str], shown: list[Shown]) -> str:
    return form([one.turn for one in shown])


def _json(turns: list[Turn]) -> str:
    return json.dumps(conversation_dict(turns), ensure_ascii=False, indent=2)


def _header(bot: Bot) -> str:
    count = len(bot.index.sources())
    told = f"{count} source{'' if count == 1 else 's'}, on this machine only"
    return f"<header><h1>On the Record</h1><span>{told}</span></header>"
