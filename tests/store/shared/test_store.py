"""A shared store when something goes wrong: the server, the network between, a holder that sleeps, a cache."""

import os
import threading
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from index import Index
from index.errors import OnRecordError, StoreBroken, StoreBusy, StoreMissing, StoreUnreachable
from index.store import open_store
from index.store.shared.connection import Connection
from index.store.shared.store import SharedStore
from tests.chroma import Chroma
from tests.conftest import free_port
from tests.fakes import TokenCountingEmbedder

QUESTIONS = ("what did Anna say", "boats", "the clouds", "rain harvest why")


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    move_to(tmp_path / "here", monkeypatch)


def move_to(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is opened from now on has the cache of another machine."""
    monkeypatch.setenv("ONRECORD_CACHE", str(machine))


def answers(index: Index) -> list[object]:
    with index.steady():
        return [index.sources(), *(index.retrieve(question, k) for question in QUESTIONS for k in (1, 50))]


def opened(address: str, embedder: TokenCountingEmbedder | None = None) -> Index:
    return Index.open(address, embedder=embedder or TokenCountingEmbedder())


@pytest.fixture
def built(address: str, folder: Path) -> Iterator[Index]:
    index = opened(address)
    index.build([folder])
    yield index
    index.close()


def edit(folder: Path, number: int = 0) -> None:
    (folder / "apples.txt").write_text(f"Anna said that apples number {number} are green.", encoding="utf-8")
    (folder / f"new{number}.txt").write_text(f"Dora told us that rain number {number} fell.", encoding="utf-8")
    (folder / f"new{number - 1}.txt").unlink(missing_ok=True)


def expected(folder: Path, tmp_path: Path) -> list[object]:
    """The answers of an index in a folder."""
    with closing(Index.open(tmp_path / f"expected{os.urandom(4).hex()}", embedder=TokenCountingEmbedder())) as index:
        index.build([folder])
        return answers(index)


# --- the server


def test_a_server_that_dies_at_any_step_of_a_build_leaves_the_old_or_the_new_index(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chroma = Chroma(tmp_path / "chroma", free_port())
    chroma.start()
    index = opened(chroma.address)
    index.build([folder])
    steps, dies_at = [0], [10**9]
    ask = Connection.ask

    def counted(self: Connection):
        steps[0] += 1
        if steps[0] == dies_at[0]:
            chroma.kill()
        return ask(self)

    monkeypatch.setattr(Connection, "ask", counted)
    for number in (1, 2):  # The second has something to delete.
        edit(folder, number)
        steps[0] = 0
        index.build([folder])
    whole, told = steps[0], set()
    for number, step in enumerate([*range(1, whole - 4, max(whole // 6, 1)), whole - 4], start=3):
        before = answers(index)
        edit(folder, number)
        steps[0], dies_at[0] = 0, step
        with suppress(StoreUnreachable):
            index.build([folder])
            told.add("built")
        dies_at[0] = 10**9
        if chroma.is_running:
            chroma.kill()
        with pytest.raises(StoreUnreachable) as caught:
            index.retrieve("boats")
        assert caught.value.hint
        chroma.start()
        after = expected(folder, tmp_path)
        assert answers(index) in (before, after)
        told.add("old" if answers(index) == before else "new")
        index.build([folder])
        assert answers(index) == after
        assert index.check(probes=9)
    assert {"old", "new"} <= told
    index.close()
    chroma.kill()


def test_what_does_not_answer_is_told_and_an_empty_server_has_no_index(address: str) -> None:
    with closing(opened(address)) as index:
        assert not index.exists
        with pytest.raises(StoreMissing) as caught:
            index.retrieve("boats")
        assert "onrecord build" in caught.value.hint
    with closing(opened(f"http://ann:secret@127.0.0.1:{free_port()}")) as index:
        with pytest.raises(StoreUnreachable) as away:
            index.retrieve("boats")
        assert "secret" not in f"{away.value} {away.value.hint} {index.place}"


# --- the lease


class Sleeps(TokenCountingEmbedder):
    """Sleeps while it embeds, for so long that something may happen meanwhile."""

    def __init__(self, meanwhile) -> None:
        super().__init__()
        self._meanwhile = meanwhile

    def embed(self, texts):
        self._meanwhile()
        return super().embed(texts)


def shared(index: Index) -> SharedStore:
    assert isinstance(index._store, SharedStore)
    return index._store


def test_a_holder_that_slept_too_long_publishes_nothing(built: Index, folder: Path, address: str) -> None:
    before = answers(built)
    edit(folder)
    index = opened(address, Sleeps(lambda: expire(index)))
    with pytest.raises(StoreBusy, match="lost"):
        index.build([folder])
    index.close()
    assert answers(built) == before
    built.build([folder])
    assert answers(built) != before


def expire(index: Index) -> None:
    store = shared(index)
    assert store._lease
    store._lease._end(store._server.clock() - 1)


def test_another_one_builds_while_the_holder_sleeps(
    built: Index, folder: Path, tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(folder)

    def meanwhile() -> None:
        expire(index)
        move_to(tmp_path / "there", monkeypatch)
        with closing(opened(address)) as other:
            other.build([folder])

    index = opened(address, Sleeps(meanwhile))
    with pytest.raises(StoreBusy):
        index.build([folder])
    index.close()
    assert answers(built) == expected(folder, tmp_path)
    assert built.check(probes=9)


def test_a_second_machine_is_refused_while_one_builds(
    built: Index, folder: Path, tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with shared(built).lock():
        move_to(tmp_path / "there", monkeypatch)
        with closing(opened(address)) as other, pytest.raises(StoreBusy, match="process"):
            other.build([folder])


# --- readers


@pytest.mark.parametrize("fresh", [False, True])
def test_a_view_stays_right_while_builds_delete_its_vectors(
    built: Index, folder: Path, tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch, fresh: bool
) -> None:
    move_to(tmp_path / "there", monkeypatch)
    with closing(opened(address)) as builder:
        with built.steady():
            before = answers(built)
            for number in range(3):
                edit(folder, number)
                builder.build([folder], fresh=fresh)
                assert answers(built) == before
        assert answers(built) == answers(builder) == expected(folder, tmp_path)


def test_a_machine_without_a_cache_catches_up_and_follows(
    built: Index, folder: Path, tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    move_to(tmp_path / "there", monkeypatch)
    with closing(opened(address)) as reader:
        assert answers(reader) == answers(built)
        for number in range(2):
            edit(folder, number)
            built.build([folder])
            assert answers(reader) == answers(built) == expected(folder, tmp_path)
        # The one that a reader has just left goes when it catches up the next time.
        assert len(list((reader.path / "snapshots").iterdir())) <= 2
        assert len(list((built.path / "snapshots").iterdir())) == 1
        assert reader.path.stat().st_mode & 0o077 == 0


def test_readers_of_one_cache_come_at_once(
    built: Index, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    move_to(tmp_path / "there", monkeypatch)
    readers = [opened(address) for _ in range(4)]
    found: list[object] = []
    threads = [threading.Thread(target=lambda one=one: found.append(answers(one))) for one in readers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [answers(built)] * 4
    for reader in readers:
        reader.close()


# --- a cache


def spoil(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(bytes(255 - byte for byte in data[:64]) + data[64:])


DAMAGES = {
    "lexical/meta.json": spoil,
    "lexical/*.ids.npy": Path.unlink,
    "lexical/*.vectors.npy": spoil,
    "statements/meta.json": spoil,
    "manifest.json": spoil,
    "vectors": Path.unlink,
    "held": Path.unlink,
}


@pytest.mark.parametrize("file", DAMAGES)
def test_a_damaged_cache_is_laid_anew(built: Index, folder: Path, address: str, file: str) -> None:
    before = answers(built)
    built.close()
    DAMAGES[file](next(built.path.glob(f"snapshots/*/{file}")))
    assert answers(built) == before
    assert built.check(probes=9) == 3
    edit(folder)
    built.build([folder])
    assert built.check(probes=9) == 4


def test_a_damaged_document_is_fetched_anew(built: Index) -> None:
    before = [built.document(source.source) for source in built.sources()]
    for file in (built.path / "documents").iterdir():
        spoil(file)
    assert [built.document(source.source) for source in built.sources()] == before
    for file in (built.path / "documents").iterdir():
        file.unlink()
    assert built.check() == 3


def test_damage_that_only_digests_tell_is_found_and_mended(built: Index) -> None:
    before = answers(built)
    file = next(built.path.glob("snapshots/*/lexical/*.vectors.npy"))
    built.close()
    file.write_bytes(file.read_bytes()[:-1] + b"\x11")
    with pytest.raises(StoreBroken) as caught:
        built.check()
    assert "repair" in caught.value.hint
    built.repair()
    assert built.check(probes=9) == 3
    assert answers(built) == before


# --- what the server lost


def test_vectors_that_the_server_lost_are_found_and_mended(built: Index, folder: Path) -> None:
    before = answers(built)
    server = shared(built)._server
    pointer = server.live()
    assert pointer
    vectors = server.vectors(pointer.vectors)
    vectors.delete(vectors.wordings())
    assert answers(built) == before  # What a reader has in its columns it does not lose.
    with pytest.raises(StoreBroken, match="3 of 3 vectors"):
        built.check()
    edit(folder)
    with pytest.raises(StoreBroken, match=r"lost \d vector"):
        built.build([folder])
    built.repair()
    assert built.check(probes=9) == 4


def test_texts_that_the_server_lost_are_found_and_mended(
    built: Index, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = answers(built)
    server = shared(built)._server
    with built._live.view() as view:
        server.texts.delete([view.manifest.records["boats.txt"].document])
    with pytest.raises(StoreBroken, match="1 of 3 documents"):
        built.check()
    move_to(tmp_path / "there", monkeypatch)
    with closing(opened(address)) as reader, pytest.raises(StoreBroken, match="lost 1 document"):
        reader.retrieve("boats")
    built.repair()
    assert built.check(probes=9) == 3
    with closing(opened(address)) as reader:
        assert answers(reader) == answers(built) == before


def test_what_interrupted_and_older_builds_left_is_deleted(built: Index, folder: Path, address: str) -> None:
    server = shared(built)._server
    server.vectors(server.vectors_name("another", 5), create=True)
    server.texts.put({"0" * 64: b"left"})
    for number in range(3):
        edit(folder, number)
        built.build([folder])
    pointer = server.live()
    assert pointer
    with built._live.view() as view:
        documents = {record.document for record in view.manifest.records.values()}
    # Those of the last state stay: two documents and the manifest.
    assert len(server.texts.names() - documents - {pointer.manifest}) == 3
    assert pointer.vectors in server.all_vectors()
    assert len(server.all_vectors()) <= 2
    with closing(open_store(address)) as store:
        assert store.current == pointer.snapshot


# --- Chroma Cloud


def test_a_key_stands_in_no_message(monkeypatch: pytest.MonkeyPatch) -> None:
    from index.store.shared import address

    monkeypatch.setattr(address, "_CLOUD_HOST", ("127.0.0.1", free_port()))
    monkeypatch.delenv("CHROMA_API_KEY", raising=False)
    with closing(opened("cloud")) as index, pytest.raises(StoreUnreachable, match="CHROMA_API_KEY"):
        index.retrieve("boats")
    for key in ("ck-very-secret", "ck very secret"):
        monkeypatch.setenv("CHROMA_API_KEY", key)
        with closing(opened("cloud/news")) as index, pytest.raises(OnRecordError) as caught:
            index.retrieve("boats")
        assert "secret" not in f"{caught.value} {caught.value.hint} {index.place} {caught.value.__cause__!r}"
        assert "cloud/news" in str(caught.value)


def test_the_client_for_the_cloud_builds_and_answers(
    chroma: Chroma, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Against a server on this machine, which takes any key: the Cloud itself was never asked."""
    from index.store.shared import server
    from index.store.shared.address import Address

    monkeypatch.setenv("CHROMA_API_KEY", "ck-any")
    port = int(chroma.address.rpartition(":")[2])
    monkeypatch.setattr(server, "parse", lambda _: Address("127.0.0.1", port, secure=False, name="cl", cloud=True))
    with closing(opened("cloud/cl")) as index:
        index.build([folder])
        assert answers(index) == expected(folder, tmp_path)
        assert index.place == "cloud/cl"
