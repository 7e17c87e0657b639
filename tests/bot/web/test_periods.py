from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.web.html.periods import by_period


@pytest.mark.parametrize(
    ("days", "counted"),
    [
        ([], []),
        ([None], []),
        (["2025-03-02", None, "2025-03-02"], [("2025-03-02", 2)]),
        (["2025-03-01", "2025-02-27"], [("2025-02-27", 1), ("2025-02-28", 0), ("2025-03-01", 1)]),
        (["2024-12-31", "2025-02-01"], [("2024-12", 1), ("2025-01", 0), ("2025-02", 1)]),
        (["2014-05-01", "2020-01-01"], [(str(year), int(year in {2014, 2020})) for year in range(2014, 2021)]),
    ],
)
def test_the_span_tells_the_period(days: list[str | None], counted: list[tuple[str, int]]) -> None:
    assert by_period(days) == counted


def test_a_long_span_is_counted_in_decades() -> None:
    counted = by_period(["1914-06-28", "1989-11-09", "2025-01-01"])
    assert counted[0] == ("1910s", 1)
    assert counted[-1] == ("2020s", 1)
    assert len(counted) == 12


@given(st.lists(st.dates(date(1800, 1, 1), date(2100, 1, 1)), min_size=1))
def test_every_day_is_counted_once_and_the_periods_are_in_order(days: list[date]) -> None:
    counted = by_period(map(str, days))
    assert sum(count for _, count in counted) == len(days)
    assert [name for name, _ in counted] == sorted({name for name, _ in counted})
    assert counted[0][1]
    assert counted[-1][1]
