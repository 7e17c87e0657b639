from index.split.speech.transcript import Transcript


def _turns(text: str) -> list[tuple[str, str] | None]:
    transcript, start = Transcript(text), 0
    found = []
    for paragraph in text.split("\n"):
        turn = transcript.turn((start, start + len(paragraph)))
        found.append(turn and (text[slice(*turn.speaker)], text[slice(*turn.content)]))
        start += len(paragraph) + 1
    return found


def test_turns_have_speakers() -> None:
    assert _turns("RUIZ: Is it?\nHOLM: It is.\nRUIZ: Thanks.") == [
        ("RUIZ", "Is it?"),
        ("HOLM", "It is."),
        ("RUIZ", "Thanks."),
    ]


def test_a_turn_goes_on_until_the_next() -> None:
    assert _turns("RUIZ: Is it?\nHOLM: It is.\nIt was.\nRUIZ: Thanks.")[2] == ("HOLM", "It is.\nIt was.")


def test_questions_without_a_name_are_nobodys() -> None:
    assert _turns("Q: Is it?\nHOLM: It is.\nQ: So?\nHOLM: So.")[2] is None


def test_headings_make_no_transcript() -> None:
    assert _turns("Place: Arden\nTime: noon\nPrice: none\nText") == [None] * 4


def test_what_a_speaker_is_stands_behind_the_name() -> None:
    text = "RUIZ: Is it?\nHOLM (the mayor): It is.\nRUIZ: Thanks."
    assert _turns(text)[1] == ("HOLM", "It is.")
