"""A file becomes its documents: one, or one for each record or member. What a file says of itself comes before what its
name says.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from io import BufferedReader
from pathlib import PurePosixPath
from typing import BinaryIO

from index.errors import NoText, SourceError, UnknownFormat, UnreadableSource
from index.read.clean import one_line, tidy
from index.read.dates import first_date
from index.read.draft import Draft, lay_out
from index.read.html import read_html
from index.read.pdf import read_pdf
from index.read.text import read_markdown, read_text
from index.read.walk import File
from index.types import Document, Failure

RULES = "read-2"
"""Changed whenever a reader gives another text for the same bytes, so that a build reads everything anew."""

LARGEST = 32 * 2**20
"""Most bytes of a file that is read whole: some ten thousand pages of plain text."""

READERS: dict[str, Callable[[bytes], Draft]] = {
    ".txt": read_text,
    ".text": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".pdf": read_pdf,
}


def digest(file: File) -> str:
    """SHA-256 of a file's bytes, in hexadecimal.

    Raises:
        UnreadableSource: it cannot be opened.
    """
    with _opened(file) as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


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
        yield from _documents(file.source, stream, fields or {})


def _documents(source: str, stream: BinaryIO, _fields: Mapping[str, str]) -> Iterator[Document | Failure]:
    suffix = PurePosixPath(source).suffix.lower()
    if suffix not in READERS:
        kinds = " ".join(sorted(READERS))
        raise UnknownFormat(
            f"{suffix or 'a file without a suffix'} is not a format that is read", f"These are: {kinds}"
        )
    data = bounded(stream)
    yield _document(source, _draft(READERS[suffix], data), hashlib.sha256(data).hexdigest())


def bounded(stream: BinaryIO, most: int = LARGEST) -> bytes:
    """All bytes of a stream.

    Raises:
        UnreadableSource: there are more than `most`.
    """
    data = stream.read(most + 1)
    if len(data) > most:
        raise UnreadableSource(f"it is larger than {most // 2**20} MiB", "Split it into several files.")
    return data


def _document(source: str, draft: Draft, digest_: str) -> Document:
    """The document of a draft.

    Raises:
        NoText: there is nothing to quote in it.
    """
    layout = lay_out(draft.blocks)
    if not layout.sections:
        raise NoText("it holds no text", "Take it out, or put text into it.")
    name = PurePosixPath(source)
    draft.title = one_line(tidy(draft.title or ""))
    draft.learn("file name", title=_title(name), published=first_date(name.stem))
    return Document(
        source=source,
        title=draft.title,
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
    try:
        return reader(data)
    except SourceError:
        raise
    except Exception as error:  # A parser may raise anything on a damaged file; the others go on
        what = one_line(f"{type(error).__name__}: {error}")[:200]
        raise UnreadableSource(
            f"it cannot be parsed ({what})", "Open it in its own program and save it anew."
        ) from error


@contextmanager
def _opened(file: File) -> Iterator[BufferedReader]:
    try:
        stream = file.path.open("rb")
    except OSError as error:
        reason = (error.strerror or "it cannot be opened").lower()
        raise UnreadableSource(reason, "Check that the file is there and that you may read it.") from error
    with stream:
        yield stream


def _title(name: PurePosixPath) -> str:
    return one_line(name.stem.replace("_", " ").replace("-", " ")).capitalize()
