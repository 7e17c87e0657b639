"""The pages in Markdown, as whoever reads them sees them: blocks of code, links, headings."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.conftest import ROOT

README = ROOT / "README.md"
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
_MARKDOWN = MarkdownIt("commonmark").enable("table")


@dataclass(frozen=True)
class Block:
    """A block of code."""

    kind: str
    code: str

    @property
    def lines(self) -> list[str]:
        return [line for line in self.code.splitlines() if line.strip()]


def page(name: str) -> Path:
    """A page by the name that links give it: README.md, docs/using.md."""
    return ROOT / name


def blocks(path: Path, *kinds: str) -> list[Block]:
    """The blocks of a page that are of one of these kinds, or all."""
    fences = (token for token in _tokens(path) if token.type == "fence")
    return [Block(token.info, token.content) for token in fences if not kinds or token.info in kinds]


def typed(path: Path) -> list[str]:
    """What a page has for a shell, a command a line."""
    return [line for block in blocks(path, "bash") for line in block.lines]


def links(path: Path) -> Iterator[str]:
    """Where the links and pictures of a page lead."""
    for token in _inline(path):
        target = token.attrs.get("href") or token.attrs.get("src")
        if target:
            yield str(target)


def spans(path: Path) -> list[str]:
    """What stands between backticks."""
    return [token.content for token in _inline(path) if token.type == "code_inline"]


def anchors(path: Path) -> set[str]:
    """The names by which GitHub lets links lead to the headings of a page."""
    tokens, seen, found = _tokens(path), Counter[str](), set()
    for before, token in pairwise(tokens):
        if before.type == "heading_open":
            name = re.sub(r"[^\w\- ]", "", _text(token).lower()).replace(" ", "-")
            found.add(f"{name}-{seen[name]}" if seen[name] else name)
            seen[name] += 1
    return found


def _tokens(path: Path) -> list[Token]:
    return _MARKDOWN.parse(path.read_text(encoding="utf-8"))


def _inline(path: Path) -> Iterator[Token]:
    for token in _tokens(path):
        yield from token.children or []


def _text(heading: Token) -> str:
    return "".join(child.content for child in heading.children or [])
