from collections import Counter

import pytest

from index.search.speakers import Speakers
from index.store.statements import Facts

NAMES = {
    "Dmitry Peskov": 5,
    "Peskov": 9,
    "Volodymyr Zelenskyy": 3,
    "Zelensky": 4,
    "Anna Voss": 4,
    "Karl Voss": 3,
    "Voss": 2,
    "Harbour Authority": 2,
    "Russian Foreign Ministry": 2,
    "Ukraine's Foreign Ministry": 1,
    "Ilya Orlov": 1,
    "United Nations": 1,
    "International Committee of the Red Cross": 1,
    "Ruth Lund": 1,
    "Arden Ferries": 1,
}
ROLES = {
    "Peskov": ("Kremlin spokesman",),
    "Anna Voss": ("mayor of the port", "mayor"),
    "Karl Voss": ("former mayor",),
    "Ruth Lund": ("Chief Executive Officer of Arden Ferries",),
}


@pytest.fixture(scope="module")
def speakers() -> Speakers:
    return Speakers({name: Facts(number, Counter(ROLES.get(name, ()))) for name, number in NAMES.items()})


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("Peskov", ["Dmitry Peskov"]),
        ("peskov", ["Dmitry Peskov"]),
        ("Dmitri Peskov", ["Dmitry Peskov"]),
        ("Зеленський", ["Volodymyr Zelenskyy"]),
        ("President Zelensky", ["Volodymyr Zelenskyy"]),
        ("the Kremlin spokesman", ["Dmitry Peskov"]),
        ("the Kremlin’s spokesman", ["Dmitry Peskov"]),
        ("the Kremlin spokeswoman", ["Dmitry Peskov"]),
        ("the mayor", ["Anna Voss"]),
        ("Voss", ["Anna Voss", "Karl Voss", "Voss"]),
        ("Anna Voss", ["Anna Voss"]),
        ("Russia's Foreign Ministry", ["Russian Foreign Ministry"]),
        ("Foreign Ministry", ["Russian Foreign Ministry", "Ukraine's Foreign Ministry"]),
        ("the Harbour Authority", ["Harbour Authority"]),
        ("the UN", ["United Nations"]),
        ("ICRC", ["International Committee of the Red Cross"]),
        ("CEO", ["Ruth Lund"]),
        ("the chief executive officer of Arden Ferries", ["Ruth Lund"]),
        ("the owner of Arden Ferries", []),
        ("the spokesman of the Kremlin", ["Dmitry Peskov"]),
        ("Zelen", ["Volodymyr Zelenskyy"]),
        ("Peskov and Zelensky", ["Dmitry Peskov", "Volodymyr Zelenskyy"]),
        ("Peskov and Nobody", []),
        ("Har", []),
        ("Ivan Peskov", []),
        ("Olga Voss", []),
        ("Nobody", []),
        ("", []),
    ],
)
def test_who_is_meant(speakers: Speakers, asked: str, meant: list[str]) -> None:
    assert [group[0] for group in speakers.meant(asked)] == meant


@pytest.mark.parametrize("name", NAMES)
def test_whoever_speaks_is_found_by_each_of_his_names(speakers: Speakers, name: str) -> None:
    assert speakers.canonical(name) in [group[0] for group in speakers.meant(name)]


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("Pescov", ["Dmitry Peskov"]),
        ("Olga Voss", ["Anna Voss", "Karl Voss", "Voss"]),
        ("Ilya Berg", ["Ilya Orlov"]),
        ("Medvedev", []),
    ],
)
def test_who_is_nearest(speakers: Speakers, asked: str, near: list[str]) -> None:
    assert [group[0] for group in speakers.nearest(asked)] == near


def test_a_role_in_several_spellings_is_told_once() -> None:
    roles = Counter({"mayor": 2, "Vale's mayor": 1, "Former Mayor": 1, "former mayor": 3, "Former mayor": 1})
    roles |= {"Vale’s mayor": 2, "Vale mayor": 1}
    speakers = Speakers({"Anna Voss": Facts(9, roles)})
    assert speakers.told(speakers.groups[0]).roles == ("former mayor", "Vale’s mayor", "mayor")


def test_what_somebody_is_called_once_is_no_role_where_sources_agree_on_another() -> None:
    rare, agreed = Counter({"mayor": 9, "defensive": 1}), Counter({"mayor": 10, "defensive": 1})
    speakers = Speakers({"Anna Voss": Facts(10, rare), "Karl Holm": Facts(11, agreed)})
    assert {speakers.told(group).roles for group in speakers.groups} == {("mayor", "defensive"), ("mayor",)}
