"""Answers, passages, sources and reports as plain text for a terminal."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

from bot.count import counted
from index.types import BuildPlan, BuildReport, Failure, FetchReport, Passage, Source, Statement

if TYPE_CHECKING:
    from bot.measure import Evaluation, Measured, Outcome
    from bot.types import Answer, Said

# Of a column in a table.
_WIDEST = 48
# What is told of an evaluation: in words, its name among the figures, and how it is written.
_FIGURES = (
    ("recall@1", "recall_at_1", ".3f"),
    ("recall@5", "recall_at_5", ".3f"),
    ("recall@10", "recall_at_10", ".3f"),
    ("MRR@10", "mrr_at_10", ".3f"),
    ("declined", "declined", "d"),
    ("decline precision", "decline_precision", ".3f"),
    ("decline recall", "decline_recall", ".3f"),
    ("retrieval p50, ms", "p50_ms", ".1f"),
    ("retrieval p95, ms", "p95_ms", ".1f"),
)
_MISS = ("line", "question", "wanted", "first", "rank", "bot")
_MORE = "more statement"
# Sources that are named of those which have the same words.
_ALSO = 5


def answer(found: Answer) -> str:
    """An answer, and under it where each of its sentences stands."""
    from bot.wording import told_of_writer

    asked = f"(asked as: {found.asked_as})\n\n" if found.asked_as else ""
    written = told_of_writer(found)
    places = (f"[{c.number}] {c.cite}  {c.source}:{c.start}-{c.end}" for c in found.citations)
    below = [f"\n({told})" for told in (written, _how_to_see_all(found)) if told]
    told = (found.text, *below, *([""] if found.citations else []), *places)
    return asked + "\n".join(told)


def _how_to_see_all(found: Answer) -> str:
    """Which command lists the statements that an answer leaves out."""
    return f"All of them: onrecord said {quote(found.speaker)}" if found.speaker and _MORE in found.below else ""


def passages(found: Sequence[Passage]) -> str:
    """Passages, each under its score, its place, and the other sources that carry it."""
    return "\n\n".join(map(_passage, found)) or "No source passes these filters."


def said(found: Said) -> str:
    """Statements, each with who said it how, and under it every place that reports it; under a line that tells whose
    they are.
    """
    if not found.statements:
        return found.missing
    also = f" (also written: {', '.join(found.also_written)})" if found.also_written else ""
    head = f"{found.speaker or 'Everybody'}{also}: {counted(len(found.statements), 'statement')}"
    return "\n\n".join([head, *map(_statement, found.statements, found.written)])


def _statement(said: Statement, written: str) -> str:
    role = said.role if said.speaker else None
    who = ", ".join(filter(None, (said.speaker or f"“{written}”", role)))
    how = ", ".join(filter(None, (said.quoted, said.medium, said.spoken and f"on {said.spoken}")))
    places = [
        f"    {'also ' * (one is not said)}{one.cite}  {one.source}:{one.start}-{one.end}" for one in (said, *said.also)
    ]
    cue = "" if said.cue == ":" else f": {said.cue}"
    return "\n".join([said.content, f"    {who}{cue} ({how})", *places])


def sources(found: Sequence[Source], failed: Sequence[Failure] = ()) -> str:
    """The list of sources, a line each, and what could not be used."""
    return "\n".join([*map(_source, found), *_failures(failed)])


def report(done: BuildReport) -> str:
    """What a build did, and what it could not read."""
    return "\n".join([summary(done), *_failures(done.failed)])


def summary(done: BuildReport) -> str:
    """What a build did, in one line."""
    names = ("added", "changed", "renamed", "removed", "kept")
    changes = ", ".join(f"{getattr(done, name)} {name}" for name in names if name != "renamed" or done.renamed)
    made = f"{counted(done.passages, 'passage')}, {done.embedded} embedded; {counted(done.statements, 'statement')}"
    foreign = f", {counted(done.not_english, 'source')} not in English" if done.not_english else ""
    return f"{changes}; {made}{foreign}; {done.seconds:.1f} s"


def plan(found: BuildPlan, unusable: Collection[str] = ()) -> str:
    """What a build would do, a file a line; those that could not be used the last time are tried again."""
    again = [source for source in found.added if source in unusable]
    lines = [f"added: {source}" for source in found.added if source not in again]
    lines += [f"tried again: {source}" for source in again]
    lines += [f"{name}: {source}" for name in ("changed", "removed") for source in getattr(found, name)]
    lines += [f"renamed: {old} -> {new}" for old, new in found.renamed]
    return "\n".join([*lines, f"{counted(len(found.kept), 'file')} as before", *_failures(found.failed)])


def fetched(done: FetchReport, folder: Path, command: str) -> str:
    """What was fetched into a folder, which command takes it in, and what could not be fetched."""
    lines = [f"{name}: {folder / file}" for name in ("fetched", "changed") for file in getattr(done, name)]
    lines += [f"{counted(len(done.unchanged), 'file')} as before"] if done.unchanged else []
    lines += [f"Take them in: {command}"] if done.fetched or done.changed else []
    return "\n".join([*lines, *_failures(done.failed, "URL")]).strip()


def evaluation(done: Evaluation) -> str:
    """How well a store answers a file of questions, or two stores side by side, and which it did not get right."""
    asked = done.measured[0].figures
    silent = asked.questions - asked.answerable
    lines = [f"{counted(asked.questions, 'question')}: {asked.answerable} answerable, {silent} not", ""]
    lines += _figures(done.measured)
    for one in done.measured:
        missed = _table([_MISS, *map(_miss, one.misses)])
        lines += ["", f"{counted(len(one.misses), 'question')} missed in {one.store}:", *missed] if one.misses else []
    for one, tasks in zip(done.measured, done.only_right, strict=True):
        alone = _table([[str(task.line), task.question] for task in tasks])
        lines += ["", f"Right in {one.store} alone:", *alone] if alone else []
    return "\n".join([*lines, *_failures(done.failed, "line")])


def _figures(measured: Sequence[Measured]) -> list[str]:
    """A table: what was counted, a column a store."""
    rows = [["", *(one.store for one in measured)]]
    for label, name, form in _FIGURES:
        values = [getattr(one.figures, name) for one in measured]
        rows.append([label, *("–" if value is None else format(value, form) for value in values)])
    return _table(rows)


def _miss(outcome: Outcome) -> list[str]:
    task, first = outcome.task, outcome.first
    wanted = ": ".join(part for part in (" or ".join(task.sources), " or ".join(map(repr, task.texts))) if part)
    place = f"{first.source}:{first.start}-{first.end}" if first else "–"
    rank, said = str(outcome.rank or "–"), "declined" if outcome.declined else "answered"
    return [str(task.line), task.question, wanted or "no answer", place, rank, said]


def _table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows, a line each, their cells in columns and none of them wider than may be."""
    cells = [list(map(_cut, row)) for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = ("  ".join(f"{cell:{width}}" for cell, width in zip(row, widths, strict=True)) for row in cells)
    return [f"  {line}".rstrip() for line in lines]


def _cut(cell: str) -> str:
    """A cell in one line, its middle left out if it is too long: paths begin alike, questions end alike."""
    line, half = " ".join(cell.split()), _WIDEST // 2
    return line if len(line) <= _WIDEST else f"{line[:half]}…{line[1 - half :]}"


def _failures(failed: Sequence[Failure], noun: str = "file") -> list[str]:
    """A table: file, what is wrong, what to do."""
    if not failed:
        return []
    width = min(max(len(failure.source) for failure in failed), _WIDEST)
    rows = (f"  {failure.source:{width}}  {failure.reason}. {failure.hint}" for failure in failed)
    return [f"\n{counted(len(failed), noun)} could not be used:", *rows]


def _passage(passage: Passage) -> str:
    more = f" and {len(passage.also_in) - _ALSO} more" if len(passage.also_in) > _ALSO else ""
    also = f"  also in {', '.join(passage.also_in[:_ALSO])}{more}" if passage.also_in else ""
    place = f"{passage.cite}  {passage.source}:{passage.start}-{passage.end}"
    return f"{passage.score:.2f}  {place}{also}\n{passage.text}"


def _source(source: Source) -> str:
    about = ", ".join(part for part in (source.title, source.publisher, source.published) if part)
    return (
        f"{source.source}  {about}  ({counted(source.passages, 'passage')}, {counted(source.statements, 'statement')})"
    )
