"""Books in EPUB: a zip of web pages, read in the order of their spine (EPUB 3.3, W3C)."""

import posixpath
from collections.abc import Iterator
from io import BytesIO
from urllib.parse import unquote
from zipfile import ZipFile

from lxml import etree

from index.errors import UnreadableSource
from index.read.clean import tidy_line
from index.read.dates import first_date
from index.read.draft import Draft, under_headings
from index.read.markup import pairs_of
from index.read.zipped import open_zip

# Bytes of all chapters together.
_BOOK = 32 * 2**20
_LOCKS = "META-INF/encryption.xml"
_NAMES = {
    "c": "urn:oasis:names:tc:opendocument:xmlns:container",
    "o": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
}


def read_epub(data: bytes) -> Draft:
    """A book: its chapters' headings and paragraphs; title, author, publisher and date from its package file.

    Raises:
        UnreadableSource: it is damaged, too large, or no EPUB.
    """
    with open_zip(BytesIO(data)) as book:
        container = _xml(book, "META-INF/container.xml")
        package = next(iter(container.xpath("//c:rootfile/@full-path", namespaces=_NAMES)), "")
        told = _xml(book, package)
        draft = Draft()
        first = {name: _first(told, name) for name in ("title", "creator", "publisher", "date")}
        draft.learn(
            "EPUB package",
            title=first["title"],
            author=first["creator"],
            publisher=first["publisher"],
            published=first_date(first["date"]),
        )
        draft.blocks = list(under_headings(_pairs(book, told, posixpath.dirname(package)), draft))
    return draft


def _pairs(book: ZipFile, told: etree._Element, folder: str) -> Iterator[tuple[str, str]]:
    items = {item.get("id"): item.get("href", "") for item in told.iterfind(".//o:manifest/o:item", _NAMES)}
    locked = _encrypted(book)
    size = 0
    for place in told.iterfind(".//o:spine/o:itemref", _NAMES):
        href = items.get(place.get("idref"), "")
        name = posixpath.normpath(posixpath.join(folder, unquote(href)))
        if place.get("linear") == "no" or not href or name not in book.namelist():
            continue
        if name in locked:
            raise UnreadableSource("it is encrypted", "Get a copy without a lock (DRM).")
        size += book.getinfo(name).file_size
        if size > _BOOK:
            raise UnreadableSource(f"its chapters are larger than {_BOOK // 2**20} MiB", "Split it into several files.")
        yield from pairs_of(_bytes(book, name))


def _encrypted(book: ZipFile) -> set[str]:
    """The files of a book that only its shop's program can open."""
    if _LOCKS not in book.namelist():
        return set()
    return {unquote(uri) for uri in _xml(book, _LOCKS).xpath("//*[local-name()='CipherReference']/@URI")}


def _first(told: etree._Element, name: str) -> str:
    found = told.find(f".//dc:{name}", _NAMES)
    return tidy_line(found.text or "") if found is not None else ""


def _xml(book: ZipFile, name: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(_bytes(book, name), parser)


def _bytes(book: ZipFile, name: str) -> bytes:
    try:
        info = book.getinfo(name)
    except KeyError as error:
        raise UnreadableSource(
            f"this is no EPUB: it has no {name or 'package'}", "Save or download it anew."
        ) from error
    if info.file_size > _BOOK:
        raise UnreadableSource(f"{name} is larger than {_BOOK // 2**20} MiB", "Split it into several files.")
    return book.read(info)
