import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.split.said import Mention, Who
from index.split.sentences import sentences
from index.split.who import who


def meant(text: str, *written: str, said: str = "") -> list[Who]:
    """Who is meant by words of a text, each looked for behind the one before."""
    spans, mentions, place = sentences(text), [], 0
    told = (text.index(said), text.index(said) + len(said)) if said else (0, 0)
    for words in written:
        place = text.index(words, place)
        at = next(span for span in spans if span[0] <= place < span[1])
        mentions.append(Mention((place, place + len(words)), at, told))
        place += len(words)
    return who(text, mentions)


def names(text: str, *written: str, said: str = "") -> list[str | None]:
    return [one.name for one in meant(text, *written, said=said)]


NEWS = (
    "Kremlin spokesman Dmitry Peskov said on Monday that the talks would go on. He added that a date was not set.\n\n"
    "Maria Zakharova, a spokeswoman for Russia's Foreign Ministry, told reporters that nothing was agreed. "
    "“We wait,” she said.\n\nPeskov left early."
)


def test_a_name_is_given_in_full_with_its_role_and_pronouns_follow() -> None:
    assert meant(NEWS, "Kremlin spokesman Dmitry Peskov", "He", "Maria Zakharova", "she", "Peskov") == [
        Who("Dmitry Peskov", "Kremlin spokesman"),
        Who("Dmitry Peskov", "Kremlin spokesman"),
        Who("Maria Zakharova", "spokeswoman for Russia's Foreign Ministry"),
        Who("Maria Zakharova", "spokeswoman for Russia's Foreign Ministry"),
        Who("Dmitry Peskov", "Kremlin spokesman"),
    ]


@pytest.mark.parametrize(
    "kin", ["Inglewood's wife, Seraphine Inglewood", "Inglewood's brother, Anselm Inglewood, a lawyer"]
)
def test_kin_of_one_surname_are_not_taken_for_whom_they_are_kin_of(kin: str) -> None:
    text = f"Torvald Inglewood said it was cold. {kin}, said the bank had lied."
    role, name = kin.split(", ")[:2]
    assert meant(text, "Torvald Inglewood", kin) == [Who("Torvald Inglewood"), Who(name, role)]


@pytest.mark.parametrize(
    ("written", "name", "role"),
    [
        ("Secretary of State Antony Blinken", "Antony Blinken", "Secretary of State"),
        ("Mr. Peskov", "Peskov", None),
        ("Rustem Umerov, Ukraine's defence minister,", "Rustem Umerov", "Ukraine's defence minister"),
        ("his campaign manager, Paul Voss", "Paul Voss", "campaign manager"),
        ("the Kremlin", "Kremlin", None),
        ("Russia's Foreign Ministry", "Russia's Foreign Ministry", None),
        ("the Russian Foreign Ministry", "Russian Foreign Ministry", None),
        ("the New York Times", "New York Times", None),
        ("Clinton's campaign", "Clinton's campaign", None),
        ("the Clinton campaign", "Clinton campaign", None),
        ("a senior official", None, "senior official"),
        ("two people familiar with the talks", None, "two people familiar with the talks"),
        ("sources", None, "sources"),
        ("the mother of three", None, "mother of three"),
        ("Anna Voss and Karl Brandt", None, "Anna Voss and Karl Brandt"),
        ("he", None, None),
        ("they", None, None),
        ("I", None, None),
    ],
)
def test_what_stands_alone_is_read_from_its_words(written: str, name: str | None, role: str | None) -> None:
    text = f"Yesterday {written} said that it had rained."
    assert meant(text, written) == [Who(name, role)]


class TestTwoOfOneSurname:
    def test_a_title_tells_which(self) -> None:
        text = "Hillary Clinton and Bill Clinton came. Mrs. Clinton said no. Mr. Clinton said yes."
        assert names(text, "Mrs. Clinton", "Mr. Clinton") == ["Hillary Clinton", "Bill Clinton"]

    def test_it_stays_open_where_nothing_tells(self) -> None:
        text = "Karl Voss said no.\n\nIt rained.\n\nIt snowed.\n\nAnna Voss said yes.\n\nThen Voss said maybe."
        assert names(text, "Karl Voss", "Anna Voss", "Voss") == ["Karl Voss", "Anna Voss", "Voss"]

    def test_it_is_whose_it_was_at_first(self) -> None:
        text = "Karl Voss came. Voss said no. He said that his wife, Anna Voss, was ill. " + "Voss said so. " * 8
        assert names(text, "Karl Voss", "Voss", "Anna Voss", "Voss") == [
            "Karl Voss",
            "Karl Voss",
            "Anna Voss",
            "Karl Voss",
        ]

    def test_a_pronoun_decides_between_him_and_her_but_not_between_brothers(self) -> None:
        text = (
            "{} Voss came. It rained. It snowed. It froze.\n\nKarl Voss came. It rained. Then Voss spoke, and he left."
        )
        assert names(text.format("Anna"), " he ") == ["Karl Voss"]
        assert names(text.format("Paul"), " he ") == ["Voss"]


