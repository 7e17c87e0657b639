"""The People page: who speaks in the sources, and what each said, in order of time."""

from html import escape
from typing import Any

import gradio as gr

from bot.web.events import HIDDEN
from bot.web.faults import told
from bot.web.html.speakers import speakers_html
from bot.web.html.text import error_html
from bot.web.people.named import found
from bot.web.people.person import person
from bot.web.people.wanted import Wanted, check
from index import Index


def person_box() -> Any:  # noqa: ANN401  (gradio ships no types)
    """The hidden box. It stands beside the tabs: what stands in one is not there before the tab is seen."""
    return gr.Textbox(elem_id="otr-person", visible="hidden", label="Person")


def people_page(index: Index, blocks: Any, tabs: Any, tab: Any, place: Any) -> None:  # noqa: ANN401  (gradio ships no types)
    """Lays the page out. The page's script writes the address of what is clicked into a hidden box.

    Args:
        index: has the statements.
        blocks: the page as a whole.
        tabs: all tabs.
        tab: this one, of id "people".
        place: that box, as `person_box` gives it.
    """
    with gr.Column(elem_id="otr-people-column"):
        typed = gr.Textbox(
            elem_id="otr-typed",
            label="Find somebody",
            placeholder="A name in any spelling, or a role",
            max_lines=1,
            autofocus=False,
        )
        shown = gr.HTML("", elem_id="otr-people", apply_default_css=False)

    def show(address: str, name: str) -> str:
        return people(index, address, name)

    def arrive(request: gr.Request) -> tuple[Any, Any]:
        if "person" not in request.query_params:
            return gr.skip(), gr.skip()
        return gr.Tabs(selected="people"), f"?{request.query_params}"

    # One event, so that what was asked for last is shown last; whoever comes back after the library changed sees what
    # it is now. (Gradio tells of no input where something is deleted or pasted, but of the change.)
    asked = [typed.change, place.change, tab.select]
    gr.on(asked, show, [place, typed], shown, trigger_mode="always_last", **HIDDEN)
    blocks.load(arrive, None, [tabs, place], **HIDDEN)


def people(index: Index, address: str, typed: str = "") -> str:
    """The page for an address such as ?person=Dmitry%20Peskov&about=talks; without a person, the list of those who
    may be meant by what is typed. An error is shown as one.
    """
    # The script knows by the address when something else is shown.
    return f'<div data-asked="{escape(address)}">{_shown(index, address, typed)}</div>'


def _shown(index: Index, address: str, typed: str) -> str:
    try:
        wanted = Wanted.of(address)
        with index.steady():
            return person(index, wanted) if wanted.person else _list(index, typed)
    except Exception as error:  # noqa: BLE001  (a front door: whatever went wrong is told, here and in the terminal)
        return error_html(*told(error))


def _list(index: Index, typed: str) -> str:
    check(typed)
    some = found(index, typed)
    return speakers_html(some, typed, [] if some else index.nearest_speakers(typed))
