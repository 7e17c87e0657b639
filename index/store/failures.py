"""What the last build could not use: a file of JSON beside the snapshots, for they hold only what could be used."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from index.errors import StoreBroken
from index.types import Failure

_NAME = "failed.json"


def keep_failures(store: Path, snapshot: str, failed: Sequence[Failure]) -> None:
    """Puts them in the place of those of the build before, all at once.

    Args:
        store: the store's folder.
        snapshot: the one that was live when the build ended.
        failed: what it could not use.
    """
    fresh = store / f"{_NAME}.new"
    told = {"snapshot": snapshot, "failed": list(map(asdict, failed))}
    fresh.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    fresh.replace(store / _NAME)


def kept_failures(store: Path, snapshot: str) -> tuple[Failure, ...]:
    """Those of the build after which this snapshot was live; none where they were not kept, as in a store that an
    older version built.

    Raises:
        StoreBroken: the file is damaged.
    """
    try:
        told = json.loads((store / _NAME).read_text(encoding="utf-8"))
        failed = tuple(Failure(**one) for one in told["failed"])
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreBroken(f"{store / _NAME} is damaged ({error})", "Build again: onrecord build") from error
    return failed if told["snapshot"] == snapshot else ()
