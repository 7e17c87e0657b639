"""A file becomes its documents: one, or one for each record or member.

What a file says of itself comes before what its name says.
"""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from io import BufferedReader
from pathlib import PurePosixPath
from typing import IO, NamedTuple, TypeVar

from index.errors import NoText, SourceError, UnknownFormat, UnreadableSource
from index.read.archive import Member
from index.read.clean import one_line, tidy, tidy_line
from index.read.dateline import title_date
from index.read.dates import first_date
from index.read.draft import Draft, lay_out
from index.read.formats import ARCHIVES, DEEPEST, LARGEST, LARGEST_OF, READERS, RECORDS, SUFFIXES
from index.read.mail import attachments
from index.read.records import Record
from index.read.walk import File, shown
from index.types import Document, Failure

_Part = TypeVar("_Part")
_RECORD = re.compile(r"#\d+$")
# As parsers write a stream of bytes: by an address in memory that is another one each time.
_OBJECT = re.compile(r"'?<[\w.]+ object at 0x[0-9a-f]+>'? ?")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)([01]\d)([0-3]\d)(?!\d)")


class _Hints(NamedTuple):
    """What is known of a file beside its bytes: names of the fields of its records, and what was noted when it was
    fetched.
    """

    fields: Mapping[str, str]
    told: Mapping[str, str]


RULES = "read-8"
"""Changed whenever a reader gives another text for the same bytes, so that a build reads everything anew."""


def digest(file: File) -> str:
    """SHA-256 of a file's bytes, in hexadecimal.

    Raises:
        UnreadableSource: it cannot be opened.
    """
    with _opened(file) as stream:
        try:
            return hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError as error:
            raise _unread(error) from error


def read(file: File, fields: Mapping[str, str] | None = None) -> Iterator[Document | Failure]:
    """The documents that stand in a file, one after the other. A member or record that cannot be used is a Failure.

    Args:
        file: what to read.
        fields: names of the fields of a record that hold its text, title, author, publisher, date and url, where they
            are not named as is usual.

    Raises:
        UnknownFormat: there is no reader for its suffix.
        UnreadableSource: it cannot be opened, is too large, or is not what its suffix says.
        NoText: there is nothing to quote in it.
    """
    with _opened(file) as stream:
        yield from _documents(file.source, stream, _Hints(fields or {}, file.told), 0)


def _documents(source: str, stream: IO[bytes], hints: _Hints, depth: int) -> Iterator[Document | Failure]:
    suffix = _suffix(source)
    if suffix in ARCHIVES and depth < DEEPEST:
        yield from _members(source, _guarded(ARCHIVES[suffix](stream)), hints, depth + 1)
    elif suffix in RECORDS:
        yield from _records(source, _guarded(RECORDS[suffix](stream, hints.fields, LARGEST)), hints)
    elif suffix in READERS:
        with _parsing():  # A damaged archive shows itself when its member is read.
            data = _bounded(stream, LARGEST_OF.get(suffix, LARGEST))
        if suffix == ".eml":
            yield from _mail(source, data, hints, depth)
        else:
            yield _whole(source, data, hints)
    else:
        what = shown(suffix) or "a file without a suffix"
        raise UnknownFormat(
            f"{what} is not a format that is read{' here' * (depth > 1)}", f"These are: {' '.join(sorted(SUFFIXES))}"
        )


def _whole(source: str, data: bytes, hints: _Hints) -> Document:
    return _document(source, _draft(READERS[_suffix(source)], data), hashlib.sha256(data).hexdigest(), hints)


def _mail(source: str, data: bytes, hints: _Hints, depth: int) -> Iterator[Document | Failure]:
    """A mail and its attachments; one that is nothing but attachments is no fault."""
    fault: SourceError | None = None
    try:
        yield _whole(source, data, hints)
    except SourceError as error:
        fault = error
    for found in _members(source, _guarded(attachments(data)), hints, depth + 1):
        fault = None if isinstance(fault, NoText) else fault
        yield found
    if fault is not None:
        raise fault


