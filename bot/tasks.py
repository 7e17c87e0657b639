"""A person's own questions with what answers each of them: a file of JSON lines, read and checked."""

import json
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from bot.bot import LONGEST
from index import Failure, Passage
from index.errors import QuestionError, SourceError
from index.read.encoding import decode
from index.search.filters import period
from index.types import Filters

_EXAMPLE = 'Write lines such as: {"question": "what did Peskov say", "source": "kremlin.html"}'
_FILTERS = ("speaker", "publisher", "since", "until")


@dataclass(frozen=True, slots=True)
class Task:
    """A question and what a right passage is: one of these sources, if any are given, that holds one of these texts, if
    any are given. With neither, the sources do not answer it.

    `line` is where it stands in its file, counted from 1. `filters` are as `Bot.ask` takes them.
    """

    line: int
    question: str
    sources: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    filters: dict[str, Any] = field(default_factory=dict)

    @property
    def answerable(self) -> bool:
        """Whether the sources answer it."""
        return bool(self.sources or self.texts)

    def accepts(self, passage: Passage) -> bool:
        """Whether a passage is right. One that is "also in" a source stands for the copy there; white space and case of
        a text do not matter.
        """
        places = (passage.source, *passage.also_in)
        words = _folded(passage.text)
        return (not self.sources or any(_is(place, source) for place in places for source in self.sources)) and (
            not self.texts or any(_folded(text) in words for text in self.texts)
        )

    def to_dict(self) -> dict[str, Any]:
        """The task as JSON has it."""
        return {
            "line": self.line,
            "question": self.question,
            "source": list(self.sources),
            "text": list(self.texts),
            "unanswerable": not self.answerable,
        }


def read_tasks(file: Path) -> tuple[tuple[Task, ...], tuple[Failure, ...]]:
    """The questions of a file, and the lines that cannot be used, each as a `Failure` of "line 3".

    Raises:
        QuestionError: there is no such file, or not one line of it can be used.
    """
    tasks, failed = [], []
    # Not splitlines: a text in JSON may hold what that takes for an end of a line.
    for line, text in enumerate(_text_of(file).split("\n"), start=1):
        if not text.strip():
            continue
        try:
            tasks.append(_task(line, text))
        except QuestionError as error:
            failed.append(Failure(f"line {line}", str(error), error.hint))
    if not tasks:
        first = f"; {failed[0].source}: {failed[0].reason}" if failed else ""
        raise QuestionError(f"{file} holds no question that can be used{first}", _EXAMPLE)
    return tuple(tasks), tuple(failed)


def _text_of(file: Path) -> str:
    try:
        return decode(file.read_bytes())
    except OSError as error:
        raise QuestionError(f"{file} cannot be read: {error.strerror}", "Name a file of JSON lines.") from error
    except SourceError as error:
        raise QuestionError(f"{file} cannot be read: {error}", "Save it as JSON lines in UTF-8.") from error


def _task(line: int, text: str) -> Task:
    told = _told(text)
    question = _text(told, "question")
    if not question:
        raise QuestionError("it has no question", _EXAMPLE)
    if len(question) > LONGEST:
        raise QuestionError(f"its question has {len(question)} characters", f"Ask in {LONGEST} or fewer.")
    filters = {name: value for name in _FILTERS if (value := _text(told, name))}
    period(Filters(since=filters.get("since"), until=filters.get("until")))  # What is no date is told here.
    task = Task(line, question, _texts(told, "source"), _texts(told, "text"), filters)
    unanswerable = told.get("unanswerable") or False
    if not isinstance(unanswerable, bool):
        raise QuestionError("its unanswerable is neither true nor false", "Write: true")
    if unanswerable == task.answerable:
        wrong = "it says what answers, and that nothing does" if unanswerable else "it does not say what answers"
        raise QuestionError(wrong, 'Give it a "source", a "text", or both; or "unanswerable": true alone.')
    return task


def _told(text: str) -> dict[str, Any]:
    try:
        told = json.loads(text)
        # JSON can write half a character, which nothing can search for.
        json.dumps(told, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        raise QuestionError(f"it is not JSON ({str(error)[:100]})", _EXAMPLE) from error
    if not isinstance(told, dict):
        raise QuestionError("it is no object", _EXAMPLE)
    return told


def _texts(told: dict[str, Any], name: str) -> tuple[str, ...]:
    """A field that holds a text, or a list of them."""
    value = told.get(name)
    if value is None:
        return ()
    listed = value if isinstance(value, list) else [value]
    # A text of nothing would stand in every passage.
    if not listed or not all(isinstance(one, str) and one.strip() for one in listed):
        raise QuestionError(f"its {name} is neither a text nor a list of texts", "Write it in quotes.")
    return tuple(listed)


def _text(told: dict[str, Any], name: str) -> str:
    """A field that holds one text; nothing where it is missing."""
    value = told.get(name)
    if value is not None and not isinstance(value, str):
        raise QuestionError(f"its {name} is no text", "Write it in quotes.")
    return (value or "").strip()


def _is(source: str, wanted: str) -> bool:
    """Whether a source is wanted, by its id, even one that holds brackets, or by a pattern."""
    return source == wanted or fnmatchcase(source, wanted)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
