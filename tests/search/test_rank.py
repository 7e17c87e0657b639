from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index import Index
from index.search import understand
from index.search.rank import _favour
from index.types import Source
from tests.fakes import CountingEmbedder


def build(index: Index, folder: Path, **texts: str) -> Index:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    index.build([folder])
    return index


def test_who_speaks_comes_before_who_is_spoken_of(index: Index, folder: Path) -> None:
    build(
        index,
        folder,
        about="Peskov was seen in the theatre that day. It snowed a little, and the play was long.",
        by="On that long day in March, when it snowed a little, Peskov told everybody that the play was over.",
    )
    assert index.retrieve("what did Peskov say", 1)[0].source == "by.txt"


@pytest.mark.parametrize(
    ("asked", "sure"),
    [
        ("what did Peskov say", True),
        ("who rejected the second peace summit", True),
        ("what is the capital of Australia", False),
    ],
)
def test_the_first_score_says_whether_the_sources_speak_of_it(real: Index, asked: str, sure: bool) -> None:
    assert (real.retrieve(asked)[0].score >= 0.5) is sure


def test_scores_are_in_0_to_1_where_nothing_is_like_the_question(tmp_path: Path, folder: Path) -> None:
    class Contrary(CountingEmbedder):
        """All that it embeds is far from every question."""

        def embed_question(self, text: str) -> NDArray[np.float32]:
            return -super().embed_question(text)

    index = Index.open(tmp_path / "contrary", embedder=Contrary())
    index.build([folder])
    for asked in ("xylophone", "apples and xylophones"):
        scores = [passage.score for passage in index.retrieve(asked, 10)]
        assert len(scores) == 3
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= score <= 1 for score in scores)
    index.close()


HALE = (
    "General Hale said that the bridge will open in spring.",
    "General Hale added that no train has crossed it since the flood.",
    "General Hale insisted on new steel and thicker ropes.",
    "General Hale warned of ice, wind and careless captains.",
)


def test_what_somebody_said_is_told_from_many_sources(index: Index, folder: Path) -> None:
    """One source speaks of nothing else; the others have a word of his each."""
    many = "\n\n".join(f"## Part {n}\n\n{text}" for n, text in enumerate(HALE))
    (folder / "many.md").write_text(many, encoding="utf-8")
    build(
        index,
        folder,
        one="On a cold day in the far north Hale said that winter came early, and he spoke of little else all day.",
        two="Asked by pupils of the village school, Hale said that soldiers sleep badly, as everybody knows.",
    )
    passages = index.retrieve("what did Hale say", 6)
    scores = [passage.score for passage in passages]
    assert scores == sorted(scores, reverse=True)
    found = [passage.source for passage in passages]
    assert set(found[:3]) == {"many.md", "one.txt", "two.txt"}
    assert found.count("many.md") == 4


def test_a_source_that_has_the_answer_may_give_more_than_one(index: Index, folder: Path) -> None:
    many = "\n\n".join(f"## Part {n}\n\n{text}" for n, text in enumerate(HALE[:2]))
    (folder / "many.md").write_text(many, encoding="utf-8")
    build(index, folder, other="Nothing of note happened in the harbour that day, and boats lay idle.")
    found = index.retrieve("will the bridge open, and has a train crossed it since the flood", 3)
    assert [passage.source for passage in found[:2]] == ["many.md"] * 2


def test_a_phrase_between_quotation_marks_is_wanted_as_it_stands(index: Index, folder: Path) -> None:
    build(
        index,
        folder,
        apart="Red flags hung there. Lines were drawn, lines of red, and red lines of people crossed those lines.",
        phrase="It was late in the evening when, after a long dinner, they drew a Line   in the Sand at last.",
        close="The sand in the line of sight, in the line of duty: sand, the line, the sand in a line in the town.",
    )
    assert index.retrieve("who drew line in the sand", 1)[0].source == "close.txt"
    assert index.retrieve('who drew "line in the sand"', 1)[0].source == "phrase.txt"


@pytest.mark.parametrize("publisher", ["Harbour Dispatch", "Meridian Brief"])
def test_a_publisher_that_is_named_outweighs_a_better_match(index: Index, folder: Path, publisher: str) -> None:
    other = {"Harbour Dispatch": "Meridian Brief", "Meridian Brief": "Harbour Dispatch"}[publisher]
    for name, whose, text in (
        ("named", publisher, "The tower leans, so much is known."),
        ("other", other, "Why the tower leans is written here."),
    ):
        head = f"---\ntitle: Report\npublisher: {whose}\n---\n\n"
        (folder / f"{name}.md").write_text(head + text, encoding="utf-8")
    index.build([folder])
    assert index.retrieve("why the tower leans is written", 1)[0].source == "other.md"
    assert index.retrieve(f"why the tower leans in {publisher}", 1)[0].source == "named.md"


@pytest.mark.parametrize(
    ("publisher", "published", "favour"),
    [
        ("Meridian Brief", "2025-03-31", 1.5 * 1.25),
        ("Meridian Brief", "2025-04-01", 1.5),
        ("Meridian Brief", None, 1.5),
        ("Harbour Dispatch", "2025-03-01", 1.25),
        (None, "2025-02-28", 1.0),
        (None, None, 1.0),
    ],
)
def test_where_and_when_it_was_published_counts(publisher: str | None, published: str | None, favour: float) -> None:
    question = replace(understand("the bridge in March 2025"), publishers=frozenset({"Meridian Brief"}))
    about = Source("a.txt", "T", None, publisher, published, None, 1, "d")
    assert _favour(question, about) == pytest.approx(favour)


@pytest.mark.parametrize("k", [1, 3, 8, 40])
def test_the_best_stay_the_best_however_many_are_wanted(real: Index, k: int) -> None:
    for asked in ("what did Peskov say", "where was the first peace summit held"):
        everything = real.retrieve(asked, 8)
        found = real.retrieve(asked, k)
        assert [passage.id for passage in found[:8]] == [passage.id for passage in everything[:k]]
        assert len({passage.id for passage in found}) == len(found)
