import pytest

from bot.extract.differing.amounts import agree, amounts


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("Some 6,000 sick cows and twenty-five dogs came.", [6000, 25]),
        ("They paid $3.5 million and 12 percent.", [3_500_000, 12]),
        ("On 3 May 2024 it rained for 40 days.", [40]),
        ("In 1911 the lock was opened.", []),
        ("Nobody came.", []),
    ],
)
def test_numbers_that_count_something(sentence: str, values: list[float]) -> None:
    assert [one.value for one in amounts(sentence)] == values


def test_a_number_knows_what_it_counts_and_where_it_stands() -> None:
    text = "More than 300 sick cows came."
    (cows,) = amounts(text)
    assert (cows.counts, cows.hedge, text[slice(*cows.span)]) == (frozenset({"sick", "cow"}), "least", "300")


@pytest.mark.parametrize("text", ["another 300 cows", "300 of them", "300 cows each", "the first 300 cows"])
def test_a_part_is_no_whole(text: str) -> None:
    assert amounts(text)[0].part


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ("40 cows", "forty cows", True),
        ("more than 300 cows", "340 cows", True),
        ("more than 300 cows", "200 cows", False),
        ("up to 300 cows", "200 cows", True),
        ("about 300 cows", "290 cows", True),
        ("6,000 cows", "6,012 cows", True),
        ("6,000 cows", "1,200 cows", False),
        ("7 cows", "8 cows", False),
    ],
)
def test_two_numbers_may_both_be_right(one: str, other: str, both: bool) -> None:
    a, b = amounts(one)[0], amounts(other)[0]
    assert agree(a, b) == agree(b, a) == both
