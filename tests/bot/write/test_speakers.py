from dataclasses import replace

import pytest

from bot.write.bearing import places
from bot.write.speakers import apart, attributed, may_speak, speakers, strangers, unsaid
from tests.bot.write.made import item

BRIDGE = item(
    "Ida Marsh said that the bridge is old. She called it a danger. Contractor Otto Hale told us that it is safe.",
    said={"Ida Marsh": "a danger", "Otto Hale": "that it is safe"},
)


def test_who_speaks() -> None:
    assert speakers("Marsh said Hale is wrong.") == ["Marsh"]
    assert speakers("According to Hale, the bridge that Marsh opened is safe.") == ["Hale"]
    assert speakers("The bridge of Marsh is old.") == []
    assert (
        len(apart(speakers("Ida Marsh said that, and Otto Hale said so."), "Ida Marsh said, and Otto Hale said")) == 2
    )
    assert len(apart(["Rome", "Paris"], "Rome and Paris said no.")) == 1


def test_only_who_speaks_there_may() -> None:
    safe, danger = places(BRIDGE)[2:], places(BRIDGE)[1:2]
    assert may_speak("Hale", "Hale said that it is safe", [], safe)
    assert not may_speak("Marsh", "Marsh said that it is safe", [], safe)
    assert may_speak("Marsh", "Marsh called it a danger", [], danger)
    assert may_speak("Marsh", "Marsh said that the bridge is old", [], places(BRIDGE)[:1])


def test_one_without_a_name_is_held_to_it_too() -> None:
    known = replace(BRIDGE, statements=tuple(replace(one, role="contractor") for one in BRIDGE.statements))
    safe = places(known)[2:]
    assert strangers("The contractor said that it is safe.", [], safe) == ""
    assert strangers("The government said that it is safe.", [], safe) == "The government"


def test_what_somebody_says_stands_apart() -> None:
    one = item("Hale said that the ferry is old. It sails.", said={"Hale": "that the ferry is old"})
    assert unsaid(one) == ["Hale said ", ". It sails."]


@pytest.mark.parametrize("text", ["Hale said it is old.", "It is old, according to a report.", "The mayor said no."])
def test_somebody_says_it(text: str) -> None:
    assert attributed(text)
    assert not attributed("The ferry is old.")


def test_whoever_speaks_in_one_sentence_does_not_say_another() -> None:
    both = places(item("The toll of 3 euros ends soon. Rita Moor wrote that the plan is old."))
    assert may_speak("Moor", "Rita Moor said that the plan is old.", (), both)
    assert not may_speak("Moor", "Rita Moor said that the toll of 3 euros ends soon.", (), both)
