import pytest

from index.split.names import names, spellings


@pytest.mark.parametrize(
    "written", ["Zelensky", "Zelenskyy", "Zelenskiy", "Zelenskyi", "Zelenskii", "ZELENSKY", "zelenskyy"]
)
@pytest.mark.parametrize("asked", ["Zelensky", "zelenskyy", "Zelenskiy"])
def test_one_name_in_many_spellings(asked: str, written: str) -> None:
    assert names(asked, f"President {written}’s words")


@pytest.mark.parametrize(
    ("asked", "text"), [("Peskov", "Peskova"), ("Sky", "Skiy"), ("Whisky", "Whiskers"), ("ski", "sky")]
)
def test_other_words_stay_apart(asked: str, text: str) -> None:
    assert not names(asked, text)


def test_the_given_spelling_comes_first() -> None:
    assert spellings("Zelenskyy")[0] == "zelenskyy"
    assert spellings("Putin") == ("putin",)


@pytest.mark.parametrize(
    ("asked", "text"), [("Müller", "Muller"), ("Muller", "Müller"), ("O’Malley", "O'Malley"), ("Песков", "Песков")]
)
def test_diacritics_and_apostrophes_do_not_matter(asked: str, text: str) -> None:
    assert names(asked, f"said {text}.")
