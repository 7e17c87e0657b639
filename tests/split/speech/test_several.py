import pytest

from index.split.speech.several import several


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Anna Holm and Peter Ruiz", ["Anna Holm", "Peter Ruiz"]),
        ("chancellor Anna Holm and Peter Ruiz", ["chancellor Anna Holm", "Peter Ruiz"]),
        ("Anna Holm, Maria Berg and Peter Ruiz", ["Anna Holm", "Maria Berg", "Peter Ruiz"]),
        ("France and Poland", ["France", "Poland"]),
        ("Customs and Border Protection", ["Customs and Border Protection"]),
        ("Anna Holm, a sailor and cook", ["Anna Holm, a sailor and cook"]),
        ("Holm and the union's chair, Jon Ruiz", ["Holm", "the union's chair, Jon Ruiz"]),
        ("Lindsey Holm and Peter Ruiz", ["Lindsey Holm", "Peter Ruiz"]),
        (
            "Port Minister Anna Holm and Arden News editor Peter Ruiz",
            ["Port Minister Anna Holm", "Arden News editor Peter Ruiz"],
        ),
        ("Anna Holm and Peter Ruiz, who are both sailors", ["Anna Holm", "Peter Ruiz"]),
        ("Anna Holm and Peter Ruiz, both sailors", ["Anna Holm", "Peter Ruiz"]),
        ("aides to Anna Holm and Peter Ruiz", ["aides to Anna Holm and Peter Ruiz"]),
        ("exit polls in France and Poland", ["exit polls in France and Poland"]),
        ("former Ferries Speaker and minister Anna Holm", ["former Ferries Speaker and minister Anna Holm"]),
        ("Anna Holm, head of Ways and Means Committee", ["Anna Holm, head of Ways and Means Committee"]),
        ("Anna Holm", ["Anna Holm"]),
        ("he", ["he"]),
    ],
)
def test_parts_those_who_speak_together(text: str, names: list[str]) -> None:
    assert [text[slice(*span)] for span in several(text, (0, len(text)))] == names


def test_a_surname_is_somebodys_whose_full_name_is_in_the_text() -> None:
    text = "Holm and Ruiz said no. Anna Holm met Peter Ruiz."
    assert len(several(text, (0, text.index(" said")))) == 2
    assert len(several("Holm and Ruiz", (0, 13))) == 1
