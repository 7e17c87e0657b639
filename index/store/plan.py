"""What a build has to do: the files' bytes compared with those that the index was made from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from index.errors import NoSources, SourceError
from index.read import RULES as READ_RULES
from index.read import File, digest, walk
from index.split import RULES as SPLIT_RULES
from index.store.manifest import Manifest, Record
from index.types import BuildPlan, Failure

RULES = f"{READ_RULES} {SPLIT_RULES}"
"""Names the readers and the splitter: an index made by others is read and split anew."""


@dataclass(slots=True)
class Plan:
    """What to do with files and records.

    Attributes:
        roots: absolute.
        fields: names of the fields of records.
        new: files to be read: those that are unknown, changed, or had a fault the last time.
        digests: the seal of every file that could be opened.
        kept: records of the files that stay as they are.
        open: all other records of the last index: what they become is known when the new files have been read.
        failed: what cannot be used; it grows as the build goes on.
    """

    roots: tuple[str, ...]
    fields: Mapping[str, str] = field(default_factory=dict)
    new: list[File] = field(default_factory=list)
    digests: dict[str, str] = field(default_factory=dict)
    kept: dict[str, Record] = field(default_factory=dict)
    open: dict[str, Record] = field(default_factory=dict)
    failed: list[Failure] = field(default_factory=list)

    def told(self, last: Manifest | None) -> BuildPlan:
        """The plan as names of files, for a reader."""
        known = {record.about.file for record in self.open.values()}
        new = [file.source for file in self.new]
        added = [name for name in new if name not in known]
        removed = sorted(known.difference(new))
        moved = pair(removed, added, last.files if last else {}, self.digests)
        targets = set(moved.values())
        return BuildPlan(
            added=tuple(name for name in added if name not in targets),
            changed=tuple(name for name in new if name in known),
            renamed=tuple(sorted(moved.items())),
            removed=tuple(name for name in removed if name not in moved),
            kept=tuple(sorted({record.about.file for record in self.kept.values()})),
            failed=tuple(self.failed),
        )


def make_plan(
    roots: Sequence[str | Path],
    last: Manifest | None,
    fields: Mapping[str, str],
    store: Path,
) -> Plan:
    """Compares the files under the roots with the last index.

    Args:
        roots: files and folders.
        last: None stands for no index.
        fields: names of the fields of records.
        store: the folder of the index, which is never a source.

    Raises:
        NoSources: a root does not exist, or there is no file under any of them that is not the store's own.
    """
    files, clashes = walk(roots)
    plan = Plan(tuple(str(Path(root).absolute()) for root in roots), fields, failed=clashes)
    usable = last is not None and last.rules == RULES and last.fields == fields
    known = last.files if last and usable else {}
    outside = _outside(store, files)
    if files and not outside:
        raise NoSources(
            f"all of these files lie in {store}, where the index is kept", "Keep it elsewhere: --store FOLDER"
        )
    for file in outside:
        found = _seal(file)
        if found is not None:
            plan.digests[file.source] = found
        if found is None or known.get(file.source) != found:
            plan.new.append(file)
    new = {file.source for file in plan.new}
    for source, record in (last.records if last else {}).items():
        stays = record.about.file in plan.digests and record.about.file not in new
        (plan.kept if stays else plan.open)[source] = record
    return plan


def pair(
    removed: Iterable[str], added: Iterable[str], before: Mapping[str, str], after: Mapping[str, str]
) -> dict[str, str]:
    """What was renamed: a name that is gone and a new one with the same digest, each in at most one pair."""
    gone: dict[str, list[str]] = {}
    for name in removed:
        if name in before:
            gone.setdefault(_bytes(before[name]), []).append(name)
    return {gone[_bytes(after[name])].pop(0): name for name in added if gone.get(_bytes(after.get(name, "")))}


def _bytes(seal: str) -> str:
    """What of a file's seal is of its bytes: what was noted of it stays with its old name."""
    return seal.partition(" ")[0]


def _outside(store: Path, files: Sequence[File]) -> list[File]:
    """The files that are not the store's own, by whatever links one comes there."""
    inside = store.resolve()
    folders = {file.path.parent for file in files}
    own = {folder for folder in folders if folder.resolve().is_relative_to(inside)}
    return [file for file in files if file.path.parent not in own]


def _seal(file: File) -> str | None:
    try:
        return file.seal(digest(file))
    except SourceError:
        return None
