import pytest

from index.read.dates import find_date, first_date


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025-03-01", "2025-03-01"),
        ("2025-03-01T10:00:00Z", "2025-03-01"),
        ("By | March 1, 2025", "2025-03-01"),
        ("1 March 2025", "2025-03-01"),
        ("the 3rd Sept. 2024", "2024-09-03"),
        ("Dec 31 1999", "1999-12-31"),
        ("February 30, 2025 and 2 June 2025", "2025-06-02"),
        ("last week", None),
        ("March 2025", None),
        ("", None),
    ],
)
def test_first_date(text: str, day: str | None) -> None:
    assert first_date(text) == day


def test_where_it_stands() -> None:
    found = find_date("On 1 March 2025 it began")
    assert found is not None
    assert "On 1 March 2025 it began"[found.start : found.end] == "1 March 2025"


@pytest.mark.parametrize(
    ("text", "day"),
    [("2024/02/04", "2024-02-04"), ("on 3.2.2024 at", "2024-02-03"), ("31.02.2024", None), ("1.2.3.2024", None)],
)
def test_dates_with_slashes_and_dots(text: str, day: str | None) -> None:
    assert first_date(text) == day
