"""Statements are found by words, names, passages and filters, as a look at every one of them would find them."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from index.errors import StoreBroken
from index.store import segments
from index.store.row import Beside
from index.store.segments import Contents, lay
from index.store.statement_bucket import contents, schema
from index.store.statements import StatementIndex, StatementRow
from index.store.terms import day, stems
from index.store.within import Within

PLAIN = StatementRow(
    *("a.txt", 10, 30, 0, 4, 5, 9, 0, 31),
    *("the ferry sails", "said", "Anna said the ferry sails."),
    *("§ Harbour", "p1", "Anna Berg", "mayor", "indirect", 0.9, None, None),
)


def statement(source: str, start: int, name: str | None, content: str, sure: float = 0.9, **more: str) -> StatementRow:
    sentence = f"{name or 'She'} said that {content}."
    return replace(
        PLAIN,
        source=source,
        start=start,
        name=name,
        content=content,
        sentence=sentence,
        sure=sure,
        **{"role": None, **more},
    )


SOURCES = {
    "a.txt": (
        Beside("The strike", "The Harbour", "2025-03-01"),
        [
            statement("a.txt", 10, "Anna Berg", "the ferry sails at noon", role="mayor"),
            statement("a.txt", 60, "Anna Berg", "nobody is to blame", passage="p2", role="mayor"),
            statement("a.txt", 90, None, "the ferry was late", 0.4, passage="p2"),
        ],
    ),
    "b.txt": (
        Beside("Fish", "the harbour", "2025-03-02"),
        [
            statement("b.txt", 5, "Berg", "fish are dear", passage="p3"),
            statement("b.txt", 50, "Олена Берг", "“no” is “ні”\tto her", 0.7, passage="p3", spoken="2025-03-01"),
        ],
    ),
    "c.txt": (
        Beside("Undated", "Meridian"),
        [statement("c.txt", 1, "Anna Berg", "the strike ends", 0.95, role="candidate")],
    ),
    "d.txt": (Beside("Silent"), []),
    "e.txt": (
        Beside("Old", "Meridian", "2024-12-31"),
        [replace(statement("e.txt", 0, "Carl Dahl", "ferry"), passage=None)],
    ),
}
ROWS = [row for _, rows in SOURCES.values() for row in rows]
NAMES = (None, (), ("Anna Berg",), ("Berg", "Олена Берг", "no such"))
WITHIN = [
    None,
    *(
        Within(*parts)
        for parts in product(
            (None, (), ("b.txt",), ("a.txt", "c.txt", "no such")),
            (None, "the harbour", "meridian"),
            (None, 20250101, 20250302),
            (None, 20241231, 20250301),
        )
    ),
]


@pytest.fixture(scope="module", params=[1, 4096])
def index(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> StatementIndex:
    """An index in many buckets, and in one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(segments, "_BUCKET", request.param)
        return laid(tmp_path_factory.mktemp("said") / "statements")


def laid(folder: Path) -> StatementIndex:
    def fill(sources: Sequence[str]) -> Contents:
        return contents(SOURCES[source] for source in sources)

    lay(folder, None, {source: len(rows) for source, (_, rows) in SOURCES.items()}, [], schema(), fill)
    return StatementIndex(folder)


def passes(row: StatementRow, names: Sequence[str] | None, within: Within | None) -> bool:
    """Whether a statement passes, found by looking at it."""
    beside, asked = SOURCES[row.source][0], within or Within()
    then = row.spoken or beside.published
    published = then and day(then)
    undated = asked.since is None and asked.until is None
    return (
        (names is None or row.name in names)
        and (asked.sources is None or row.source in asked.sources)
        and (asked.publisher is None or (beside.publisher or "").casefold() == asked.publisher)
        and (undated or (published is not None and (asked.since or 0) <= published <= (asked.until or published)))
    )


def test_every_filter_gives_what_passes_it(index: StatementIndex) -> None:
    free = dict(reversed(pair) for pair in index.search(stems("ferry strike said"), 99))
    assert set(free) == set(ROWS)
    for names, within in product(NAMES, WITHIN):
        wanted = [row for row in ROWS if passes(row, names, within)]
        assert index.of(names, within, 99) == sorted(wanted, key=lambda row: (-row.sure, row.source, row.start))
        assert index.in_passages(["p1", "p2"], names, within) == [row for row in wanted if row.passage in {"p1", "p2"}]
        found = index.search(stems("ferry strike said"), 99, names=names, within=within)
        # Who else may answer changes no score.
        assert dict(reversed(pair) for pair in found) == {row: score for row, score in free.items() if row in wanted}


