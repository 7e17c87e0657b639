"""Writes an index of words: buckets of sources, each laid as tantivy segments of its own that are never changed.

Sources are dealt into buckets, and the index is the list of the segments of all of them.

A tantivy index that is written on keeps deleted texts in its segments until a merge, and counts them in its word
frequencies. Here a bucket whose sources changed is laid anew and all others are shared with the last snapshot, so
nothing deleted is left, scores are those of a fresh index, and an edit costs one bucket. tantivy reads its list of
segments from meta.json; this module writes that list. What stands in a bucket is for others to say.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import tantivy

from index.store.disk import share
from index.store.terms import ANALYZER, analyzer

_HEAP = 64_000_000
# Entries in a bucket: laid in a tenth of a second, and 100,000 of them are 32 buckets to search.
_BUCKET = 4096
_LIST = "buckets.json"
_FILES = "files"

Segments = list[dict[str, Any]]
"""A bucket's segments as tantivy's meta.json lists them, each with the digests of its files."""


class Contents(NamedTuple):
    """What is put into a bucket: the documents of its sources, in their order, and a function that writes the bucket's
    other files when these are laid. It is given what the names of the files begin with, and is not called for a bucket
    without documents.
    """

    documents: Iterable[tantivy.Document]
    beside: Callable[[Path], None]


_NOTHING = Contents((), lambda _path: None)
Fill = Callable[[Sequence[str]], Contents]
"""Gives the contents of a bucket of these sources."""


def lay(  # noqa: PLR0913, PLR0917  (where to, from what, and what stands in it)
    folder: Path,
    last: Path | None,
    sources: Mapping[str, int],
    changed: Collection[str],
    schema: tantivy.Schema,
    fill: Fill,
) -> None:
    """Writes the index of all sources into a folder.

    Args:
        folder: where to; it must not exist.
        last: the folder of the last snapshot's index, whose unchanged buckets are shared; None to lay all anew.
        sources: how many documents each source has. One that has none costs nothing.
        changed: sources that were added, changed or removed since.
        schema: of the documents.
        fill: gives what stands in a bucket.
    """
    number = _buckets(sum(sources.values()))
    dealt: dict[int, list[str]] = defaultdict(list)
    for source in sorted(source for source, own in sources.items() if own):
        dealt[_bucket(source, number)].append(source)
    kept = _kept(last, number)
    for source in changed:
        kept.pop(_bucket(source, number), None)
    folder.mkdir(parents=True)
    with _apart(folder) as fresh:
        meta = _write(fresh, schema, _NOTHING)
    buckets: dict[int, Segments] = {}
    for bucket, own in sorted(dealt.items()):
        if last is not None and bucket in kept:
            buckets[bucket] = _take(kept[bucket], last, folder)
        else:
            with _apart(folder) as fresh:
                buckets[bucket] = _take(_write(fresh, schema, fill(own))["segments"], fresh, folder)
    meta["segments"] = [
        {name: value for name, value in segment.items() if name != _FILES}
        for segments in buckets.values()
        for segment in segments
    ]
    (folder / "meta.json").write_text(json.dumps(meta), encoding="utf-8")
    (folder / _LIST).write_text(json.dumps({"number": number, "buckets": buckets}), encoding="utf-8")


def _buckets(documents: int) -> int:
    """How many: a power of two, so that the number changes seldom."""
    return int(2 ** max((documents - 1) // _BUCKET, 0).bit_length())


def _bucket(source: str, number: int) -> int:
    return int.from_bytes(hashlib.sha256(source.encode()).digest()[:8]) % number


def _kept(last: Path | None, number: int) -> dict[int, Segments]:
    """The buckets of the last index; none where sources are dealt in another way now."""
    if last is None or not (last / _LIST).is_file():
        return {}
    told = json.loads((last / _LIST).read_text(encoding="utf-8"))
    return {int(bucket): segments for bucket, segments in told["buckets"].items()} if told["number"] == number else {}


@contextmanager
def _apart(folder: Path) -> Iterator[Path]:
    """A folder within another, until the context is left. Each index is laid in one of its own: a thread of tantivy's
    may still write into the last one.
    """
    with TemporaryDirectory(dir=folder, ignore_cleanup_errors=True) as name:
        yield Path(name)


def _write(folder: Path, schema: tantivy.Schema, contents: Contents) -> dict[str, Any]:
    """Lays an index of these contents alone, and returns what its meta.json says."""
    index = tantivy.Index(schema, path=str(folder))
    index.register_tokenizer(ANALYZER, analyzer())
    # One thread: the same documents in the same order make the same segments.
    writer = index.writer(_HEAP, 1)
    for document in contents.documents:
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
    meta: dict[str, Any] = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    if meta["segments"]:
        contents.beside(folder / _stem(meta["segments"][0]))
    return meta


def _take(segments: Segments, old: Path, new: Path) -> Segments:
    """Gives the files of these segments a place in another folder, and notes the digests of new ones."""
    for segment in segments:
        for file in sorted(old.glob(f"{_stem(segment)}.*")):
            share(file, new / file.name)
        if _FILES not in segment:
            names = sorted(path.name for path in new.glob(f"{_stem(segment)}.*"))
            segment[_FILES] = {name: _digest(new / name) for name in names}
    return segments


def _stem(segment: Mapping[str, Any]) -> str:
    """What the names of a segment's files begin with."""
    return str(segment["segment_id"]).replace("-", "")


def damaged(folder: Path) -> list[str]:
    """The files of an index that are missing or not as they were written."""
    try:
        told = json.loads((folder / _LIST).read_text(encoding="utf-8"))
        files = {name: digest for some in told["buckets"].values() for s in some for name, digest in s[_FILES].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return [_LIST]
    return [name for name, digest in files.items() if _digest(folder / name) != digest]


def _digest(file: Path) -> str | None:
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None
