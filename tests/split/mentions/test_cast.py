from index.split.mentions.cast import Cast, Person, cast, is_nobody, nobodies, nobody
from index.split.mentions.namings import namings
from index.split.sentences import sentences

TEXT = (
    "They met Kremlin spokesman Dmitry Peskov there. They heard from Ms. Qin and Lee Voss, an actress. "
    "It was Peskov who left the Kremlin, and Mr. Voss came."
)


def of(text: str) -> Cast:
    spans = sentences(text)
    return cast(text, spans, namings(text, spans), set())


def test_the_people_of_a_document() -> None:
    people = of(TEXT).people
    assert set(people) == {"Dmitry Peskov", "Qin", "Lee Voss"}
    assert people["Dmitry Peskov"].role(0) == people["Dmitry Peskov"].role(len(TEXT)) == "Kremlin spokesman"
    assert people["Dmitry Peskov"].gender == "he"
    assert people["Qin"].gender == "she"


def test_a_title_tells_more_than_a_role() -> None:
    assert of(TEXT).people["Lee Voss"].gender == "he"


def test_whom_a_naming_means() -> None:
    found = of(TEXT)
    assert dict(zip([naming.name for naming in found.namings], found.meant, strict=True))["Peskov"] == (
        "Dmitry Peskov",
    )


def test_capitals_may_be_a_surname() -> None:
    found = of(TEXT)
    assert found.bearer("PESKOV") == "Dmitry Peskov"
    assert found.bearer("TIMES") is None
    assert found.bearer("Lee") is None


def test_the_role_is_the_one_given_last() -> None:
    person = Person("Paul Voss", "he", ((5, "mayor"), (50, "governor")))
    assert [person.role(place) for place in (0, 5, 49, 50)] == ["mayor", "mayor", "mayor", "governor"]
    assert Person("Paul Voss").role(0) is None


def test_nobody_has_a_role_and_no_name() -> None:
    name = nobody("spokeswoman", 7)
    person = nobodies([name, "Paul Voss"])[name]
    assert is_nobody(person)
    assert (person.gender, person.role(9)) == ("she", "spokeswoman")
