from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.split.mentions.namings import bare, name_at, namings
from index.split.sentences import sentences


def found(text: str) -> list[tuple[str, str]]:
    return [(naming.name, naming.titles) for naming in namings(text, sentences(text))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Yesterday Dmitry Peskov spoke at length.", [("Dmitry Peskov", "")]),
        ("They met Ukraine's Foreign Minister Paul Voss there.", [("Ukraine", ""), ("Paul Voss", "Foreign Minister")]),
        ("They met Mr. Voss and Sen. Anna Brandt there.", [("Voss", "Mr."), ("Anna Brandt", "Sen.")]),
        (
            "They met billionaire Paul Voss, Senators Anna Brandt and Karl Lund.",
            [("Paul Voss", ""), ("Anna Brandt", "Senators"), ("Karl Lund", "")],
        ),
        ("They met Ursula von der Leyen and J. D. Vance there.", [("Ursula von der Leyen", ""), ("J. D. Vance", "")]),
        (
            "They met Fatima al-Zahrawi and President Maher ash-Shami.",
            [("Fatima al-Zahrawi", ""), ("Maher ash-Shami", "President")],
        ),
        ("They asked the State Department about it.", [("State Department", "")]),
        ("Voters came late. The voters were tired.", []),
        ("He said: “Nothing is lost, I’m sure.” So nothing was.", []),
        ("They saw the President and went home.", []),
        ("They read that Will Voss came home.", [("Will Voss", "")]),
        ("it rained", []),
        ("", []),
    ],
)
def test_names_are_taken_apart(text: str, names: list[tuple[str, str]]) -> None:
    assert found(text) == names


def test_of_a_headline_only_what_is_named_elsewhere_is_a_name() -> None:
    text = "Markets Rejoice As Paul Voss Calls Off Strike.\n\nThe unions thanked Paul Voss for it."
    assert found(text) == [("Paul Voss", ""), ("Paul Voss", "")]


def test_a_title_tells_the_gender() -> None:
    text = "They met Mrs. Voss and Sen. Brandt there."
    assert [naming.gender for naming in namings(text, sentences(text))] == ["she", None]


def test_where_the_name_begins() -> None:
    assert name_at("Vice President Paul Voss") == 2
    assert name_at("Democrat Paul Voss") == 1
    assert name_at("Paul Voss") == 0


def test_bare() -> None:
    assert [bare(word) for word in ("Voss's", "Voss’", "Voss")] == ["Voss"] * 3


WORDS = st.sampled_from("Paul Voss|Mr. Brandt's|met|the|President|Anna|of|U.S.|“|.|,|von|Kremlin|But|\n".split("|"))


@given(st.one_of(st.text(), st.lists(WORDS).map(" ".join)))
def test_a_name_stands_where_it_is_found(text: str) -> None:
    some = namings(text, sentences(text))
    assert all(text[slice(*naming.span)].split() == naming.name.split() for naming in some)
    assert all(one.span[1] <= other.span[0] for one, other in pairwise(some))
