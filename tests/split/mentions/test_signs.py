from index.split.mentions.cast import cast
from index.split.mentions.namings import namings
from index.split.mentions.pronouns import Scene, pronouns
from index.split.mentions.regions import quotations, regions
from index.split.mentions.signs import gendered
from index.split.sentences import sentences


def gender(text: str, name: str) -> str | None:
    spans = sentences(text)
    people = cast(text, spans, namings(text, spans), {name})
    return gendered(Scene(text, spans, quotations(text), regions([])), people, pronouns(text, spans))[name].gender


def test_a_pronoun_beside_the_only_name_tells() -> None:
    assert gender("They met Qin there, and she left.", "Qin") == "she"
    assert gender("They met Qin there. He left.", "Qin") == "he"


def test_pronouns_that_differ_tell_nothing() -> None:
    assert gender("They met Qin there, and she left. They saw Qin again, and he left.", "Qin") is None


def test_beside_two_names_a_pronoun_tells_nothing() -> None:
    assert gender("They met Qin and Paul Voss there, and he left.", "Qin") is None


def test_what_is_known_stays() -> None:
    assert gender("They met Paul Voss there, and she left.", "Paul Voss") == "he"
