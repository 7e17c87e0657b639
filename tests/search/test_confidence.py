from dataclasses import replace
from math import log
from pathlib import Path

import pytest

from index import Index
from index.search import understand
from index.search.confidence import confidence, coverage, evidence, sureness, weigh
from index.search.fuse import Candidate
from index.split.cues import speech
from index.split.names import key
from index.store.row import Row

TERM = frozenset
WEIGHTS = {TERM({"appl"}): 3.0, TERM({"zelenski", "zelenskyy"}): 1.0}


def row(text: str) -> Row:
    return Row("id", "a.txt", 0, len(text), "", text)


def near(cosine: float) -> Candidate:
    return Candidate("id", 0, cosine, 0.0, cosine)


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("The APPLES, of Zelensky", 1.0),
        ("an apple", 0.75),
        ("Zelenskyy’s", 0.25),
        ("pears", 0.0),
        ("", 0.0),
    ],
)
def test_coverage_is_the_share_of_what_counts(text: str, share: float) -> None:
    assert coverage(text, WEIGHTS) == pytest.approx(share)


def test_a_question_without_words_is_covered_by_nothing() -> None:
    assert coverage("apples", {}) == 0


def test_signs_are_the_best_of_each() -> None:
    found, rows = [near(0.2), near(0.7), near(-0.1)], [row("pears"), row("an apple"), row("Zelenskyy")]
    assert evidence(WEIGHTS, found, rows) == (0.7, 0.75)
    assert evidence(WEIGHTS, [], []) == (0.0, 0.0)


def test_more_of_either_sign_makes_surer() -> None:
    steps = [confidence(cosine / 10, 0.5) for cosine in range(-10, 11)]
    assert steps == sorted(set(steps))
    steps = [confidence(0.4, covered / 10) for covered in range(11)]
    assert steps == sorted(set(steps))
    assert confidence(-1, 0) < 0.01
    assert confidence(1, 1) > 0.99


def test_the_rarer_a_word_the_more_it_counts(index: Index, folder: Path) -> None:
    """As BM25 has it: log(1 + (N - n + 0.5) / (n + 0.5)) for a word in n of N passages."""
    (folder / "more.txt").write_text("More was said by Anna.", encoding="utf-8")
    index.build([folder])
    terms = [TERM({"anna"}), TERM({"boat"}), TERM({"xylophon"}), TERM({"xylophon", "boat"})]
    with index._live.view() as view:
        weights = weigh(terms, view.snapshot.words)
    wanted = [log(1 + (4 - n + 0.5) / (n + 0.5)) for n in (2, 1, 0, 1)]
    assert [weights[term] for term in terms] == pytest.approx(wanted)


def sure(asked: str, *texts: str) -> float:
    question = understand(asked)
    rows = list(map(row, texts))
    speaking = {one.id for one in rows if question.surname and key(question.surname) in speech(one.text)}
    return sureness(question, dict.fromkeys(question.terms, 1.0), [near(0.0)], rows, speaking)


def test_a_name_makes_sure_where_it_speaks() -> None:
    assert sure("what did Hale say", "Later Hale said that it rained.") == pytest.approx(0.9)
    assert sure("what did Hale say", "Mr Hale was seen in the theatre.") < 0.1
    assert sure("what did Hale say about rain in spring", "Hale said that rain fell.") == pytest.approx(0.6)


def test_a_bare_name_makes_sure_where_it_stands() -> None:
    assert sure("Colin Hale", "Colin Hale was seen.") == pytest.approx(0.9)
    assert sure("Colin Hale", "It rained.") < 0.1
    assert sure("who is Colin Hale", "Colin Hale was seen.") == pytest.approx(confidence(0.0, 1.0))


def test_who_is_not_known_is_never_sure() -> None:
    question = replace(understand("what did Otto Hale say"), known=False)
    weights, one = dict.fromkeys(question.terms, 1.0), row("Otto Hale said so.")
    assert sureness(question, weights, [near(1.0)], [one], {one.id}) == 0
