"""The bench of what the store costs: its command as docs/scale.md has it, at a tiny size, and its arithmetic."""

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from index.read import read, walk
from index.split.statements import statements
from tests.bench.costs import Clock, disk
from tests.bench.figures import fitted, table
from tests.bench.library import EACH, known, made_library
from tests.bench.scale import asked

ROOT = Path(__file__).parents[1]
COMMANDS = re.findall(r"^python (tests/bench/scale\.py .+)$", (ROOT / "docs" / "scale.md").read_text(), re.MULTILINE)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_commands_of_the_docs_are_understood(command: str) -> None:
    given = asked(shlex.split(command)[1:])
    assert given.texts or all(size >= 10_000 for size in given.sizes)


@pytest.mark.parametrize("more", [[], ["--server"]], ids=["folder", "server"])
def test_it_runs_at_a_tiny_size(more: list[str], tmp_path: Path) -> None:
    script = shlex.split(COMMANDS[0])[0]
    command = [sys.executable, script, "20", *more, "--json", str(tmp_path / "told.json"), "--work", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    told = json.loads((tmp_path / "told.json").read_text())
    assert [one["first build"]["passages"] for one in told] == [20]
    assert told[0]["one edit"]["embedded"] == 1
    assert done.stdout == table(told) + "\n"
    wanted = ["first build, CPU s: lay lexical", "one edit, MiB written", "MiB: columns: signs", "ask, ms cpu p95"]
    assert all(f"{row} |" in done.stdout for row in wanted)


def test_a_line_is_found_and_what_is_off_it() -> None:
    sizes = [10_000, 100_000, 300_000]
    assert fitted(sizes, [7 + 0.5 * size / 1000 for size in sizes]) == ["7", "0.5", "0%"]
    *_, off = fitted(sizes, [(size / 1000) ** 2 for size in sizes])
    assert int(off.replace(",", "").rstrip("%")) > 100


def test_a_stage_within_another_takes_its_time_from_that() -> None:
    class Work:
        @staticmethod
        def inner() -> int:
            return sum(range(300_000))

        @classmethod
        def outer(cls) -> int:
            return cls.inner() + sum(range(1000))

    clock = Clock()
    clock.clock(Work, "inner", "inner")
    clock.clock(Work, "outer", "outer")
    Work.outer()
    assert set(clock.seconds) == {"the rest", "inner", "outer"}
    assert 0 <= clock.seconds["outer"] < clock.seconds["inner"]
    assert clock.stage == "the rest"


def test_the_parts_of_the_disk_are_all_of_it(tmp_path: Path) -> None:
    files = {
        "CURRENT": "the rest",
        "documents/a.json": "documents",
        "snapshots/1/manifest.json": "manifest.json",
        "snapshots/1/chroma/chroma.sqlite3": "chroma: database",
        "snapshots/1/chroma/x/data_level0.bin": "chroma: graph",
        "snapshots/1/lexical/a.store": "lexical",
        "snapshots/1/lexical/a.signs.npy": "columns: signs",
        "snapshots/1/lexical/a.ends.npy": "columns: the rest",
        "snapshots/1/statements/a.store": "statements",
    }
    for number, name in enumerate(files, 1):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(bytes(number))
    assert disk(tmp_path) == {part: number for number, part in enumerate(files.values(), 1)}


def test_a_smaller_library_is_the_beginning_of_a_larger_one(tmp_path: Path) -> None:
    small, large = (made_library(tmp_path / str(size), size) for size in (10, 20))
    names = sorted(path.relative_to(small) for path in small.rglob("*.md"))
    assert len(names) == 10 // EACH
    assert all((small / name).read_text() == (large / name).read_text() for name in names)


def test_the_known_statements_are_those_that_the_rules_find(tmp_path: Path) -> None:
    files, _ = walk([made_library(tmp_path, 20)])
    for document in (one for file in files for one in read(file, {})):
        found = {said.cue: said.who.name for said in statements(document)}
        told = {said.cue: said.who.name for said in known(document)}
        assert len(told) == 3 * EACH
        assert len(found.keys() & told.keys()) >= 0.9 * len(told)
        assert all(found[cue] == name for cue, name in told.items() if name and cue in found)
