"""The Library page: the sources, and what keeps the index up to them."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import gradio as gr

from bot.bot import Bot
from bot.progress import Pace
from bot.web.access import Access
from bot.web.events import HIDDEN
from bot.web.faults import told
from bot.web.html.report import BUILDING, report_html
from bot.web.html.text import error_html
from bot.web.html.top import header_html
from index import Index
from index.types import Step


def library_page(bot: Bot, header: Any, access: Access, blocks: Any) -> None:  # noqa: ANN401  (gradio ships no types)
    """Lays the page out. `header` is brought up to date when the library changes."""
    rebuild = gr.Button(
        "Rebuild", elem_id="otr-rebuild", elem_classes="otr-button", size="sm", min_width=80, visible=access.own
    )
    report = gr.HTML("", elem_id="otr-report")

    def arrive(request: gr.Request) -> Any:  # noqa: ANN401  (gradio ships no types)
        return gr.update(visible=access.may_edit(request))

    def build(
        request: gr.Request,
        progress: gr.Progress = gr.Progress(),  # noqa: B008  (gradio's way)
    ) -> Iterator[tuple[str, str]]:
        yield BUILDING, header_html(bot.index)
        yield _build(bot.index, progress, partial(access.check_edit, request)), header_html(bot.index)

    # One at a time; a second tab that asks for it meanwhile is told that another build is running.
    rebuild.click(
        build, None, [report, header], api_visibility="private", show_progress_on=report, concurrency_limit=None
    )
    blocks.load(arrive, None, rebuild, **HIDDEN)


def _build(index: Index, progress: gr.Progress, check: Callable[[], None]) -> str:
    """Builds the index anew from its folders, with a bar, and tells what was done. `check` refuses who may not."""
    pace = Pace()

    def tell(step: Step) -> None:
        progress(step.bytes / max(step.bytes_in_all, 1), desc=f"{pace(step)} · {step.what[-40:]}")

    progress(0, desc="Looking for changes")
    try:
        # A hidden button is not refused: whoever knows the page can send its events.
        check()
        return report_html(index.build(progress=tell))
    except Exception as error:  # noqa: BLE001  (a front door: whatever went wrong is told, here and in the terminal)
        return error_html(*told(error))
