"""Kills builds with SIGKILL at random moments, and asks what is left.

    python tests/eval/kill.py [TIMES]

After each kill the index must answer, from the old or the new sources, whole; and the next build must finish. Prints
how many did, and how the kills were spread over the build.
"""

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.eval import library

# Of a usual build's time, so that some end before they are killed.
LONGEST = 1.5


def main(times: str = "200", seed: str = "1") -> None:
    draw = random.Random(int(seed))
    with tempfile.TemporaryDirectory() as work:
        store, folder = Path(work) / "store", Path(work) / "texts"
        old = library.write(folder, 0)
        index = library.open_index(store)
        index.build([folder])
        usual = median(_seconds(store, folder, version) for version in (1, 2, 3))
        index.build([folder])
        counts = {"old": 0, "new": 0, "whole": 0, "finished": 0}
        old = library.state(index)
        for number in range(int(times)):
            new = library.write(folder, number + 4)
            _kill(store, folder, draw.uniform(0, LONGEST * usual))
            fresh = library.open_index(store)
            found = library.check(fresh)
            counts["old" if found == old else "new"] += found in (old, new)
            counts["whole"] += found in (old, new)
            fresh.build([folder])
            counts["finished"] += library.check(fresh) == new and library.check(index) == new
            fresh.close()
            old = new
        index.close()
        library.write(folder, 0)
        library.open_index(store).build([folder])
        left = sorted(path.name for path in (store / "snapshots").iterdir())
    print(f"{times} builds killed within {LONGEST * usual:.2f} s (a whole one takes {usual:.2f} s)")
    print(f"{counts['whole']} answered whole: {counts['old']} old, {counts['new']} new")
    print(f"{counts['finished']} next builds finished; snapshots left at the end: {len(left)}")
    if counts["whole"] != int(times) or counts["finished"] != int(times) or len(left) != 1:
        sys.exit(1)


def _start(store: Path, folder: Path) -> subprocess.Popen[str]:
    command = [sys.executable, library.__file__, str(store), str(folder)]
    child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert child.stdout
    assert child.stdout.readline() == "ready\n"
    return child


def _go(child: subprocess.Popen[str]) -> None:
    assert child.stdin
    child.stdin.write("go\n")
    child.stdin.flush()


def _seconds(store: Path, folder: Path, version: int) -> float:
    library.write(folder, version)
    with _start(store, folder) as child:
        began = time.perf_counter()
        _go(child)
        assert child.stdout
        assert child.stdout.readline() == "built\n"
        seconds = time.perf_counter() - began
        child.kill()
    return seconds


def _kill(store: Path, folder: Path, after: float) -> None:
    with _start(store, folder) as child:
        _go(child)
        time.sleep(after)
        child.kill()


if __name__ == "__main__":
    main(*sys.argv[1:3])
