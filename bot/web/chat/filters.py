"""The filters of the Chat page: of which sources, publisher, person and dates the next question is asked."""

from collections.abc import Mapping, Sequence
from typing import Any

import gradio as gr

from bot.web.chat.choices import MOST, people, publishers, source_choices, sources_meant
from bot.web.events import HIDDEN
from bot.web.html.filters import told_html
from index import Index
from index.errors import QuestionError
from index.search.filters import period
from index.types import Filters, Given

Values = Sequence[Any]
"""What the inputs hold: sources (or words of their titles), publisher, person, first and last day."""

_EMPTY: list[Any] = [[], None, None, "", ""]
_LISTS, _DAYS = ("Publisher", "Person"), ("Since", "Until")
# Characters of a value: no name is longer, and whoever sends more would be looked for long.
_LONGEST = 1000


def filter_row(index: Index) -> list[Any]:
    """Lays the filters out, and gives the inputs whose values they are."""
    with gr.Row(elem_id="otr-filters-told"):
        shown = gr.HTML(told_html([]), elem_id="otr-told")
        clear = gr.Button(
            "Clear filters", elem_id="otr-clear", elem_classes="otr-button", size="sm", min_width=80, visible=False
        )
    with gr.Row(elem_id="otr-filters"):
        sources = gr.Dropdown(label="Sources", multiselect=True, allow_custom_value=True, min_width=120, scale=2)
        lists = [sources, *(gr.Dropdown(label=name, allow_custom_value=True, min_width=100) for name in _LISTS)]
        days = [gr.Textbox(label=name, placeholder="YYYY-MM", min_width=80, max_lines=1) for name in _DAYS]
    inputs: list[Any] = [*lists, *days]

    def tell(*values: Any) -> tuple[str, Any]:  # noqa: ANN401  (what gradio gives)
        try:
            told = told_html(summary(index, values), fault(index, values))
        except QuestionError as error:
            told = told_html([], f"{error}. {error.hint}")
        return told, gr.update(visible=any(values))

    def offer(*chosen: Any) -> list[Any]:  # noqa: ANN401  (what gradio gives)
        return offered(index, chosen)

    def find(chosen: list[str], typed: gr.KeyUpData) -> Any:  # noqa: ANN401  (an update)
        return gr.update(choices=source_choices(index.sources(), chosen, typed.input_value or ""))

    gr.on([one.change for one in inputs], tell, inputs, [shown, clear], trigger_mode="always_last", **HIDDEN)
    gr.on([one.focus for one in lists], offer, lists, lists, **HIDDEN)
    sources.key_up(find, sources, sources, trigger_mode="always_last", **HIDDEN)
    clear.click(lambda: _EMPTY, None, inputs, **HIDDEN)
    return inputs


def offered(index: Index, chosen: Values) -> list[Any]:
    """The choices of the lists, as the index has them now."""
    sources = index.sources()
    return [
        gr.update(choices=source_choices(sources, chosen[0] or [])),
        gr.update(choices=publishers(sources)),
        gr.update(choices=people(index)),
    ]


def arrived(index: Index, asked: Mapping[str, str], sources: Sequence[str] = ()) -> list[Any]:
    """What the inputs become as the page opens: their choices, and what its address asks for.

    Args:
        index: has the choices.
        asked: publisher, speaker, since and until of the address.
        sources: ids of sources in it.
    """
    values = [[*sources], asked.get("publisher"), asked.get("speaker")]
    # What is set meanwhile stays: whoever is quick need not wait for the page.
    lists = [
        {**one, "value": value} if value else one for one, value in zip(offered(index, [sources]), values, strict=True)
    ]
    return [*lists, *(asked.get(name) or gr.skip() for name in ("since", "until"))]


def given(index: Index, values: Values) -> Given:
    """Filters as `Bot.ask` takes them. Of sources that there are none of, none passes.

    Raises:
        QuestionError: more is set than can be looked for at once.
    """
    chosen, publisher, person, since, until = values or _EMPTY
    if len(chosen or ()) > MOST:
        raise QuestionError(f"more than {MOST} sources are chosen", "Words of their titles mean all that have them.")
    if any(len(text or "") > _LONGEST for text in (*(chosen or ()), publisher, person, since, until)):
        raise QuestionError(f"no filter has more than {_LONGEST} characters", "Clear the filters, and set fewer.")
    meant = sources_meant(index.sources(), chosen) if chosen else []
    return {
        "source": meant or chosen,
        "publisher": _text(publisher),
        "speaker": _text(person),
        "since": _text(since),
        "until": _text(until),
    }


def summary(index: Index, values: Values) -> list[str]:
    """What is set, in words: "2 sources", "since 2025-03"."""
    set_ = given(index, values)
    number = len(set_["source"] or ())
    told = [f"{number} source{'' if number == 1 else 's'}"] if number else []
    told += filter(None, (set_["publisher"], set_["speaker"]))
    days = {"since": set_["since"], "until": set_["until"]}
    return told + [f"{name} {day}" for name, day in days.items() if day]


def fault(index: Index, values: Values) -> str:
    """What is wrong with what is set, and what to do about it; nothing where nothing is."""
    set_ = given(index, values)
    known = {one.source for one in index.sources()}
    if lost := [name for name in set_["source"] or () if name not in known]:
        return f"There is no source “{lost[0]}”."
    try:
        first, last = period(Filters(since=set_["since"], until=set_["until"]))
    except QuestionError as error:
        return f"{error}. {error.hint}"
    return "No day is both since and until these." if first and last and first > last else ""


def _text(value: str | None) -> str | None:
    return (value or "").strip() or None
