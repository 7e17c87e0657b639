import pytest

from index.split.speech.label import label
from index.split.speech.quotations import Quotations
from index.split.speech.sentence import Sentence
from index.split.speech.tokens import tokens


def labelled(text: str, *, headline: bool = False) -> str | None:
    """Who speaks before the first colon of a text."""
    line = text.split("\n", maxsplit=1)[0]
    sentence = Sentence(text, tokens(text, (0, len(line)), Quotations(text).all))
    colon = next(k for k in range(len(sentence)) if sentence.low(k) == ":")
    found = label(sentence, colon, headline=headline)
    return text[slice(*sentence.span(found))] if found else None


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ida Marsh: “We sail.”\nMarsh left.", "Ida Marsh"),
        ("Harbour master Ida Marsh: “We sail.”\nMarsh left.", "Harbour master Ida Marsh"),
        ("Ida Marsh on X: “We sail.”\nMarsh left.", "Ida Marsh"),
        ("Ida Marsh: “We sail.”", "Ida Marsh"),
        ("Old piers: “We sail.”", None),
        ("The pier is old: “We sail.”\nThe pier is old.", None),
        ("Marsh: pier is safe\nMarsh left.", None),
    ],
)
def test_who_stands_before_a_colon(text: str, who: str | None) -> None:
    assert labelled(text) == who


def test_in_a_headline_no_quotation_needs_to_follow() -> None:
    assert labelled("Marsh: pier is safe\nMarsh left.", headline=True) == "Marsh"
    assert labelled("Marsh: full stop to the pier\nMarsh left.", headline=True) == "Marsh"
    assert labelled("The Latest: pier is safe\nThe Latest on the pier.", headline=True) is None
    assert labelled("Marsh: statement on the pier\nMarsh left.", headline=True) is None
