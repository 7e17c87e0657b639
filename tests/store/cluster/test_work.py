"""What a machine writes to a real server, without a cluster between."""

from pathlib import Path

import numpy as np
import pytest

from index.read import File
from index.store.cluster.shelf import Shelf
from index.store.cluster.told import End, Fault, as_row, from_row
from index.store.cluster.work import Embedding, Job, read_file, server_of
from index.store.documents import packed
from index.store.manifest import Record
from index.store.reading import parts_of
from index.types import Failure
from tests.fakes import CountingEmbedder


@pytest.fixture
def job(address: str, embedder: CountingEmbedder) -> Job:
    vectors = server_of(address).vectors_name(embedder.fingerprint, 1)
    server_of(address).vectors(vectors, create=True)
    return Job(address, vectors, embedder, {}, embedder.fingerprint)


def rows_of(job: Job, path: Path, noted: str = "{}") -> list[dict[str, str]]:
    row = {"file": 0, "source": path.name, "noted": noted}
    return list(read_file(row, job, Shelf([str(path)]).piece))


def test_a_file_becomes_what_it_becomes_here(job: Job, folder: Path) -> None:
    path = folder / "apples.txt"
    (parts,) = parts_of(File("apples.txt", path), {}, job.embedder)
    assert not isinstance(parts, Failure)
    name, data = packed(*parts)
    rows = rows_of(job, path)
    assert [from_row(row) for row in rows] == [
        (0, 0, Record(parts.about(File("apples.txt", path)), name)),
        (0, 1, End(1)),
    ]
    assert server_of(job.store).texts.get([name]) == {name: data}


def test_what_was_noted_of_a_file_goes_with_it(job: Job, folder: Path) -> None:
    _, _, told = from_row(rows_of(job, folder / "boats.txt", '{"url": "http://example.org/boats"}')[0])
    assert isinstance(told, Record)
    assert told.about.url == "http://example.org/boats"


def test_words_are_embedded_once(job: Job, folder: Path, embedder: CountingEmbedder) -> None:
    rows = [row for path in sorted(folder.iterdir()) for row in rows_of(job, path)]
    batch = {name: np.array([row[name] for row in rows], dtype=object) for name in rows[0]}
    for _ in range(2):
        told = Embedding(job)(batch)
        assert told["told"] == [row["told"] for row in rows]
    assert len(embedder.embedded) == len(set(embedder.embedded)) == len(server_of(job.store).vectors(job.vectors)) == 3


def test_a_file_that_cannot_be_used_is_a_failure(job: Job, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    told = [from_row(row)[2] for row in rows_of(job, tmp_path / "empty.txt")]
    assert isinstance(told[0], Failure)
    assert told[1] == End(1)


def test_a_machine_with_another_model_reads_nothing(job: Job, folder: Path) -> None:
    other = Job(job.store, job.vectors, CountingEmbedder("counting-2"), {}, job.fingerprint)
    ((_, _, told),) = map(from_row, rows_of(other, folder / "apples.txt"))
    assert isinstance(told, Fault)
    assert told.kind == "ClusterError"
    assert "another version" in told.message


def test_a_server_that_is_gone_is_told_as_such(folder: Path, embedder: CountingEmbedder) -> None:
    job = Job("http://127.0.0.1:9", "vectors", embedder, {}, embedder.fingerprint)
    rows = rows_of(job, folder / "apples.txt")
    batch = {name: np.array([as_row(0, 0, End(0), {"w": "words"})[name]], dtype=object) for name in rows[0]}
    for told in (from_row(rows[-1])[2], from_row({"file": 0, "place": 0, "told": Embedding(job)(batch)["told"][0]})[2]):
        assert isinstance(told, Fault)
        assert told.kind == "StoreUnreachable"


def test_a_job_does_not_show_where_it_writes(job: Job) -> None:
    assert job.store not in repr(job)
