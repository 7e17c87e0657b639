"""What stands at an address of the web, and in which format."""

import mimetypes
import re
import zlib
from contextlib import closing
from importlib.metadata import version
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from index.errors import UnknownFormat, UnreadableSource
from index.read.feed import is_feed
from index.read.formats import LARGEST_OF, SUFFIXES
from index.read.ledger import Fetched

if TYPE_CHECKING:
    import httpx

# Of silence, and in all.
_SECONDS, _IN_ALL = 30.0, 120.0
_REDIRECTS = 10
_LARGEST = max(LARGEST_OF.values())
_HEADERS = 2**20
# Of an error of the system, which says nothing to people.
_NUMBER = re.compile(r"^\[Errno -?\d+\] ")
# What zlib is told to know both of the packings that are asked for by their first bytes.
_PACKED = ("gzip", "x-gzip", "deflate")
_EITHER = zlib.MAX_WBITS | 32
# Suffixes by what servers call the format: what Python's own table lacks on some systems, or has by a suffix that is
# not read here.
_TYPES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/markdown": ".md",
    "text/plain": ".txt",
    "application/json": ".json",
    "application/x-ndjson": ".jsonl",
    "message/rfc822": ".eml",
    "multipart/related": ".mhtml",
    "application/epub+zip": ".epub",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
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


class Downloads:
    """What asks servers of the web, each within bounds. It says who it is, follows redirects, and goes past proxies.

    Args:
        private: whether servers on this machine and its networks are asked too.
    """

    def __init__(self, *, private: bool = False) -> None:
        import httpx

        from index.read.bounds import Bounds
        from index.read.reach import Reach
        from index.read.transport import Transport

        self._bounds = Bounds()
        self._client = httpx.Client(
            headers={"User-Agent": f"onrecord/{version('onrecord')}", "Accept-Encoding": "gzip, deflate"},
            timeout=_SECONDS,
            transport=Transport(Reach(self._bounds, private=private)),
            trust_env=False,
        )

    def close(self) -> None:
        """Hangs up."""
        self._client.close()

    def get(self, url: str, last: Fetched | None) -> Found | None:
        """What stands at an address; None if it is what was fetched the last time.

        Raises:
            UnreadableSource: it cannot be had, or leads where nothing is asked.
            UnknownFormat: it is in no format that is read.
        """
        import httpx

        marks = {"If-None-Match": last.etag, "If-Modified-Since": last.modified} if last else {}
        self._bounds.begin(_IN_ALL, _LARGEST + _HEADERS)
        try:
            with closing(self._asked(url, {name: mark for name, mark in marks.items() if mark})) as answer:
                return _found(url, answer)
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
            what = _NUMBER.sub("", str(error)) or "no answer"
            raise UnreadableSource(f"it cannot be fetched ({what})", "Check the address and the network.") from error

    def _asked(self, url: str, marks: dict[str, str]) -> "httpx.Response":
        """The answer at the end of all redirects."""
        request = self._client.build_request("GET", url, headers=marks)
        for _ in range(_REDIRECTS + 1):
            _check(request.url)
            answer = self._client.send(request, stream=True)
            following = answer.next_request
            if following is None:
                return answer
            answer.close()
            if request.url.scheme == "https" and following.url.scheme == "http":
                what = f"it leads from https to {following.url}, which anybody on the way could change"
                raise UnreadableSource(what, "Add that address itself if you trust the way.")
            request = following
        raise UnreadableSource(
            f"it leads from one address to the next more than {_REDIRECTS} times",
            "Add the address where the page stands.",
        )


def _check(url: "httpx.URL") -> None:
    if url.scheme not in {"http", "https"} or not url.host:
        raise UnreadableSource("this is no address of the web", "Begin it with https://")
    if url.userinfo:
        raise UnreadableSource("a name or password stands in the address", "Leave out what stands before the @.")


def _found(url: str, answer: "httpx.Response") -> Found | None:
    import httpx

    if answer.status_code == httpx.codes.NOT_MODIFIED:
        return None
    if not answer.is_success:
        said = f"the server says {answer.status_code} {answer.reason_phrase}".strip()
        raise UnreadableSource(said, "Check the address, or try again later.")
    data = _unpacked(answer)
    suffix = _suffix(answer, data)
    data = _as_utf8(data, answer.charset_encoding) if suffix in (".html", ".txt", ".md") else data
    return Found(url, data, suffix, answer.headers.get("etag", ""), answer.headers.get("last-modified", ""))


def _unpacked(answer: "httpx.Response") -> bytes:
    """All bytes. A thousand times as many may come out of a packing as go in, so they are counted as they come out."""
    packing = answer.headers.get("content-encoding", "identity").strip().lower()
    if packing not in {"identity", *_PACKED}:
        raise UnreadableSource(
            f"the server packs it in a way that is not read here ({packing[:50]})", "Save it by hand."
        )
    unpack = zlib.decompressobj(_EITHER).decompress if packing in _PACKED else _as_it_is
    data = bytearray()
    try:
        for part in answer.iter_raw():
            data += unpack(part, _LARGEST + 1 - len(data))
            if len(data) > _LARGEST:
                raise UnreadableSource(f"it is larger than {_LARGEST // 2**20} MiB", "Save it by hand, in parts.")
    except zlib.error as error:
        raise UnreadableSource(f"it cannot be unpacked ({error})", "Try again later, or save it by hand.") from error
    return bytes(data)


def _as_it_is(part: bytes, _most: int) -> bytes:
    return part


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
