"""A reader that asks all the time while another process builds.

    python tests/eval/readers.py [BUILDS]

Counts answers, errors, stale answers after a build has returned, and vectors that are lost; and tries to build from a
second process while the first one does, which must fail at once with StoreBusy.
"""

import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from index.errors import StoreBusy
from index.store import Store
from tests.eval import library


class Reader(threading.Thread):
    """Asks until it is told to stop."""

    def __init__(self, store: Path) -> None:
        super().__init__(daemon=True)
        self.index = library.open_index(store)
        self.answers = 0
        self.errors: list[str] = []
        self.stop = threading.Event()

    def run(self) -> None:
        while not self.stop.is_set():
            try:
                with self.index.steady():
                    known = library.state(self.index)
                    for passage in self.index.retrieve(library.QUESTION, 20):
                        assert passage.source in known
                        document = self.index.document(passage.source)
                        assert document.text[passage.start : passage.end] == passage.text
                self.answers += 1
            except Exception as error:  # noqa: BLE001  (whatever it is, it is counted)
                self.errors.append(f"{type(error).__name__}: {error}")


def main(builds: str = "50") -> None:
    with tempfile.TemporaryDirectory() as work:
        store, folder = Path(work) / "store", Path(work) / "texts"
        library.write(folder, 0)
        index = library.open_index(store)
        index.build([folder])
        readers = [Reader(store) for _ in range(2)]
        for reader in readers:
            reader.start()
        stale, busy = _rounds(int(builds), store, folder, index, readers[0])
        for reader in readers:
            reader.stop.set()
            reader.join()
    errors = [error for reader in readers for error in reader.errors]
    print(f"{builds} builds by another process, {sum(reader.answers for reader in readers)} answers meanwhile")
    print(f"errors {len(errors)}, stale answers {stale}; a second writer was refused {len(busy)} times", end="")
    print(f", at most {max(busy, default=0) * 1000:.0f} ms later")
    for error in errors[:5]:
        print(f"  {error}")
    if errors or stale or not busy:
        sys.exit(1)


def _rounds(builds: int, store: Path, folder: Path, index: library.Index, reader: Reader) -> tuple[int, list[float]]:
    """Stale answers, and how soon a second writer was refused."""
    stale, busy = 0, list[float]()
    command = [sys.executable, library.__file__, str(store), str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdin
        assert child.stdout
        child.stdout.readline()
        for version in range(1, builds + 1):
            new = library.write(folder, version)
            child.stdin.write("go\n")
            child.stdin.flush()
            time.sleep(0.05)
            busy.extend(_refused(store))
            child.stdout.readline()
            stale += library.check(index) != new
            stale += library.state(reader.index) != new
        child.stdin.close()
    return stale, busy


def _refused(store: Path) -> list[float]:
    began = time.perf_counter()
    try:
        with Store(store).lock():
            return []
    except StoreBusy:
        return [time.perf_counter() - began]


if __name__ == "__main__":
    main(*sys.argv[1:2])
