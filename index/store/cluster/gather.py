"""What a cluster made of the files of a build, complete and in their order, whoever died meanwhile."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from index.errors import ClusterError
from index.read import File
from index.store.cluster.pipeline import Pipeline
from index.store.cluster.told import End, Fault, Told
from index.store.cluster.work import Job
from index.store.faults import first_line
from index.store.manifest import Record
from index.types import Failure

# Whether each file is tried by itself, the first time and whenever the machine or process that had it died.
_ROUNDS = (False, False, True, True)

Done = Callable[[File, int], None]
"""Called when a file has been read and embedded, with the number of its passages."""


@dataclass(slots=True)
class _Heard:
    """What was told of a file so far, by its place."""

    told: dict[int, Record | Failure] = field(default_factory=dict)
    number: int | None = None

    @property
    def whole(self) -> bool:
        return self.number == len(self.told)

    @property
    def passages(self) -> int:
        return sum(one.about.passages for one in self.told.values() if isinstance(one, Record))


def gather(job: Job, files: Sequence[File], done: Done) -> list[list[Record | Failure]]:
    """What stands in each of the files, in order. Whatever a death left open is tried again; a file at which that
    happens each time is a Failure.

    Args:
        job: what is built.
        files: what to read. This process is part of a cluster.
        done: called as it goes on.

    Raises:
        ClusterError: it broke off each time.
        OnRecordError: what no file will fare better with, such as a store that does not answer.
    """
    from ray.exceptions import RayError

    pipeline = Pipeline(job, files)
    heard = {number: _Heard() for number in range(len(files))}
    broken: RayError | None = None
    for alone in _ROUNDS:
        left = [number for number, one in heard.items() if not one.whole]
        heard |= {number: _Heard() for number in left}
        try:
            for number, place, told in pipeline.run(left, alone=alone) if left else ():
                if _hear(heard[number], place, told):
                    done(files[number], heard[number].passages)
            broken = None
        except RayError as error:  # A machine died at a moment at which Ray takes no other for it.
            broken = error
    if broken:
        hint = "Look after its machines, and build again: what was done is kept."
        raise ClusterError(f"the cluster broke off ({first_line(broken)})", hint) from broken
    return [_found(file, heard[number]) for number, file in enumerate(files)]


def _hear(heard: _Heard, place: int, told: Told) -> bool:
    """Notes what is told, and says whether it was the last that was missing."""
    if isinstance(told, Fault):
        raise told.error()
    before = heard.whole
    if isinstance(told, End):
        heard.number = told.number
    else:
        heard.told[place] = told
    return heard.whole and not before


def _found(file: File, heard: _Heard) -> list[Record | Failure]:
    if heard.whole:
        return [heard.told[place] for place in sorted(heard.told)]
    hint = "It may want more memory than there is: split it into several files, or take it out."
    return [Failure(file.source, "whatever read it died, each time", hint)]
