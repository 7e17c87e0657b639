"""What came is whole and in order, whatever died and in whatever order it was told. Without a cluster."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from index.errors import ClusterError, StoreUnreachable
from index.read import File
from index.store.cluster import gather as room
from index.store.cluster.gather import gather
from index.store.cluster.told import End, Fault, Told
from index.store.cluster.work import Job
from index.store.manifest import Record
from index.types import Failure, Source
from tests.fakes import CountingEmbedder

exceptions = pytest.importorskip("ray.exceptions", reason="Ray is not installed: pip install 'onrecord[cluster]'")
FILES = [File(f"{number}.zip", Path(f"{number}.zip")) for number in range(20)]
JOB = Job("http://127.0.0.1:1", "vectors", CountingEmbedder(), {}, "counting-1")


def told_of(number: int) -> list[Told]:
    """A file with as many documents as its number says, and a failure where it is odd."""
    about = [Source(f"{number}.zip/{n}", "", None, None, None, None, n, "") for n in range(number)]
    some: list[Told] = [Record(one, f"{one.source} digest") for one in about]
    some += [Failure(f"{number}.zip/bad", "it holds no text")] * (number % 2)
    return [*some, End(len(some))]


class Lossy:
    """Tells of files in any order, and loses some of it in the first rounds; of the bad ones always."""

    def __init__(self, lossy_rounds: int, bad: Sequence[int] = (), fault: Exception | None = None) -> None:
        self.draw = random.Random(3)
        self.lossy_rounds, self.bad, self.fault = lossy_rounds, bad, fault
        self.rounds: list[tuple[list[int], bool]] = []

    def __call__(self, job: Job, files: Sequence[File]) -> "Lossy":
        return self

    def run(self, numbers: Sequence[int], *, alone: bool) -> Iterator[tuple[int, int, Told]]:
        self.rounds.append((list(numbers), alone))
        rows = [(number, place, told) for number in numbers for place, told in enumerate(told_of(number))]
        self.draw.shuffle(rows)
        for number, place, told in rows:
            lost = len(self.rounds) <= self.lossy_rounds and self.draw.random() < 0.2
            if not lost and not (number in self.bad and isinstance(told, End)):
                yield number, place, told
        if self.fault:
            raise self.fault


def gathered(monkeypatch: pytest.MonkeyPatch, pipeline: Lossy) -> tuple[list[list[Record | Failure]], dict[str, int]]:
    monkeypatch.setattr(room, "Pipeline", pipeline)
    done: dict[str, int] = {}
    found = gather(JOB, FILES, lambda file, passages: done.__setitem__(file.source, passages))
    return found, done


@pytest.mark.parametrize("lossy_rounds", range(4))
def test_all_is_there_in_order(monkeypatch: pytest.MonkeyPatch, lossy_rounds: int) -> None:
    pipeline = Lossy(lossy_rounds)
    found, done = gathered(monkeypatch, pipeline)
    assert found == [told_of(number)[:-1] for number in range(20)]
    assert done == {f"{n}.zip": n * (n - 1) // 2 for n in range(20)}
    for (before, _), (after, _) in zip(pipeline.rounds, pipeline.rounds[1:], strict=False):
        assert set(after) < set(before)


def test_what_kills_its_reader_each_time_is_a_failure_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    pipeline = Lossy(0, bad=[4])
    found, done = gathered(monkeypatch, pipeline)
    assert found[4] == [Failure("4.zip", "the program that read it died, each time", found[4][0].hint)]
    assert found[5] == told_of(5)[:-1]
    assert "4.zip" not in done
    assert pipeline.rounds[1:] == [([4], False), ([4], True), ([4], True)]


def test_a_cluster_that_breaks_off_each_time_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ClusterError) as caught:
        gathered(monkeypatch, Lossy(0, bad=[4], fault=exceptions.RayError("the raylet died\nand more")))
    assert str(caught.value) == "the cluster broke off (the raylet died)"


def test_a_store_that_does_not_answer_ends_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    fault = Fault.of(StoreUnreachable("it does not answer", "start it"))
    pipeline = Lossy(0)
    monkeypatch.setattr(pipeline, "run", lambda numbers, alone: iter([(0, 0, fault)]))
    with pytest.raises(StoreUnreachable, match="it does not answer"):
        gathered(monkeypatch, pipeline)
