import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.split.speech.occasion import occasion

FRIDAY = "2025-03-07"


def of(marked: str, published: str | None = FRIDAY) -> tuple[str | None, str | None]:
    """The occasion told by a sentence whose content stands between brackets."""
    open_, close = marked.index("["), marked.index("]")
    text = marked.replace("[", "").replace("]", "")
    return occasion(text, (0, len(text)), [(0, open_), (close - 1, len(text))], published)


def test_both() -> None:
    sentence = "[“The bridge will open,”] Ruiz told Reuters on Thursday."
    assert of(sentence) == ("2025-03-06", "Reuters")


def test_content_tells_nothing() -> None:
    assert of("Ruiz said [the bridge opens on Monday, as he told Reuters in an interview].") == (None, None)


def test_only_its_own_clause() -> None:
    assert of("Ruiz, who denied [the plan], told Reuters on Monday that it rained.") == (None, None)
    assert of("Ruiz, who denied [the plan] on Monday, told Reuters that it rained.") == ("2025-03-03", None)
    assert of("Ruiz denied [the plan], but told Reuters on Monday that it rained.") == (None, None)
    assert of("Ruiz told Reuters on Monday that whoever asks [will hear of it].") == ("2025-03-03", "Reuters")


def test_only_its_own_sentence() -> None:
    text = "On Monday it rained. Ruiz told CNN so."
    assert occasion(text, (21, len(text)), [(0, len(text))], FRIDAY) == (None, "CNN")


@pytest.mark.parametrize("published", ["", "soon", "0001-01-01", "9999-12-31", "2024-02-30", None])
def test_odd_dates_of_publication(published: str | None) -> None:
    day, where = of("Ruiz said on Telegram on Monday and on February 29, [yes].", published)
    assert where == "Telegram"
    assert day is None or re.fullmatch(r"\d{4}-\d\d-\d\d", day)


PARTS = """
Ruiz said told on in at Monday Monday’s March 3 31 2025 , . ( “ ” ' yesterday today last next interview with an a by
statement Reuters CNN’s X Telegram after the of speech Ohio Feb. 29 February 30 2025-13-40 0000-00-00 email December
""".split()
WORDS = st.lists(st.sampled_from([*PARTS, "\n"]), max_size=30).map(" ".join)


@given(
    st.one_of(st.text(), WORDS),
    st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=4),
    st.sampled_from([FRIDAY, None, "0001-01-01", "2024-02-29"]),
)
def test_any_text(text: str, spans: list[tuple[int, int]], published: str | None) -> None:
    outside = [(min(span), max(span)) for span in spans]
    day, where = occasion(text, (0, len(text)), outside, published)
    assert day is None or published is None or day <= published
    assert where is None or any(where in text[start:end] for start, end in outside)
