"""Embedding by a service: real HTTP on loopback, the vectors of a real model, and everything that may go wrong."""

import math
import pickle
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import numpy as np
import pytest

from index import Index
from index.errors import ModelError
from index.store import line
from index.store.remote import RemoteEmbedder
from index.store.service import EmbeddingService
from index.types import TokenEmbedder
from tests.conftest import SOURCES, free_port
from tests.fakes import CountingEmbedder
from tests.services import Body, Plain, Service, send, served, told

TEXTS = [f"Text number {number} tells of {'apples ' * (number % 7)}" for number in range(50)]


QUESTIONS = [
    "how many prisoners will be exchanged",
    "what did Peskov say about the refusal",
    "who mediates between the two sides",
    "when do the sanctions end",
    "where did the delegations meet",
]


@pytest.fixture(autouse=True)
def _hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test waits: the pauses between two tries are none unless a service asks for one."""
    monkeypatch.setattr(line, "_FIRST", 0.0)
    monkeypatch.setattr(line, "_LONGEST", 0.0)


@pytest.fixture
def service() -> Iterator[Service]:
    with served() as service:
        yield service


@pytest.fixture
def embedder(service: Service) -> RemoteEmbedder:
    return RemoteEmbedder(service.here, "words")


def test_the_vectors_are_those_of_the_model_in_the_order_of_the_texts(embedder: RemoteEmbedder) -> None:
    vectors = embedder.embed(TEXTS)
    assert vectors.dtype == np.float32
    assert vectors == pytest.approx(CountingEmbedder().embed(TEXTS), abs=1e-6)
    assert embedder.embed_question("apples") == pytest.approx(CountingEmbedder().embed_question("apples"), abs=1e-6)
    assert not isinstance(embedder, TokenEmbedder)


def test_texts_go_in_small_batches_and_each_once(service: Service, embedder: RemoteEmbedder) -> None:
    embedder.embed(TEXTS)
    assert max(len(body["input"]) for body in service.asked) <= 16
    assert sorted(service.embedded) == sorted(TEXTS)
    assert {body["model"] for body in service.asked} == {"words"}


def test_vectors_of_any_length_are_made_unit_long(service: Service, embedder: RemoteEmbedder) -> None:
    service.tricks.append(lambda handler, body: send(handler, told([[3e30, 4e30], [0.0, 1e-9]])))
    assert embedder.embed(["one", "two"]) == pytest.approx(np.array([[0.6, 0.8], [0.0, 1.0]]), abs=1e-6)


def test_an_answer_in_another_order_is_put_right(service: Service, embedder: RemoteEmbedder) -> None:
    def shuffled(handler: BaseHTTPRequestHandler, body: Body) -> None:
        answer = told(service.embedder.embed(body["input"]))
        send(handler, {**answer, "data": answer["data"][::-1]})

    service.tricks.append(shuffled)
    assert embedder.embed(TEXTS[:9]) == pytest.approx(CountingEmbedder().embed(TEXTS[:9]), abs=1e-6)


@pytest.mark.parametrize(
    ("answer", "wrong"),
    [
        (told([[1.0, 0.0]]), "gives 1 vectors where 2 are asked for"),
        (told([[1.0, 0.0]] * 3), "gives 3 vectors where 2 are asked for"),
        ({"data": [{"index": 0, "embedding": [1.0]}] * 2}, "gives 2 vectors where 2 are asked for"),
        (told([[1.0, math.nan], [1.0, 0.0]]), "something else than vectors"),
        (told([[1.0, math.inf], [1.0, 0.0]]), "something else than vectors"),
        (told([[0.0, 0.0], [1.0, 0.0]]), "something else than vectors"),
        ({"data": [{"index": i, "embedding": [1.0] * (i + 1)} for i in range(2)]}, "something else than vectors"),
        ({"data": [{"index": i, "embedding": "AAAA"} for i in range(2)]}, "something else than vectors"),
        ({"data": [{"index": i, "embedding": []} for i in range(2)]}, "something else than vectors"),
        ({"data": [{"index": i, "embedding": 1.0} for i in range(2)]}, "something else than vectors"),
        ({"data": [{"index": [], "embedding": [1.0]}]}, "something else than vectors"),
        ({"data": [{"embedding": [1.0]}] * 2}, "something else than vectors"),
        ({"data": None}, "something else than vectors"),
        ([1, 2], "something else than vectors"),
        (b"<html>", "something else than JSON"),
        (b"[" * 100_000, "something else than JSON"),
        (b'{"data": "\xff"}', "something else than JSON"),
    ],
)
def test_what_is_no_answer_is_refused_at_once(
    service: Service, embedder: RemoteEmbedder, answer: object, wrong: str
) -> None:
    service.tricks.append(lambda handler, body: send(handler, answer))
    with pytest.raises(ModelError, match=wrong) as caught:
        embedder.embed(["one", "two"])
    assert caught.value.hint
    assert len(service.asked) == 1


def test_vectors_keep_their_dimension(service: Service, embedder: RemoteEmbedder) -> None:
    embedder.embed(["one"])
    service.tricks.append(lambda handler, body: send(handler, told([[1.0, 0.0]])))
    with pytest.raises(ModelError, match="vectors of 2 and of 32 numbers"):
        embedder.embed_question("two")


def closes(handler: BaseHTTPRequestHandler, body: Body) -> None:
    handler.close_connection = True


def breaks_off(handler: BaseHTTPRequestHandler, body: Body) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"data": [')
    handler.close_connection = True


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504, 529])
def test_what_may_pass_is_asked_again(service: Service, embedder: RemoteEmbedder, status: int) -> None:
    service.tricks.extend([lambda handler, body: send(handler, {}, status, Retry_After="0")] * 2)
    service.tricks.extend([closes, breaks_off])
    assert embedder.embed(["one"]) == pytest.approx(CountingEmbedder().embed(["one"]), abs=1e-6)
    assert len(service.asked) == 5


@pytest.mark.parametrize("status", [400, 401, 403, 404, 413, 422, 424, 499])
def test_a_refusal_is_not_asked_again(service: Service, embedder: RemoteEmbedder, status: int) -> None:
    service.tricks.append(lambda handler, body: send(handler, {"message": "no"}, status))
    with pytest.raises(ModelError, match=f"answers with status {status}") as caught:
        embedder.embed(["one"])
    assert caught.value.hint
    assert len(service.asked) == 1


def test_one_that_stays_broken_is_given_up(service: Service, embedder: RemoteEmbedder) -> None:
    service.tricks.extend([lambda handler, body: send(handler, {}, 503)] * 99)
    with pytest.raises(ModelError, match="answers with status 503") as caught:
        embedder.embed(["one"])
    assert len(service.asked) == line.BUILDING.tries
    assert "--embedder" in caught.value.hint
    with pytest.raises(ModelError):
        embedder.embed_question("one")
    assert len(service.asked) == line.BUILDING.tries + line.ASKING.tries


def test_one_that_is_not_there(service: Service) -> None:
    nowhere = RemoteEmbedder(EmbeddingService(f"http://127.0.0.1:{free_port()}"), "words")
    with pytest.raises(ModelError, match="cannot be reached"):
        nowhere.embed_question("one")


def test_one_at_no_address() -> None:
    with pytest.raises(ModelError, match="no address"):
        RemoteEmbedder(EmbeddingService("http://xn--a"), "words").embed_question("one")


def test_silence_ends(monkeypatch: pytest.MonkeyPatch, service: Service, embedder: RemoteEmbedder) -> None:
    assert embedder.embed_question("one").any()
    short = line.ASKING._replace(silence=0.05)
    monkeypatch.setattr("index.store.remote.ASKING", short)
    service.tricks.extend([lambda handler, body: bool(service.over.wait(60))] * 3)
    with pytest.raises(ModelError, match="silent for too long"):
        embedder.embed_question("two")


def test_a_redirect_is_not_followed_and_the_key_goes_nowhere_else() -> None:
    with served() as service, served() as other:
        service.key = "sk-secret"
        place = f"{other.address}/v1/embeddings"
        service.tricks.append(lambda handler, body: send(handler, {}, 307, Location=place))
        with pytest.raises(ModelError, match="points to another address"):
            RemoteEmbedder(service.here, "words").embed_question("one")
        assert other.headers == []
        assert {told["authorization"] for told in service.headers} == {"Bearer sk-secret"}


def test_the_key_is_in_no_error(service: Service) -> None:
    def mirrors(handler: BaseHTTPRequestHandler, body: Body) -> None:
        send(handler, {"error": handler.headers["Authorization"]}, 400)

    service.tricks.append(mirrors)
    known = RemoteEmbedder(EmbeddingService(service.address, "sk-secret"), "words")
    with pytest.raises(ModelError) as caught:
        known.embed_question("one")
    assert "sk-secret" not in f"{caught.value} {caught.value.hint} {caught.value.__cause__}"
    service.key = "sk-other"
    with pytest.raises(ModelError, match="status 401") as caught:
        RemoteEmbedder(EmbeddingService(service.address, "sk-secret"), "words").embed_question("one")
    assert "ONRECORD_EMBEDDER_KEY" in caught.value.hint


def test_a_password_in_the_address_goes_with_each_request_and_into_no_error(service: Service) -> None:
    address = service.address.replace("//", "//ann:p%40ss@")
    service.tricks.append(lambda handler, body: send(handler, {}, 400))
    with pytest.raises(ModelError) as caught:
        RemoteEmbedder(EmbeddingService(address), "words").embed_question("one")
    assert "p%40ss" not in str(caught.value)
    assert {told["authorization"] for told in service.headers} == {"Basic YW5uOnBAc3M="}


def test_another_process_asks_the_same_service() -> None:
    with served() as service:
        embedder = RemoteEmbedder(service.here, "words")
        again = pickle.loads(pickle.dumps(embedder))  # noqa: S301  (it was made here)
        assert again.fingerprint == embedder.fingerprint
        assert np.array_equal(again.embed(TEXTS[:3]), embedder.embed(TEXTS[:3]))


def test_the_fingerprint_is_of_model_and_dimension_and_not_of_the_address() -> None:
    with served() as service, served() as other:
        other.models = ["words", "others"]
        first = RemoteEmbedder(service.here, "words").fingerprint
        assert first == RemoteEmbedder(other.here, "words").fingerprint
        assert first != RemoteEmbedder(other.here, "others").fingerprint
        other.tricks.append(lambda handler, body: send(handler, told([[1.0, 0.0]])))
        assert first != RemoteEmbedder(other.here, "words").fingerprint


def test_one_that_counts_tokens_is_asked_for_them(service: Service, embedder: RemoteEmbedder) -> None:
    service.window = 42
    assert embedder.window == 40
    assert embedder.count(TEXTS) == CountingEmbedder().count(TEXTS)
    assert embedder.count([]) == []
    assert embedder.count(["", "two words", ""]) == [0, 2, 0]


def test_one_that_tells_its_window_is_believed(service: Service) -> None:
    service.longest = 512
    assert RemoteEmbedder(service.here, "words").window == int(0.8 * 512) - 2
    smaller = EmbeddingService(service.address, window=300)
    assert RemoteEmbedder(smaller, "words").window == int(0.8 * 300) - 2
    service.longest = None
    assert RemoteEmbedder(service.here, "words").window == int(0.8 * 256) - 2


def test_a_question_is_cut_to_the_window(service: Service, embedder: RemoteEmbedder) -> None:
    service.window = 42
    embedder.embed_question("word " * 500)
    assert 30 < len(service.embedded[-1].split()) <= 40


@pytest.fixture(scope="module")
def plain() -> Plain:
    return Plain()


@pytest.fixture(scope="module")
def local(plain: Plain, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    index = Index.open(tmp_path_factory.mktemp("local"), embedder=plain)
    index.build([SOURCES])
    yield index
    index.close()


def test_answers_are_those_of_the_same_model_on_this_machine(
    plain: Plain, local: Index, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with served(plain) as service:
        service.models, service.window = ["minilm"], 256
        index = Index.open(tmp_path_factory.mktemp("remote"), model="minilm", embedder=service.here)
        report = index.build([SOURCES])
        assert report.embedded == len(set(service.embedded) - {"dimension"})
        for question in QUESTIONS:
            ours, theirs = index.retrieve(question, 5), local.retrieve(question, 5)
            assert [one.id for one in ours] == [one.id for one in theirs]
            assert [one.score for one in ours] == pytest.approx([one.score for one in theirs], abs=0.02)
        index.close()
