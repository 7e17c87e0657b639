import pytest

from bot.write.named import dangling, unknown

KNOWN = ["President Volodymyr Zelensky spoke in Łódź on 4 May of the ferry of 2027.", "NATO, Marsh, 4 May 2025"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Zelenskyy spoke of the ferry in May", ""),
        ("President Zelensky spoke of NATO", ""),
        ("According to Marsh, the ferry", ""),
        ("Ferry Marsh", "Ferry Marsh"),
        ("The ferry and Hale", "Hale"),
        ("Hale spoke", "Hale"),
        ("In March, Zelensky spoke", "March"),
        ("However, the ferry sails", ""),
        ("Marsh Zelensky spoke", "Marsh Zelensky"),
        ("Lodz", ""),
        ("The ferry sails in May 2025", ""),
        ("The ferry sails in May 2027", "May 2027"),
    ],
)
def test_names_are_known(text: str, name: str) -> None:
    assert unknown(text, KNOWN, first=True) == name


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("He said that the ferry is old.", True),
        ("Later she left for Rome.", True),
        ("They met on Monday.", True),
        ("His ferry is old.", True),
        ("Marsh said that he is old.", False),
        ("In his speech, Marsh spoke of the ferry.", False),
        ("The ferry is old.", False),
    ],
)
def test_nobody_is_a_mere_he(text: str, wrong: bool) -> None:
    assert dangling(text) is wrong
