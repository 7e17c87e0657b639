"""What a reader found in a file, before it is a Document: text under headings, and what the file says of itself."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from index.read.clean import tidy_line
from index.types import Place, Section


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (or list item, or table row), the heading it stands under, and the place where it begins ("p. 3").

    Text and heading are tidy (see `clean`) and on one line. An empty text is a heading with nothing under it: shown,
    and not searched. `turns` are the places that begin inside the paragraph, each with its offset in `text`.
    """

    text: str
    heading: str = ""
    place: str = ""
    turns: tuple[tuple[int, str], ...] = ()


@dataclass(slots=True)
class Draft:
    """Blocks in reading order and what is known of the source; None where the file does not say."""

    blocks: list[Block] = field(default_factory=list)
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    origins: dict[str, str] = field(default_factory=dict)

    def learn(self, origin: str, **told: str | None) -> None:
        """Takes over what is not known yet, tidy and on one line, and notes where it was found. What was learned first
        stays.
        """
        for name, value in told.items():
            if not getattr(self, name) and (tidied := tidy_line(value or "")):
                setattr(self, name, tidied)
                self.origins[name] = origin


def under_headings(pairs: Iterable[tuple[str, str]], draft: Draft) -> Iterator[Block]:
    """Blocks from pairs of ("h1".."h6" or "p", text). The first "h1", or one that repeats the title, is the title."""
    heading = lone = ""
    for kind, text in pairs:
        if kind == "p":
            yield Block(text, heading)
            lone = ""
        elif text == draft.title or (kind == "h1" and draft.title is None):
            draft.learn("heading", title=text)
        else:
            if lone:
                yield Block("", lone)
            heading = lone = text
    if lone:
        yield Block("", lone)


class Layout(NamedTuple):
    """The text of a document and what stands where in it."""

    text: str
    sections: tuple[Section, ...]
    places: tuple[Place, ...]


def lay_out(blocks: Iterable[Block]) -> Layout:
    """Blocks parted by a blank line, each heading above its first block; a section begins where the heading changes.

    A heading is part of the text, so that it can be shown, and outside every section, so that no passage holds it.
    """
    parts: list[str] = []
    sections: list[Section] = []
    places: list[Place] = []
    length = 0
    for block in blocks:
        if block.place and (not places or places[-1].label != block.place):
            places.append(Place(length, block.place))
        if not sections or block.heading != sections[-1].heading:
            if block.heading:
                parts.append(block.heading)
                length += len(block.heading) + 2
            sections.append(Section(length, length, block.heading))
        if block.text:
            sections[-1] = replace(sections[-1], end=length + len(block.text))
            places.extend(Place(length + offset, label) for offset, label in block.turns)
            parts.append(block.text)
            length += len(block.text) + 2
    return Layout("\n\n".join(parts), tuple(s for s in sections if s.end > s.start), tuple(places))
