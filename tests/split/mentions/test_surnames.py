from index.split.mentions.namings import namings
from index.split.mentions.surnames import meant
from index.split.sentences import sentences

PEOPLE = {
    "Karl Voss": ("Karl Voss",),
    "Anna Voss": ("Anna Voss",),
    "Voss": ("Karl Voss", "Anna Voss"),
}


def whom(text: str) -> list[tuple[str, ...]]:
    return meant(namings(text, sentences(text)), PEOPLE)


def test_a_title_decides() -> None:
    assert whom("They met Karl Voss, Anna Voss and Mrs. Voss there.")[-1] == ("Anna Voss",)


def test_whose_it_was_at_first() -> None:
    assert whom("They met Karl Voss there. They saw Voss again.")[-1] == ("Karl Voss",)


def test_another_who_was_just_named_leaves_it_open() -> None:
    text = "They met Karl Voss. It rained. It snowed. It froze. They met Anna Voss. They saw Voss again."
    assert set(whom(text)[-1]) == {"Karl Voss", "Anna Voss"}


def test_who_is_named_plainly_more_often() -> None:
    text = "They liked Voss. They met Karl Voss. " + "They met Anna Voss. " * 4 + "They liked Voss."
    assert whom(text)[-1] == ("Anna Voss",)


def test_who_is_unknown_is_nobody() -> None:
    assert whom("They met Lund there.") == [()]
