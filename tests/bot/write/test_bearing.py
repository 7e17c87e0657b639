from bot.write.bearing import bearing, covered, places
from tests.bot.write.made import item

BRIDGE = item("Marsh said that the bridge is old. Engineers counted 14 cracks. It rained all day in the valley.")
FERRY = item("The ferry is new. Engineers praised the ferry for its engine.", 2)


def test_places_are_slices() -> None:
    for place in places(BRIDGE):
        assert BRIDGE.document.text[place.start : place.end] == place.text
    assert places(BRIDGE)[1].before == "Marsh said that the bridge is old."


def test_the_sentences_with_most_of_the_words_bear() -> None:
    assert [place.text for place in bearing("Engineers counted cracks.", [], [BRIDGE, FERRY])] == [
        "Engineers counted 14 cracks."
    ]
    both = bearing("Engineers counted cracks in the bridge and praised the ferry for its engine.", [], [BRIDGE, FERRY])
    assert [place.item.number for place in both] == [1, 2]


def test_the_sentence_that_is_quoted_bears() -> None:
    assert bearing("Engineers called it “all day”.", ["all day"], [BRIDGE])[0].text.startswith("It rained")


def test_nothing_bears_what_has_no_word_in_common() -> None:
    assert bearing("Prices doubled.", [], [BRIDGE]) == []


def test_the_same_words_bear_once_though_given_twice() -> None:
    part = item("Engineers counted 14 cracks.", 3)
    twice = bearing("Engineers counted 14 cracks.", [], [part, part])
    assert len(twice) == 1


def test_covered() -> None:
    assert covered("Engineers counted cracks.", [BRIDGE.text]) == 1
    assert covered("Engineers said that prices doubled.", [BRIDGE.text]) == 1 / 3
    assert covered("", [BRIDGE.text]) == 0
