"""Saved web pages, through trafilatura: the article without menus, comments and cookie notices."""

from collections.abc import Iterator
from typing import Any

from index.errors import NoText
from index.read.clean import FURNITURE, one_line, tidy
from index.read.dates import first_date
from index.read.draft import Draft, under_headings
from index.read.encoding import decode

# Dates that the page tells, and none that is guessed from its text: "since January 2025" is no date of publication.
_DATES = {"extensive_search": False, "original_date": True}
_BLOCKS = {"p", "item", "quote", "row", "code"}


def read_html(data: bytes) -> Draft:
    """A web page: title, author, publisher, date and url from its meta tags and JSON-LD, headings kept.

    Raises:
        NoText: there is no article in the page.
    """
    from trafilatura import bare_extraction

    page: Any = bare_extraction(
        tidy(decode(data, marked_up=True)),
        favor_precision=True,
        include_comments=False,
        with_metadata=True,
        date_extraction_params=_DATES,
    )
    if page is None or page.body is None:
        raise NoText("no article was found in the page", "Save its text as .txt or .md instead.")
    draft = Draft()
    draft.learn("page", title=page.title, author=page.author, publisher=page.sitename, url=page.url)
    draft.learn("page", published=first_date(page.date or ""))
    draft.blocks = list(under_headings(_blocks(page.body), draft))
    return draft


def _blocks(element: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401  (lxml ships no types)
    """Pairs of ("h1".."h6" or "p", text) in order; text that stands loose between them is a paragraph too."""
    if element.tag in _BLOCKS or element.tag == "head":
        text = one_line("".join(element.itertext()))
        if text and not FURNITURE.fullmatch(text):
            yield element.get("rend", "h2") if element.tag == "head" else "p", text
    else:
        yield from _loose(element.text)
        for child in element:
            yield from _blocks(child)
            yield from _loose(child.tail)


def _loose(text: str | None) -> Iterator[tuple[str, str]]:
    if text and text.strip():
        yield "p", one_line(text)
