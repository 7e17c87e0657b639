"""`onrecord build --watch` as a user runs it, in a process of its own."""

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.conftest import ROOT


def told(process: "subprocess.Popen[str]") -> dict[str, Any]:
    """The next JSON object that it prints."""
    assert process.stdout
    lines = []
    for line in process.stdout:
        lines.append(line)
        if line == "}\n":
            return json.loads("".join(lines))
    raise AssertionError("it ended: " + "".join(lines))


def test_builds_follow_what_happens_in_the_folder(folder: Path, tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "bot",
        "build",
        str(folder),
        "--store",
        str(folder / ".store"),
        "--watch",
        "--json",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT) as process:
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
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
        assert (out, err, process.returncode) == ("", "", 0)
