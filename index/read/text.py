"""Plain text and Markdown, front matter included."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from html import unescape
from itertools import groupby
from typing import Any

from index.read.clean import lines, one_line, tidy
from index.read.dateline import take_byline, take_dateline, title_date
from index.read.dates import first_date
from index.read.draft import Block, Draft, under_headings
from index.read.encoding import decode

# A heading is a short line that does not end as a sentence does; longer ones are prose that lost its full stop.
_HEADING_WORDS = 18
_TITLE_WORDS = 3
# A line no longer than this tells nothing of wrapping, and text is never wrapped wider than that.
_TELLING, _WIDEST = 40, 120
_FENCE = re.compile(r"^-{3,}[^\S\n]*$", re.MULTILINE)
# What of YAML is read as plain lines: much of it, and values that stand for others, which may stand for others in turn.
_MATTER = 2**16
_SHARED = re.compile(r"(?:^|[\s\[{,:-])[&*]\w")
# Of what stands as "source", the rest names who published it.
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:|www\.", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_SENTENCE_END = re.compile(r"(?:[.!…,;]|\?(?=[”\"]))[”\"’')\]]*(?:\[\d+\])*$|\|$")
_ASKS = re.compile(r"(?:Q|A|Question|Answer):\s", re.IGNORECASE)
_SAYS = re.compile(r":\s[“\"].")
# Characters at the end of a line by which it is told whether a sentence ends there, and lines that they may be of.
_TAIL, _NEAR = 1000, 20


def read_text(data: bytes) -> Draft:
    """Plain text: paragraphs are lines or parted by blank lines; the first heading above all prose is the title.

    A short line is a heading only where prose follows it: of several in a row, all but the last are text of their own.
    """
    draft = Draft()
    paragraphs = list(_paragraphs(lines(decode(data))))
    dateline = take_dateline(paragraphs, draft)
    if dateline is not None:
        byline = take_byline(paragraphs, dateline, draft)
        paragraphs = [line for at, line in enumerate(paragraphs) if at not in (dateline, byline)]
    first = paragraphs[0] if paragraphs else ""
    if len(first.split()) <= _HEADING_WORDS and (day := title_date(first)):
        draft.learn("title", title=first, published=day)
    short = [*map(_looks_like_heading, paragraphs), True]
    top = paragraphs[: short.index(False)] if False in short else []
    draft.learn("first heading", title=next((line for line in top if len(line.split()) >= _TITLE_WORDS), None))
    heading = ""
    for paragraph, is_short, next_is_short in zip(paragraphs, short, short[1:], strict=False):
        if paragraph == draft.title:
            continue
        if is_short and not next_is_short:
            heading = paragraph
        else:
            draft.blocks.append(Block(paragraph, heading))
    return draft


def read_markdown(data: bytes) -> Draft:
    """Markdown: front matter tells title, author, publisher, date and url; marks are taken out, words stay. Front
    matter that is not YAML is read line by line.
    """
    import frontmatter
    from markdown_it import MarkdownIt
    from yaml import YAMLError

    text = tidy(decode(data))
    try:
        told, body = _plain_matter(text) if _is_bomb(text) else frontmatter.parse(text)
    except (YAMLError, ValueError):  # A title with a colon in it, or a day that no month has.
        told, body = _plain_matter(text)
    told = {str(key).lower(): value for key, value in told.items()}
    if not told:
        body = text  # What opens with a line of dashes need not be front matter.
    draft = Draft()
    source = _told(told, "source") or ""
    draft.learn(
        "front matter",
        title=_told(told, "title"),
        author=_told(told, "author"),
        publisher=_told(told, "publisher", "site") or ("" if _ADDRESS.match(source) else source),
        published=first_date(_told(told, "date", "published") or ""),
        url=_told(told, "url") or (source if _ADDRESS.match(source) else ""),
    )
    draft.blocks = list(under_headings(_markdown_blocks(MarkdownIt("commonmark").enable("table").parse(body)), draft))
    return draft


def _is_bomb(text: str) -> bool:
    """Whether front matter might become far more than it is when it is read as YAML."""
    before, head, *_ = [*_FENCE.split(text, 2), ""]
    return not before.strip() and (len(head) > _MATTER or _SHARED.search(head) is not None)


def _plain_matter(text: str) -> tuple[dict[str, Any], str]:
    """Front matter as lines of "name: value", and what comes behind it."""
    _, head, body = _FENCE.split(text, 2)
    pairs = (line.partition(":") for line in head.splitlines())
    return {name.strip(): value.strip().strip("\"'") for name, _, value in pairs if value.strip()}, body


def _paragraphs(lines_: list[str]) -> Iterator[str]:
    """Paragraphs of a text that is either hard-wrapped (a paragraph is a run of lines) or has a line a paragraph."""
    wrapped = _is_wrapped(lines_)
    for filled, group in groupby(lines_, key=bool):
        if filled:
            paragraph = list(group)
            yield from [" ".join(paragraph)] if wrapped else _run_on(paragraph)


def _run_on(lines_: list[str]) -> list[str]:
    """The lines, those joined that run on: one of several words that ends no sentence, and one that begins small."""
    runs: list[list[str]] = []
    for line in lines_:
        above = " ".join(runs[-1][-_NEAR:]) if runs and line[0].islower() else ""
        if " " in above and not _ends_sentence(above):
            runs[-1].append(line)
        else:
            runs.append([line])
    return list(map(" ".join, runs))


def _ends_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does, or with the quotation that it told."""
    tail = line[-_TAIL:]
    told = tail.endswith(("”", '"')) and _SAYS.search(tail)
    return bool(told or _SENTENCE_END.search(tail))


def _is_wrapped(lines_: list[str]) -> bool:
    """True where most long lines break off inside a sentence, with none far longer than the others."""
    long = [line for line in lines_ if len(line) > _TELLING]
    if not long or max(map(len, long)) > _WIDEST:
        return False
    return sum(not _ends_sentence(line) for line in long) > len(long) / 2


def _looks_like_heading(paragraph: str) -> bool:
    words = paragraph.split()
    return (
        len(words) <= _HEADING_WORDS
        and not _ends_sentence(paragraph)
        and not first_date(paragraph)
        and not _ASKS.match(paragraph)
        and any(word[0].isalpha() for word in words)
    )


def _told(told: dict[str, Any], *keys: str) -> str | None:
    value = next((told[key] for key in keys if told.get(key)), None)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        value = ", ".join(map(str, value))
    return one_line(str(value)) if value is not None else None


def _markdown_blocks(tokens: Sequence[Any]) -> Iterator[tuple[str, str]]:
    """Pairs of ("h1".."h6" or "p", text); a table row is one block with its cells parted by " | "."""
    kind, row, in_row = "p", list[str](), False
    for token in tokens:
        if token.type == "heading_open":
            kind = token.tag
        elif token.type == "tr_open":
            row, in_row = [], True
        elif token.type == "tr_close":
            yield "p", " | ".join(row)
            in_row = False
        elif token.type in ("inline", "fence", "code_block", "html_block"):
            text = _words(token)
            if in_row:
                row.append(text)
            elif text:
                yield kind, text
                kind = "p"


def _words(token: Any) -> str:  # noqa: ANN401  (a markdown-it token)
    """The words of a block, without marks and tags."""
    if token.type == "html_block":
        return one_line(unescape(_TAG.sub(" ", token.content)))
    if token.type != "inline":
        return one_line(token.content)
    marks = {"softbreak": " ", "hardbreak": " "}
    pieces = (" " if child.type == "html_inline" else marks.get(child.type, child.content) for child in token.children)
    return one_line("".join(pieces))
