from pathlib import Path

from bot.extract.others import new, others, same
from bot.extract.sentences import Sentence, extract
from index import Index
from index.search import understand
from tests.bot.extract.test_said import build

LOCK = "The lock at Vell will open at noon."


def beside(index: Index, question: str) -> tuple[list[Sentence], list[Sentence]]:
    """The best sentence, and those of other sources."""
    asked = understand(question)
    passages = index.retrieve(question, 8)
    shown = extract(asked, passages, index, 1)
    return shown, others(asked, passages, shown, index)


def test_only_other_sources_with_enough_of_the_words(index: Index, tmp_path: Path) -> None:
    build(
        index, tmp_path, {"a": f"{LOCK} The lock is old.", "b": "At Vell the lock will open late.", "c": "Noon is hot."}
    )
    shown, found = beside(index, "will the lock at Vell open")
    assert {one.passage.source for one in found}.isdisjoint({one.passage.source for one in shown})
    assert [one.passage.source for one in found if "hot" in one.text] == []


def test_a_number_is_wanted_where_one_is_asked_for(index: Index, tmp_path: Path) -> None:
    build(
        index, tmp_path, {"a": "Nine boats sank at Vell.", "b": "Boats sank at Vell.", "c": "At Vell 9 old boats sank."}
    )
    _, found = beside(index, "how many boats sank at Vell")
    assert all(any(word in one.text for word in ("9", "Nine")) for one in found)


def test_the_same_is_told_from_what_is_new(index: Index, tmp_path: Path) -> None:
    build(
        index,
        tmp_path,
        {"a": LOCK, "b": f"It rains. {LOCK}", "c": "The lock at Vell will open once it is painted green."},
    )
    shown, found = beside(index, "will the lock at Vell open")
    weights = index.weights(understand("will the lock at Vell open").words)
    for one in same(shown[0], found):
        assert one not in new(found, shown, weights)
