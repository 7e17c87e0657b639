import pytest

from bot.extract.exact.counts import counts
from bot.extract.exact.wanted import wanted
from bot.extract.exact.words import Words


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        ("How many keepers were there?", "four keepers", "counts head"),
        ("How many keepers were there?", "four strong old keepers", "counts head"),
        ("How many keepers were there?", "three days", "counts other"),
        ("How many keepers were there?", "four men", ""),
        ("How many keepers were there?", "four", ""),
        ("How long did the storm last?", "three hours", "counts head"),
        ("How long is the pier?", "90 metres", "counts head"),
        ("How long did the storm last?", "2025", "counts other"),
        ("How tall is the light?", "forty years", "counts other"),
        ("How old is the keeper?", "44", ""),
        ("When did the storm come?", "three days", ""),
    ],
)
def test_what_a_number_counts(question: str, text: str, told: str) -> None:
    asked = wanted(question)
    assert asked is not None
    assert counts(asked, Words(text), 0) == told
