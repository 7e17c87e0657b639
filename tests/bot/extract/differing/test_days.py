import pytest

from bot.extract.differing.days import days, fits


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("It opened on 3 June 1923.", (1923, 6, 3)),
        ("It opened on June 3rd, 1923.", (1923, 6, 3)),
        ("It opened in June 1923.", (1923, 6, None)),
        ("It opened in June.", (None, 6, None)),
        ("It opened in 1923.", (1923, None, None)),
        ("It opened on 1923-06-03.", (1923, 6, 3)),
    ],
)
def test_a_date_as_exactly_as_it_is_told(sentence: str, told: tuple[int | None, ...]) -> None:
    (day,) = days(sentence)
    assert (day.year, day.month, day.day) == told


@pytest.mark.parametrize(
    "sentence", ["It may open on Monday.", "It cost $1923.", "There were 1,923 cows.", "The 1920s."]
)
def test_what_is_no_date(sentence: str) -> None:
    assert days(sentence) == []


def test_dates_fit_where_neither_tells_what_the_other_tells_otherwise() -> None:
    june, year, day, other = (days(text)[0] for text in ("June 1923", "in 1923", "3 June 1923", "in May 1923"))
    assert fits(june, year)
    assert fits(june, day)
    assert fits(day, june)
    assert not fits(june, other)
