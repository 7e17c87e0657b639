import pytest

from index.read.dateline import take_dateline, title_date
from index.read.draft import Draft


@pytest.mark.parametrize(
    ("line", "author", "publisher"),
    [
        ("By Ada Lindqvist | Meridian Brief | March 1, 2025", "Ada Lindqvist", "Meridian Brief"),
        ("By | March 1, 2025", None, None),
        ("Harbour Dispatch, 20 February 2025", None, "Harbour Dispatch"),
        ("Sunday, March 2, 2025", None, None),
        ("Updated: March 1, 2025 10:30 am", None, None),
        ("Published on 2025-03-01 by Jonas Weir", "Jonas Weir", None),
        ("2025-03-01", None, None),
    ],
)
def test_datelines(line: str, author: str | None, publisher: str | None) -> None:
    draft = Draft()
    assert take_dateline(["A title", line, "Text."], draft) == 1
    assert (draft.author, draft.publisher) == (author, publisher)
    assert draft.published


@pytest.mark.parametrize(
    "line",
    [
        "Kremlin briefing of 5 March 2025",
        "The war began on 24 February 2022",
        "Talks that began on 2 June 2025 in Istanbul were not",
        "no date here",
        "It was 1 March 2025.",
    ],
)
def test_other_lines_are_left_alone(line: str) -> None:
    draft = Draft()
    assert take_dateline([line], draft) is None
    assert draft == Draft()


def test_only_near_the_top() -> None:
    assert take_dateline(["a", "b", "c", "d", "e", "2025-03-01"], Draft()) is None


@pytest.mark.parametrize(
    "title",
    [
        "Nordquay Lines: statement on safety, 5 May 2026",
        "Minutes of the meeting of 5 May 2026",
        "Radio Skerry, Morning Programme (May 5, 2026)",
        "Hearing of the harbour committee on 2026-05-05.",
    ],
)
def test_a_paper_is_of_the_day_that_its_title_ends_with(title: str) -> None:
    assert title_date(title) == "2026-05-05"


@pytest.mark.parametrize(
    "title",
    [None, "", "After 11 September 2001", "What the 5 May 2026 vote means", "The fall of 5 May 2026", "May 2026"],
)
def test_a_title_that_tells_of_a_day_gives_none(title: str | None) -> None:
    assert title_date(title) is None
