from pathlib import Path

import pytest

from index import Index


def build(index: Index, folder: Path, **texts: str) -> Index:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    index.build([folder])
    return index


STORY = "Delegations met in Istanbul on Monday for less than three hours and parted without any ceasefire at all."


def test_copies_of_one_story_are_folded_into_one(index: Index, folder: Path) -> None:
    build(index, folder, one=STORY, two=f"{STORY} More was not known.", three="Istanbul is a city on two continents.")
    found = index.retrieve("delegations in Istanbul", 10)
    first = next(passage for passage in found if "Delegations" in passage.text)
    assert {first.source, *first.also_in} == {"one.txt", "two.txt"}
    assert sum("Delegations" in passage.text for passage in found) == 1
    assert any(passage.source == "three.txt" for passage in found)


def test_the_same_words_twice_in_one_source_are_no_copy(index: Index, folder: Path) -> None:
    build(index, folder, one=f"{STORY}\n\nA heading between the two\n\n{STORY}")
    assert all(passage.also_in == () for passage in index.retrieve("delegations in Istanbul", 10))


def test_who_speaks_comes_before_who_is_spoken_of(index: Index, folder: Path) -> None:
    build(
        index,
        folder,
        about="Peskov was seen in the theatre that day. It snowed a little, and the play was long.",
        by="On that long day in March, when it snowed a little, Peskov told everybody that the play was over.",
    )
    assert index.retrieve("what did Peskov say", 1)[0].source == "by.txt"


def test_scores_fall_from_the_first_to_the_last(index: Index, folder: Path) -> None:
    build(index, folder)
    scores = [passage.score for passage in index.retrieve("what did Anna say about apples", 10)]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


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


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("General Hale said 12 soldiers died in the attack.", "General Hale said 140 soldiers died in the attack."),
        ("The old bell did not crack in the frost of May.", "The old bell did crack in the frost of May."),
        ("The harbour stays closed until Monday.", "The harbour stays closed until Friday."),
    ],
)
def test_what_differs_is_not_folded(index: Index, folder: Path, one: str, two: str) -> None:
    build(index, folder, one=one, two=two)
    found = index.retrieve(one, 10)
    assert {one, two} <= {passage.text for passage in found}
    assert not any(passage.also_in for passage in found)
