"""The Library page: the sources, what can be done with them, and when they were published."""

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import gradio as gr

from bot.web.access import Access
from bot.web.events import HIDDEN
from bot.web.faults import told
from bot.web.html.chart import bars
from bot.web.html.periods import by_period
from bot.web.html.report import QUIET, sure_html
from bot.web.html.sources import table_html
from bot.web.html.text import error_html
from bot.web.html.top import header_html
from bot.web.library.changes import Change, add, rebuild, remove, upload
from bot.web.library.sources import COLUMNS, View, rows, seen
from bot.web.library.work import work
from bot.web.ops.doors import Doors
from index import Index
from index.errors import OnRecordError

# Of an event that changes the library. A second tab that asks for one meanwhile is told that a build is running.
_CHANGES: dict[str, Any] = {"api_visibility": "private", "concurrency_limit": None}
_BUTTON: dict[str, Any] = {"elem_classes": "otr-button", "size": "sm", "min_width": 80}
# Without the look that gradio gives to what is written in Markdown.
_PLAIN: dict[str, Any] = {"apply_default_css": False}


class _Parts(NamedTuple):
    """What stands on the page."""

    adding: Any
    files: Any
    url: Any
    chart: Any
    words: Any
    away: Any
    again: Any
    sure: Any
    asked: Any
    yes: Any
    no: Any
    report: Any
    table: Any
    ticked: Any
    view: Any


def library_page(index: Index, doors: Doors, blocks: Any, header: Any, tab: Any) -> None:  # noqa: ANN401  (gradio's, untyped)
    """Lays the page out.

    Args:
        index: the library's.
        doors: know who may change it, and how large a file may be.
        blocks: the whole page.
        header: is brought up to date when the library changes.
        tab: that the page stands in; what it shows is read when it is opened.
    """
    page = _lay_out(doors.access)
    _let_look(page, index, header, tab)
    _let_change(page, index, header, doors)
    if not doors.access.own:
        _offer(page, doors.access, blocks)


def _offer(page: _Parts, access: Access, blocks: Any) -> None:  # noqa: ANN401  (gradio ships no types)
    """Shows what changes the library to its editors; `work` refuses others who send its events all the same."""
    changing = [page.adding, page.away, page.again]

    def arrive(request: gr.Request) -> list[Any]:
        return [gr.update(visible=access.may_edit(request))] * len(changing)

    blocks.load(arrive, None, changing, **HIDDEN)


def _lay_out(access: Access) -> _Parts:
    with gr.Column(elem_id="otr-library"):
        with gr.Row(elem_id="otr-add"):
            with gr.Column(min_width=300, visible=access.own) as adding:
                files, url = _adding(access.entrance.upload)
            with gr.Column(min_width=300):
                chart = gr.HTML("", elem_id="otr-over-time", **_PLAIN)
        with gr.Row(elem_id="otr-find"):
            words = gr.Textbox(
                label="Filter",
                show_label=False,
                placeholder="Filter by title, file, publisher, date, state",
                max_lines=1,
                elem_id="otr-filter",
                min_width=180,
            )
            away = gr.Button("Remove ticked", elem_id="otr-remove", visible=access.own, **_BUTTON)
            again = gr.Button("Rebuild", elem_id="otr-rebuild", visible=access.own, **_BUTTON)
        with gr.Row(visible=False, elem_id="otr-sure") as sure:
            asked = gr.HTML("", **_PLAIN)
            yes = gr.Button("Remove", elem_id="otr-yes", variant="stop", **_BUTTON)
            no = gr.Button("Keep", elem_id="otr-no", **_BUTTON)
        report = gr.HTML(QUIET, elem_id="otr-report", **_PLAIN)
        load = "onTheRecord.sources(element, trigger, watch)"
        table = gr.HTML("", elem_id="otr-table", js_on_load=load, **_PLAIN)
    ticked, view = gr.Textbox(visible="hidden", label="Ticked"), gr.State(View())
    return _Parts(adding, files, url, chart, words, away, again, sure, asked, yes, no, report, table, ticked, view)


def _adding(megabytes: int) -> tuple[Any, Any]:
    files = gr.File(
        label=f"Add files, up to {megabytes} MB each", file_count="multiple", elem_id="otr-upload", height=120
    )
    url = gr.Textbox(
        label="Add a web address",
        info="A page, a file or a feed. This asks the network; nothing else here does.",
        placeholder="https://…",
        elem_id="otr-url",
        submit_btn="Add",
        max_lines=1,
    )
    return files, url


