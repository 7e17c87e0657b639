import pytest

from bot.extract.held.lists import LONGEST, enumerates, lists


def told(text: str, heading: str = "") -> list[str]:
    return [text[one.start : one.end] for one in lists(text, heading)]


def test_a_sentence_that_goes_on_has_what_it_goes_on_from() -> None:
    text = "The mayor set terms. These include a roof over the quay, better pay, and rest. He left."
    assert told(text) == ["The mayor set terms. These include a roof over the quay, better pay, and rest."]
    assert lists(text)[0].opening == "The mayor set terms."


def test_items_behind_a_colon_end_where_the_paragraphs_change() -> None:
    text = "Holm named her reasons:\n\nThe pay is low.\n\nThe quay is wet.\n\nThe mayor was not amused. He left."
    assert told(text) == ["Holm named her reasons:\n\nThe pay is low.\n\nThe quay is wet."]


def test_a_passage_of_items_is_the_list_of_its_heading() -> None:
    text = "Better pay for all\n\nA roof over the quay\n\nNo work at night"
    assert told(text, "§ Conditions") == [text]
    assert told(text) == []


def test_what_is_counted_is_one_list() -> None:
    text = "Holm has two conditions. First, the pay must rise. Second, the roof must be mended. He left."
    assert told(text) == [text.removesuffix(" He left.")]


@pytest.mark.parametrize(
    ("sentence", "clear"),
    [
        ("It has two ferries, including Alma and Berta.", 1.0),
        ("They want pay, rest and a roof.", 0.5),
        ("While it rained, the mayor spoke and left.", 0.0),
        ("The lock leaks, which costs time and money.", 0.0),
        ("The lock leaks.", 0.0),
    ],
)
def test_how_clearly_a_sentence_enumerates(sentence: str, clear: float) -> None:
    assert enumerates(sentence) == clear


def test_no_list_is_longer_than_may_be_and_each_is_of_the_text() -> None:
    text = f"They want {', '.join(f'thing number {i}' for i in range(60))} and rest. They want pay, rest and a roof."
    found = lists(text)
    assert all(one.end - one.start <= LONGEST for one in found)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert told(text) == ["They want pay, rest and a roof."]
