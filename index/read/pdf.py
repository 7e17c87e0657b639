"""PDF through pdfium: the text of each page, its lines joined to paragraphs. Scanned pages have no text and give none."""

import re
from itertools import groupby

from index.errors import NoText, UnreadableSource
from index.read.clean import one_line, tidy
from index.read.draft import Block, Draft

_DATE = re.compile(r"^D:(\d{4})(\d{2})(\d{2})")
# pdfium marks a hyphen at a line's end with U+FFFE or U+0002; the word goes on in the next line.
_BROKEN_WORD = re.compile(r"[\ufffe\x02]\s*|(?<=[a-zà-ÿ])-\n(?=[a-zà-ÿ])")


def read_pdf(data: bytes) -> Draft:
    """Text of a PDF, a page a section; title, author and date as the file's own information has them.

    Raises:
        UnreadableSource: the file is damaged, or asks for a password.
        NoText: no page has text, as in a scan.
    """
    import pypdfium2 as pdfium

    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise UnreadableSource(f"pdfium cannot open it ({one_line(str(error))})", "Open and save it anew.") from error
    try:
        told = pdf.get_metadata_dict()
        draft = Draft(title=told.get("Title") or None, author=told.get("Author") or None, published=_date(told))
        for number in range(len(pdf)):
            text = pdf[number].get_textpage().get_text_range()
            draft.blocks.extend(Block(paragraph, page=number + 1) for paragraph in _paragraphs(text))
    finally:
        pdf.close()
    if not draft.blocks:
        raise NoText("its pages hold no text, only pictures", "Run it through text recognition (OCR) first.")
    return draft


def _paragraphs(text: str) -> list[str]:
    """Lines of a page joined to paragraphs: a blank line ends one, and so does a short line that closes a sentence."""
    lines = [line.rstrip() for line in tidy(_BROKEN_WORD.sub("", text.replace("\r\n", "\n"))).split("\n")]
    width = max(map(len, lines), default=0)
    paragraph, marks = 0, []
    for line in lines:
        marks.append(paragraph if line else None)
        if not line or (len(line) < 0.75 * width and line.endswith((".", "!", "?", "”", '"'))):
            paragraph += 1
    pairs = zip(marks, lines, strict=True)
    groups = (list(group) for mark, group in groupby(pairs, key=lambda pair: pair[0]) if mark is not None)
    return [one_line(" ".join(line for _, line in group)) for group in groups]


def _date(told: dict[str, str]) -> str | None:
    match = _DATE.match(told.get("CreationDate", ""))
    return "-".join(match.groups()) if match else None
