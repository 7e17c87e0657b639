import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.bodies import is_body
from index.search.people import grouped

_WORDS = [
    "Karl",
    "K.",
    "Anna",
    "Voss",
    "Berg",
    "Orlov",
    "Jr.",
    "President",
    "Ministry",
    "the",
    "Foreign",
    "Trade",
    "Xi",
]
_names = st.dictionaries(
    st.lists(st.sampled_from(_WORDS), min_size=1, max_size=4).map(" ".join), st.integers(1, 9), max_size=12
)


def groups(*names: str) -> set[frozenset[str]]:
    return {frozenset(group) for group in grouped(dict.fromkeys(names, 1))}


@pytest.mark.parametrize(
    "names",
    [
        ("Dmitry Peskov", "Peskov", "Dmitri Peskov", "PESKOV", "D. Peskov", "Mr. Peskov"),
        ("Volodymyr Zelenskyy", "Zelensky", "President Zelenskiy", "Volodymyr Zelensky", "Зеленський"),
        ("Xi Jinping", "Xi", "President Xi"),
        ("Fatima al-Zahrawi", "Fatima Al Zahrawi", "F. al-Zahrawi", "al-Zahrawi", "Zahrawi"),
        ("Kremlin", "the Kremlin"),
        ("Russia's Foreign Ministry", "Russian Foreign Ministry", "the Russian Foreign Ministry"),
        ("Harbour Authority", "the Harbour Authority"),
        ("Anna Maria Voss", "Anna Voss", "Anna M. Voss", "Real Anna Voss", "Voss"),
        ("Ursula von der Leyen", "von der Leyen", "Leyen"),
    ],
)
def test_names_of_one_are_one(names: tuple[str, ...]) -> None:
    assert groups(*names) == {frozenset(names)}


@pytest.mark.parametrize(
    "names",
    [
        ("Anna Voss", "Karl Voss"),
        ("Anna Voss", "Karl Voss", "Voss"),
        ("Jane Voss", "John Voss", "J. Voss"),
        ("Karl Voss", "Karl Voss Jr."),
        ("Karl A. Voss", "Karl B. Voss"),
        ("Russian Foreign Ministry", "Ukrainian Foreign Ministry", "Foreign Ministry"),
        ("Karl Voss", "Voss campaign", "Voss Foundation"),
        ("White House", "House"),
        ("Trade Ministry", "Ministry of Trade"),
    ],
)
def test_names_of_several_stay_apart(names: tuple[str, ...]) -> None:
    assert groups(*names) == {frozenset([name]) for name in names}


def test_the_most_frequent_full_name_stands_first() -> None:
    names = {"Orlov": 9, "Ilya Orlov": 3, "President Ilya Orlov": 4, "ILYA ORLOV": 5, "I. Orlov": 1, "Rada Berg": 2}
    assert grouped(names) == [
        ("Ilya Orlov", "Orlov", "ILYA ORLOV", "President Ilya Orlov", "I. Orlov"),
        ("Rada Berg",),
    ]


@given(_names)
def test_every_name_is_in_one_group(names: dict[str, int]) -> None:
    found = grouped(names)
    assert sorted(name for group in found for name in group) == sorted(names)
    numbers = [sum(names[name] for name in group) for group in found]
    assert numbers == sorted(numbers, reverse=True)


@given(_names)
def test_the_order_of_the_names_says_nothing(names: dict[str, int]) -> None:
    assert grouped(dict(reversed(names.items()))) == grouped(names)


@given(st.dictionaries(st.text(max_size=12), st.integers(0, 5), max_size=8))
def test_any_text_may_be_a_name(names: dict[str, int]) -> None:
    assert sorted(name for group in grouped(names) for name in group) == sorted(names)


@pytest.mark.parametrize("name", ["Foreign Ministry", "Department of Ports", "Voss campaign", "Harbour Times"])
def test_a_body_is_known_by_its_words(name: str) -> None:
    assert is_body(name)


@pytest.mark.parametrize("name", ["Anna Voss", "Voss", "Ursula von der Leyen", "", "…"])
def test_a_person_is_no_body(name: str) -> None:
    assert not is_body(name)
