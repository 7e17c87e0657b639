import pytest

from index.split.names import pattern, spellings


@pytest.mark.parametrize(
    "written", ["Zelensky", "Zelenskyy", "Zelenskiy", "Zelenskyi", "Zelenskii", "ZELENSKY", "zelenskyy"]
)
@pytest.mark.parametrize("asked", ["Zelensky", "zelenskyy", "Zelenskiy"])
def test_one_name_in_many_spellings(asked: str, written: str) -> None:
    assert pattern(asked).search(f"President {written}’s words")


@pytest.mark.parametrize(
    ("asked", "text"), [("Peskov", "Peskova"), ("Sky", "Skiy"), ("Whisky", "Whiskers"), ("ski", "sky")]
)
def test_other_words_stay_apart(asked: str, text: str) -> None:
    assert not pattern(asked).search(text)


def test_the_given_spelling_comes_first() -> None:
    assert spellings("Zelenskyy")[0] == "zelenskyy"
    assert spellings("Putin") == ("putin",)
