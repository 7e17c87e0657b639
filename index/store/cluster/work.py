"""What the machines of a cluster do: some read and split files, some embed; both write to the store.

What is written lies under the digest of its contents, so what is done twice, as after the death of a machine, is
written once.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.errors import ClusterError
from index.read import File
from index.store.cluster.shelf import Ask, DistantFile
from index.store.cluster.told import End, Fault, Told, as_row, packed_told
from index.store.documents import packed, rows
from index.store.encode import Encoder
from index.store.encoded import Encoded
from index.store.manifest import Record
from index.store.plan import RULES
from index.store.reading import Parts, parts_of
from index.store.shared.server import Server
from index.store.shared.vectors import ServerVectors
from index.types import Embedder, Failure

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Documents that are written at once.
_BATCH = 32
_NOWHERE = Path()


@dataclass(frozen=True, slots=True)
class Job:
    """What a machine has to know of a build.

    Attributes:
        store: the address of the server.
        vectors: the collection of the vectors there.
        embedder: makes them.
        fields: names of the fields of records.
        fingerprint: of the embedder, where the build was begun.
        rules: of readers and splitter, there.
    """

    store: str = field(repr=False)  # It may hold a password.
    vectors: str
    embedder: Embedder = field(repr=False)
    fields: Mapping[str, str]
    fingerprint: str
    rules: str = RULES

    def check(self) -> None:
        """Looks whether this machine would make the same of a file.

        Raises:
            ClusterError: it has another version.
        """
        if self.rules != RULES or self.fingerprint != self.embedder.fingerprint:
            raise ClusterError(
                "a machine of the cluster has another version of onrecord or of the model",
                "Install the same on all of them.",
            )


@lru_cache(maxsize=1)
def server_of(address: str) -> Server:
    """The server at an address, connected once in each process."""
    return Server(address)


def read_file(row: Mapping[str, Any], job: Job, ask: Ask) -> Iterator[dict[str, Any]]:
    """Reads and splits a file, writes its documents, and gives its rows.

    Args:
        row: number and source of the file, and what was noted of it, in JSON.
        job: what is built.
        ask: gives the bytes of the file.
    """
    number = int(row["file"])
    file = DistantFile(row["source"], _NOWHERE, json.loads(row["noted"]), number, ask)
    place = 0
    try:
        job.check()
        parts = parts_of(file, job.fields, job.embedder)
        while some := list(islice(parts, _BATCH)):
            for told, texts in _written(some, file, job.store):
                yield as_row(number, place, told, texts)
                place += 1
        yield as_row(number, place, End(place))
    except Exception as error:  # noqa: BLE001  (the front door of a machine: whoever builds reports it)
        yield as_row(number, place, Fault.of(error))


def _written(some: Sequence[Parts | Failure], file: File, store: str) -> Iterator[tuple[Told, dict[str, str]]]:
    """Writes documents, and gives what there is to tell of each, and the words that are to be embedded."""
    documents = {place: packed(*one) for place, one in enumerate(some) if not isinstance(one, Failure)}
    server_of(store).texts.put(dict(documents.values()))
    for place, one in enumerate(some):
        if isinstance(one, Failure):
            yield one, {}
        else:
            texts = {row.wording: row.text for row in rows(one.document, one.pieces)}
            yield Record(one.about(file), documents[place][0]), texts


class Embedding:
    """Embeds the words of documents as far as the store does not know them, and writes what it makes.

    Args:
        job: what is built.
    """

    def __init__(self, job: Job) -> None:
        self._job = job

    def __call__(self, batch: "dict[str, NDArray[Any]]") -> dict[str, list[Any]]:
        """The rows without their words, once these are embedded; for a fault, that."""
        told = list(batch["told"])
        try:
            self._embed(batch["texts"])
        except Exception as error:  # noqa: BLE001  (the front door of a machine: whoever builds reports it)
            told = [packed_told(Fault.of(error))] * len(told)
        return {"file": list(batch["file"]), "place": list(batch["place"]), "told": told}

    def _embed(self, all_texts: Iterable[str]) -> None:
        job = self._job
        job.check()
        texts: dict[str, str] = {}
        for one in all_texts:
            texts |= json.loads(one)
        Encoder(job.embedder, _Written(server_of(job.store).vectors(job.vectors)), None).encode(texts)


class _Written:
    """What was embedded before is in the store; what is new goes there."""

    def __init__(self, vectors: ServerVectors) -> None:
        self._vectors = vectors

    def find(self, wordings: Iterable[str]) -> dict[str, Encoded]:
        return self._vectors.encoded(wordings)

    def keep(self, made: Mapping[str, Encoded]) -> None:
        self._vectors.add(made)
