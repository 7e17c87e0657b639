from dataclasses import replace
from pathlib import Path

import pytest

from bot import Bot
from bot.extract.pieces import THRESHOLD
from bot.extract.sure.signs import Signs
from bot.extract.sure.sureness import confidence, sureness
from index import Index
from index.search import understand

PLAIN = Signs(0.5, 0.6, 0.7, 0.6, 0, 0, 0, 0, 0, 0, 0, 0, 0)
GAPS = Signs._fields[Signs._fields.index("missing") :]


def sure(index: Index, question: str) -> float:
    asked = index.understand(question)
    return sureness(asked, index.retrieve(asked, 8), index)


@pytest.mark.parametrize("sign", Signs._fields)
def test_what_is_like_makes_surer_and_what_is_missing_less_sure(sign: str) -> None:
    more = confidence(PLAIN._replace(**{sign: getattr(PLAIN, sign) + 1}))
    assert (more < confidence(PLAIN)) == (sign in GAPS)
    assert 0 < more < 1


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("when did Russia leave the grain agreement", "when did Brazil leave the grain agreement"),
        ("how long did the talks in Istanbul last", "how long did the talks in Riyadh last"),
        ("what was the premium lowered for", "what was the premium raised for"),
        ("where was the first peace summit held", "where was the first peace summit not held"),
        ("who has offered to mediate", "who has refused to mediate"),
        ("when was the first peace summit of 2024 held", "when was the first peace summit of 1987 held"),
    ],
)
def test_one_changed_word_makes_less_sure(real: Index, right: str, wrong: str) -> None:
    assert sure(real, right) >= THRESHOLD
    assert sure(real, wrong) < sure(real, right)


@pytest.mark.parametrize("question", ["how does a heat pump work", "what do bees eat in winter", "who invented soap"])
def test_another_subject_is_declined(real: Index, question: str) -> None:
    assert sure(real, question) < THRESHOLD


def test_the_search_s_own_score_stands_where_statements_or_bare_names_are_asked_for(real: Index) -> None:
    for question in ("what did Peskov say", "who said that a mediator needs a mandate", "Peskov", "peace summit"):
        asked = real.understand(question)
        passages = real.retrieve(asked, 8)
        assert sureness(asked, passages, real) == passages[0].score


def test_without_vectors_of_tokens_the_search_s_own_score_stands(index: Index, folder: Path) -> None:
    index.build([folder])
    asked = understand("what colour are the apples")
    passages = index.retrieve(asked)
    assert sureness(asked, passages, index) == passages[0].score


def test_nothing_found_is_not_sure_at_all(index: Index) -> None:
    assert sureness(understand("what is it"), [], index) == 0.0


def test_an_answer_is_found_if_and_only_if_it_is_sure_enough(real: Index) -> None:
    for question in ("where was the first peace summit held", "what was the premium raised for", "what is a zebra"):
        answer = Bot(real).ask(question)
        assert answer.found == (answer.confidence >= THRESHOLD) == bool(answer.citations)


def test_the_score_of_a_passage_does_not_matter_beside_the_signs(real: Index) -> None:
    asked = real.understand("where was the first peace summit held")
    first, *others = real.retrieve(asked, 8)
    assert sureness(asked, [replace(first, score=0.01), *others], real) == sureness(asked, [first, *others], real)
