"""Words are searched, and filtered, as a look at every passage in Python would do it."""

from collections.abc import Sequence
from itertools import product

import numpy as np
import pytest

from index.split.speakers import names_in, speakers
from index.store.encoded import Encoded
from index.store.lexical import LexicalIndex
from index.store.passage_bucket import contents, schema
from index.store.row import Beside, Row, serial
from index.store.segments import Contents, lay
from index.store.terms import day, stems
from index.store.within import Within


def row(id_: str, text: str, source: str = "s.txt", start: int = 0) -> Row:
    return Row(id_, source, start, start + len(text), "§ Head", text)


SOURCES = {
    "s.txt": (
        Beside("Title one", "The Harbour", "2025-03-01"),
        [
            row("1", "Peskov called it regrettable."),
            row("2", "The prisoners were exchanged, said Zelenskiy.", start=40),
        ],
    ),
    "t.txt": (Beside("Other"), [row("3", "Grain prices fell again.", "t.txt")]),
    "u.txt": (
        Beside("Talks", "the harbour", "2025-03-02"),
        [row("4", "Dmitry Peskov said that the talks failed.", "u.txt"), row("5", "Nobody came.", "u.txt", 60)],
    ),
    "v.txt": (Beside("Talks", "Meridian", "2024-12-31"), [row("6", "Zelensky added that Peskov was wrong.", "v.txt")]),
    "w.txt": (Beside("Undated", "Meridian"), [row("7", "“No,” said Anna Voss of the talks.", "w.txt")]),
}
ROWS = [one for _, rows in SOURCES.values() for one in rows]


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> LexicalIndex:
    folder = tmp_path_factory.mktemp("words") / "lexical"
    made = Encoded(np.ones(1, dtype=np.float32), np.empty((0, 1), dtype=np.uint8))
    numbers = {source: len(rows) for source, (_, rows) in SOURCES.items()}

    def fill(sources: Sequence[str]) -> Contents:
        return contents(map(SOURCES.__getitem__, sources), lambda texts: dict.fromkeys(texts, made))

    lay(folder, None, numbers, [], schema(), fill)
    return LexicalIndex(folder)


def ids(serials: object) -> list[str]:
    by_serial = {one.serial: one.id for one in ROWS}
    return [by_serial[one] for one in serials]


def test_best_match_first(words: LexicalIndex) -> None:
    assert ids(words.search(stems("exchange of prisoners"), 5))[0] == "2"
    assert ids(words.search(stems("title peskov"), 5))[0] == "1"
    assert [one.id for one in words.best(stems("grain again"), 1)] == ["3"]
    assert words.best([], 3) == []


def test_title_and_heading_count_less_than_text(words: LexicalIndex) -> None:
    found = words.search(stems("head grain"), 10)
    assert ids(found)[0] == "3"
    assert set(ids(found)) == {one.id for one in ROWS}
    scores = words.search(stems("talks"), 10)
    assert scores[serial("4")] > scores[serial("5")] > 0


@pytest.mark.parametrize("question", ["", "don't", "AND OR NOT", 'e-mail "quote" (a:b)^2', "* ? ~ \\ /"])
def test_no_question_is_read_as_query_syntax(words: LexicalIndex, question: str) -> None:
    words.search(stems(question), 5)


def passes(one: Row, within: Within) -> bool:
    """Whether a passage passes, found by looking at it."""
    beside, rows = SOURCES[one.source]
    speaking = dict(zip([r.id for r in rows], speakers([r.text for r in rows]), strict=True))[one.id]
    published = beside.published and day(beside.published)
    asks_day = within.since is not None or within.until is not None
    return (
        (within.sources is None or one.source in within.sources)
        and (within.publisher is None or (beside.publisher or "").casefold() == within.publisher)
        and (within.speakers is None or not set(speaking).isdisjoint(within.speakers))
        and (
            not asks_day or (published is not None and (within.since or 0) <= published <= (within.until or published))
        )
    )


EVERY = [
    Within(*parts)
    for parts in product(
        (None, (), ("t.txt",), ("s.txt", "u.txt", "w.txt", "no such")),
        (None, "the harbour", "meridian", "nobody"),
        (None, 20250101, 20250302),
        (None, 20241231, 20250301),
        (None, (), ("Dmitry Peskov",), ("Zelensky", "Zelenskiy", "Anna Voss")),
    )
]


def test_every_filter_gives_what_passes_it(words: LexicalIndex) -> None:
    question = stems("talks head peskov")
    free = words.search(question, 10)
    given = set()
    for within in EVERY:
        wanted = {one.id for one in ROWS if passes(one, within)}
        assert set(ids(words.serials(within))) == wanted
        assert words.number(within) == len(wanted)
        found = words.search(question, 10, within)
        # Who else may answer changes no score.
        assert found == {one: score for one, score in free.items() if ids([one])[0] in wanted}
        given.add(frozenset(wanted))
    assert len(given) > 15


def test_the_first_k_of_those_that_pass(words: LexicalIndex) -> None:
    within = Within(publisher="the harbour")
    all_ = ids(words.search(stems("talks head peskov"), 10, within))
    assert len(all_) == 4
    assert ids(words.search(stems("talks head peskov"), 2, within)) == all_[:2]


def test_serials_of_some_wordings(words: LexicalIndex) -> None:
    assert set(ids(words.serials(None, ["1", "7", "no such"]))) == {"1", "7"}
    assert ids(words.serials(Within(publisher="meridian"), ["1", "7"])) == ["7"]
    assert words.serials(None, []) == []
    assert sorted(words.serials()) == sorted(one.serial for one in ROWS)


def test_spellings_are_found_by_their_key(words: LexicalIndex) -> None:
    assert words.spellings("Zelenskyy") == words.spellings("Зеленський") == {"Zelenskiy": 1, "Zelensky": 1}
    assert words.spellings("peskov") == {"Peskov": 3}
    assert words.spellings("Pesk") == words.spellings("") == words.spellings("!") == {}
    named = {name for one in ROWS for name in names_in(one.text)}
    assert set(words.names) == named
    assert {"Peskov", "Dmitry", "Zelensky", "Zelenskiy", "Anna", "Voss"} <= named


def test_speakers_are_found_by_any_word_of_their_name(words: LexicalIndex) -> None:
    assert words.speakers("Dmitri") == {"Dmitry Peskov": 1}
    assert words.speakers("Peskow") == {"Dmitry Peskov": 1, "Peskov": 1}
    assert words.speakers("Zelenskyy") == {"Zelensky": 1, "Zelenskiy": 1}
    assert words.speakers("Voss") == words.speakers("anna") == {"Anna Voss": 1}
    assert words.speakers("Grain") == {}


def test_rows_are_as_they_were_added(words: LexicalIndex) -> None:
    assert words.rows(["3", "no such"]) == {"3": row("3", "Grain prices fell again.", "t.txt")}
    assert words.rows([]) == {}
    assert words.sources_with("6") == ["v.txt"]


def test_frequency_counts_passages_under_any_of_the_stems(words: LexicalIndex) -> None:
    assert words.frequency(stems("Peskov")) == 3
    assert words.frequency(stems("one")) == 2
    assert words.frequency(stems("nowhere")) == 0
    assert words.frequency([]) == 0


def test_span_at(words: LexicalIndex) -> None:
    assert words.span_at("s.txt", 45) == (40, 85)
    assert words.span_at("s.txt", 35) is None
    assert words.span_at("s.txt", 85) is None
    assert words.span_at("t.txt", 0) == (0, 24)
