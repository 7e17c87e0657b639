from index.split.mentions.cast import cast
from index.split.mentions.namings import namings
from index.split.mentions.offices import Offices
from index.split.sentences import sentences


def holder(text: str, role: str) -> str | None:
    spans = sentences(text)
    return Offices(cast(text, spans, namings(text, spans), set())).holder(role, len(text), len(spans))


def test_the_one_who_has_the_role() -> None:
    assert holder("They met defence minister Paul Voss there.", "minister") == "Paul Voss"
    assert holder("They met Ohio Sen. Paul Voss there.", "Ohio senator and candidate") == "Paul Voss"


def test_nobody_has_it_where_the_words_tell_of_another() -> None:
    text = "They met former President Paul Voss there."
    assert holder(text, "president") is None
    assert holder(text, "former president") == "Paul Voss"
    assert holder(text, "French president") is None
    assert holder(text, "table") is None


def test_of_two_the_nearer_is_meant_if_that_is_plain() -> None:
    text = "They met Sen. Paul Voss there. They met Sen. Anna Brandt there."
    assert holder(text, "senator") is None
    far = "They met Sen. Paul Voss there. It rained. It snowed. It froze. They met Sen. Anna Brandt there."
    assert holder(far, "senator") == "Anna Brandt"


def test_whoever_was_named_long_ago_is_not_meant() -> None:
    assert holder("They met Sen. Paul Voss there. " + "It rained again. " * 12, "senator") is None
