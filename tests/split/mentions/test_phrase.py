import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.split.mentions.phrase import Phrase, phrase


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("he", Phrase("pronoun", "he")),
        ("“She", Phrase("pronoun", "she")),
        ("Peskov", Phrase("person", "Peskov")),
        ("Mr. Peskov’s", Phrase("person", "Peskov")),
        ("Kremlin spokesman Dmitry Peskov", Phrase("person", "Dmitry Peskov", "Kremlin spokesman")),
        ("former Secretary of State Anna Voss", Phrase("person", "Anna Voss", "former Secretary of State")),
        ("Senator Anna Voss of Ohio", Phrase("person", "Anna Voss", "Senator")),
        ("Sen. Anna Voss (R-Ohio)", Phrase("person", "Anna Voss", "Sen.")),
        ("Anna Voss, a pollster who left", Phrase("person", "Anna Voss", "pollster")),
        ("his campaign manager, Paul Voss", Phrase("person", "Paul Voss", "campaign manager")),
        ("a protester from Ohio, Paul Voss", Phrase("person", "Paul Voss", "protester from Ohio")),
        ("CNN's Paul Voss", Phrase("person", "Paul Voss")),
        ("Paul Voss Jr.", Phrase("person", "Paul Voss Jr.")),
        ("Ursula von der Leyen", Phrase("person", "Ursula von der Leyen")),
        ("President Maher al-Shami", Phrase("person", "Maher al-Shami", "President")),
        ("al-Shami", Phrase("person", "al-Shami")),
        ("Владимир Путин", Phrase("person", "Владимир Путин")),
        ("the Kremlin", Phrase("body", "Kremlin")),
        ("the Department of Justice", Phrase("body", "Department of Justice")),
        ("Russia's foreign ministry", Phrase("body", "Russia's foreign ministry")),
        ("the broader Labour Party", Phrase("body", "Labour Party")),
        ("the Clinton campaign", Phrase("body", "Clinton campaign")),
        ("his campaign", Phrase("common", None, "his campaign")),
        ("the President", Phrase("common", None, "President")),
        ("House Republicans", Phrase("common", None, "House Republicans")),
        ("the charge against Voss", Phrase("common", None, "charge against Voss")),
        ("Voss supporters", Phrase("common", None, "Voss supporters")),
        ("Voss and Brandt", Phrase("common", None, "Voss and Brandt")),
        ("Voters", Phrase("common", None, "Voters")),
        ("", Phrase("common")),
    ],
)
def test_a_noun_phrase_is_taken_apart(text: str, found: Phrase) -> None:
    assert phrase(text) == found


WORDS = st.sampled_from(
    "the|a|Voss|Paul|Mr.|said|of|minister|, |(|)|Kremlin|’s|and|van|“|his|Jr.|U.S.|campaign|by|-".split("|")
)


@given(st.one_of(st.text(), st.lists(WORDS).map(" ".join)))
def test_a_name_and_a_role_are_of_its_words(text: str) -> None:
    found = phrase(text)
    assert found.kind == "pronoun" or all(word in text for word in (found.name or "").split())
    assert all(word in text for word in (found.role or "").split())
    assert (found.name is None) == (found.kind == "common")
