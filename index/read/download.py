"""What stands at an address of the web, and in which format. A room of httpx; the others that ask
a network are `index.store.line`, where embeddings are made elsewhere, and a language model's client.
"""

import mimetypes
from importlib.metadata import version
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from index.errors import UnknownFormat, UnreadableSource
from index.read.feed import is_feed
from index.read.formats import ARCHIVES, LARGEST_OF, READERS, RECORDS
from index.read.ledger import Fetched

if TYPE_CHECKING:
    import httpx

_SECONDS = 30.0
_REDIRECTS = 10
_LARGEST = max(LARGEST_OF.values())
SUFFIXES = frozenset((*READERS, *RECORDS, *ARCHIVES))
"""Of the formats that are read."""
# What Python's own table of types lacks on some systems, or knows by a suffix that is not read here.
_TYPES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/markdown": ".md",
    "text/plain": ".txt",
    "application/json": ".json",
    "application/x-ndjson": ".jsonl",
    "message/rfc822": ".eml",
    "application/epub+zip": ".epub",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": ".pptx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
}


class Found(NamedTuple):
    """What a server gave: bytes, the suffix of their format, and its marks of this version."""

    url: str
    data: bytes
    suffix: str
    etag: str = ""
    modified: str = ""


def open_client() -> "httpx.Client":
    """What asks servers; it says who it is, and follows redirects."""
    import httpx

    headers = {"User-Agent": f"onrecord/{version('onrecord')}", "Accept-Encoding": "gzip, deflate"}
    return httpx.Client(headers=headers, timeout=_SECONDS, max_redirects=_REDIRECTS, follow_redirects=True)


def download(client: "httpx.Client", url: str, last: Fetched | None) -> Found | None:
    """What stands at an address; None if it is what was fetched the last time.

    Raises:
        UnreadableSource: it cannot be had.
        UnknownFormat: it is in no format that is read.
    """
    import httpx

    if not url.startswith(("http://", "https://")):
        raise UnreadableSource("this is no address of the web", "Begin it with https://")
    marks = {"If-None-Match": last.etag, "If-Modified-Since": last.modified} if last else {}
    try:
        with client.stream("GET", url, headers={name: mark for name, mark in marks.items() if mark}) as answer:
            if answer.status_code == httpx.codes.NOT_MODIFIED:
                return None
            if not answer.is_success:
                said = f"the server says {answer.status_code} {answer.reason_phrase}".strip()
                raise UnreadableSource(said, "Check the address, or try again later.")
            data = _bounded(answer)
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        what = str(error) or type(error).__name__
        raise UnreadableSource(f"it cannot be fetched ({what})", "Check the address and the network.") from error
    suffix = _suffix(answer, data)
    data = _as_utf8(data, answer.charset_encoding) if suffix in (".html", ".txt", ".md") else data
    return Found(url, data, suffix, answer.headers.get("etag", ""), answer.headers.get("last-modified", ""))


def _bounded(answer: "httpx.Response") -> bytes:
    """All bytes, unpacked."""
    data = bytearray()
    for part in answer.iter_bytes():
        data += part
        if len(data) > _LARGEST:
            raise UnreadableSource(f"it is larger than {_LARGEST // 2**20} MiB", "Save it by hand, in parts.")
    return bytes(data)


def _suffix(answer: "httpx.Response", data: bytes) -> str:
    """The suffix of the format: by the type that the server names, else by the address."""
    if is_feed(data):
        return ".xml"
    kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    by_url = PurePosixPath(urlsplit(str(answer.url)).path).suffix.lower()
    # Many servers call everything that they do not know plain text or a stream of bytes.
    vague = kind in ("", "text/plain", "application/octet-stream", "binary/octet-stream")
    by_type = _TYPES.get(kind) or mimetypes.guess_extension(kind) or ""
    for suffix in (by_url, by_type) if vague else (by_type, by_url):
        if suffix in SUFFIXES:
            return suffix
    raise UnknownFormat(f"its type, {kind or 'not told'}, is not read", f"These are: {' '.join(sorted(SUFFIXES))}")


def _as_utf8(data: bytes, charset: str | None) -> bytes:
    """The text in UTF-8, where only the server told its encoding: a file has nobody to tell it."""
    try:
        data.decode()
    except UnicodeDecodeError:
        try:
            return data.decode(charset, "replace").encode() if charset else data
        except LookupError:
            return data
    return data
