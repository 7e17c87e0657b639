"""Answers, passages, sources and reports as plain text for a terminal."""

from collections.abc import Sequence
from pathlib import Path

from bot.types import Answer
from index import BuildPlan, BuildReport, Failure, FetchReport, Passage, Source

# Of the column of names in a table.
_WIDEST = 48
# Sources that are named of those which have the same words.
_ALSO = 5


def answer(found: Answer) -> str:
    """An answer, and under it where each of its sentences stands."""
    asked = f"(asked as: {found.asked_as})\n\n" if found.asked_as else ""
    places = (f"[{c.number}] {c.cite}  {c.source}:{c.start}-{c.end}" for c in found.citations)
    return asked + "\n".join((found.text, *([""] if found.citations else []), *places))


def passages(found: Sequence[Passage]) -> str:
    """Passages, each under its score, its place, and the other sources that carry it."""
    return "\n\n".join(map(_passage, found)) or "No source passes these filters."


def sources(found: Sequence[Source]) -> str:
    """The list of sources, a line each."""
    return "\n".join(map(_source, found))


def report(done: BuildReport) -> str:
    """What a build did, and what it could not read."""
    return "\n".join([summary(done), *_failures(done.failed)])


def summary(done: BuildReport) -> str:
    """What a build did, in one line."""
    names = ("added", "changed", "renamed", "removed", "kept")
    changes = ", ".join(f"{getattr(done, name)} {name}" for name in names if name != "renamed" or done.renamed)
    return f"{changes}; {_count(done.passages, 'passage')}, {done.embedded} embedded; {done.seconds:.1f} s"


def plan(found: BuildPlan) -> str:
    """What a build would do, a file a line."""
    lines = [f"{name}: {source}" for name in ("added", "changed", "removed") for source in getattr(found, name)]
    lines += [f"renamed: {old} -> {new}" for old, new in found.renamed]
    return "\n".join([*lines, f"{_count(len(found.kept), 'file')} as before", *_failures(found.failed)])


def fetched(done: FetchReport, folder: Path, command: str) -> str:
    """What was fetched into a folder, which command takes it in, and what could not be fetched."""
    lines = [f"{name}: {folder / file}" for name in ("fetched", "changed") for file in getattr(done, name)]
    lines += [f"{_count(len(done.unchanged), 'file')} as before"] if done.unchanged else []
    lines += [f"Take them in: {command}"] if done.fetched or done.changed else []
    return "\n".join([*lines, *_failures(done.failed)]).strip()


def _failures(failed: Sequence[Failure]) -> list[str]:
    """A table: file, what is wrong, what to do."""
    if not failed:
        return []
    width = min(max(len(failure.source) for failure in failed), _WIDEST)
    rows = (f"  {failure.source:{width}}  {failure.reason}. {failure.hint}" for failure in failed)
    return [f"\n{_count(len(failed), 'file')} could not be used:", *rows]


def _passage(passage: Passage) -> str:
    more = f" and {len(passage.also_in) - _ALSO} more" if len(passage.also_in) > _ALSO else ""
    also = f"  also in {', '.join(passage.also_in[:_ALSO])}{more}" if passage.also_in else ""
    place = f"{passage.cite}  {passage.source}:{passage.start}-{passage.end}"
    return f"{passage.score:.2f}  {place}{also}\n{passage.text}"


def _source(source: Source) -> str:
    about = ", ".join(part for part in (source.title, source.publisher, source.published) if part)
    return f"{source.source}  {about}  ({_count(source.passages, 'passage')})"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
