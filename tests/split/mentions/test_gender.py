import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.split.mentions.gender import by_given, by_name, by_role, by_title


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Dmitry Peskov", "he"),
        ("Maria Zakharova", "she"),
        ("Maria van der Voss", "she"),
        ("J. Anna Voss", "she"),
        ("Nikita Volkov", "he"),
        ("Zlata Kovalenko", "she"),
        ("Yevgenia Ivanovna Volkova", "she"),
        ("Xi Jinping", None),
        ("Voss", None),
        ("", None),
    ],
)
def test_by_name(name: str, gender: str | None) -> None:
    assert by_name(name) == gender


def test_by_given() -> None:
    assert [by_given(name) for name in ("Paul", "ANNA", "Qin")] == ["he", "she", None]


def test_by_title() -> None:
    assert [by_title(title) for title in ("Mr.", "mrs", "Sen.")] == ["he", "she", None]


@pytest.mark.parametrize(
    ("role", "gender"),
    [
        ("Kremlin spokesman", "he"),
        ("a spokeswoman for the ministry", "she"),
        ("mother of three", "she"),
        ("his mother's lawyer", None),
        ("German", None),
        ("senator", None),
        ("", None),
    ],
)
def test_by_role(role: str, gender: str | None) -> None:
    assert by_role(role) == gender


@given(st.text())
def test_any_words_may_be_asked_about(text: str) -> None:
    assert {by_name(text), by_given(text), by_title(text), by_role(text)} <= {"he", "she", None}