def _members(source: str, members: Iterator[Member], hints: _Hints, depth: int) -> Iterator[Document | Failure]:
    """The documents of an archive's files. One that cannot be used is a Failure, and the others go on."""
    empty = True
    for member in members:
        empty = False
        inner = f"{source}/{member.name}"
        try:
            if member.stream is None:
                raise member.fault or NoText("it holds no text")
            yield from _documents(inner, member.stream, hints, depth)
        except SourceError as error:
            yield Failure(shown(inner), str(error), error.hint)
    if empty and _suffix(source) in ARCHIVES:
        raise NoText("there is no file in it", "Take it out, or put files into it.")


def _records(source: str, records: Iterator[Record], hints: _Hints) -> Iterator[Document | Failure]:
    empty = True
    for record in records:
        empty = False
        name = f"{source}#{record.number}" if record.number else source
        try:
            if record.draft is None:
                raise record.fault or NoText("it holds no text")
            yield _document(name, record.draft, record.digest, hints)
        except SourceError as error:
            yield Failure(shown(name), str(error), error.hint)
    if empty:
        raise NoText("there is no record in it", "Take it out, or put records into it.")


def _bounded(stream: IO[bytes], most: int) -> bytes:
    """All bytes of a stream, which are at most so many."""
    data = stream.read(most + 1)
    if len(data) > most:
        raise UnreadableSource(f"it is larger than {most // 2**20} MiB", "Split it into several files.")
    return data


def _document(source: str, draft: Draft, digest_: str, hints: _Hints) -> Document:
    """The document of a draft. What the file says of itself comes first, then what was noted of it, then its name.

    Raises:
        NoText: there is nothing to quote in it.
    """
    layout = lay_out(draft.blocks)
    if not layout.sections:
        raise NoText("it holds no text", "Take it out, or put text into it.")
    name = PurePosixPath(_RECORD.sub("", source))
    draft.learn("fetched", **hints.told)
    draft.learn("title", published=title_date(draft.title))
    draft.learn("file name", title=_title(name), published=first_date(_COMPACT.sub(r"\1-\2-\3", name.stem)))
    return Document(
        source=source,
        title=draft.title or "",
        author=draft.author,
        publisher=draft.publisher,
        published=draft.published,
        url=draft.url,
        text=layout.text,
        sections=layout.sections,
        digest=digest_,
        places=layout.places,
        origins=draft.origins,
    )


def _draft(reader: Callable[[bytes], Draft], data: bytes) -> Draft:
    with _parsing():
        return reader(data)


def _guarded(parts: Iterator[_Part]) -> Iterator[_Part]:
    """The parts, with what their parser raises made a SourceError."""
    while True:
        with _parsing():
            part = next(parts, None)
        if part is None:
            return
        yield part


@contextmanager
def _parsing() -> Iterator[None]:
    try:
        yield
    except SourceError:
        raise
    except Exception as error:  # A parser may raise anything on a damaged file; the others go on
        what = tidy_line(_OBJECT.sub("", f"{type(error).__name__}: {error}"))[:200]
        raise UnreadableSource(
            f"it seems to be damaged ({what})", "Open it in its own program and save it anew."
        ) from error


@contextmanager
def _opened(file: File) -> Iterator[BufferedReader]:
    try:
        stream = file.open()
    except OSError as error:
        raise _unread(error) from error
    with stream:
        yield stream


def _unread(error: OSError) -> UnreadableSource:
    reason = (error.strerror or "it cannot be opened").lower()
    return UnreadableSource(reason, "Check that the file is there and that you may read it.")


def _suffix(source: str) -> str:
    return PurePosixPath(source).suffix.lower()


def _title(name: PurePosixPath) -> str:
    title = one_line(tidy(name.stem).replace("_", " ").replace("-", " "))
    return title[:1].upper() + title[1:] or shown(name.name)
