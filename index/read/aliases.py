"""Names that no rule can know to be one: a person keeps them in a file beside the sources.

"Volodymyr Zelenskyy" = ["Ze", "the comedian"]
Kyiv = "Kiev"
"""

import tomllib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from index.errors import QuestionError

NAME = "aliases.toml"
"""The file at the top of a root. It is no source."""

Alias = tuple[str, str]
"""What people write, and the name that the sources have."""


def aliases(roots: Iterable[str | Path]) -> tuple[Alias, ...]:
    """All aliases of the roots, the longest first.

    Raises:
        QuestionError: a file is not as it should be.
    """
    files = (Path(root) / NAME for root in roots)
    found = (alias for file in files if file.is_file() for alias in _read(file, file.stat().st_mtime_ns))
    return tuple(sorted(set(found), key=lambda alias: (-len(alias[0]), alias)))


@lru_cache(maxsize=8)
def _read(file: Path, _changed: int) -> tuple[Alias, ...]:
    try:
        told = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise _fault(file, str(error)) from error
    found: list[Alias] = []
    for name, others in told.items():
        many = [others] if isinstance(others, str) else others
        if not isinstance(many, list) or not all(isinstance(other, str) and other.strip() for other in many):
            raise _fault(file, f"what {name} is also called is neither a name nor a list of names")
        found.extend((other.strip(), name) for other in many)
    return tuple(found)


def _fault(file: Path, reason: str) -> QuestionError:
    hint = 'Write a line for each name: "Name in the sources" = ["other name", "another one"]'
    return QuestionError(f"{file} cannot be used ({reason})", hint)
