import pytest

from bot.write.firmness import firmer

SOURCE = "Hale said the bridge may close in May and that about 40 lorries will wait at the oldest gate."


@pytest.mark.parametrize(
    "text",
    [
        SOURCE,
        "Hale said some 40 lorries would wait.",
        "The bridge might close, said Hale.",
        "In May the bridge closed.",
    ],
)
def test_as_firm_as_the_sources(text: str) -> None:
    assert firmer(text, [SOURCE]) == ""


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Hale said the bridge must close.", "must"),
        ("Hale said the bridge can close.", "can"),
        ("More than 40 lorries will wait.", "40"),
        ("Hale said 40 lorries will wait.", "40"),
        ("Nearly all lorries will wait.", "all"),
        ("The largest lorries will wait.", "largest"),
    ],
)
def test_firmer_or_weaker_than_the_sources(text: str, word: str) -> None:
    assert firmer(text, [SOURCE]) == word
