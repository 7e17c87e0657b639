import pytest

from index.split.mentions.namings import Naming
from index.split.mentions.standing import BESIDE, COMPOUND, HEAD, OBJECT, POSSESSOR, SPEAKS, SUBJECT, TOLD, standing


@pytest.mark.parametrize(
    ("sentence", "weight"),
    [
        ("Voss said no.", SUBJECT),
        ("On Monday Voss, a lawyer from Ohio, left.", SUBJECT),
        ("“No,” said Voss.", SUBJECT),
        ("But Voss – no.", HEAD),
        ("They greeted Voss there.", OBJECT),
        ("When Voss left, it rained.", OBJECT),
        ("They spoke about Voss there.", BESIDE),
        ("It rained (as Voss knew).", BESIDE),
        ("Voss’s house burned.", POSSESSOR),
        ("They burned Voss's house.", BESIDE),
        ("Voss supporters came.", COMPOUND),
        ("They asked Voss about it.", SPEAKS),
        ("Voss.", TOLD),
    ],
)
def test_how_much_a_name_stands_out(sentence: str, weight: float) -> None:
    place = sentence.index("Voss")
    assert standing(sentence, Naming((place, place + 4), "Voss", "", 0), (0, len(sentence))) == weight
