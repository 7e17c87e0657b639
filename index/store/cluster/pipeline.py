"""The pipeline of a build, as Ray Data runs it: files become documents in tasks, and their words vectors in actors."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from index.store.cluster.nodes import Shares, shares
from index.store.cluster.shelf import Shelf
from index.store.cluster.told import Told, from_row
from index.store.cluster.work import Embedding, Job, read_file

if TYPE_CHECKING:
    from ray.actor import ActorHandle
    from ray.data import Dataset

    from index.read import File

# Files that one task reads at most, and documents whose words are embedded in one go: a few hundred passages. Fewer of
# both where there are few, so that all machines have some of them.
_MOST, _LEAST = 32, 4
_TURNS = 4
# Whoever waits for words to embed gets them before so many bytes have been read.
_BLOCK = 8 * 2**20
# Actors that may die before they begin, one after the other.
_DEATHS = 8


class Pipeline:
    """Reads files on a cluster, of which this process is a part, and embeds them.

    Args:
        job: what is built.
        files: of which some are asked for, by their numbers. They lie on this machine.
    """

    def __init__(self, job: Job, files: "Sequence[File]") -> None:
        self._job, self._files = job, files
        self._shelf = _shelf([str(file.path) for file in files])

    def run(self, numbers: Sequence[int], *, alone: bool = False) -> Iterator[tuple[int, int, Told]]:
        """What is told of these files, as it comes: number of the file, place in it, and that. What a machine had at
        hand when it died is missing, unless it could be done again elsewhere.

        Args:
            numbers: of the files.
            alone: whether each is read and embedded apart from all others.
        """
        import ray

        how = shares(ray.nodes())
        together = 1 if alone else min(_MOST, max(_LEAST, len(numbers) // (_TURNS * how.readers)))
        with _lenient():
            for row in self._table(numbers, how, together).iter_rows():
                yield from_row(row)

    def _table(self, numbers: Sequence[int], how: Shares, together: int) -> "Dataset":
        """The rows to come of these files, so many of which are read, and of their documents embedded, in one go.

        Ray itself repeats nothing: it would try what kills its process again without end, and let what a dead actor
        had at hand wait for a place that only the dead machine had.
        """
        import ray

        blocks = -(-len(numbers) // together)
        table = ray.data.from_items(list(map(self._row, numbers)), override_num_blocks=blocks)
        return table.flat_map(
            _read,
            fn_kwargs={"job": self._job, "shelf": self._shelf},
            compute=ray.data.TaskPoolStrategy(min(how.readers, blocks)),
            max_retries=0,
            **how.reader,
        ).map_batches(
            Embedding,
            fn_constructor_args=[self._job],
            batch_size=None if together == 1 else together,
            batch_format="numpy",
            compute=ray.data.ActorPoolStrategy(min_size=1, max_size=how.embedders),
            max_restarts=-1,
            max_task_retries=0,
            **how.embedder,
        )

    def _row(self, number: int) -> dict[str, Any]:
        file = self._files[number]
        return {"file": number, "source": file.source, "noted": json.dumps(dict(file.told))}


def _shelf(paths: Sequence[str]) -> "ActorHandle":
    """On this machine, and as long as this process."""
    import ray
    from ray.util.scheduling_strategies import NodeAffinitySchedulingStrategy

    here = NodeAffinitySchedulingStrategy(ray.get_runtime_context().get_node_id(), soft=False)
    how = {"num_cpus": 0, "max_restarts": -1, "max_task_retries": -1, "max_concurrency": 4}
    return ray.remote(**how, scheduling_strategy=here)(Shelf).remote(paths)


def _read(row: Mapping[str, Any], job: Job, shelf: "ActorHandle") -> Iterator[dict[str, Any]]:
    import ray

    return read_file(row, job, lambda number, start: ray.get(shelf.piece.remote(number, start)))


@contextmanager
def _lenient() -> Iterator[None]:
    """Ray Data as a build wants it: what dies does not end it, and it draws no bars."""
    from ray.data import DataContext

    context = DataContext.get_current()
    told = {
        "max_errored_blocks": -1,
        "max_consecutive_actor_init_deaths": _DEATHS,
        "enable_progress_bars": False,
        "target_max_block_size": _BLOCK,
    }
    before = {name: getattr(context, name) for name in told}
    try:
        for name, value in told.items():
            setattr(context, name, value)
        yield
    finally:
        for name, value in before.items():
            setattr(context, name, value)
