"""What the tests of the pages share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import SOURCES
from tests.docs.place import Place, place


@pytest.fixture
def clone(tmp_path: Path, store: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    """A folder as a fresh clone has it, with its index built."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    ours = sorted(SOURCES.iterdir())
    with place(tmp_path, store) as made:
        yield made
    assert sorted(SOURCES.iterdir()) == ours, "a command reached out of its folder"
