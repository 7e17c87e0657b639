from hypothesis import given
from hypothesis import strategies as st

from index.split.mentions.cast import Person
from index.split.mentions.focus import Asked, Focus

PEOPLE = {
    name: Person(name, gender) for name, gender in (("Paul", "he"), ("Karl", "he"), ("Anna", "she"), ("Qin", None))
}
HE, SHE = Asked("he", speaks=False, behind=False), Asked("she", speaks=False, behind=False)


def test_whoever_fits_is_meant() -> None:
    focus = Focus(PEOPLE)
    focus.add("Paul", 0.9, 1)
    focus.add("Anna", 0.5, 1)
    assert [focus.meant(HE, 2, {}), focus.meant(SHE, 2, {})] == ["Paul", "Anna"]


def test_two_who_stand_out_alike_leave_it_open() -> None:
    focus = Focus(PEOPLE)
    focus.add("Paul", 0.5, 1)
    focus.add("Karl", 0.5, 1)
    assert focus.meant(HE, 2, {}) is None


def test_who_acted_last_goes_on_speaking() -> None:
    focus = Focus(PEOPLE)
    focus.add("Karl", 0.9, 1)
    focus.add("Paul", 0.9, 1)
    assert focus.meant(HE, 2, {}) is None
    assert focus.meant(Asked("he", speaks=True, behind=True), 2, {}) == "Paul"
    focus.interrupt()
    assert focus.meant(Asked("he", speaks=True, behind=True), 2, {}) is None


def test_the_same_sentence_counts_more() -> None:
    focus = Focus(PEOPLE)
    focus.add("Karl", 0.9, 1)
    focus.enter(2)
    focus.add("Paul", 0.5, 2)
    focus.add("Paul", 0.4, 2)
    assert focus.meant(HE, 2, {}) == "Paul"


def test_who_was_named_long_ago_is_forgotten() -> None:
    focus = Focus(PEOPLE)
    focus.add("Paul", 0.9, 1)
    focus.enter(9)
    assert focus.meant(HE, 9, {}) is None


def test_somebody_of_unknown_gender_fits_less() -> None:
    focus = Focus(PEOPLE)
    focus.add("Qin", 0.9, 1)
    assert focus.meant(SHE, 1, {}) == "Qin"
    focus.add("Anna", 0.9, 1)
    assert focus.meant(SHE, 1, {}) == "Anna"


@given(st.lists(st.tuples(st.sampled_from(sorted(PEOPLE)), st.floats(0, 1), st.floats(0, 3))))
def test_nobody_is_meant_whom_the_pronoun_does_not_fit(named: list[tuple[str, float, float]]) -> None:
    focus, now = Focus(PEOPLE), 0.0
    for name, weight, later in named:
        now += later
        focus.add(name, weight, now)
    assert focus.meant(HE, now, {}) in {None, "Paul", "Karl", "Qin"}
    assert focus.meant(SHE, now, {}) in {None, "Anna", "Qin"}
