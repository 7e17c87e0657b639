"""The pipeline of a build, as Ray Data runs it: files become documents in tasks, and their words vectors in actors."""

import json
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from index.store.cluster.nodes import Shares, shares
from index.store.cluster.shelf import Shelf
from index.store.cluster.told import Told, from_row
from index.store.cluster.work import Embedding, Job, read_file

if TYPE_CHECKING:
    from ray.actor import ActorHandle

    from index.read import File

# Documents whose words are embedded in one go: a few hundred passages.
_DOCUMENTS = 32
# Files that one task reads.
_FILES = 16
_TASKS = 4
# Whoever waits for words to embed gets them before so many bytes have been read.
_BLOCK = 8 * 2**20


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
        with _quiet():
            table = ray.data.from_items(
                [self._row(number) for number in numbers],
                override_num_blocks=len(numbers) if alone else _tasks(len(numbers), how),
            )
            told = table.flat_map(
                _read,
                fn_kwargs={"job": self._job, "shelf": self._shelf},
                compute=ray.data.TaskPoolStrategy(how.readers),
                max_retries=2,
                **how.reader,
            ).map_batches(
                Embedding,
                fn_constructor_args=[self._job],
                batch_size=None if alone else _DOCUMENTS,
                batch_format="numpy",
                compute=ray.data.ActorPoolStrategy(min_size=1, max_size=how.embedders),
                # Another actor may stand where this one did, but what it had at hand is done in the next round: it
                # would wait for a place that only the dead machine had.
                max_restarts=-1,
                max_task_retries=0,
                **how.embedder,
            )
            for row in told.iter_rows():
                yield from_row(row)

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


def _tasks(files: int, how: Shares) -> int:
    """Enough that all readers have something to do to the end, and few enough that each has some files."""
    return max(1, min(files, max(files // _FILES, _TASKS * how.readers)))


@contextmanager
def _quiet() -> Iterator[None]:
    """Ray Data as a build wants it: what dies does not end it, and nothing is written to the console."""
    from ray.data import DataContext

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Ray warns of its own settings.
        context = DataContext.get_current()
    told = {"max_errored_blocks": -1, "enable_progress_bars": False, "target_max_block_size": _BLOCK}
    before = {name: getattr(context, name) for name in told}
    try:
        for name, value in told.items():
            setattr(context, name, value)
        yield
    finally:
        for name, value in before.items():
            setattr(context, name, value)
