from pathlib import Path

import pytest

from bot import Bot
from bot.extract.facts import facts
from bot.extract.sentences import extract
from bot.place import overlap
from index import Index
from tests.bot.extract.test_said import build

TERMS = (
    "The strike at the quay goes on. Ida Holm has set her conditions for talks with the port. "
    "These include better pay, a roof over the quay, and rest on Sundays. "
    "The conditions for talks that Holm has set leave little hope, said nobody.\n\n"
    "Otto Lind demands that the talks with the port begin at once. A lock is a gate that holds water."
)


def first(index: Index, question: str) -> str:
    return Bot(index).ask(question).citations[0].quote


@pytest.fixture
def quay(index: Index, tmp_path: Path) -> Index:
    return build(index, tmp_path, {"a": TERMS})


def test_conditions_are_the_list_of_them(quay: Index) -> None:
    quote = first(quay, "what are Holm's conditions for talks with the port")
    assert quote.startswith("Ida Holm has set her conditions")
    assert quote.endswith("rest on Sundays.")


def test_the_list_is_a_slice_of_its_source(quay: Index) -> None:
    for citation in Bot(quay).ask("what are Holm's conditions for talks with the port").citations:
        assert quay.document(citation.source).text[citation.start : citation.end] == citation.quote


def test_what_somebody_demands_is_no_list_of_another(quay: Index) -> None:
    assert "better pay" not in first(quay, "what are Lind's demands for talks with the port")
    assert first(quay, "what does Lind want in talks with the port").startswith("Otto Lind demands")


def test_what_something_is_comes_before_what_has_its_name(index: Index, tmp_path: Path) -> None:
    build(index, tmp_path, {"a": "The old lock leaks. The lock was shut. A lock is a gate that holds water. Lock it!"})
    assert first(index, "what is a lock") == "A lock is a gate that holds water."


def test_what_was_shown_is_not_given_again(quay: Index) -> None:
    asked = quay.understand("what are Holm's conditions for talks with the port")
    passages = quay.retrieve(asked, 8)
    chosen = extract(asked, passages, quay)
    first = facts(asked, passages, chosen, quay, 5)[0].places[0]
    again = facts(asked, passages, extract(asked, passages, quay, seen=[first]), quay, 5, seen=[first])
    assert all(not overlap(place, [first]) for piece in again for place in piece.places)
