from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.extract.exact.words import Words, stem


def test_what_each_word_may_be() -> None:
    words = Words("The keeper quickly mended three lamps of Port Ellen because they leaked.")
    assert words.sorts == [
        "article", "noun", "adverb", "verb", "number", "noun", "of", "name", "name", "opener", "pronoun", "verb", "."
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("It opened on 4 May 1921 in the rain.", "4 May 1921"),
        ("It opened on May 4, 1921, in the rain.", "May 4, 1921"),
        ("It opened in the 1920s.", "the 1920s"),
        ("It opened in the early 19th century.", "the early 19th century"),
    ],
)
def test_dates(text: str, date: str) -> None:
    words = Words(text)
    assert date.removeprefix("the ") in {text[slice(*words.span(i, j))].removeprefix("the ") for i, j in words.dates()}


def test_forms_of_a_word_have_one_stem() -> None:
    assert stem("lamps") == stem("lamp's") == stem("lamp")


@given(st.text())
def test_words_are_slices_in_order(text: str) -> None:
    words = Words(text)
    assert len(words) == len(words.sorts) == len(words.stems)
    places = [words.span(i, i + 1) for i in range(len(words))]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(a[1] <= b[0] for a, b in pairwise(places))
    assert all(0 <= i <= j <= len(words) for i, j in words.dates())
