import pytest

from index.split.speech.medium import medium


def of(text: str) -> str | None:
    return medium(text, [(0, len(text))])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ruiz told Reuters.", "Reuters"),
        ("Ruiz told Reuters on Monday.", "Reuters"),
        ("Ruiz told CNN's Jake Tapper that", "CNN's Jake Tapper"),
        ("Ruiz told The Harbour Post in an interview", "The Harbour Post"),
        ("Ruiz told reporters in Oslo.", "reporters"),
        ("Ruiz told a crowd of miners:", "a crowd of miners"),
        ("Ruiz told ITV’s “Early Hour” on Friday", "ITV’s “Early Hour”"),
        ("Ruiz spoke Monday to journalists", "journalists"),
        ("Ruiz said in an interview with the BBC", "the BBC"),
        ("Ruiz said in an interview on Monday", "an interview"),
        ("In a phone interview, Ruiz said", "a phone interview"),
        ("Ruiz wrote on Telegram", "Telegram"),
        ("Ruiz wrote on his Telegram channel", "Telegram"),
        ("In a statement on X, he wrote:", "X"),
        ("Ruiz said on Twitter", "Twitter"),
        ("Ruiz said in a tweet.", "a tweet"),
        ("Ruiz said in a statement sent by email", "a statement"),
        ("Ruiz said by email", "email"),
        ("Ruiz said at a news conference with Anna Voss", "a news conference with Anna Voss"),
        ("Ruiz said in a speech in Ohio on Monday", "a speech in Ohio"),
        ("Ruiz said at a town hall meeting in Ohio", "a town hall meeting in Ohio"),
        ("Ruiz posted on Facebook", "Facebook"),
        ("Ruiz said on 'Harbour News Sunday'.", "Harbour News Sunday"),
        ("Ruiz said on Fox News Sunday", "Fox News Sunday"),
        ("Ruiz said on The Anna Voss Show", "The Anna Voss Show"),
        ("Ruiz told\nReuters", "Reuters"),
        ("In a statement, Ruiz told\xa0Anna\nVoss", "Anna\nVoss"),
        ("Ruiz told a cheering crowd", "a cheering crowd"),
        ("Ruiz told lawmakers privately that", "lawmakers"),
        ("Ruiz said on ITV's ''Early Hour.''", "ITV's ''Early Hour.''"),
        ("Ruiz told the board urging it to act", "the board"),
    ],
)
def test_medium(text: str, words: str) -> None:
    assert of(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ruiz said",
        "Ruiz told me on Monday",
        "Ruiz told them that",
        "Ruiz was told by Anna Voss",
        "Ruiz said on Monday",
        "Ruiz spoke on Syria",
        "Ruiz said at noon in Oslo",
        "Ruiz said to laughter",
        "On a sadder note, Ruiz said",
        "Ruiz had a statement to read, and said",
        "Ruiz, whose book holds interviews with miners, said",
        "Ruiz, at the centre of a lawsuit",
        "Ruiz, asked about the use of her email server",
        "On X-rays, Ruiz said",
    ],
)
def test_no_medium(text: str) -> None:
    assert of(text) is None


def test_who_is_named_comes_before_what_is_not() -> None:
    assert of("Ruiz told reporters in a statement, and wrote on Telegram") == "Telegram"
