"""What a reader found in a file, before it is a Document: text under headings, and what the file says of itself."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from index.types import Section


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (or list item, or table row), the heading it stands under, and its page where there are pages.

    An empty text is a heading with nothing under it: shown, and not searched.
    """

    text: str
    heading: str = ""
    page: int | None = None


@dataclass(slots=True)
class Draft:
    """Blocks in reading order and what is known of the source; None where the file does not say."""

    blocks: list[Block] = field(default_factory=list)
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None


def under_headings(pairs: Iterable[tuple[str, str]], draft: Draft) -> Iterator[Block]:
    """Blocks from pairs of ("h1".."h6" or "p", text). The first "h1", or one that repeats the title, is the title."""
    heading = lone = ""
    for kind, text in pairs:
        if kind == "p":
            yield Block(text, heading)
            lone = ""
        elif text == draft.title or (kind == "h1" and draft.title is None):
            draft.title = text
        else:
            if lone:
                yield Block("", lone)
            heading = lone = text
    if lone:
        yield Block("", lone)


def lay_out(blocks: Sequence[Block]) -> tuple[str, tuple[Section, ...]]:
    """Text and sections of a document: blocks parted by a blank line, each heading above its first block.

    A section begins where heading or page changes. A heading is part of the text, so that it can be shown, and
    outside every section, so that no passage holds it.
    """
    parts: list[str] = []
    sections: list[Section] = []
    length = 0
    heading = ""
    for block in blocks:
        if block.heading != heading:
            heading = block.heading
            parts.append(heading)
            length += len(heading) + 2
            sections.append(Section(length, length, heading, block.page))
        elif not sections or block.page != sections[-1].page:
            sections.append(Section(length, length, heading, block.page))
        if block.text:
            sections[-1] = replace(sections[-1], end=length + len(block.text))
            parts.append(block.text)
            length += len(block.text) + 2
    return "\n\n".join(parts), tuple(section for section in sections if section.end > section.start)
