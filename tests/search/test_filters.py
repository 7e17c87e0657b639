import pytest

from index.errors import QuestionError
from index.search.filters import allowed
from index.types import Filters, Source

SOURCES = [
    Source("a/one.txt", "T", None, "Meridian Brief", "2025-03-01", None, 1, "d"),
    Source("a/two.txt", "T", None, "Harbour Dispatch", "2025-03-31", None, 1, "d"),
    Source("b/three.txt", "T", None, "Meridian Brief", "2024-12-31", None, 1, "d"),
    Source("b/four.txt", "T", None, None, None, None, 1, "d"),
]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(publisher="meridian brief"), ["one", "three"]),
        (Filters(source="a/one.txt"), ["one"]),
        (Filters(source="b/*"), ["three", "four"]),
        (Filters(since="2025"), ["one", "two"]),
        (Filters(since="2025-03-01", until="2025-03-01"), ["one"]),
        (Filters(until="2025-03"), ["one", "two", "three"]),
        (Filters(until="2024"), ["three"]),
        (Filters(since="2025-03-02", publisher="Meridian Brief"), []),
        (Filters(publisher="Nobody"), []),
    ],
)
def test_allowed(filters: Filters, expected: list[str]) -> None:
    found = allowed(SOURCES, filters)
    assert found is not None
    assert [source.split("/")[1].removesuffix(".txt") for source in found] == expected


def test_no_filter_of_sources_allows_all() -> None:
    assert allowed(SOURCES, Filters()) is None
    assert allowed(SOURCES, Filters(speaker="Peskov")) is None


@pytest.mark.parametrize("day", ["yesterday", "2025-13", "2025-02-30", "25", "2025-3-1"])
def test_what_is_no_date_is_told(day: str) -> None:
    with pytest.raises(QuestionError) as caught:
        allowed(SOURCES, Filters(since=day))
    assert "2025-03-01" in caught.value.hint
