"""All text of a piece of HTML, block by block, with nothing left out: of chapters and mails, which have no menus."""

from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from index.read.clean import tidy, tidy_line

_HEADINGS = frozenset(f"h{n}" for n in range(1, 7))
_BLOCKS = _HEADINGS | frozenset(
    (
        "p div li ul ol dl dt dd blockquote pre table tr section article header footer main aside figure figcaption "
        "br hr body"
    ).split()
)
_SKIPPED = frozenset(("script", "style", "head", "template", "noscript", "svg"))


def pairs_of(data: bytes | str) -> Iterator[tuple[str, str]]:
    """Pairs of ("h1".."h6" or "p", text). Cells of a row are parted by " | "."""
    data = tidy(data) if isinstance(data, str) else data
    parser = html.HTMLParser(encoding="utf-8" if isinstance(data, bytes) and _is_utf8(data) else None)
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, ValueError):
        return
    kind, text = "p", ""
    for tag, begins, words in _walk(root):
        if tag in _BLOCKS:
            if line := tidy_line(text):
                yield kind, line
            kind, text = (tag if begins and tag in _HEADINGS else "p"), ""
        elif tag in ("td", "th") and begins and text.strip():
            text += " | "
        text += words
    if line := tidy_line(text):
        yield kind, line


def _walk(root: Any) -> Iterator[tuple[str, bool, str]]:  # noqa: ANN401  (lxml ships no types)
    """Every tag where it begins and where it ends, and the text that follows."""
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event in ("comment", "pi"):
            yield "", False, element.tail or ""
        elif event == "start" and element.tag in _SKIPPED:
            walk.skip_subtree()
        else:
            yield element.tag, event == "start", (element.text if event == "start" else element.tail) or ""


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
