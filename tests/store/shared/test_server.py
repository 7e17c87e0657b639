"""What a real Chroma server keeps of an index."""

import hashlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import numpy as np
import pytest

from index.errors import StoreBroken, StoreUnreachable
from index.store.encoded import Encoded
from index.store.shared.pointer import Pointer
from index.store.shared.server import Server
from tests.chroma import Chroma
from tests.conftest import free_port

POINTER = Pointer(generation=3, manifest="abc", vectors="some", whole_since=2)


@pytest.fixture
def server(address: str) -> Iterator[Server]:
    server = Server(address)
    yield server
    server.close()


def test_nothing_is_live_before_the_first_build(server: Server) -> None:
    assert server.live() is None


def test_one_write_makes_another_state_the_live_one(server: Server, address: str) -> None:
    with closing(Server(address)) as other:
        for pointer in (POINTER, replace(POINTER, generation=4)):
            server.set_live(pointer)
            assert server.live() == other.live() == pointer


def test_another_format_is_told(server: Server) -> None:
    server.set_live(replace(POINTER, format=99))
    with pytest.raises(StoreBroken, match="another version"):
        server.live()


def test_indexes_of_other_names_share_nothing(server: Server, chroma: Chroma) -> None:
    server.set_live(POINTER)
    with closing(Server(f"{chroma.address}/{server.address.name}-2")) as other:
        assert other.live() is None


@pytest.mark.parametrize("size", [0, 1, 3000, 70_000, 300_000])
def test_texts_come_back_byte_for_byte(server: Server, size: int) -> None:
    text = np.random.default_rng(size).bytes(size)
    name = hashlib.sha256(text).hexdigest()
    server.texts.put({name: text})
    assert server.texts.get([name, "nothing"]) == {name: text}
    assert server.texts.names() == {name}


def test_texts_are_put_again_and_deleted(server: Server) -> None:
    texts = {hashlib.sha256(text).hexdigest(): text for text in (b"one", b"two", b"three" * 40_000)}
    for _ in range(2):
        server.texts.put(texts)
    assert server.texts.get(texts) == texts
    one, *rest = texts
    server.texts.delete([one])
    assert server.texts.names() == set(rest)
    assert server.texts.get(texts).keys() == set(rest)


def test_a_text_that_is_not_under_its_digest_is_not_given(server: Server) -> None:
    server.texts.put({"0" * 64: b"something else"})
    assert server.texts.get(["0" * 64]) == {}


