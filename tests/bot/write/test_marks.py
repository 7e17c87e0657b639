import pytest

from bot.write.marks import claims


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The ferry is old [1].", [("The ferry is old.", (1,))]),
        ("The ferry is old [1][3].", [("The ferry is old.", (1, 3))]),
        ("The ferry is old [1, 3] [1].", [("The ferry is old.", (1, 3))]),
        (
            "The ferry is old [1], and the bridge is new [2].",
            [("The ferry is old", (1,)), (", and the bridge is new.", (2,))],
        ),
        ("According to [2], the ferry is old [1].", [("According to, the ferry is old.", (2, 1))]),
        ("The ferry [1] is old, said Hale.", [("The ferry is old, said Hale.", (1,))]),
        ("Hale [1] said the ferry is old [2].", [("Hale said the ferry is old.", (1, 2))]),
        ("The ferry is old [2], said Hale [1].", [("The ferry is old, said Hale.", (2, 1))]),
        ("[4] The ferry is old.", [("The ferry is old.", (4,))]),
        ("The ferry is old.", []),
        ("The ferry is old (1).", []),
        ("The ferry is old [1-3].", []),
        ("The ferry is old [१].", []),
    ],
)
def test_each_part_goes_with_its_marks(sentence: str, told: list[tuple[str, tuple[int, ...]]]) -> None:
    assert [(claim.text.strip(), claim.numbers) for claim in claims(sentence)] == told
    assert not told or "".join(claim.written for claim in claims(sentence)) == sentence


def test_marks_are_put_anew() -> None:
    (claim,) = claims("The ferry is old [3, 4].")
    assert claim.marked(lambda number: {3: (1, 2), 4: (2,)}[number]) == "The ferry is old [1] [2]."
