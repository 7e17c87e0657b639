from index.split.speech.quotations import quotations
from index.split.speech.tokens import QUOTATION, tokens


def _texts(text: str) -> list[str]:
    return [token.text for token in tokens(text, (0, len(text)), quotations(text))]


def test_words_and_marks_are_tokens() -> None:
    assert _texts("Mr. Holm’s ferry, the U.S. one, is well-known.") == [
        "Mr.", "Holm’s", "ferry", ",", "the", "U.S.", "one", ",", "is", "well-known", ".",
    ]  # fmt: skip


def test_a_quotation_is_one_token() -> None:
    assert _texts("“We sail. Now!” she said") == [QUOTATION, "she", "said"]


def test_the_name_of_a_broadcast_is_no_quotation() -> None:
    assert _texts("she told “Good Morning Arden” so") == ["she", "told", "Good Morning Arden", "so"]


def test_places_are_those_of_the_text() -> None:
    text = "xx Holm said “no”"
    assert [text[t.start : t.end] for t in tokens(text, (3, len(text)), quotations(text))] == ["Holm", "said", "“no”"]
