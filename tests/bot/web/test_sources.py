from pathlib import Path

import pytest

from bot.web.library.sources import COLUMNS, Row, View, rows, seen
from index import Index

ROWS = [
    Row("b.md", "Bees", "in the index", "Hive Weekly", "2025-03-02", 3),
    Row("a.md", "ants", "in the index", "", "", 12),
    Row("ernte.txt", "Ernte", "not English", "Acker", "2024-01-01", 0),
    Row("bad.pdf", "bad.pdf", "failed", reason="it is damaged", hint="Save it anew."),
]


def shown(text: str = "", view: View | None = None) -> list[str]:
    return [row.source for row in seen(ROWS, text, view or View())]


def test_no_more_of_a_filter_is_looked_at_than_anybody_types() -> None:
    assert shown("bees " * 100_000 + "wasps") == ["b.md"]


def test_what_needs_a_look_comes_first() -> None:
    assert shown() == ["bad.pdf", "ernte.txt", "a.md", "b.md"]


@pytest.mark.parametrize(
    ("column", "first", "second"),
    [
        ("title", ["a.md", "bad.pdf", "b.md", "ernte.txt"], ["ernte.txt", "b.md", "bad.pdf", "a.md"]),
        ("publisher", ["ernte.txt", "b.md", "a.md", "bad.pdf"], ["b.md", "ernte.txt", "a.md", "bad.pdf"]),
        ("date", ["b.md", "ernte.txt", "a.md", "bad.pdf"], ["ernte.txt", "b.md", "a.md", "bad.pdf"]),
        ("statements", ["a.md", "b.md", "ernte.txt", "bad.pdf"], ["ernte.txt", "b.md", "a.md", "bad.pdf"]),
    ],
)
def test_a_click_sorts_and_another_turns_it_round_but_what_is_lacking_stays_last(column, first, second) -> None:
    once = View().by(column)
    assert shown(view=once) == first
    assert shown(view=once.by(column)) == second


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("down", [True, False])
def test_sorting_loses_nothing(column, down: bool) -> None:
    assert sorted(shown(view=View(column, down))) == sorted(row.source for row in ROWS)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("HIVE bee", {"b.md"}),
        ("2025-03", {"b.md"}),
        ("damaged", {"bad.pdf"}),
        ("failed", {"bad.pdf"}),
        (".md", {"a.md", "b.md"}),
        ("bees ernte", set()),
        ("  ", {row.source for row in ROWS}),
    ],
)
def test_every_word_must_stand_somewhere(text: str, found: set[str]) -> None:
    assert set(shown(text)) == found


def test_the_rows_of_an_index(index: Index, folder: Path) -> None:
    (folder / "bad.pdf").write_bytes(b"no pdf")
    (folder / "ernte.txt").write_text(
        "Die Ernte ist nicht gut, und das Korn wird auch nach dem Regen nicht trocken sein.", encoding="utf-8"
    )
    index.build([folder])
    told = {row.source: row for row in rows(index)}
    assert told["bad.pdf"].state == "failed"
    assert told["bad.pdf"].reason
    assert told["ernte.txt"].state == "not English"
    assert told["apples.txt"] == Row("apples.txt", "Apples", "in the index", statements=1)
