"""A build's reading and embedding on a cluster: what the plan calls new becomes records here, and all else there."""

from index.errors import ClusterError
from index.read import File
from index.store.cluster.connection import connected
from index.store.cluster.gather import gather
from index.store.cluster.work import Job
from index.store.place import AnyStore
from index.store.plan import Plan
from index.store.reading import Reading
from index.store.shared.store import SharedStore
from index.types import Embedder


def shared(store: AnyStore) -> SharedStore:
    """The store, which all machines of a cluster must reach.

    Raises:
        ClusterError: it is a folder.
    """
    if not isinstance(store, SharedStore):
        hint = "Name a Chroma server, as in --store http://host:8000, or leave --ray off."
        raise ClusterError("a cluster builds into a store that all its machines reach, not into a folder", hint)
    return store


def read_on(  # noqa: PLR0913, PLR0917  (where to read, where to write, and what)
    cluster: str, store: SharedStore, vectors: str, plan: Plan, reading: Reading, embedder: Embedder
) -> set[str]:
    """Reads and embeds the new files of a plan, and returns the sources that are new or changed.

    Args:
        cluster: "auto", "local", or host:port of the head.
        store: where documents and vectors are written.
        vectors: the collection of vectors there.
        plan: what is to be read.
        reading: notes what was.
        embedder: what each machine embeds with.

    Raises:
        ClusterError: the cluster cannot be used.
    """

    def done(file: File, passages: int) -> None:
        reading.count(file, passages)
        reading.saved()

    with connected(cluster):
        found = gather(Job(store.address, vectors, embedder, plan.fields, embedder.fingerprint), plan.new, done)
    changed = {source for file, own in zip(plan.new, found, strict=True) for source in reading.take(file, own)}
    # The machines wrote them; words and statements are laid from them here.
    store.documents.fetch(reading.records[source].document for source in changed)
    return changed
