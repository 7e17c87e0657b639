import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.split.people import same
from tests.eval.names import halves, rates

FIRST = ["Joe", "Joseph", "J.", "JD", "Mohammed", "Mohamed", "Владимир", "Xi", "Kim", "President", "al-Said", "Ben", ""]
LAST = [
    "Biden",
    "Bush Jr.",
    "bin Salman",
    "Morsi",
    "Mursi",
    "Путин",
    "Putin",
    "Jinping",
    "Jong Un",
    "مرسي",
    "Lopez Paz",
]
written = st.builds("{} {} {}".format, st.sampled_from(FIRST), st.sampled_from(FIRST), st.sampled_from(LAST))


@given(st.one_of(written, st.text()))
def test_everybody_is_himself(name: str) -> None:
    assert same(name, name)


@given(written, written)
def test_who_comes_first_does_not_matter(one: str, other: str) -> None:
    assert same(one, other) == same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kremlin spokesman Dmitry Peskov", "Peskow"),
        ("tech billionaire Elon Musk", "Elon Musk"),
        ("Secretary of State Antony Blinken", "Anthony Blinken"),
        ("Prime Minister Boris Johnson", "Mr. Johnson"),
        ("J. Biden", "Joe Biden"),
        ("Joe Biden", "Joseph Robinette Biden Jr."),
        ("J.D. Vance", "James David Vance"),
        ("George Bush", "George W. Bush"),
        ("Bob Dole", "Robert Dole"),
        ("Vladimir Vladimirovich Putin", "Владимир Путин"),
        ("Volodymyr Zelensky", "Vladimir Zelensky"),
        ("Bashar Assad", "بشار الأسد"),
        ("Mohammed Morsi", "Mohamed Mursi"),
        ("Sergei Shoigu", "Sergej Schoigu"),
        ("Abdul Rahman Arif", "Abdurrahman Arif"),
        ("Muammar al-Gaddafi", "Qaddafi"),
        ("Xi Jinping", "President Xi"),
        ("习近平", "Xi Jinping"),
        ("Kim Jong-un", "Kim Jong Un"),
        ("Vincent van Gogh", "van Gogh"),
        ("Nicolás Maduro Moros", "Nicolas Maduro"),
        ("Tayyip Erdogan", "Recep Tayyip Erdoğan"),
        ("Donald Trump Jr.", "Trump"),
    ],
)
def test_may_be_one_person(one: str, other: str) -> None:
    assert same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Karl Voss", "Anna Voss"),
        ("Kim Jong Un", "Kim Jong Il"),
        ("George Bush", "Jeb Bush"),
        ("George W. Bush", "George H. W. Bush"),
        ("Donald Trump Jr.", "Donald Trump Sr."),
        ("Mohammed bin Salman", "Mohammed bin Zayed"),
        ("Mohammed bin Salman", "Khalid bin Salman"),
        ("Vladimir Putin", "Lyudmila Putina"),
        ("Alexei Navalny", "Yulia Navalnaya"),
        ("Daniel Ortega", "Danielle Ortega"),
        ("Joan Smith", "Joanne Smith"),
        ("J. Biden", "Hunter Biden"),
        ("Martin Luther King", "Coretta Scott King"),
        ("Li Keqiang", "Li Qiang"),
        ("Ben Carson", "Johnny Carson"),
        ("President Bush", "President Busch"),
        ("", "Bush"),
    ],
)
def test_are_two_people(one: str, other: str) -> None:
    assert not same(one, other)


@pytest.mark.parametrize("half", ["develop", "kept_aside"])
def test_the_pairs_stay_told_apart(half: str) -> None:
    pairs = halves()[half]
    precision, recall = rates(same, pairs["same"], pairs["different"])
    assert precision >= 0.99
    assert recall >= 0.91
