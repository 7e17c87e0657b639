"""Word, PowerPoint, Excel and RTF files. Their libraries are the extra `onrecord[office]`."""

from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from io import BytesIO
from typing import Any, TypeVar

from index.errors import UnreadableSource
from index.read.clean import one_line, tidy, tidy_line
from index.read.dateline import take_top, title_date
from index.read.draft import Block, Draft, under_headings
from index.read.zipped import open_zip

_T = TypeVar("_T")
# XML of this size takes some ten times of it in memory while it is read.
_XML = 32 * 2**20
# Paragraphs, and cells, that are looked at: more than ten thousand pages hold, and few enough to take a minute at most.
_PARAGRAPHS, _CELLS = 300_000, 5_000_000
_MEDIA = tuple(
    ".png .jpg .jpeg .gif .bmp .tif .tiff .emf .wmf .svg .wdp .mp3 .mp4 .m4a .wav .avi .mov .ttf .odttf".split()
)
_TOLD = "document properties"
# What libraries write of themselves into files that nobody has signed or dated.
_UNSIGNED, _UNDATED = ("python-docx", "openpyxl"), ("2013-12-23", "2013-01-27")


def read_docx(data: bytes) -> Draft:
    """A Word file: headings by their styles, paragraphs and tables in their order.

    Raises:
        UnreadableSource: it is damaged or too large, or python-docx is not installed.
    """
    document = _library("docx", "python-docx").Document(_checked(data))
    draft = _with_properties(document.core_properties)
    left = _Left(_PARAGRAPHS, "paragraphs")
    pairs = (pair for part in document.iter_inner_content() for pair in _word_pairs(part, left))
    draft.blocks = list(under_headings(pairs, draft))
    take_top(draft)
    draft.learn("title", published=title_date(draft.title))
    _learn_date(draft, document.core_properties)
    return draft


def read_pptx(data: bytes) -> Draft:
    """A PowerPoint file: a slide's title is its heading, "slide 3" its place; notes come after the slide's text.

    Raises:
        UnreadableSource: it is damaged or too large, or python-pptx is not installed.
    """
    show = _library("pptx", "python-pptx").Presentation(_checked(data))
    draft = _with_properties(show.core_properties)
    left = _Left(_PARAGRAPHS, "shapes")
    for number, slide in enumerate(show.slides, start=1):
        title = slide.shapes.title
        heading = tidy_line(title.text_frame.text) if title is not None and title.has_text_frame else ""
        shapes = (shape for shape in slide.shapes if title is None or shape.shape_id != title.shape_id)
        texts = [text for shape in shapes for text in _shape_texts(shape, left)]
        if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
            texts += _lines(slide.notes_slide.notes_text_frame.text)
        draft.learn("first slide", title=heading)
        draft.blocks += [Block(text, heading, f"slide {number}") for text in texts or [""]]
    _learn_date(draft, show.core_properties)
    return draft


def read_xlsx(data: bytes) -> Draft:
    """An Excel file: each row is a paragraph, its cells named by the first row where that holds names; "sheet Budget"
    is its place.

    Raises:
        UnreadableSource: it is damaged or too large, or openpyxl is not installed.
    """
    book = _library("openpyxl", "openpyxl").load_workbook(_checked(data), read_only=True, data_only=True)
    try:
        draft = _with_properties(book.properties)
        _learn_date(draft, book.properties)
        left = _Left(_CELLS, "cells")
        for sheet in book.worksheets:
            # As far as each row goes itself: a stray cell far out would have millions of empty ones before it.
            sheet.reset_dimensions()
            rows = ([_cell(value) for value in left.take(row)] for row in sheet.iter_rows(values_only=True))
            title = tidy_line(sheet.title)
            draft.blocks += [Block(text, title, f"sheet {title}") for text in rows_as_text(rows)]
    finally:
        book.close()
    return draft


def read_rtf(data: bytes) -> Draft:
    """An RTF file, a line a paragraph.

    Raises:
        UnreadableSource: it is no RTF, or striprtf is not installed.
    """
    if not data.lstrip().startswith(b"{\\rtf"):
        raise UnreadableSource("this is not RTF", "Give it the suffix of its real format.")
    text = _library("striprtf.striprtf", "striprtf").rtf_to_text(data.decode("ascii", "replace"), errors="replace")
    draft = Draft([Block(line) for line in _lines(text)])
    take_top(draft)
    return draft


