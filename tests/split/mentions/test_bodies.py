import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.split.mentions.bodies import ends_body, is_body, is_group, is_noun, is_place, is_telling, is_whole


@pytest.mark.parametrize(
    "name",
    [
        "Kremlin",
        "Russia's Foreign Ministry",
        "New York Times",
        "FBI",
        "U.S.",
        "Voss Foundation",
        "White House",
        "Norway",
    ],
)
def test_bodies(name: str) -> None:
    assert is_body(name)


@pytest.mark.parametrize("name", ["Dmitry Peskov", "Peskov", "Paul Guardian", "Anna Star", "Paul Voss III", ""])
def test_people_are_none(name: str) -> None:
    assert not is_body(name)


def test_how_a_body_ends() -> None:
    assert ends_body("State Department")
    assert not ends_body("New York")
    assert not ends_body("")


def test_places() -> None:
    assert [is_place(name) for name in ("Ohio", "New Ulm", "Market Street", "Paul Street", "Voss", "")] == [
        True,
        True,
        True,
        False,
        False,
        False,
    ]


def test_groups() -> None:
    assert [is_group(name) for name in ("House Republicans", "Ukrainians", "Voss", "")] == [True, True, False, False]


def test_nouns_of_bodies() -> None:
    assert is_noun("campaign")
    assert is_telling("campaign")
    assert is_noun("company")
    assert not is_telling("company")
    assert is_whole("Kremlin")
    assert not is_whole("Times")


@given(st.text())
def test_any_name_may_be_asked_about(name: str) -> None:
    assert ends_body(name) <= is_body(name) or " " in name
