"""The same answers come from a folder and from a server."""

from collections.abc import Iterator

import pytest

from index import Index
from tests.conftest import RealStores

QUESTIONS = (
    "what did Peskov say",
    "what did Peskov say about the talks?",
    "how many prisoners will be exchanged?",
    "why did the harbour reject the gas",
    "grain prices",
    "Zelensky",
    "the Kremlin on sanctions",
    "when does the ferry leave",
    "lists drawn up by category and not by rank",
    "what was said in March 2025",
    "NATO",
    "who was in Lucerne",
)
FILTERS = ({}, {"publisher": "Harbour Dispatch"}, {"since": "2025-03-01", "until": "2025-03-31"}, {"speaker": "Umerov"})


@pytest.fixture(scope="module")
def both(real_stores: RealStores) -> Iterator[list[Index]]:
    both = [Index.open(real_stores.of(kind)) for kind in ("folder", "server")]
    yield both
    for index in both:
        index.close()


@pytest.mark.parametrize("question", QUESTIONS)
def test_passages_and_their_scores_are_the_same(both: list[Index], question: str) -> None:
    for filters in FILTERS:
        for k in (1, 5, 100):
            ours, theirs = (index.retrieve(question, k, **filters) for index in both)
            assert ours == theirs
    ours, theirs = (index.retrieve(question, 10, rerank=False) for index in both)
    assert ours == theirs


def test_statements_and_their_order_are_the_same(both: list[Index]) -> None:
    ours, theirs = (index.speakers() for index in both)
    assert ours == theirs
    for speaker in (None, *(one.name for one in ours)):
        for about in (None, "the talks", "gas"):
            said = [index.statements(speaker, about, k=20) for index in both]
            assert said[0] == said[1]


def test_sources_and_documents_are_the_same(both: list[Index]) -> None:
    ours, theirs = (index.sources() for index in both)
    assert ours == theirs
    for source in ours:
        assert both[0].document(source.source) == both[1].document(source.source)
    assert both[0].check(probes=20) == both[1].check(probes=20)
