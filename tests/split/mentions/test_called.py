from index.split.mentions.called import called, is_definite
from index.split.mentions.cast import cast
from index.split.mentions.namings import namings
from index.split.mentions.offices import Offices
from index.split.mentions.phrase import phrase
from index.split.mentions.pronouns import Scene
from index.split.mentions.regions import quotations, regions
from index.split.said import Mention
from index.split.sentences import sentences


def names(text: str, *written: str) -> list[str]:
    spans = sentences(text)
    people = cast(text, spans, namings(text, spans), set())
    places = [(text.index(words), text.index(words) + len(words)) for words in written]
    mentions = [Mention(place, (0, 0), (0, 0)) for place in places]
    scene = Scene(text, spans, quotations(text), regions([]))
    return [one.name for one in called(scene, Offices(people), mentions, [phrase(words) for words in written])]


def test_whom_the_document_calls_so() -> None:
    assert names("They met Senator Paul Voss there. The senator left.", "The senator") == ["Paul Voss"]


def test_nobody_whom_it_names() -> None:
    text = "There a spokesman spoke. Then the spokesman left, and the mayor came."
    one, again, other = names(text, "a spokesman", "the spokesman", "the mayor")
    assert one == again != other == ""


def test_somebody_new_who_opens_a_sentence() -> None:
    assert len(names("It rained. A young woman from Ohio left. The woman came.")) == 1
    assert names("") == []


def test_the_article_tells_whether_it_is_known() -> None:
    text = "“The senator” left with a senator."
    assert is_definite(text, Mention((0, 12), (0, 0), (0, 0)))
    assert not is_definite(text, Mention((24, 33), (0, 0), (0, 0)))
