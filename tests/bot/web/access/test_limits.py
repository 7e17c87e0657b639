"""So many times in so many seconds."""

from hypothesis import example, given
from hypothesis import strategies as st

from bot.web.access import limits
from bot.web.access.limits import Limit


class Clock:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_so_often_and_then_one_waits() -> None:
    clock = Clock()
    limit = Limit(2, 60, clock)
    assert [limit.take("ann"), limit.take("ann"), limit.take("ann"), limit.take("bob")] == [0, 0, 60, 0]
    clock.now = 48
    assert limit.take("ann") == 12
    clock.now = 60
    assert [limit.take("ann"), limit.take("ann"), limit.take("ann")] == [0, 0, 60]


def test_no_limit_is_none() -> None:
    assert not any(Limit(0, 60).take("ann") for _ in range(100))


def test_not_everybody_is_remembered(monkeypatch: object) -> None:
    limit = Limit(1, 60, Clock())
    for who in range(limits._MOST + 10):
        limit.take(who)
    assert len(limit._taken) == limits._MOST
    assert limit.take(limits._MOST) == 60


@given(st.integers(1, 5), st.lists(st.floats(0, 40), max_size=60))
@example(1, [4.452118949149785, 0.0])
def test_never_more_than_so_often_in_any_stretch(times: int, pauses: list[float]) -> None:
    clock, taken = Clock(), []
    limit = Limit(times, 60, clock)
    for pause in pauses:
        clock.now += pause
        wait = limit.take("ann")
        if wait == 0:
            taken.append(clock.now)
        else:
            assert 0 < wait <= 60
    assert all(later - first >= 60 for first, later in zip(taken, taken[times:], strict=False))
