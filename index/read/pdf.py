"""PDF through pdfium: each page's text, its lines joined to paragraphs. A scanned page has no text and gives none."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from index.errors import NoText, UnreadableSource
from index.read.clean import one_line, tidy_line
from index.read.dateline import take_dateline, title_date
from index.read.dates import first_date
from index.read.draft import Block, Draft
from index.read.inflated import check_streams

# How much taller than most the letters of a heading are, and how much wider than most a gap between paragraphs.
_LARGER, _WIDER = 0.15, 1.3
# One page may stand in a file as many times as it likes.
_PAGES = 20_000
_DIGITS = re.compile(r"\d+")
_SENTENCE_END = re.compile(r"[.!?…:][”\"’')\]]*$")
_DATE = re.compile(r"^D:(\d{4})(\d{2})(\d{2})")
# pdfium marks a hyphen at a line's end with U+FFFE or U+0002; the word goes on in the next line.
_BROKEN_WORD = re.compile(r"(?<!\w)(\w*)(?:[\ufffe\x02]\s*|(?<=[a-zà-ÿ])-\n(?=[a-zà-ÿ]))(\w*)")
_WORD = re.compile(r"\w+(?:-\w+)*")


def read_pdf(data: bytes) -> Draft:
    """Text of a PDF, a page a section; title, author and date as the file's own information has them.

    Raises:
        UnreadableSource: the file is damaged, asks for a password, or is a bomb.
        NoText: no page has text, as in a scan.
    """
    import pypdfium2 as pdfium

    check_streams(data)
    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise _unopened(one_line(str(error))) from error
    try:
        if len(pdf) > _PAGES:
            raise UnreadableSource(f"it has more than {_PAGES:,} pages", "Split it into several files.")
        told = pdf.get_metadata_dict()
        draft = Draft()
        draft.learn("PDF information", title=told.get("Title"), author=told.get("Author"))
        draft.blocks = _learn(draft, list(_over_pages(_under_headings(pdf))))
    finally:
        pdf.close()
    draft.learn("title", published=title_date(draft.title))
    draft.learn("PDF information", published=_date(told))
    if not draft.blocks:
        raise NoText("its pages hold no text, only pictures", "Run it through text recognition (OCR) first.")
    return draft


def _learn(draft: Draft, blocks: list[Block]) -> list[Block]:
    """The blocks less the title and the dateline at their top, from which the draft learns."""
    draft.learn("first heading", title=next((block.heading for block in blocks[:1]), ""))
    dateline = take_dateline([block.text for block in blocks if block.place == "p. 1"], draft)
    if dateline is not None:
        del blocks[dateline]
    untitled = (replace(block, heading="") if block.heading == draft.title else block for block in blocks)
    return [block for block in untitled if block.text or block.heading]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page, the height of its letters and where it stands, in points from the page's bottom."""

    text: str
    height: float
    bottom: float


def _lines(page: Any) -> Iterator[_Line]:  # noqa: ANN401  (pypdfium2 ships no types)
    """The lines of a page in reading order; a box is that of the line's first letter."""
    words = page.get_textpage()
    at = 0
    for line in words.get_text_range().split("\n"):
        text = line.rstrip("\r")
        if text.strip():
            first = at + len(text) - len(text.lstrip())
            _, bottom, _, top = words.get_charbox(first, loose=True) if first < words.count_chars() else (0, 0, 0, 0)
            yield _Line(text.strip(), top - bottom, bottom)
        at += len(line) + 1


def _under_headings(pdf: Any) -> Iterator[Block]:  # noqa: ANN401  (pypdfium2 ships no types)
    """The paragraphs of all pages, each with the heading that it stands under, wherever that was, and the page where it
    begins.
    """
    pages = [list(_lines(pdf[number])) for number in range(len(pdf))]
    words = frozenset(word.lower() for lines in pages for line in lines for word in _WORD.findall(line.text))
    usual = _usual_height([line for lines in pages for line in lines])
    repeated = _repeated(pages)
    heading = lone = ""
    for number, lines in enumerate(pages, start=1):
        for kind, text in _blocks([line for line in lines if _faceless(line.text) not in repeated], usual, words):
            if kind == "p":
                yield Block(text, heading, f"p. {number}")
                lone = ""
            else:
                if lone:
                    yield Block("", lone, f"p. {number}")
                heading = lone = text


def _repeated(pages: Sequence[Sequence[_Line]]) -> set[str]:
    """Running heads and feet, numbers left out: the same first or last line on most of at least three pages."""
    edges = [{_faceless(line.text) for line in (lines[0], lines[-1])} for lines in pages if lines]
    counts = Counter(edge for some in edges for edge in some)
    return {edge for edge, count in counts.items() if count >= 3 and count > len(edges) / 2}  # noqa: PLR2004  (as told above)


def _faceless(line: str) -> str:
    return _DIGITS.sub("", line)


def _over_pages(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, paragraphs made whole that a page's end had cut in two: those that break off inside a sentence."""
    last: Block | None = None
    for block in blocks:
        if last is None:
            last = block
        elif _goes_on(last, block):
            turn = (len(last.text) + 1, block.place)
            last = replace(last, text=f"{last.text} {block.text}", turns=(*last.turns, turn))
        else:
            yield last
            last = block
    if last is not None:
        yield last


def _goes_on(above: Block, below: Block) -> bool:
    above_place = above.turns[-1][1] if above.turns else above.place
    cut = bool(above.text) and not _SENTENCE_END.search(above.text) and below.text[:1].islower()
    return cut and above.heading == below.heading and above_place != below.place


def _usual_height(lines: Sequence[_Line]) -> float:
    """That of most letters of the document: on a page of few lines, its head and foot may be most of them."""
    letters = Counter[float]()
    for line in lines:
        letters[round(line.height, 1)] += len(line.text)
    return letters.most_common(1)[0][0] if letters else 0.0


def _blocks(lines: list[_Line], usual: float, words: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Pairs of ("h2" or "p", text). Lines of letters larger than most are headings; a wider gap begins a paragraph."""
    gaps = [above.bottom - below.bottom for above, below in pairwise(lines)]
    down = sorted(gap for gap in gaps if gap > 0)
    # Between most lines lies the gap of a paragraph's inside; a page of short paragraphs has few of those.
    usual_gap = down[len(down) // 4] if down else 0.0
    run: list[_Line] = []
    for line, gap in zip(lines, [0.0, *gaps], strict=False):
        if run and (abs(line.height - run[-1].height) > _LARGER * usual or not 0 <= gap <= _WIDER * usual_gap):
            yield _block(run, usual, words)
            run = []
        run.append(line)
    if run:
        yield _block(run, usual, words)


def _block(run: Sequence[_Line], usual: float, words: frozenset[str]) -> tuple[str, str]:
    def joined(broken: re.Match[str]) -> str:
        """The word without its hyphen, unless the document writes it with one elsewhere and never without."""
        whole, parted = broken[1] + broken[2], f"{broken[1]}-{broken[2]}"
        return parted if parted.lower() in words and whole.lower() not in words else whole

    text = tidy_line(_BROKEN_WORD.sub(joined, "\n".join(line.text for line in run)))
    return ("h2" if run[0].height > (1 + _LARGER) * usual else "p"), text


def _unopened(reason: str) -> UnreadableSource:
    if "password" in reason.lower():
        return UnreadableSource("it is locked by a password", "Save a copy that has none.")
    return UnreadableSource("it is no whole PDF", "Open and save it anew, or download it again.")


def _date(told: dict[str, str]) -> str | None:
    match = _DATE.match(told.get("CreationDate", ""))
    return first_date("-".join(match.groups())) if match else None
