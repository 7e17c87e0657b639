from collections.abc import Iterable
from pathlib import Path

import pytest

from index import Index
from index.search.copies import differ, fold
from index.store.row import Row
from tests.search.test_rank import build

STORY = "Delegations met in Istanbul on Monday for less than three hours and parted without any ceasefire at all."


def row(source: str, text: str) -> Row:
    return Row(f"{source}-{text[:9]}", source, 0, len(text), "", text)


def subjects(n: int) -> list[Row]:
    """Passages of which no two are alike."""
    return [row(f"other{i}", f"Report {i} tells that matter {i} of {i} was closed in town {i}.") for i in range(n)]


def folded(scored: Iterable[tuple[float, Row]], most: int = 100) -> list[tuple[float, Row, list[Row]]]:
    """Folded, with any two that may be copies."""
    rows = list(scored)
    return fold(rows, {one.id: {other.id for _, other in rows} for _, one in rows}, most)


def test_copies_go_to_the_best_of_them_from_however_far_down() -> None:
    best, copy, last = row("one", STORY), row("two", f"{STORY} More was not known."), row("three", STORY)
    others = subjects(50)
    kept = folded((float(-i), one) for i, one in enumerate([others[0], best, *others[1:], copy, last]))
    assert [one for _, one, _ in kept] == [others[0], best, *others[1:]]
    assert [score for score, _, _ in kept] == [float(-i) for i in range(51)]
    assert {one.source: copies for _, one, copies in kept if copies} == {"one": [copy, last]}


def test_nothing_is_lost_and_nothing_is_given_twice() -> None:
    rows = [row("one", STORY), row("one", f"{STORY} Twice."), *subjects(5), row("two", STORY), row("three", "Yes.")]
    kept = folded((0.0, one) for one in rows)
    given = [one.id for _, first, copies in kept for one in (first, *copies)]
    assert sorted(given) == sorted(one.id for one in rows)
    assert folded([]) == []


def test_no_more_are_kept_than_are_wanted_but_their_copies_are_from_all() -> None:
    best, copy = row("one", STORY), row("two", f"{STORY} More was not known.")
    kept = folded(((0.0, one) for one in (best, *subjects(9), copy)), most=3)
    assert [(one.source, [other.source for other in copies]) for _, one, copies in kept] == [
        ("one", ["two"]),
        ("other0", []),
        ("other1", []),
    ]


def test_what_is_not_near_is_not_looked_at() -> None:
    assert [copies for _, _, copies in fold(((0.0, row(name, STORY)) for name in "ab"), {}, 9)] == [[], []]


def test_a_source_has_no_copies_of_its_own() -> None:
    rows = [row("one", STORY), row("one", f"{STORY} Twice."), row("two", STORY)]
    assert [(first, copies) for _, first, copies in folded((0.0, one) for one in rows)] == [
        (rows[0], [rows[2]]),
        (rows[1], []),
    ]


def test_texts_of_a_word_or_two_are_no_copies() -> None:
    rows = [row("one", "Yes."), row("two", "Yes."), row("three", "No, no."), row("four", "")]
    assert [copies for _, _, copies in folded((0.0, one) for one in rows)] == [[]] * 4


@pytest.mark.parametrize(
    ("short", "long", "different"),
    [
        ("12 died", "12 died on Monday", False),
        ("12 died", "140 died on Monday", True),
        ("12 died", "12 died, 30 were hurt", False),
        ("He did not sign", "He did not sign it", False),
        ("He didn’t sign", "He did sign it", True),
        ("He did sign", "He did not sign it", True),
        ("He did sign", "He did sign, which was not what all those who had come there hoped", False),
        ("Nobody knows", "Nobody knows it", False),
    ],
)
def test_a_number_or_a_negation_makes_another_story(short: str, long: str, different: bool) -> None:
    assert differ(short, long) is different


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
