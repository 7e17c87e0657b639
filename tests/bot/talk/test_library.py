from pathlib import Path

import pytest

from bot import Bot
from bot.talk.library import asked_of, introduction, starters, told_of
from index import Index


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("what sources do you have?", "sources"),
        ("Which documents are in the library?", "sources"),
        ("list all sources", "sources"),
        ("how many sources are there?", "number"),
        ("who is quoted?", "speakers"),
        ("who is most quoted in the sources", "speakers"),
        ("who speaks in the sources?", "speakers"),
        ("who speaks the most", "speakers"),
        ("list all speakers", "speakers"),
        ("what dates do they cover?", "dates"),
        ("how old are the sources?", "dates"),
        ("what is this about?", "about"),
        ("what topics do you cover", "about"),
        ("what's new?", "about"),
    ],
)
def test_questions_about_the_library(text: str, what: str) -> None:
    assert asked_of(text) == what


@pytest.mark.parametrize(
    "text",
    [
        "who is quoted on NATO?",
        "what papers did Norway hand over?",
        "how many documents did Lind sign?",
        "who speaks Danish?",
        "when was the treaty published?",
        "what is the deal about?",
        "which sources mention Lind?",
        "",
    ],
)
def test_other_questions_are_none(text: str) -> None:
    assert asked_of(text) is None


def test_what_is_told(real: Index) -> None:
    assert told_of("number", real) == "There are 15 sources of 2024-06-17 to 2025-06-20."
    assert "- Three hours in Istanbul, Meridian Brief, 2025-06-02" in told_of("sources", real)
    assert "- Dmitry Peskov, Kremlin spokesman (9 statements)" in told_of("speakers", real)
    assert "Maria Zakharova on the invitation" in told_of("about", real)
    assert "Most quoted: Volodymyr Zelensky (10), Dmitry Peskov (9)" in introduction(real)


def test_what_is_told_is_of_this_library(index: Index, folder: Path) -> None:
    index.build([folder])
    told = introduction(index)
    assert "3 sources" in told
    assert all(name in told for name in ("Anna", "Boris", "Clara"))
    assert "Peskov" not in told
    (folder / "apples.txt").unlink()
    (folder / "clouds.txt").unlink()
    (folder / "boats.txt").write_text("Boats sank. It rained.", encoding="utf-8")
    index.build([folder])
    assert introduction(index) == "I answer from 1 source, in their own words. Nobody is quoted in them."
    assert starters(index) == []
    assert told_of("number", index) == "There is 1 source."


def test_dates_are_told_of_the_sources_that_have_one(index: Index, folder: Path) -> None:
    (folder / "dated.txt").write_text("Boats sank\n\nHarbour Post, 2025-03-01\n\nIt rained.", encoding="utf-8")
    index.build([folder])
    assert told_of("dates", index) == "There are 4 sources (1 with a date: 2025-03-01)."


def test_long_lists_are_cut(index: Index, tmp_path: Path) -> None:
    texts = tmp_path / "many"
    texts.mkdir()
    for number in range(25):
        (texts / f"{number}.txt").write_text(f"Note {number}\n\nBoats sank.", encoding="utf-8")
    index.build([texts])
    assert told_of("sources", index).endswith("\n- and 5 more")


def test_the_questions_to_start_from_are_answered(real: Index) -> None:
    asked = starters(real)
    assert len(asked) == 3
    assert all(Bot(real).ask(question).found for question in asked)
