from pathlib import Path

import pytest

from index.errors import StoreBroken
from index.store.lexical import LexicalIndex, stems
from index.store.row import Row
from index.store.segments import lay


def row(id_: str, text: str, source: str = "s.txt", start: int = 0) -> Row:
    return Row(id_, source, start, start + len(text), "§ Head", text)


SOURCES = {
    "s.txt": (
        "Title one",
        [row("1", "Peskov called it regrettable."), row("2", "The prisoners were exchanged.", start=40)],
    ),
    "t.txt": ("Other", [row("3", "Grain prices fell again.", "t.txt")]),
}


@pytest.fixture
def words(tmp_path: Path) -> LexicalIndex:
    lay(tmp_path / "lexical", None, {"s.txt": 2, "t.txt": 1}, [], SOURCES.__getitem__)
    return LexicalIndex(tmp_path / "lexical")


def test_best_match_first(words: LexicalIndex) -> None:
    assert list(words.search(stems("exchange of prisoners"), 5)) == ["2"]
    assert next(iter(words.search(stems("title peskov"), 5))) == "1"


def test_title_and_heading_count_less_than_text(words: LexicalIndex) -> None:
    found = words.search(stems("head grain"), 5)
    assert next(iter(found)) == "3"
    assert set(found) == {"1", "2", "3"}


def test_only_some_sources(words: LexicalIndex) -> None:
    assert list(words.search(stems("peskov grain"), 5, sources=["t.txt"])) == ["3"]
    assert words.search(stems("peskov"), 5, sources=[]) == {}
    assert list(words.search(stems("peskov grain"), 5, ids=["1"])) == ["1"]


@pytest.mark.parametrize("question", ["", "don't", "AND OR NOT", 'e-mail "quote" (a:b)^2', "* ? ~ \\ /"])
def test_no_question_is_read_as_query_syntax(words: LexicalIndex, question: str) -> None:
    words.search(stems(question), 5)


def test_rows_are_as_they_were_added(words: LexicalIndex) -> None:
    assert words.rows(["3", "no such"]) == {"3": row("3", "Grain prices fell again.", "t.txt")}
    assert words.rows([]) == {}


def test_frequency_counts_passages_under_any_of_the_stems(words: LexicalIndex) -> None:
    assert words.frequency(stems("Peskov")) == 1
    assert words.frequency(stems("one")) == 2
    assert words.frequency(stems("nowhere")) == 0
    assert words.frequency([]) == 0


def test_span_at(words: LexicalIndex) -> None:
    assert words.span_at("s.txt", 45) == (40, 69)
    assert words.span_at("s.txt", 35) is None
    assert words.span_at("s.txt", 69) is None
    assert words.span_at("t.txt", 0) == (0, 24)


def test_a_folder_without_an_index(tmp_path: Path) -> None:
    with pytest.raises(StoreBroken):
        LexicalIndex(tmp_path)


def test_stems() -> None:
    assert stems("Müller's prisoners, exchanged") == ["muller", "s", "prison", "exchang"]
