"""What was fetched into a folder of sources and from where: a hidden file beside what it tells of."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from index.errors import UnreadableSource
from index.read.clean import tidy_line
from index.read.dates import first_date

_TOLD = ("title", "author", "publisher", "published")
NAME = ".fetched.json"
"""The ledger's own file in the folder; like all hidden ones it is no source."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file and where it came from.

    `etag` and `modified` are what the server said of that version, to be asked again only for another one. `told` is
    what the feed that led to it says of title, author, publisher and published; `feed` is the address of the feed if
    the file is what that holds itself.
    """

    url: str
    digest: str
    etag: str = ""
    modified: str = ""
    told: dict[str, str] = field(default_factory=dict)
    feed: str = ""

    @classmethod
    def of(cls, entry: dict[str, Any]) -> "Fetched":
        """An entry as it stands in the file. What a hand or another program wrote there is not trusted: only texts, and
        only what may be told.

        Raises:
            ValueError: something in it is of another kind.
        """
        told = {name: value for name, value in entry.get("told", {}).items() if name in _TOLD and value}
        if "published" in told:
            told["published"] = first_date(told["published"]) or ""
        texts = {name: entry.get(name, "") for name in ("url", "digest", "etag", "modified", "feed")}
        if not all(isinstance(value, str) for value in (*texts.values(), *told.values())):
            raise ValueError("an entry holds more than texts")
        return cls(**texts, told={name: tidy_line(value) for name, value in told.items() if value})


@dataclass(slots=True)
class Ledger:
    """All that was fetched into one folder, by the names of its files, and the feeds that are followed."""

    folder: Path
    files: dict[str, Fetched] = field(default_factory=dict)
    feeds: list[str] = field(default_factory=list)

    @classmethod
    def read(cls, folder: Path) -> "Ledger":
        """The ledger of a folder; an empty one where nothing was fetched yet.

        Raises:
            UnreadableSource: it is damaged.
        """
        file = folder / NAME
        try:
            told = json.loads(file.read_text(encoding="utf-8"))
            files = {str(name): Fetched.of(entry) for name, entry in told["files"].items()}
            return cls(folder, files, [str(url) for url in told["feeds"]])
        except FileNotFoundError:
            return cls(folder)
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            hint = "Remove it: what was fetched stays, and is not refreshed any more."
            raise UnreadableSource(f"{file} is damaged ({error})", hint) from error

    def write(self) -> None:
        """Puts the ledger in the place of the last one, all at once."""
        told = {"files": {name: asdict(entry) for name, entry in sorted(self.files.items())}, "feeds": self.feeds}
        fresh = self.folder / f"{NAME}.new"
        fresh.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
        fresh.replace(self.folder / NAME)

    def name_of(self, url: str) -> str | None:
        """The file that was fetched from an address."""
        return next((name for name, entry in self.files.items() if entry.url == url), None)
