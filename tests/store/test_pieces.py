"""Counting for models whose tokenizer is not at hand."""

import pytest

from index.store.embed import LocalEmbedder
from index.store.pieces import Pieces


def test_words_count_as_the_shipped_model_counts_them() -> None:
    texts = ["The minister said that it was over.", "Zelenskyy’s “counteroffensive” …", "word " * 1000, ""]
    assert Pieces().count(texts) == LocalEmbedder().count(texts)
    assert Pieces().count([]) == []


@pytest.mark.parametrize("text", ["2025", "1,234,567.89", "🙂🙃🙂🙃", "x" * 500, "ⴰⵎⴰⵣⵉⵖ" * 20, "𒀀𒀁𒀂"])
def test_numbers_count_by_digits_and_what_is_unknown_by_bytes(text: str) -> None:
    digits = sum(map(str.isdigit, text))
    (number,) = Pieces().count([text])
    assert number >= digits
    assert number >= (0 if digits else len(text.encode()))
