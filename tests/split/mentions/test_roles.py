import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.split.mentions.roles import before, behind, fits, tidy, without_article


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("said Kremlin spokesman NAME on Monday", "Kremlin spokesman"),
        ("The former secretary of state NAME came", "former secretary of state"),
        ("met Secretary of State NAME there", "Secretary of State"),
        ("the minister of trade, NAME, came", "minister of trade"),
        ("Norway's trade minister, NAME, came", "Norway's trade minister"),
        ("told the minister, NAME said", None),
        ("a day after NAME came", None),
        ("NAME came", None),
    ],
)
def test_before_a_name(text: str, role: str | None) -> None:
    assert before(text, text.index("NAME"), 0) == role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("NAME, Ukraine's defence minister, came", "Ukraine's defence minister"),
        ("NAME, a retired teacher.", "retired teacher"),
        ("NAME, 45, a lawyer, came", "lawyer"),
        ("NAME (R-Ohio), a senator, came", "senator"),
        ("NAME, a former aide to George W. Bush, came", "former aide"),
        ("NAME, shouting at a senator, came", None),
        ("NAME, and others", None),
        ("NAME came", None),
    ],
)
def test_behind_a_name(text: str, role: str | None) -> None:
    assert behind(text, 4, len(text)) == role


def test_words_that_say_nothing_are_left_out() -> None:
    assert tidy("Mr.") is None
    assert tidy(None) is None
    assert tidy("the Rev. spokesman Dr.") == "Rev. spokesman"
    assert tidy("at the port’s yearly meeting Sen.") == "Sen."
    assert tidy("like top Kremlin aide") == "top Kremlin aide"
    assert [tidy(role) for role in ("with", "said", "Despite", "with the lawsuit", "of his advisers")] == [None] * 5
    assert without_article("the minister") == "minister"


def test_what_may_be_of_a_role() -> None:
    assert [fits(word) for word in ("former", "presidential", "Kremlin", "said", "But")] == [
        True,
        True,
        True,
        False,
        False,
    ]


@given(st.text(), st.integers(0, 50), st.integers(0, 50))
def test_any_place_may_be_asked_about(text: str, place: int, limit: int) -> None:
    for role in (before(text, place, limit), behind(text, place, limit)):
        assert role is None or all(word in text for word in role.split())