def rows_as_text(rows: Iterable[list[str]]) -> Iterator[str]:
    """Each row of a table as a line: "name: Ada | city: Rome" where the first row holds names, else "Ada | Rome"."""
    header: list[str] | None = None
    alone: list[str] = []
    for row in rows:
        if not any(row):
            continue
        if header is None:
            header = alone = row if all(row) and not any(any(c.isdigit() for c in cell) for cell in row) else []
            if header:
                continue
        alone = []
        named = (f"{header[i]}: {cell}" if i < len(header) else cell for i, cell in enumerate(row) if cell)
        yield " | ".join(named)
    if alone:  # Names of nothing are all that there is.
        yield " | ".join(alone)


class _Left:
    """How many more pieces of a file are looked at. A thousand empty ones may be packed into a few bytes.

    Args:
        most: of them.
        what: they are called.
    """

    def __init__(self, most: int, what: str) -> None:
        self._most, self._what = most, what
        self._seen = 0

    def take(self, pieces: Sequence[_T]) -> Sequence[_T]:
        """Counts these, and what holds them.

        Raises:
            UnreadableSource: there are too many.
        """
        self._seen += len(pieces) + 1
        if self._seen > self._most:
            raise UnreadableSource(f"it has more than {self._most:,} {self._what}", "Split it into several files.")
        return pieces


def _word_pairs(part: Any, left: _Left) -> Iterator[tuple[str, str]]:  # noqa: ANN401  (python-docx's own)
    left.take(())
    if hasattr(part, "rows"):
        for row in part.rows:
            left.take(())
            # A cell that spans columns is given once for each of them.
            yield "p", " | ".join(dict.fromkeys(tidy_line(cell.text) for cell in row.cells if cell.text.strip()))
    elif text := tidy_line(part.text):
        style = (part.style.name or "") if part.style is not None else ""
        level = style.removeprefix("Heading ")
        yield ("h1" if style == "Title" else f"h{level}" if level.isdigit() else "p"), text


def _shape_texts(shape: Any, left: _Left) -> Iterator[str]:  # noqa: ANN401  (python-pptx's shapes)
    left.take(())
    if shape.has_text_frame:
        yield from _lines(shape.text_frame.text)
    elif getattr(shape, "has_table", False):
        yield from rows_as_text([tidy_line(cell.text) for cell in row.cells] for row in shape.table.rows)
    for inner in getattr(shape, "shapes", ()):
        yield from _shape_texts(inner, left)


def _with_properties(told: Any) -> Draft:  # noqa: ANN401  (each library has its own)
    draft = Draft()
    author = getattr(told, "author", None) or getattr(told, "creator", None)
    # A part that is called properties and is something else has none of these.
    draft.learn(_TOLD, title=getattr(told, "title", None), author=None if author in _UNSIGNED else author)
    return draft


def _learn_date(draft: Draft, told: Any) -> None:  # noqa: ANN401  (each library has its own)
    """The day when the file was made, if the text has none."""
    created = getattr(told, "created", None)
    made = created.date().isoformat() if created else ""
    draft.learn(_TOLD, published=None if made in _UNDATED else made)


def _checked(data: bytes) -> BytesIO:
    """The file, if what is not a picture or a sound in it is of a size that can be read."""
    with open_zip(BytesIO(data)) as file:
        sizes = [info.file_size for info in file.infolist() if not info.filename.lower().endswith(_MEDIA)]
    if sum(sizes) > 4 * _XML or max(sizes, default=0) > _XML:
        raise UnreadableSource(f"it holds more than {_XML // 2**20} MiB of text", "Split it into several files.")
    return BytesIO(data)


def _library(module: str, package: str) -> Any:  # noqa: ANN401  (a module without types)
    try:
        return import_module(module)
    except ImportError as error:
        raise UnreadableSource(
            f"what reads it, {package}, is not installed", 'Run: pip install "onrecord[office]"'
        ) from error


def _cell(value: object) -> str:
    if value is None:
        return ""
    text = value.isoformat() if hasattr(value, "isoformat") else str(value)
    return tidy_line(text.removesuffix("T00:00:00"))


def _lines(text: str) -> list[str]:
    return [line for line in map(one_line, tidy(text).split("\n")) if line]
