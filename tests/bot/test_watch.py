"""`onrecord build --watch` as a user runs it, in a process of its own."""

import json
import shutil
import subprocess
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from index.store import Store
from tests.commands import interrupt, onrecord
from tests.conftest import ROOT


def watch(root: Path, store: Path) -> "AbstractContextManager[subprocess.Popen[str]]":
    return onrecord("build", str(root), "--store", str(store), "--watch", "--json", cwd=ROOT)


def told(process: "subprocess.Popen[str]") -> dict[str, Any]:
    """The next JSON object that it prints."""
    assert process.stdout
    lines = []
    for line in process.stdout:
        lines.append(line)
        if line == "}\n":
            return json.loads("".join(lines))
    assert process.stderr
    raise AssertionError("it ended: " + "".join(lines) + process.stderr.read())


def test_builds_follow_what_happens_in_the_folder(folder: Path, tmp_path: Path) -> None:
    with watch(folder, folder / ".store") as process:
        assert told(process)["added"] == 3
        for i in range(20):  # A burst of changes is one build.
            (folder / f"new-{i}.txt").write_text(f"Source {i} is new.", encoding="utf-8")
        assert told(process)["added"] == 20
        (folder / "apples.txt").rename(folder / "pears.txt")
        assert told(process)["renamed"] == 1
        (folder / "bad.pdf").write_bytes(b"no pdf")
        assert [failure["source"] for failure in told(process)["failed"]] == ["bad.pdf"]
        (folder / "boats.txt").unlink()
        assert told(process)["removed"] == 1
        assert interrupt(process) == ("", "")
        assert process.returncode == 0


def test_a_root_that_is_made_again_and_a_build_in_the_way(folder: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    with watch(folder, store) as process:
        assert told(process)["added"] == 3
        assert process.stderr
        shutil.rmtree(folder)
        assert process.stderr.readline().startswith("onrecord: ")
        folder.mkdir()
        (folder / "again.txt").write_text("Anna is back.", encoding="utf-8")
        report = told(process)
        assert (report["added"], report["removed"]) == (1, 3)
        with Store(store).lock():
            (folder / "late.txt").write_text("Late is better than never.", encoding="utf-8")
            while "another build" not in process.stderr.readline():
                pass
        assert told(process)["added"] == 1
        (folder / "last.txt").write_text("One more.", encoding="utf-8")
        assert told(process)["added"] == 1
        interrupt(process)
        assert process.returncode == 0


def test_a_single_file_that_an_editor_replaces(folder: Path, tmp_path: Path) -> None:
    file = folder / "apples.txt"
    with watch(file, tmp_path / "store") as process:
        assert told(process)["added"] == 1
        for i in range(3):
            (folder / "apples.tmp").write_text(f"Anna changed it {i} times.", encoding="utf-8")
            (folder / "apples.tmp").replace(file)
            assert told(process)["changed"] == 1
        interrupt(process)
        assert process.returncode == 0
