import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.repeats import repeats

TALKS = "the talks in the harbour will go on until the last ship has left"


def together(*contents: str) -> bool:
    return len(repeats((None, content) for content in contents)) == 1


@pytest.mark.parametrize(
    "other",
    [
        TALKS,
        f"“{TALKS.capitalize()}.”",
        f"the {TALKS.removeprefix('the ')} at last",
        TALKS.replace("harbour", "hárbour"),
        f"that {TALKS}",
    ],
)
def test_the_same_words_are_one(other: str) -> None:
    assert together(TALKS, other)


@pytest.mark.parametrize(
    "other",
    [
        TALKS.replace("will go", "will not go"),
        f"{TALKS}, but nobody will pay for the coal that they burn meanwhile",
        "the talks in the harbour will end",
        "the talks in the harbour will go on until 14 ships have left",
    ],
)
def test_other_wordings_stand_apart(other: str) -> None:
    assert not together(TALKS, other)
    assert not together(other, TALKS)


def test_short_ones_are_the_same_only_word_for_word() -> None:
    assert together("regrettable", "“Regrettable”")
    assert not together("not regrettable", "regrettable")
    assert not together("a shame", "a great shame")


def test_the_same_words_of_others_are_theirs() -> None:
    assert repeats([("Anna", TALKS), ("Karl", TALKS), ("Anna", TALKS), (None, TALKS)]) == [[0, 2], [1], [3]]


@given(st.lists(st.tuples(st.sampled_from([None, "Anna", "Karl"]), st.text("ab .1", max_size=12))))
def test_every_place_is_in_one_group(said: list[tuple[str | None, str]]) -> None:
    groups = repeats(said)
    assert sorted(place for group in groups for place in group) == list(range(len(said)))
    assert all(group == sorted(group) for group in groups)
    assert [group[0] for group in groups] == sorted(group[0] for group in groups)
    assert all(len({said[place][0] for place in group}) == 1 for group in groups)
