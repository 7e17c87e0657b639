import pytest

from bot import Answer, Citation
from bot.talk.exchange import Exchange, named, shown, sort
from index import Index
from index.search import understand
from tests.bot.talk.talking import asked, exchanged


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Peskov", "he"),
        ("Zakharova", "she"),
        ("Maria Zakharova", "she"),
        ("Kremlin", "body"),
        ("European Union", "body"),
        ("Black Sea", "thing"),
        ("Zelensky and Putin", "things"),
        ("Kremlin spokesman", "he"),
        ("Quillfeather", "any"),
        ("Ovo Quillfeather", "person"),
    ],
)
def test_what_stands_for_a_name(real: Index, name: str, expected: str) -> None:
    assert sort(name, real) == expected


def test_the_sources_own_word_tells_what_a_name_does_not(
    index: Index, tmp_path_factory: pytest.TempPathFactory
) -> None:
    texts = tmp_path_factory.mktemp("texts")
    (texts / "a.txt").write_text(
        "Oona Quill said that the mill is old. She said that it must close. Ono Quarr said that it may stay.", "utf-8"
    )
    index.build([texts])
    assert sort("Quill", index) == "she"
    assert sort("Quarr", index) == "person"


def test_whom_and_what_a_question_names(real: Index) -> None:
    (exchange,) = asked("what did Peskov say about the lists in March 2025")
    assert [(one.text, one.sort) for one in named(exchange, real)][:3] == [
        ("Peskov", "he"),
        ("Peskov", "he"),
        ("the lists", "things"),
    ]
    assert not any("2025" in one.text for one in named(exchange, real))


def test_who_answers_is_named_where_it_is_asked_who(real: Index) -> None:
    who, when = exchanged(real, "who led the Ukrainian delegation", "when did the delegations meet")
    assert "Rustem Umerov" in {one.text for one in named(who, real)}
    assert {one.text for one in shown(when, real)}.isdisjoint(one.text for one in named(when, real))


def test_of_a_text_alone_nothing_was_shown(real: Index) -> None:
    exchange: Exchange
    (exchange,) = asked("what did Peskov say")
    assert list(shown(exchange, real)) == []
    assert (exchange.places, exchange.speakers, exchange.statement) == (frozenset(), frozenset(), None)


def test_what_was_shown(real: Index) -> None:
    (exchange,) = exchanged(real, "what did Zakharova say about ultimatums")
    assert exchange.speakers == {"Maria Zakharova"}
    assert exchange.statement
    assert exchange.statement.content == 'that Moscow does not accept "ultimatums"'


def test_what_gives_a_reason_may_answer_why() -> None:
    def citation(quote: str, start: int) -> Citation:
        return Citation(1, "a.txt", "T", None, None, None, "", start, start + len(quote), quote)

    cited = (citation("The pier closed because of rot.", 0), citation("The pier closed.", 50))
    told = Exchange(understand("did the pier close"), Answer("q", True, "", cited, (), 0.9))
    assert told.unexplained == {("a.txt", (50, 66))}
