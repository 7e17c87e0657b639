import pytest

from bot.write.figures import figures


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("6,000 prisoners", ["6000"]),
        ("6000 prisoners", ["6000"]),
        ("six thousand prisoners", ["6000"]),
        ("6 000 prisoners", ["6000"]),
        ("1.5 million and 2 billion", ["1500000", "2000000000"]),
        ("ten million people", ["10000000"]),
        ("twenty-five of ninety-two", ["25", "92"]),
        ("in June 2024, on the 15th", ["2024", "15"]),
        ("the second of three", ["2", "3"]),
        ("5% or 7.50 per cent", ["5%", "7.5%"]),
        ("forty percent of 40", ["40%", "40"]),
        ("3.2.1 million", ["3.2.1", "1000000"]),
        ("No one knows of one another.", []),
        ("no one party", ["1"]),
        ("fewer than half", ["fewer", "half"]),
        ("A1 and v2", []),
        ("a bridge ,200 and .5 long", ["200", "5"]),
        ("3.2.1", ["3.2.1"]),
    ],
)
def test_numbers_by_their_value(text: str, values: list[str]) -> None:
    assert [figure.value for figure in figures(text)] == values


def test_places() -> None:
    (figure,) = figures("of six thousand men")
    assert (figure.start, figure.end) == (3, 15)
