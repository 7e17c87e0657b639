"""Chooses the reader for a file and makes its Document. What a file says of itself comes before what its name says."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from index.errors import NoText, SourceError, UnknownFormat, UnreadableSource
from index.read.clean import one_line, tidy
from index.read.dates import first_date
from index.read.draft import Draft, lay_out
from index.read.html import read_html
from index.read.pdf import read_pdf
from index.read.text import read_markdown, read_text
from index.read.walk import File
from index.types import Document

RULES = "read-1"
"""Changed whenever a reader gives another text for the same bytes, so that a build reads everything anew."""

SUFFIXES: dict[str, Callable[[bytes], Draft]] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".pdf": read_pdf,
}


def load(file: File) -> bytes:
    """The file's bytes.

    Raises:
        UnreadableSource: it cannot be opened.
    """
    try:
        return file.path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "it cannot be opened").lower()
        raise UnreadableSource(reason, "Check that the file is there and that you may read it.") from error


def digest(data: bytes) -> str:
    """SHA-256 of a file's bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def read(file: File, data: bytes) -> Document:
    """The document that stands in the file's bytes.

    Raises:
        UnknownFormat: there is no reader for its suffix.
        UnreadableSource: the bytes are not what the suffix says.
        NoText: there is nothing to quote in it.
    """
    suffix = file.path.suffix.lower()
    if suffix not in SUFFIXES:
        kinds = " ".join(sorted(SUFFIXES))
        raise UnknownFormat(
            f"{suffix or 'a file without a suffix'} is not a format that is read", f"These are: {kinds}"
        )
    draft = _draft(SUFFIXES[suffix], data)
    text, sections = lay_out(draft.blocks)
    if not sections:
        raise NoText("it holds no text", "Take it out, or put text into it.")
    return Document(
        source=file.source,
        title=one_line(tidy(draft.title or "")) or _name(file.path),
        author=draft.author,
        publisher=draft.publisher,
        published=draft.published or first_date(file.path.stem),
        url=draft.url,
        text=text,
        sections=sections,
        digest=digest(data),
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


def _name(path: Path) -> str:
    return one_line(path.stem.replace("_", " ").replace("-", " ")).capitalize()
