from index.split.mentions.organisations import Organisations

NAMES = ["New York Times", "Times", "Foreign Ministry", "Voss campaign", "Voss’s campaign", "Paul Lund"]


def test_a_short_name_in_full() -> None:
    assert Organisations(NAMES).full("Times") == "New York Times"


def test_of_two_neither_is_meant() -> None:
    assert Organisations([*NAMES, "Moscow Times"]).full("Times") == "Times"


def test_what_is_whole_or_short_already_stays() -> None:
    some = Organisations(["Radio Kremlin", "White House", "Voss NATO"])
    assert [some.full(name) for name in ("Kremlin", "House", "NATO", "Lund")] == ["Kremlin", "House", "NATO", "Lund"]


def test_what_it_is_called_may_tell_which() -> None:
    some = Organisations(NAMES)
    assert some.called("ministry") == "Foreign Ministry"
    assert some.called("campaign") == "Voss campaign"
    assert some.called("times") is None
    assert some.called("committee") is None
