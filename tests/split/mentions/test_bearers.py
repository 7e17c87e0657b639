from hypothesis import given
from hypothesis import strategies as st

from index.split.mentions.bearers import bearers, family, in_full


def test_the_surname_is_told_from_what_stands_behind_it() -> None:
    assert family("Paul Voss Jr.") == family("Voss") != family("Jr.")


def test_the_fullest_name_of_one_person() -> None:
    assert in_full(["Paul Voss", "Paul J. Voss", "Voss"]) == dict.fromkeys(
        ["Paul Voss", "Paul J. Voss", "Voss"], "Paul J. Voss"
    )


def test_father_and_son_stay_two() -> None:
    assert in_full(["Paul Voss", "Paul Voss Jr."]) == {"Paul Voss": "Paul Voss", "Paul Voss Jr.": "Paul Voss Jr."}


def test_a_surname_may_be_of_several() -> None:
    assert set(bearers(["Paul Voss", "Anna Voss", "Voss"], set())["Voss"]) == {"Paul Voss", "Anna Voss"}


def test_bodies_and_places_are_nobody() -> None:
    assert bearers(["Kremlin", "Ohio", "State Department"], set()) == {"Kremlin": (), "Ohio": ()}


def test_who_certainly_is_a_person() -> None:
    assert bearers(["Voss", "Qin Lund"], {"Voss", "Qin Lund"}) == {"Voss": ("Voss",), "Qin Lund": ("Qin Lund",)}


def test_the_last_words_of_a_name_are_its_bearers() -> None:
    some = bearers(["Anna Brandt Voss", "Brandt Voss", "Brandt", "Lund"], {"Brandt"})
    assert some["Brandt Voss"] == some["Brandt"] == ("Anna Brandt Voss",)
    assert some["Lund"] == ()


def test_a_word_before_a_name_is_no_part_of_it() -> None:
    some = bearers(["Paul Voss", "Paul Voss", "Voss", "Entrusting Paul Voss"], set())
    assert some["Entrusting Paul Voss"] == ("Paul Voss",)


NAMES = st.lists(
    st.sampled_from(["Paul Voss", "Voss", "Anna Voss", "Paul", "P. Voss", "Kremlin", "Paul Voss Sr.", "Lund"])
)


@given(NAMES, st.randoms())
def test_whoever_is_meant_is_named(names: list[str], random) -> None:
    some = bearers(names, {"Lund"})
    assert all(person in names for people in some.values() for person in people)
    again = list(names)
    random.shuffle(again)
    assert {name: set(people) for name, people in bearers(again, {"Lund"}).items()} == {
        name: set(people) for name, people in some.items()
    }