class TestPronouns:
    def test_he_and_she_are_told_apart(self) -> None:
        text = "Anna Voss met Karl Brandt on Monday. She said that it went well. He said so too."
        assert names(text, "She", "He") == ["Anna Voss", "Karl Brandt"]

    def test_who_is_named_in_what_is_said_does_not_say_it(self) -> None:
        text = "Paul Voss came late. “Karl Brandt must go,” he said."
        assert names(text, "he", said="Karl Brandt must go") == ["Paul Voss"]

    def test_two_who_fit_as_well_leave_it_open(self) -> None:
        text = "There were letters from Paul Voss and to Karl Brandt. In the end he said nothing."
        assert names(text, "he") == [None]

    def test_nobody_before_leaves_it_open(self) -> None:
        assert names("It rained. He said so.", "He") == [None]

    def test_whoever_was_named_long_ago_is_not_meant(self) -> None:
        assert names("Paul Voss came. " + "It rained all day long. " * 12 + "He said so.", "He") == [None]

    def test_the_text_tells_who_is_she(self) -> None:
        text = "Qin Voss spoke first. Ms. Voss was brief. She said that it rained."
        assert names(text, "She") == ["Qin Voss"]

    def test_somebody_unnamed_may_be_meant(self) -> None:
        text = "Paul Voss came. A senior official said that it rained. He added that it was late."
        assert meant(text, "A senior official", "He") == [Who(None, "senior official")] * 2

    def test_they_may_be_a_body(self) -> None:
        text = "The Kremlin said that it would wait. They added that there was time."
        assert names(text, "The Kremlin", "They") == ["Kremlin", "Kremlin"]


def test_the_one_who_has_a_role_may_be_called_by_it() -> None:
    text = "The minister of trade, Paul Voss, met Senator Anna Brandt. The senator said no. The minister said yes."
    assert names(text, "The senator", "The minister") == ["Anna Brandt", "Paul Voss"]


def test_a_newspaper_in_short_is_that_in_full() -> None:
    text = "The New York Times was sold, the Times said. The Post reported it."
    assert names(text, "the Times", "The Post") == ["New York Times", "Post"]


def test_a_first_name_is_its_only_bearers() -> None:
    text = "Bernie Voss came with Anna Brandt. Bernie said no."
    assert names(text, "Bernie Voss", "Bernie") == ["Bernie Voss", "Bernie Voss"]


def test_i_is_whose_the_words_of_a_transcript_are() -> None:
    text = "Dmitry Peskov met the press.\n\nQUESTION: And now?\nPESKOV: I said no.\nQUESTION: Why?\nPESKOV: Because."
    assert names(text, "PESKOV", "I") == ["Dmitry Peskov", "Dmitry Peskov"]


def test_no_mentions_no_answers() -> None:
    assert who("Paul Voss came.", []) == []
    assert who("", []) == []


PIECES = st.sampled_from(
    "Paul Voss|Mrs. Clinton|Hillary Clinton|he|She|said|“|”|. |\n\n|, |the minister|spokesman|the Kremlin|Sen.|of|and"
    "|’s|(|PESKOV:|I|\0|A woman|They|van|'s|Donald Trump Jr.|the Times|New York Times".split("|")
)
TEXTS = st.one_of(st.text(), st.lists(PIECES).map(" ".join), st.lists(PIECES).map("".join))
PLACE = st.integers(-5, 60)
SPAN = st.tuples(PLACE, PLACE)
MENTIONS = st.lists(st.builds(Mention, SPAN, SPAN, SPAN), max_size=8)


@given(TEXTS, MENTIONS)
def test_any_text_and_spans_have_an_answer_for_each_mention(text: str, mentions: list[Mention]) -> None:
    found = who(text, mentions)
    assert len(found) == len(mentions)
    assert all(word in text for one in found for word in (one.name or "").split())
    assert found == who(text, mentions)


@given(st.lists(PIECES, max_size=20))
def test_any_words_of_a_text_may_be_mentions(pieces: list[str]) -> None:
    text, mentions = "", []
    for piece in pieces:
        mentions.append(Mention((len(text), len(text) + len(piece)), (0, 0), (0, 0)))
        text += piece + " "
    found = who(text, mentions)
    assert len(found) == len(mentions)
    assert all(word in text for one in found for word in (one.name or "").split())