def _let_look(page: _Parts, index: Index, header: Any, tab: Any) -> None:  # noqa: ANN401  (gradio ships no types)
    """What only shows: opening, filtering, sorting, more rows."""

    def open_(text: str, view: View) -> tuple[Any, ...]:
        return _all(index, text, view)

    def show(text: str, view: View) -> str:
        return _table(index, text, view)

    def look(event: gr.EventData, text: str, last: View) -> tuple[View, str]:
        view = _wanted(event.want, last)
        return view, _table(index, text, view)

    how = [page.words, page.view]
    tab.select(open_, how, [header, page.table, page.chart], **HIDDEN)
    page.words.change(show, how, page.table, trigger_mode="always_last", **HIDDEN)
    page.table.select(look, how, [page.view, page.table], **HIDDEN)


def _let_change(page: _Parts, index: Index, header: Any, doors: Doors) -> None:  # noqa: ANN401  (gradio ships no types)
    """What changes the library. All of it goes through `change`."""

    def changing(what: Callable[[Any], Change]) -> Callable[..., Iterator[tuple[Any, ...]]]:
        def change(
            given: Any,  # noqa: ANN401  (what the event has to tell)
            text: str,
            view: View,
            request: gr.Request,
            progress: gr.Progress = gr.Progress(),  # noqa: B008  (gradio's way)
        ) -> Iterator[tuple[Any, ...]]:
            before = _state(index)
            # What is hidden is not refused: whoever knows the page can send its events.
            for report in work(index, what(given), progress, partial(doors.change, request)):
                yield report, gr.skip(), gr.skip(), gr.skip()
            # In the head, for one may be on another page by now.
            news = "" if _state(index) == before else "Answers come from the new index now"
            yield gr.skip(), *_all(index, text, view, news)

        return change

    def on(event: Any, what: Callable[[Any], Change], given: Any) -> Any:  # noqa: ANN401  (gradio ships no types)
        shown = [page.report, header, page.table, page.chart]
        inputs = [given, page.words, page.view]
        return event(changing(what), inputs, shown, show_progress_on=page.report, **_CHANGES)

    on(page.again.click, lambda _: rebuild, page.ticked)
    on(page.url.submit, add, page.url)
    sent = on(
        page.files.upload,
        lambda sent: upload([Path(one) for one in sent or ()], doors.access.entrance.upload * 2**20),
        page.files,
    )
    sent.then(lambda: None, None, page.files, **HIDDEN)
    ask = {"fn": _ask, "inputs": page.ticked, "outputs": [page.ticked, page.asked, page.sure, page.report]}
    page.away.click(**ask, js="() => onTheRecord.ticked()", **HIDDEN)
    page.no.click(_hide, None, page.sure, **HIDDEN)
    gone = page.yes.click(_hide, None, page.sure, **HIDDEN)
    on(gone.then, lambda ids: remove(_ids(ids)), page.ticked)


def _state(index: Index) -> str:
    """The name of what answers now; nothing where the store is broken, which the table tells."""
    with suppress(OnRecordError), index.steady() as name:
        return name
    return ""


def _all(index: Index, text: str, view: View, news: str = "") -> tuple[Any, ...]:
    """Header, table and chart."""
    table = _table(index, text, view)
    with suppress(OnRecordError):
        return header_html(index, news), table, _chart(index)
    return gr.skip(), table, gr.skip()


def _table(index: Index, text: str, view: View) -> str:
    try:
        every = rows(index)
    except Exception as error:  # noqa: BLE001  (a front door: whatever went wrong is told, here and in the terminal)
        return error_html(*told(error))
    return table_html(seen(every, text, view), every, view)


def _chart(index: Index) -> str:
    days = [source.published for source in index.sources()]
    undated = days.count(None)
    label = f"Sources over time{f' ({undated:,} without a date left out)' if undated else ''}"
    return bars(by_period(days), label)


def _wanted(want: Any, view: View) -> View:  # noqa: ANN401  (whatever a browser sends)
    """How the table is looked at after a click on a button in it."""
    if want == "more":
        return View(view.column, view.down, view.most + 100)
    return view.by(want) if want in COLUMNS else view


def _ids(written: str) -> set[str]:
    """Ids as the page's script writes them."""
    try:
        ids = json.loads(written)
    except ValueError:
        return set()
    return {one for one in ids if isinstance(one, str)} if isinstance(ids, list) else set()


def _ask(ticked: str) -> tuple[str, str, Any, str]:
    """Whether what is ticked shall be removed."""
    ids = sorted(_ids(ticked))
    hint = QUIET if ids else error_html("nothing is ticked", "Tick sources in the first column of the table.")
    return ticked, sure_html(ids), gr.update(visible=bool(ids)), hint


def _hide() -> Any:  # noqa: ANN401  (gradio ships no types)
    return gr.update(visible=False)
