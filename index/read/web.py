"""Fetches web pages, files and the articles of feeds into a folder of sources."""

import hashlib
import re
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path, PurePosixPath
from time import monotonic
from urllib.parse import unquote, urlsplit

from index.errors import NoSources, SourceError, UnreadableSource
from index.read.download import Downloads, Found
from index.read.feed import Entry, entries, is_feed
from index.read.formats import SUFFIXES
from index.read.ledger import Fetched, Ledger
from index.types import Failure, FetchReport

# The newest articles of a feed that are taken at once.
_ENTRIES = 100
# How long, and up to how many bytes, one article of a feed is fetched after the other.
_SECONDS, _BYTES = 15 * 60, 512 * 2**20
_NAME = 120
_ODD = re.compile(r"[^\w.]+")
Tell = Callable[[str], None]
"""Called with each address before it is asked for."""


def fetch(
    urls: Iterable[str], into: str | Path, *, refresh: bool = False, private: bool = False, tell: Tell | None = None
) -> FetchReport:
    """Saves what stands at these addresses as files in a folder; of a feed, each article that it lists.

    A page that was fetched before is asked for by its ETag and Last-Modified, and saved again only if it has changed
    (RFC 9110, section 13). A folder's hidden file `.fetched.json` keeps where each file came from, and the reader takes
    the address, and what a feed says of title, author, publisher and date, from there.

    Args:
        urls: of pages, of files in any format that is read, or of feeds (RSS or Atom); http or https.
        into: the folder; made if it is not there.
        refresh: ask again for everything that was fetched into this folder, and for new articles of its feeds. A file
            that is there no more is not fetched again.
        private: ask servers on this machine and its networks too, which only a person who knows them should: a public
            page, feed or name may lead to them. They are refused otherwise.
        tell: called with each address before it is asked for.

    Raises:
        NoSources: there is nothing to fetch.
        UnreadableSource: the folder's list of what was fetched is damaged, or the folder cannot be written.
    """
    folder = Path(into)
    ledger = Ledger.read(folder)
    asked = list(dict.fromkeys([*urls, *(_known(ledger) if refresh else ())]))
    if not asked:
        what = f"nothing was fetched into {folder} yet" if refresh else "no address is given"
        raise NoSources(what, "Name an address: onrecord add https://…")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnreadableSource(
            f"{folder} cannot be written ({error.strerror})", "Name another: --into FOLDER"
        ) from error
    with closing(Downloads(private=private)) as downloads:
        fetching = _Fetching(downloads.get, ledger, tell or (lambda _url: None))
        for url in asked:
            fetching.page(url)
    return fetching.report()


def _known(ledger: Ledger) -> list[str]:
    """What is asked for again: the feeds, and the pages whose files are still there. What a feed holds itself is not
    asked for where its link leads.
    """
    files = ledger.files.items()
    there = [entry.url for name, entry in files if not entry.feed and (ledger.folder / name).is_file()]
    return [*ledger.feeds, *there]


class _Fetching:
    """One run: what it has fetched so far, and what it could not."""

    def __init__(self, download_: Callable[[str, Fetched | None], Found | None], ledger: Ledger, tell: Tell) -> None:
        self._download, self._ledger, self._tell = download_, ledger, tell
        self._files: dict[str, list[str]] = {"fetched": [], "changed": [], "unchanged": []}
        self._failed: list[Failure] = []
        self._bytes = 0
        self._done: set[str] = set()

    def report(self) -> FetchReport:
        """What was done."""
        return FetchReport(**{kind: tuple(names) for kind, names in self._files.items()}, failed=tuple(self._failed))

    def page(self, url: str, entry: Entry | None = None) -> None:
        """Fetches what stands at an address, to which a feed's entry may have led; what goes wrong is noted."""
        if url in self._done:
            return
        self._done.add(url)
        self._tell(url)
        try:
            self._take(url, entry)
        except SourceError as error:
            self._failed.append(Failure(url, str(error), error.hint))
        except OSError as error:
            what = f"it cannot be saved ({error.strerror})"
            self._failed.append(Failure(url, what, "Check the folder and the free space on its disk."))

    def _take(self, url: str, entry: Entry | None) -> None:
        known = self._ledger.name_of(url)
        last = self._ledger.files.get(known or "")
        found = self._download(url, last if known and (self._ledger.folder / known).is_file() else None)
        if found is None:
            self._files["unchanged"].append(str(known))
        elif not is_feed(found.data):
            self._save(found, known, entry.told if entry else last.told if last else {})
        elif entry:
            raise UnreadableSource("it is a feed that another feed lists", "Add it by itself, if you want it.")
        else:
            self._articles(url, found.data)

    def _articles(self, url: str, data: bytes) -> None:
        """The articles of a feed. Pages that were fetched before are left to themselves; what it holds is compared."""
        if url not in self._ledger.feeds:
            self._ledger.feeds.append(url)
            self._ledger.write()
        until, most = monotonic() + _SECONDS, self._bytes + _BYTES
        for entry in list(entries(data, url))[:_ENTRIES]:
            if monotonic() > until or self._bytes > most:
                raise UnreadableSource(
                    "its articles take too long, or too much room", "Get the others: onrecord add --refresh"
                )
            known = self._ledger.name_of(entry.url)
            if entry.page is None and known is None:
                self.page(entry.url, entry)
            elif entry.page is not None and (known is None or (self._ledger.folder / known).is_file()):
                self._done.add(entry.url)
                self._save(Found(entry.url, entry.page, ".html"), known, entry.told, feed=url)

    def _save(self, found: Found, known: str | None, told: dict[str, str], feed: str = "") -> None:
        """Puts the file in its place, all at once, and notes it in the ledger."""
        name = known if known and known.endswith(found.suffix) else self._free_name(found)
        path = self._ledger.folder / name
        self._bytes += len(found.data)
        last = self._ledger.files.get(name)
        digest = hashlib.sha256(found.data).hexdigest()
        stays = last is not None and last.digest == digest and path.is_file()
        if not stays:
            fresh = path.with_name(f".{name}.new")
            fresh.write_bytes(found.data)
            fresh.replace(path)
        self._ledger.files[name] = Fetched(found.url, digest, found.etag, found.modified, told, feed)
        if known and known != name:  # What stood there is of another format now.
            (self._ledger.folder / known).unlink(missing_ok=True)
            del self._ledger.files[known]
        self._ledger.write()
        self._files["unchanged" if stays else "changed" if known else "fetched"].append(name)

    def _free_name(self, found: Found) -> str:
        """A name made of the address that no other file has; one left by a run that was killed is taken over."""
        stem, suffix = _stem(found.url), found.suffix
        for name in (f"{stem}{suffix}", f"{stem}-{hashlib.sha256(found.url.encode()).hexdigest()[:8]}{suffix}"):
            path = self._ledger.folder / name
            ours = path.is_file() and name not in self._ledger.files and path.read_bytes() == found.data
            if ours or not path.exists():
                return name
        return f"{stem}-{hashlib.sha256(found.data).hexdigest()[:16]}{suffix}"


def _stem(url: str) -> str:
    """The address as the stem of a file's name: "example.org-2025-03-talks"."""
    parts = urlsplit(url)
    path = PurePosixPath(unquote(parts.path))
    path = path.with_suffix("") if path.suffix.lower() in SUFFIXES else path
    words = _ODD.sub("-", f"{parts.hostname or ''}{path}-{parts.query}").strip("-.")
    return words.encode("utf-8", "replace")[:_NAME].decode("utf-8", "ignore").rstrip("-.") or "page"
