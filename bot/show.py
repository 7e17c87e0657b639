"""Answers, passages, sources and reports as plain text for a terminal."""

from collections.abc import Sequence

from bot.types import Answer
from index import BuildReport, Passage, Source


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
    changes = ", ".join(f"{getattr(done, name)} {name}" for name in ("added", "changed", "removed", "kept"))
    lines = [f"{changes}; {_count(done.passages, 'passage')}, {done.embedded} embedded; {done.seconds:.1f} s"]
    if done.failed:
        lines.append(f"\n{_count(len(done.failed), 'file')} could not be used:")
        lines.extend(f"  {failure.source}: {failure.reason}. {failure.hint}" for failure in done.failed)
    return "\n".join(lines)


def _passage(passage: Passage) -> str:
    also = f"  also in {', '.join(passage.also_in)}" if passage.also_in else ""
    place = f"{passage.cite}  {passage.source}:{passage.start}-{passage.end}"
    return f"{passage.score:.2f}  {place}{also}\n{passage.text}"


def _source(source: Source) -> str:
    about = ", ".join(part for part in (source.title, source.publisher, source.published) if part)
    return f"{source.source}  {about}  ({_count(source.passages, 'passage')})"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
