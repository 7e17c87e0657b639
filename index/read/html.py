"""Saved web pages, through trafilatura: the article without menus, comments and cookie notices."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Any

from index.errors import NoText, UnreadableSource
from index.read.clean import FURNITURE, one_line, tidy
from index.read.dates import first_date
from index.read.draft import Draft, under_headings
from index.read.encoding import decode

# Dates that the page tells, and none that is guessed from its text: "since January 2025" is no date of publication.
_DATES = {"extensive_search": False, "original_date": True}
_BLOCKS = {"p", "item", "quote", "code"}
# Headings in a row with nothing between them are links to other articles.
_LINKS = 3
# Pictures that a browser saved inside the page; they are most of it.
_INLINE = re.compile(r"data:[\w/+.-]+;base64,[\w+/=\s]{64,}")
_SAVED_FROM = re.compile(r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(https?://\S+)")
# No part of it goes over the next "<script": else a page of nothing but these takes the square of its length.
_JSON_LD = re.compile(
    r"<script[^<>]{0,500}application/ld\+json[^<>]{0,500}>((?:[^<]|<(?!/?script))*+)</script>", re.IGNORECASE
)
_META = re.compile(r"<meta\s[^>]{1,2000}>", re.IGNORECASE)
_ITEM = re.compile(r"<li\b", re.IGNORECASE)
_HEAD = 4096
# The longest pages of encyclopedias have some 100,000; a million take minutes, and gigabytes.
_TAGS = 200_000


def read_html(data: bytes) -> Draft:
    """A web page: title, author, publisher, date and url from its meta tags and JSON-LD, headings kept.

    Raises:
        NoText: there is no article in the page.
        UnreadableSource: it has too many tags.
    """
    from trafilatura import bare_extraction

    html = _INLINE.sub("", tidy(decode(data, marked_up=True)))
    if html.count("<") > _TAGS:
        raise UnreadableSource(f"it has more than {_TAGS:,} tags", "Save its text as .txt or .md instead.")
    page: Any = bare_extraction(
        html,
        favor_precision=True,
        include_comments=False,
        with_metadata=True,
        date_extraction_params=_DATES,
    )
    if page is None or page.body is None:
        raise NoText("no article was found in the page", "Save its text as .txt or .md instead.")
    draft = Draft()
    told = {"title": page.title, "author": page.author, "publisher": page.sitename, "url": page.url}
    for name, value in {**told, "published": first_date(page.date or "")}.items():
        draft.learn(_origin(value or "", html), **{name: value})
    if saved := _SAVED_FROM.search(html[:_HEAD]):
        draft.learn("saved-from mark", url=saved[1])
    pairs = _with_lists(list(_blocks(page.body)), html)
    draft.blocks = list(under_headings(_less_links(pairs), draft))
    return draft


def _origin(value: str, html: str) -> str:
    """Where in the page a value stands, as far as that can be seen."""
    first = one_line(value.split(";", maxsplit=1)[0])
    if any(first in one_line(found) for found in _JSON_LD.findall(html)):
        return "JSON-LD"
    return "meta tags" if any(first in tag for tag in _META.findall(html)) else "page"


def _with_lists(pairs: Sequence[tuple[str, str]], html: str) -> Iterator[tuple[str, str]]:
    """With the items behind a paragraph that ends with a colon, where they were taken for links."""
    opens = any(text.endswith(":") for _, text in pairs)
    lists = _lists(html) if opens and _ITEM.search(html) else {}
    for pair, behind in pairwise([*pairs, ("", "")]):
        yield pair
        items = lists.get(pair[1], [])
        if items and behind[1] != items[0]:
            yield from (("p", item) for item in items)


def _lists(html: str) -> dict[str, list[str]]:
    """The items of each list that stands right behind words that end with a colon, by those words."""
    from lxml.html import document_fromstring

    found: dict[str, list[str]] = {}
    for listed in document_fromstring(html.encode(), parser=_utf8()).iter("ul", "ol"):
        before = listed.getprevious()
        opening = _text_of(before) if before is not None else ""
        if opening.endswith(":"):
            items = [item for item in listed.findall("li") if _text_of(item)]
            # "Read more:" opens a list of nothing but links.
            if any(_text_of(item) != "".join(map(_text_of, item.iter("a"))) for item in items):
                found[opening] = [*map(_text_of, items)]
    return found


def _utf8() -> Any:  # noqa: ANN401  (lxml ships no types)
    from lxml.html import HTMLParser

    return HTMLParser(encoding="utf-8", remove_comments=True)


def _text_of(element: Any) -> str:  # noqa: ANN401  (lxml ships no types)
    return one_line(element.text_content())


def _less_links(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for kind, run in groupby(pairs, key=lambda pair: pair[0]):
        some = list(run)
        if kind == "p" or len(some) < _LINKS:
            yield from some


def _blocks(element: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401  (lxml ships no types)
    """Pairs of ("h1".."h6" or "p", text) in order; text that stands loose between them is a paragraph too."""
    if element.tag == "row":
        cells = (_text(cell) for cell in element)
        yield "p", " | ".join(cell for cell in cells if cell)
    elif element.tag in _BLOCKS or element.tag == "head":
        text = _text(element)
        if text and not FURNITURE.fullmatch(text):
            yield element.get("rend", "h2") if element.tag == "head" else "p", text
    else:
        yield from _loose(element.text)
        for child in element:
            yield from _blocks(child)
            yield from _loose(child.tail)


def _text(element: Any) -> str:  # noqa: ANN401  (lxml ships no types)
    """All text of an element on one line; a line break parts words."""
    for end in element.iter("lb"):
        end.tail = f" {end.tail or ''}"
    return one_line("".join(element.itertext()))


def _loose(text: str | None) -> Iterator[tuple[str, str]]:
    if text and text.strip():
        yield "p", one_line(text)
