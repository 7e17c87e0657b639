"""What a build has to do: the files' bytes compared with those that the index was made from."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from index.errors import SourceError
from index.read import RULES as READ_RULES
from index.read import File, digest, walk
from index.split import RULES as SPLIT_RULES
from index.store.manifest import Manifest, Record
from index.types import Failure

RULES = f"{READ_RULES} {SPLIT_RULES}"
"""Names the readers and the splitter: an index made by others is read and split anew."""


@dataclass(slots=True)
class Plan:
    """Files to be read, ids of sources to be taken out (a source that changed is both), and records that stay.

    `roots` are absolute; `failed` grows as the build goes on.
    """

    roots: tuple[str, ...]
    new: list[File] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    kept: dict[str, Record] = field(default_factory=dict)
    failed: list[Failure] = field(default_factory=list)


def make_plan(roots: Sequence[str | Path], last: Manifest | None) -> Plan:
    """Compares the files under the roots with the last index; None stands for no index.

    Raises:
        NoSources: a root does not exist, or there is no file under any of them.
    """
    files, clashes = walk(roots)
    plan = Plan(tuple(str(Path(root).absolute()) for root in roots), failed=clashes)
    known = last.records if last else {}
    same_rules = last is not None and last.rules == RULES
    for file in files:
        record = known.get(file.source)
        if record and same_rules and _digest(file) == record.about.digest:
            plan.kept[file.source] = record
        else:
            plan.new.append(file)
    plan.gone = [source for source in known if source not in plan.kept]
    return plan


def _digest(file: File) -> str | None:
    try:
        return digest(file)
    except SourceError:
        return None
