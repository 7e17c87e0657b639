from pathlib import Path

import pytest

from bot.extract.sure.compare import Compared, compare
from index import Index
from index.search import understand
from tests.bot.extract.test_said import build

BRIDGE = (
    "The old bridge was closed in spring. Divers found 12 cracks in its piers. "
    "Repairs will cost Tarnow two years of tolls."
)


@pytest.fixture
def bridge(index: Index, tmp_path: Path) -> Index:
    return build(index, tmp_path, {"a": BRIDGE})


def beside(index: Index, question: str) -> Compared:
    asked = understand(question)
    return compare(asked, index.retrieve(asked)[0], index)


def test_the_nearest_sentence_is_a_slice_of_the_passage(bridge: Index) -> None:
    asked = understand("how many cracks did divers find")
    passage = bridge.retrieve(asked)[0]
    start, end = compare(asked, passage, bridge).span
    assert passage.text[start:end] == "Divers found 12 cracks in its piers."


def test_what_is_wider_has_all_that_is_narrower(bridge: Index) -> None:
    for question in ("how many cracks did divers find", "what will Tarnow pay", "when was the bridge closed"):
        found = beside(bridge, question)
        assert found.sentence.stems <= found.around.stems <= found.whole.stems


def test_words_that_are_absent_stand_in_no_form_in_the_passage(bridge: Index) -> None:
    assert beside(bridge, "had the piers a crack for a diver").absent == ()
    assert beside(bridge, "who closed the bridge in Krakow").absent == ("Krakow",)


def test_words_know_how_they_are_written(bridge: Index) -> None:
    words = {word.text: word for word in beside(bridge, "Repairs of 12 piers in Tarnow").words}
    assert [text for text, word in words.items() if word.is_name] == ["Tarnow"]
    assert [text for text, word in words.items() if word.is_number] == ["12"]
    assert not words["Repairs"].is_plain
    assert words["in"].weight == 0.0 < words["piers"].weight


def test_a_question_without_meaning_has_its_words(bridge: Index) -> None:
    assert [word.text for word in beside(bridge, "and so on").content] == ["and", "so", "on"]
