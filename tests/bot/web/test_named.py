import pytest

from bot.web.people.named import called, found, is_one
from index import Index


def names(index: Index, typed: str) -> list[str]:
    return [one.name for one in found(index, typed)]


def test_nothing_typed_finds_all_those_who_say_most_first(quay: Index) -> None:
    assert names(quay, " ") == ["Ada Brandt", "Otto Lindqvist", "Jane Brandt", 'Maurice "Rocket" O’Hare']


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("a", ["Ada Brandt"]),
        ("brandt", ["Ada Brandt", "Jane Brandt"]),
        ("br ad", ["Ada Brandt"]),
        ("harbour m", ["Ada Brandt"]),
        ("o'hare", ['Maurice "Rocket" O’Hare']),
        ("zz", []),
        ('<b>"', []),
    ],
)
def test_what_is_typed_finds_by_the_beginnings_of_names_and_roles(quay: Index, typed: str, wanted: list[str]) -> None:
    assert names(quay, typed) == wanted


def test_another_spelling_finds(real: Index) -> None:
    for typed in ("Zelenskyy", "Зеленский", "zel", "Volodimir Zelenskiy"):
        assert names(real, typed) == ["Volodymyr Zelensky"]


def test_everybody_of_the_list_is_called_by_the_name(real: Index, quay: Index) -> None:
    for index in (real, quay):
        for one in index.speakers():
            assert called(index, one.name)[0] == one
            assert is_one(called(index, one.name), one.name)


def test_a_surname_of_two_is_of_neither(quay: Index) -> None:
    meant = called(quay, "Brandt")
    assert [one.name for one in meant] == ["Ada Brandt", "Jane Brandt"]
    assert not is_one(meant, "Brandt")
    assert not is_one([], "Nobody")


def test_a_role_and_a_body_are_called_so(real: Index) -> None:
    assert [one.name for one in called(real, "the Kremlin")] == ["Dmitry Peskov"]
    assert is_one(called(real, "the Kremlin"), "the Kremlin")
    assert called(real, "european union")[0].name == "European Union"