def test_the_k_surest_come_in_one_order(index: StatementIndex) -> None:
    everything = index.of(None, None, 99)
    assert everything[0].content == "the strike ends"
    for k in range(len(ROWS) + 2):
        assert index.of(None, None, k) == everything[:k]


def test_the_surest_of_many_that_are_equally_sure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segments, "_BUCKET", 16)
    rows = {
        f"{i:02d}.txt": [statement(f"{i:02d}.txt", n, "Anna", "so", 0.8 + n % 2 / 10) for n in range(5)]
        for i in range(40)
    }

    def fill(sources: Sequence[str]) -> Contents:
        return contents((Beside(""), rows[source][::-1]) for source in sources)

    lay(tmp_path / "many", None, dict.fromkeys(rows, 5), [], schema(), fill)
    index = StatementIndex(tmp_path / "many")
    wanted = sorted((row for some in rows.values() for row in some), key=lambda row: (-row.sure, row.source, row.start))
    for k in (1, 7, 79, 80, 81, 150, 200, 999):
        assert index.of(None, None, k) == wanted[:k]


def test_what_is_said_counts_more_than_its_sentence_and_that_more_than_the_title(index: StatementIndex) -> None:
    contents_ = [row.content for _, row in index.search(stems("strike"), 9)]
    assert contents_[0] == "the strike ends"
    assert set(contents_[1:]) == {row.content for row in SOURCES["a.txt"][1]}
    scores = [score for score, _ in index.search(stems("fish"), 9)]
    assert scores == sorted(scores, reverse=True)
    assert [row.content for _, row in index.search(stems("Anna"), 1)] != []
    assert index.search([], 9) == []
    assert index.search(stems("nowhere"), 9) == []
    assert index.search(stems("ferry"), 1)[0] == index.search(stems("ferry"), 9)[0]


def test_statements_of_passages(index: StatementIndex) -> None:
    assert index.in_passages([]) == index.in_passages(["no such"]) == []
    assert index.in_passages({"p3"}) == SOURCES["b.txt"][1]


def test_statements_of_a_source(index: StatementIndex) -> None:
    for source, (_, rows) in SOURCES.items():
        assert index.of_source(source) == rows
    assert index.of_source("no such") == []


def test_facts_are_those_of_all_statements(index: StatementIndex) -> None:
    said = {"Anna Berg": 3, "Berg": 1, "Carl Dahl": 1, "Олена Берг": 1}
    assert [(name, one.statements) for name, one in index.facts.items()] == list(said.items())
    anna = index.facts["Anna Berg"]
    assert anna.roles == {"mayor": 2, "candidate": 1}
    assert anna.sources == {"a.txt": 2, "c.txt": 1}
    assert (anna.first, anna.last) == ("2025-03-01", "2025-03-01")
    assert index.facts["Berg"].roles == {}


def test_facts_of_dates(index: StatementIndex) -> None:
    one = index.facts["Carl Dahl"]
    one.add("x.txt", "2023-01-01", None, 2)
    one.add("y.txt", None, "poet", 1)
    assert (one.first, one.last, one.statements) == ("2023-01-01", "2024-12-31", 4)
    assert one.sources == {"e.txt": 1, "x.txt": 2, "y.txt": 1}


def test_there_may_be_none(tmp_path: Path) -> None:
    lay(tmp_path / "none", None, {"d.txt": 0}, [], schema(), lambda _: contents([]))
    index = StatementIndex(tmp_path / "none")
    assert len(index) == 0
    assert index.of(None, None, 5) == index.in_passages(["p1"]) == index.search(["ferri"], 5) == []
    assert index.facts == {}


def test_damaged_facts_are_an_error(tmp_path: Path) -> None:
    index = laid(tmp_path / "said")
    file = next((tmp_path / "said").glob("*.facts.json"))
    for text in ("", "[", "[1]", "{}x", '[["Anna", "a.txt"]]'):
        file.write_text(text, encoding="utf-8")
        with pytest.raises(StoreBroken):
            index.facts  # noqa: B018  (read for the error that it raises)
