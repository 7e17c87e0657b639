from hypothesis import given
from hypothesis import strategies as st

from index.split.mentions.cast import cast
from index.split.mentions.namings import namings
from index.split.mentions.pronouns import Called, Scene, pronouns, resolved
from index.split.mentions.regions import quotations, regions
from index.split.sentences import sentences


def meant(text: str, *, said: str = "", called: str = "", name: str = "") -> list[str | None]:
    """Whom each pronoun outside quotations means."""
    spans = sentences(text)
    people = cast(text, spans, namings(text, spans), set())
    told = regions([(text.index(said), text.index(said) + len(said))] if said else [])
    place = text.index(called)
    some = [Called((place, place + len(called)), 0, name)] if called else []
    found = pronouns(text, spans)
    whom = resolved(Scene(text, spans, quotations(text), told), people, found, some, {(0, 0)})
    return [whom.get(pronoun.span) for pronoun in found]


def test_pronouns_of_a_text() -> None:
    text = "He saw her. “She left,” he said."
    found = pronouns(text, sentences(text))
    assert [(one.gender, one.subject, one.behind) for one in found] == [
        ("he", True, False),
        ("she", False, False),
        ("she", True, False),
        ("he", True, True),
    ]


def test_the_subject_is_meant() -> None:
    assert meant("Paul Voss told Karl Brandt that he was late.") == ["Paul Voss"]


def test_within_a_quotation_nobody_is_meant() -> None:
    assert meant("Paul Voss came. “Then he left,” it was said.") == [None]


def test_who_is_named_in_anothers_words_is_meant_only_there() -> None:
    text = "Paul Voss said that Karl Brandt was ill. He was wrong."
    assert meant(text, said="Karl Brandt was ill") == ["Paul Voss"]


def test_who_is_called_by_a_role_may_be_meant() -> None:
    text = "Paul Voss and Karl Brandt came. He left."
    assert meant(text) == [None]
    assert meant(
        "The minister told Paul Voss about Karl Brandt. He left.", called="The minister", name="Karl Brandt"
    ) == ["Karl Brandt"]


@given(st.text())
def test_any_text_has_its_pronouns(text: str) -> None:
    found = pronouns(text, sentences(text))
    assert all(
        text[slice(*one.span)].lower() in {"he", "she", "his", "her", "hers", "him", "himself", "herself"}
        for one in found
    )
