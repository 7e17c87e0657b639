"""A change of the library at work: a bar while it goes on, and what it has done so far."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import gradio as gr

from bot.progress import Pace
from bot.web.faults import told
from bot.web.html.report import BUILDING
from bot.web.html.text import error_html
from bot.web.library.changes import Change
from index import Index
from index.types import Step


def work(
    index: Index, change: Change, progress: gr.Progress, admit: Callable[[], AbstractContextManager[None]]
) -> Iterator[str]:
    """The report of a change as it grows. What goes wrong is told after what was done before it, and never raised;
    first of all that `admit` refuses whoever asks for it.
    """
    pace, done = Pace(), ""

    def tell(step: Step) -> None:
        progress(step.bytes / max(step.bytes_in_all, 1), desc=f"{pace(step)} · {step.what[-40:]}")

    yield BUILDING
    progress(0, desc="Looking for changes")
    try:
        with admit():
            for piece in change(index, tell):
                done += piece
                yield done + BUILDING
        yield done
    except Exception as error:  # noqa: BLE001  (a front door: whatever went wrong is told, here and in the terminal)
        yield done + error_html(*told(error))
