"""Questions to a small index, from the front door: whatever is asked is answered, declined or refused, and what is
quoted stands in the sources.
"""

import json
import tempfile
from atexit import register
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import TypeVar

from bot.bot import Bot
from bot.types import Answer, Turn
from bot.web.reader import read
from index import Index
from index.errors import NoSources, OnRecordError, QuestionError
from index.types import Passage
from tests.fakes import CountingEmbedder
from tests.fuzz.asking import NAMES, QUESTIONS, asks
from tests.fuzz.reading import document
from tests.fuzz.saying import SPEECH, text_of
from tests.fuzz.target import Target, holds

_Result = TypeVar("_Result")
_SOURCES = {
    "pier.md": "---\ntitle: The pier\ndate: 2025-03-01\npublisher: Arden Herald\n---\n\nAda Holm, the harbour's "
    "speaker, said on Monday that the pier of Arden would hold. “The ferry sails at nine,” she told reporters.\n",
    "toll.txt": "Mayor Otto Brandt denied that the toll of 3 euros was gone. According to the ministry, 1,200 ships "
    "paid it in 2024. Brandt called the report “a gift.”\n",
    "zelensky.txt": "Volodymyr Zelenskyy said that the talks would go on. Kremlin spokesman Dmitry Peskov said he had "
    "seen no proposal.\n",
}


@cache
def _index() -> Index:
    """Is made once, in a folder that goes when the process ends."""
    folder = tempfile.TemporaryDirectory(prefix="onrecord-fuzz-")
    register(folder.cleanup)
    texts = Path(folder.name) / "texts"
    texts.mkdir()
    for name, text in _SOURCES.items():
        (texts / name).write_text(text, encoding="utf-8")
    index = Index.open(Path(folder.name) / "store", embedder=CountingEmbedder())
    index.build([texts])
    register(index.close)
    return index


def asked(data: bytes) -> None:
    """A question, and before it the turns that lines tell."""
    *before, question = text_of(data).split("\n")
    bot, history = Bot(_index()), list[Turn]()
    for text in before[:3]:
        answer = _or_refused(partial(bot.ask, text, history))
        history += [Turn("user", text), Turn("assistant", answer.text if answer else "", answer)]
    answer = _or_refused(partial(bot.ask, question, history))
    if answer:
        _quoted(answer)
        holds(bot.ask(question, history) == answer, "another time it is answered otherwise")


def _quoted(answer: Answer) -> None:
    """Every quotation is of its source, character for character."""
    for one in (*answer.citations, *answer.passages):
        text = _index().document(one.source).text
        words = one.text if isinstance(one, Passage) else one.quote
        holds(text[one.start : one.end] == words != "", one)
    for one in answer.citations:
        holds(all(one.start <= start < end <= one.end for start, end in one.lit), one)
    holds(answer.found or not answer.citations, answer)
    answer.to_markdown()


def searched(data: bytes) -> None:
    """What is asked of the index itself: a question, a name, a source, days and an order, parted by "|"."""
    question, name, source, since, until, *_ = (*text_of(data).split("|"), "", "", "", "", "")
    index = _index()
    understood = _or_refused(lambda: index.understand(question))
    if understood:
        named = {word for _, name in understood.read_as for word in name.split()}
        holds(all(word in understood.text or word in named for word in understood.words), understood)
        holds(understood.read_as != () or asks(understood) is None, understood)
    within = {"source": source or None, "since": since or None, "until": until or None}
    for passage in _or_refused(lambda: index.retrieve(question, 3, speaker=name, **within)) or ():
        holds(index.document(passage.source).text[passage.start : passage.end] == passage.text, passage)
    for order in ("best", "latest"):
        for one in _or_refused(lambda order=order: index.statements(name, question, order=order, **within)) or ():
            holds(index.document(one.source).text[one.start : one.end] == one.content, one)
    index.speakers(name)
    index.nearest_speakers(name)
    index.topics(name)


def built(data: bytes) -> None:
    """A library of records, "|" between them: all of them stand in its index or are told, and it is whole."""
    texts = text_of(data).split("|")
    records = [{"title": text[:40], "author": text[-9:], "date": text[:30], "text": text} for text in texts]
    with tempfile.TemporaryDirectory(prefix="onrecord-fuzz-") as folder:
        (Path(folder) / "texts").mkdir()
        (Path(folder) / "texts" / "a.json").write_text(json.dumps(records), encoding="utf-8")
        index = Index.open(Path(folder) / "store", embedder=CountingEmbedder())
        try:
            report = index.build([Path(folder) / "texts"])
            holds(report.added + len(report.failed) == len(texts), report)
            holds(index.check() == report.passages, report)
            for source in index.sources():
                document(index.document(source.source))
            for one in index.statements(k=1000):
                holds(index.document(one.source).text[one.start : one.end] == one.content, one)
        except NoSources:
            holds(not any(map(str.strip, texts)), texts)
        finally:
            index.close()


def opened(data: bytes) -> None:
    """An address of the reader: it shows a source or a fault, and never fails."""
    holds(read(_index(), text_of(data)).startswith("<div data-place="), data)


def _or_refused(call: Callable[[], _Result]) -> _Result | None:
    """What it gives, or None where it is refused with a reason and a hint."""
    try:
        return call()
    except OnRecordError as error:
        holds(isinstance(error, QuestionError) and bool(str(error)) and bool(error.hint), error)
        return None


TARGETS = (
    Target("build", built, (*SPEECH, "|", "\ud800", "<p>", "</p>", "\n\n")),
    Target(
        "ask", asked, (*QUESTIONS, *NAMES, "\n", "the pier", "the toll", "and ", "he ", "why", "more", "hello"), 600
    ),
    Target(
        "search",
        searched,
        (*QUESTIONS, *NAMES, "|", "*", "?", "[", "2025-03", "pier.md", "ministry", "AND", "~2", "^"),
        600,
    ),
    Target(
        "reader", opened, ("?source=", "&at=", "&is=", "pier.md", "0-9", "-", "99999999", "%2e%2e/", "#", "\u0663"), 200
    ),
)
