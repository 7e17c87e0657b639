"""The reader, beside every page: the source that a citation's address points at."""

import re
from typing import Any
from urllib.parse import parse_qs

import gradio as gr

from bot.web.events import HIDDEN
from bot.web.faults import told
from bot.web.html.reader import NO_SOURCE, reader_html
from bot.web.html.text import error_html, seal
from index import Index
from index.errors import QuestionError
from index.types import Span


def reader_pane(index: Index, blocks: Any) -> None:  # noqa: ANN401  (gradio ships no types)
    """Lays the reader out. The page's script writes the address of what is clicked into a hidden box."""
    reader = gr.HTML(NO_SOURCE, elem_id="otr-reader")
    place = gr.Textbox(elem_id="otr-place", visible="hidden", label="Place")

    def show(address: str) -> Any:  # noqa: ANN401  (HTML, or nothing to change)
        return read(index, address) if address else gr.skip()

    def arrive(request: gr.Request) -> str:
        return read(index, str(request.query_params)) if "source" in request.query_params else NO_SOURCE

    place.change(show, place, reader, **HIDDEN)
    blocks.load(arrive, None, reader, **HIDDEN)


def read(index: Index, address: str) -> str:
    """The reader for an address such as ?source=kremlin.html&at=812-951&is=5f3a…. An error is shown as one."""
    asked = {name: values[0] for name, values in parse_qs(address.lstrip("?")).items()}
    try:
        with index.steady():
            document = index.document(asked.get("source", ""))
            lit = _span(asked.get("at", ""))
            changed = "is" in asked and lit is not None and asked["is"] != seal(document.text[lit[0] : lit[1]])
            if lit is None or changed:
                return reader_html(document, changed=changed)
            return reader_html(document, lit, index.passage_at(document.source, lit[0]))
    except Exception as error:  # noqa: BLE001  (a front door: whatever went wrong is told, here and in the terminal)
        return error_html(*told(error))


def _span(text: str) -> Span | None:
    if not text:
        return None
    place = re.fullmatch(r"(\d{1,9})-(\d{1,9})", text)
    if place is None:
        raise QuestionError(f"{text[:40]!r} is no place in a source", "Write it as 812-951.")
    return int(place[1]), int(place[2])
