from index.search.forms import forms
from index.search.query import term


def test_forms_that_no_ending_tells() -> None:
    assert forms("began") == forms("begin") == ("begin", "began", "begun")
    assert forms("sail") == ("sail",)


def test_all_forms_are_the_stems_of_a_term() -> None:
    assert term("win") == term("won")
    assert "won" in term("win")
    assert term("Won") == frozenset({"won"})  # A name.