def made(number: int, dimension: int = 40, tokens: int = 3) -> Encoded:
    draw = np.random.default_rng(number)
    vector = draw.normal(size=dimension).astype(np.float32)
    signs = draw.integers(0, 256, size=(tokens, (dimension + 7) // 8), dtype=np.uint8)
    return Encoded(vector / np.linalg.norm(vector), signs)


@pytest.mark.parametrize("tokens", [0, 1, 700])
def test_what_was_made_of_wordings_comes_back(server: Server, tokens: int) -> None:
    vectors = server.vectors(server.vectors_name("model", 1), create=True)
    all_made = {f"w{number}": made(number, tokens=tokens) for number in range(310)}
    vectors.add(all_made)
    vectors.add({"w0": made(999)})  # What is there is left.
    found = vectors.encoded([*all_made, "nothing"])
    assert found.keys() == all_made.keys() == vectors.wordings()
    for wording, one in all_made.items():
        assert np.array_equal(found[wording].signs, one.signs)
        assert np.array_equal(found[wording].vector, one.vector.astype(np.float16).astype(np.float32))
    kept = vectors.get(["w0", "nothing"])
    assert kept.keys() == {"w0"}
    assert np.abs(kept["w0"] - all_made["w0"].vector).max() < 1e-5


def test_the_nearest_come_first(server: Server) -> None:
    vectors = server.vectors(server.vectors_name("model", 1), create=True)
    all_made = {f"w{number}": made(number) for number in range(50)}
    vectors.add(all_made)
    asked = all_made["w7"].vector
    exact = sorted(all_made, key=lambda wording: -float(all_made[wording].vector @ asked))
    assert list(vectors.nearest(asked, 10)) == exact[:10]
    vectors.delete(["w7"])
    assert list(vectors.nearest(asked, 60)) == exact[1:]
    assert len(vectors) == 49


def test_rows_are_copied_as_they_are(server: Server) -> None:
    old, new = (server.vectors(server.vectors_name("model", number), create=True) for number in (1, 2))
    old.add({f"w{number}": made(number) for number in range(5)})
    new.copy(["w1", "w2", "nothing"], old)
    assert new.wordings() == {"w1", "w2"}
    for wording, vector in new.get(["w1", "w2"]).items():
        assert np.array_equal(vector, old.get([wording])[wording])
        assert np.array_equal(new.encoded([wording])[wording].signs, old.encoded([wording])[wording].signs)


def test_collections_of_vectors_are_known_by_their_embedder(server: Server) -> None:
    names = [server.vectors_name("one", 2), server.vectors_name("other", 3), server.vectors_name("one", 10)]
    for name in names:
        server.vectors(name, create=True)
    assert server.all_vectors() == names
    assert server.all_vectors("one") == [names[0], names[2]]
    for _ in range(2):
        server.drop(names[0])
    assert server.all_vectors("one") == [names[2]]
    with pytest.raises(StoreBroken):
        server.vectors(names[0]).wordings()


def test_a_dropped_collection_is_told_by_who_had_it_open(server: Server) -> None:
    vectors = server.vectors(server.vectors_name("model", 1), create=True)
    vectors.add({"w0": made(0)})
    server.drop(vectors.name)
    with pytest.raises(StoreBroken):
        vectors.nearest(made(0).vector, 1)


def test_the_clock_goes_on(server: Server) -> None:
    assert 0 < server.clock() < server.clock()


def test_a_server_that_is_away_is_told_without_credentials() -> None:
    server = Server(f"http://ann:secret@127.0.0.1:{free_port()}/news")
    with pytest.raises(StoreUnreachable) as caught:
        server.live()
    assert "secret" not in f"{caught.value} {caught.value.hint} {server.address!r}"
    assert "/news" in str(caught.value)
    assert caught.value.hint


def test_it_is_found_again_after_it_was_away(tmp_path: Path) -> None:
    chroma = Chroma(tmp_path / "chroma", free_port())
    chroma.start()
    server = Server(chroma.address)
    server.set_live(POINTER)
    chroma.kill()
    with pytest.raises(StoreUnreachable):
        server.live()
    chroma.start()
    assert server.live() == POINTER
    chroma.kill()
    server.close()


def test_closed_is_opened_again(server: Server) -> None:
    server.set_live(POINTER)
    with server.connection.ask():
        server.close()
        assert server.live() == POINTER
    server.close()
    assert server.live() == POINTER


class Other(BaseHTTPRequestHandler):
    """Some other server, or a proxy before one."""

    answer = (200, "")

    def do_GET(self) -> None:
        code, text = self.answer
        self.send_response(code)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_) -> None:
        pass


@pytest.mark.parametrize(
    ("code", "text"),
    [(200, "<html>"), (404, "<html>"), (404, '{"detail": "Not Found"}'), (401, ""), (503, "busy"), (500, "")],
)
def test_what_is_no_chroma_server_is_told(code: int, text: str) -> None:
    handler = type("Handler", (Other,), {"answer": (code, text)})
    with HTTPServer(("127.0.0.1", 0), handler) as other:
        thread = Thread(target=other.serve_forever)
        thread.start()
        with (
            closing(Server(f"http://127.0.0.1:{other.server_port}")) as server,
            pytest.raises(StoreUnreachable) as caught,
        ):
            server.live()
        other.shutdown()
        thread.join()
    assert caught.value.hint
    assert "<" not in str(caught.value)
