"""How well an index answers a person's own questions: each is asked, what came back is counted."""

import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bot.bot import Bot
from bot.tasks import Task, read_tasks
from index import Failure, Passage

# Passages of each question that are looked at.
_DEPTH = 10


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one question went: the passage that came first, the rank of the first right one (1..10, None if there is none
    among them), whether the bot declined, and how long the retrieval took in milliseconds.
    """

    task: Task
    first: Passage | None
    rank: int | None
    declined: bool
    ms: float

    @property
    def right(self) -> bool:
        """Whether a right passage came first and the bot answered; or it declined what the sources do not answer."""
        return (self.rank == 1 and not self.declined) if self.task.answerable else self.declined

    def to_dict(self) -> dict[str, Any]:
        """The outcome as JSON has it."""
        first = self.first and {name: getattr(self.first, name) for name in ("source", "start", "end", "cite")}
        return {**self.task.to_dict(), "first": first, "rank": self.rank, "declined": self.declined}


@dataclass(frozen=True, slots=True)
class Figures:
    """What was counted. Shares are in 0..1, and None where there is nothing to count.

    Attributes:
        questions: all that were asked.
        answerable: those that the sources answer; recall and MRR are over these.
        recall_at_1: share of them with a right passage first.
        recall_at_5: with one among the first five.
        recall_at_10: with one among the first ten.
        mrr_at_10: mean of one over the rank of the first right passage; 0 for one that is not among the first ten.
        declined: questions, of either kind, that the bot declined.
        decline_precision: share of those that the sources do not answer.
        decline_recall: share of what the sources do not answer that was declined.
        p50_ms: time of a retrieval in milliseconds that half of them did not exceed.
        p95_ms: that 95 % of them did not exceed.
    """

    questions: int
    answerable: int
    recall_at_1: float | None
    recall_at_5: float | None
    recall_at_10: float | None
    mrr_at_10: float | None
    declined: int
    decline_precision: float | None
    decline_recall: float | None
    p50_ms: float | None
    p95_ms: float | None


@dataclass(frozen=True, slots=True)
class Measured:
    """How one store answered the questions."""

    store: str
    outcomes: tuple[Outcome, ...]

    @property
    def figures(self) -> Figures:
        """What was counted."""
        return count(self.outcomes)

    @property
    def misses(self) -> list[Outcome]:
        """The questions that did not go right."""
        return [outcome for outcome in self.outcomes if not outcome.right]

    def to_dict(self) -> dict[str, Any]:
        """The measurement as JSON has it."""
        misses = [outcome.to_dict() for outcome in self.misses]
        return {"store": self.store, "figures": asdict(self.figures), "misses": misses}


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What came of a file of questions: one store's measurement, or those of two; and the lines that were no good."""

    measured: tuple[Measured, ...]
    failed: tuple[Failure, ...] = ()

    @property
    def only_right(self) -> list[list[Task]]:
        """For each of two stores, the questions that it alone got right; empty lists for one store."""
        pairs = list(zip(*(one.outcomes for one in self.measured), strict=True))
        return [
            [pair[i].task for pair in pairs if pair[i].right and not all(outcome.right for outcome in pair)]
            for i in range(len(self.measured))
        ]

    def to_dict(self) -> dict[str, Any]:
        """The evaluation as JSON has it."""
        stores = [one.to_dict() for one in self.measured]
        told = {**stores[0], "failed": [asdict(failure) for failure in self.failed]}
        for other in stores[1:]:
            here, there = ([task.to_dict() for task in tasks] for tasks in self.only_right)
            told |= {"compared": other, "only_right": here, "only_right_compared": there}
        return told


def evaluate(file: Path, bot: Bot, other: Bot | None = None) -> Evaluation:
    """Asks the questions of a file, of one index or of two.

    Args:
        file: JSON lines as `read_tasks` reads them.
        bot: who is asked.
        other: asked the same, to be compared.

    Raises:
        QuestionError: the file holds no question that can be used.
        StoreError: a store is missing, broken, or was built with another model.
    """
    tasks, failed = read_tasks(file)
    bots = (bot,) if other is None else (bot, other)
    for one in bots:
        one.index.warm()  # A second store that is missing is told before the first has been asked everything.
    return Evaluation(tuple(measure(one, tasks) for one in bots), failed)


def measure(bot: Bot, tasks: Sequence[Task]) -> Measured:
    """Asks every question, at least one, of one state of the index."""
    with bot.index.steady():
        bot.index.retrieve(tasks[0].question, _DEPTH)  # The first search opens files that no later one waits for.
        return Measured(bot.index.place, tuple(_outcome(bot, task) for task in tasks))


def _outcome(bot: Bot, task: Task) -> Outcome:
    began = time.perf_counter()
    passages = bot.index.retrieve(task.question, _DEPTH, **task.filters)
    ms = (time.perf_counter() - began) * 1000
    ranks = (rank for rank, passage in enumerate(passages, start=1) if task.answerable and task.accepts(passage))
    declined = not bot.ask(task.question, **task.filters).found
    return Outcome(task, passages[0] if passages else None, next(ranks, None), declined, ms)


def count(outcomes: Sequence[Outcome]) -> Figures:
    """The figures of some outcomes."""
    ranks = [outcome.rank for outcome in outcomes if outcome.task.answerable]
    declined = [outcome for outcome in outcomes if outcome.declined]
    silent = [outcome for outcome in outcomes if not outcome.task.answerable]
    times = sorted(outcome.ms for outcome in outcomes)
    at_1, at_5, at_10 = (_mean([rank is not None and rank <= most for rank in ranks]) for most in (1, 5, _DEPTH))
    return Figures(
        questions=len(outcomes),
        answerable=len(ranks),
        recall_at_1=at_1,
        recall_at_5=at_5,
        recall_at_10=at_10,
        mrr_at_10=_mean([1 / rank if rank else 0 for rank in ranks]),
        declined=len(declined),
        decline_precision=_mean([not outcome.task.answerable for outcome in declined]),
        decline_recall=_mean([outcome.declined for outcome in silent]),
        p50_ms=_percentile(times, 50),
        p95_ms=_percentile(times, 95),
    )


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None


def _percentile(values: Sequence[float], percent: int) -> float | None:
    """The least of the sorted values that so many per cent of them do not exceed (nearest rank)."""
    return values[-(-percent * len(values) // 100) - 1] if values else None
