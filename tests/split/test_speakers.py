import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.split.speakers import names_in, speakers


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        (["Dmitry Peskov said no."], [("Dmitry Peskov",)]),
        (["Peskov said no.", "Nobody met Dmitry Peskov."], [("Dmitry Peskov",), ()]),
        (["Dmitry Peskov left.", "“No,” said Peskov."], [(), ("Dmitry Peskov",)]),
        (["On Monday Peskov said no."], [("Peskov",)]),
        (["On Monday Peskov said no.", "Dmitry Peskov left."], [("Dmitry Peskov",), ()]),
        (["But The Mr. Peskov said no."], [("Peskov",)]),
        (["Peskov’s statement was short.", "Peskov's comment too."], [("Peskov",), ("Peskov",)]),
        (["According to President Vladimir Putin, it rained.", "Putin said no."], [("Vladimir Putin",)] * 2),
        (["Ursula von der Leyen said no."], [("Ursula von der Leyen",)]),
        (["J. D. Vance said no.", "Vance said yes."], [("J. D. Vance",)] * 2),
        (["George W. Bush said no."], [("George W. Bush",)]),
        (["The U.S. President Joe Biden said no."], [("Joe Biden",)]),
        (["“No,” said Secretary of State Antony Blinken."], [("Antony Blinken",)]),
        (["Secretary of State Antony Blinken said no.", "Blinken left."], [("Antony Blinken",), ()]),
        (["Anna Voss, who had come, said no."], [("Anna Voss",)]),
        (["He added that Putin must get nothing."], [()]),
        (["The Sunshine State Summit opened."], [()]),
        (["It rained.", ""], [(), ()]),
        ([], []),
    ],
)
def test_who_speaks(texts: list[str], wanted: list[tuple[str, ...]]) -> None:
    assert speakers(texts) == wanted


def test_two_people_of_one_surname_stay_two() -> None:
    texts = ["Karl Voss said no.", "“Yes,” said Anna Voss.", "Voss said maybe.", "Karl said so."]
    assert speakers(texts) == [("Karl Voss",), ("Anna Voss",), ("Voss",), ("Karl",)]


def test_one_person_in_two_spellings_has_one_name() -> None:
    assert len({*speakers(["Volodymyr Zelensky said no.", "Zelenskyy said yes.", "Zelenskiy added more."])}) == 1


def test_several_speak_in_one_passage() -> None:
    texts = ["Dmitry Peskov said no, and Anna Voss said yes.", "Peskov left."]
    assert speakers(texts) == [("Anna Voss", "Dmitry Peskov"), ()]


def test_names_in() -> None:
    assert names_in("On Monday Peskov met J. D. Vance and the mayor of Rome.") == {"Peskov", "Vance", "Rome"}
    assert names_in("nobody came") == set()
    assert names_in("Łukasz met Владимир Путин") == {"Łukasz", "Владимир", "Путин"}


@given(st.lists(st.text()))
def test_any_texts_have_their_speakers(texts: list[str]) -> None:
    found = speakers(texts)
    assert len(found) == len(texts)
    assert all(name.strip() for names in found for name in names)


SENTENCES = st.sampled_from(
    ["Dmitry Peskov said no.", "Peskov said yes.", "Anna Voss left.", "Voss said so.", "Karl Voss spoke.", "It rained."]
)


@given(st.lists(SENTENCES, max_size=8))
def test_the_order_of_passages_does_not_matter(texts: list[str]) -> None:
    assert speakers(texts[::-1]) == speakers(texts)[::-1]
