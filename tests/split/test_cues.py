import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.split.cues import sign, speaking, speech
from index.split.names import key


def how_surely(name: str, text: str) -> float:
    return speech(text).get(key(name), 0.0)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "Peskov",
            "Kremlin spokesperson Dmitry Peskov referred to the position as “regrettable,” adding that it failed.",
        ),
        ("Peskov", "“It is regrettable,” said Kremlin spokesman Dmitry Peskov."),
        ("Umerov", "Rustem Umerov, Ukraine’s Defense Minister and head of the delegation, confirmed that it failed."),
        ("peskov", "According to Peskov, nothing is decided."),
        ("Zelensky", "Zelenskiy has said that Russia should come."),
        ("Zelensky", "Zelensky’s statement was short."),
        ("Mbeki", "“We waited eleven years for this,” said nurse Colin Mbeki."),
        ("O’Malley", "O'Malley said so."),
        ("O'Malley", "O’Malley’s lawyer insisted on it."),
        ("Garcia", "García told the paper."),
        ("García", "Garcia told the paper."),
    ],
)
def test_speaks(name: str, text: str) -> None:
    assert speaking(name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Peskov", "Peskov arrived at noon. The minister said that it rained."),
        ("Putin", "Nobody was there."),
        ("Pesk", "Peskov said so."),
        ("Putin", "He added that Putin must get nothing."),
    ],
)
def test_does_not_speak(name: str, text: str) -> None:
    assert not speaking(name, text)


# The first of each pair tells more surely that Peskov speaks than the second.
@pytest.mark.parametrize(
    ("more", "less"),
    [
        ("Peskov said that it rained.", "Peskov stood in the rain."),
        ("Peskov said that it rained.", "Anna Voss met Peskov when it rained."),
        ("“It rained,” said Peskov.", "It rained on Peskov."),
        ("According to Peskov, it rained.", "It rained according to all, and Peskov left."),
        ("Peskov: it rained.", "Peskov; it rained."),
        ("“It rained,” Peskov said.", "It rained, Peskov said."),
        ("Peskov said that it rained.", "Peskov did not say that it rained."),
        ("Peskov said that it rained.", "Peskov declined to say."),
        ("Peskov said that it rained.", "Anna said that Peskov claimed that it rained."),
        ("Peskov said that it rained.", "Peskov rejected the rain."),
        ("Anna said that Peskov claimed that it rained.", "Anna said that Peskov must leave."),
        ("Peskov said that it rained. Peskov added that it was wet.", "Peskov said that it rained. It was wet."),
        ("Peskov came. He said that it rained.", "Peskov came. Anna Voss came. It rained."),
        ("Peskov came. He said that it rained.", "Peskov came. The guest was Karl Braun. He said that it rained."),
        ("According to Peskov, Putin left.", "According to Putin, Peskov left."),
        ("According to the minister, Dmitry Peskov, it rained.", "According to the minister, Dmitry Peskov left."),
        ("Peskov’s statement was short.", "Peskov’s coat was short."),
    ],
)
def test_what_is_surer(more: str, less: str) -> None:
    assert 1 >= how_surely("Peskov", more) > how_surely("Peskov", less) >= 0


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Sunshine", "At the Sunshine Summit, Ron DeSantis said that it rained."),
        ("Sunshine", "Sunshine Summit said so."),
        ("Putin", "He added that Putin must get nothing."),
        ("Putin", "He wondered whether Putin must get nothing."),
        ("Putin", "Peskov said that it rained. Nobody saw Putin."),
        ("Putin", ""),
    ],
)
def test_says_nothing(name: str, text: str) -> None:
    assert how_surely(name, text) == 0
    assert not speaking(name, text)


WORDS = st.sampled_from(
    'Peskov Dmitry Anna Voss he He she said says told added that according to whether not , . : ” " ’s word of'.split()
)


@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_it_is_a_share_and_who_speaks_has_one(text: str) -> None:
    assert 0 <= how_surely("Peskov", text) <= 1
    if speaking("Peskov", text):
        assert how_surely("Peskov", text) > 0
    if "Peskov" not in text:
        assert how_surely("Peskov", text) == 0


@given(st.text(), st.text())
def test_a_sign_is_a_share_of_any_words(before: str, behind: str) -> None:
    assert 0 <= sign(before, behind) <= 1
    assert 0 <= how_surely("Peskov", f"{before} Peskov {behind}") <= 1


@given(st.lists(st.sampled_from(["Peskov said so.", "Peskov left.", "Anna Voss spoke.", "It rained."]), max_size=6))
def test_more_sentences_take_nothing_away(some: list[str]) -> None:
    shares = [how_surely("Peskov", " ".join(some[:i])) for i in range(len(some) + 1)]
    assert shares == sorted(shares)
