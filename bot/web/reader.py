"""The reader, beside every page: the source that a citation's address points at."""

import re
from typing import Any
from urllib.parse import parse_qs, quote, urlencode

import gradio as gr

from bot.web.events import HIDDEN
from bot.web.faults import told
from bot.web.html.reader import BAR, NO_SOURCE, reader_html, shown
from bot.web.html.text import error_html, seal
from index import Index
from index.errors import QuestionError
from index.types import Document, Span

_TOLD = ("source", "at", "is")


def reader_pane(index: Index, blocks: Any) -> None:  # noqa: ANN401  (gradio ships no types)
    """Lays the reader out. The page's script writes the address of what is clicked into a hidden box."""
    gr.HTML(BAR, elem_id="otr-reader-bar")
    reader = gr.HTML(NO_SOURCE, elem_id="otr-reader")
    place = gr.Textbox(elem_id="otr-place", visible="hidden", label="Place")

    def show(address: str) -> Any:  # noqa: ANN401  (HTML, or nothing to change)
        return read(index, address) if address else gr.skip()

    def arrive(request: gr.Request) -> str:
        asked = {name: value for name in _TOLD if (value := request.query_params.get(name))}
        return read(index, f"?{urlencode(asked, quote_via=quote, safe='')}") if "source" in asked else NO_SOURCE

    place.change(show, place, reader, **HIDDEN)
    blocks.load(arrive, None, reader, **HIDDEN)


def read(index: Index, address: str) -> str:
    """The reader for an address such as ?source=kremlin.html&at=812-951&is=5f3a…. An error is shown as one.

    What follows a # is not looked at: with it the same place can be asked for anew.
    """
    asked = {name: values[0] for name, values in parse_qs(address.partition("#")[0].lstrip("?")).items()}
    try:
        with index.steady():
            return shown(address, _read(index, asked.get("source", ""), _span(asked.get("at", "")), asked.get("is")))
    except Exception as error:  # noqa: BLE001  (a front door: whatever went wrong is told, here and in the terminal)
        return shown(address, error_html(*told(error)))


def _read(index: Index, source: str, lit: Span | None, sealed: str | None) -> str:
    document = index.document(source)
    if lit is None:
        return reader_html(document)
    if not _stands(document, lit, sealed):
        return reader_html(document, changed=True)
    return reader_html(document, lit, index.passage_at(source, lit[0]))


def _stands(document: Document, lit: Span, sealed: str | None) -> bool:
    """Whether there are words at that place, and those that were cited."""
    words = document.text[lit[0] : lit[1]]
    return bool(words) and lit[1] <= len(document.text) and sealed in {None, seal(words)}


def _span(text: str) -> Span | None:
    if not text:
        return None
    place = re.fullmatch(r"(\d{1,9})-(\d{1,9})", text)
    if place is None:
        raise QuestionError(f"{text[:40]!r} is no place in a source", "Write it as 812-951.")
    return int(place[1]), int(place[2])
