from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bot import Bot
from index import Index
from index.types import TokenEmbedder
from tests.fakes import CountingEmbedder

QUESTIONS = (
    "what did Peskov say",
    "what did Pescov say about the talks",
    "who rejected the second peace summit",
    "how many prisoners will be exchanged",
    "what did Песков say",
    'who spoke of "reward for war"',
    "What is the capital of Australia?",
    "what did Zelensky say last week",
)


def test_several_threads_at_once_get_what_one_gets(real: Index, store: Path) -> None:
    jobs = [(question, given) for question in QUESTIONS for given in ({}, {"publisher": "Harbour Dispatch"})]
    alone = [Bot(real).ask(question, **given) for question, given in jobs]
    fresh = Index.open(store)  # so that the first of them open it at once
    with ThreadPoolExecutor(6) as threads:
        together = list(threads.map(lambda job: Bot(fresh).ask(job[0], **job[1]), jobs * 3))
    fresh.close()
    assert together == alone * 3


def test_a_question_is_embedded_once_and_as_it_is_read(index: Index, folder: Path, embedder: CountingEmbedder) -> None:
    index.build([folder])
    index.retrieve("what did Clarra say?")
    assert embedder.questions == ["what did Clara say"]


def test_an_embedder_without_tokens_ranks_without_them(index: Index, folder: Path, embedder: CountingEmbedder) -> None:
    index.build([folder])
    assert not isinstance(embedder, TokenEmbedder)
    assert index.retrieve("red apples") == index.retrieve("red apples", rerank=False)
