"""How much memory this process has taken at most."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_FORGET = Path("/proc/self/clear_refs")


def peak() -> int:
    """Bytes. Linux hands `ru_maxrss` down from a parent to the programs it starts, so its own account is read there."""
    status = Path("/proc/self/status")
    if status.is_file():
        lines = status.read_text(encoding="utf-8").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


@contextmanager
def at_most(megabytes: int) -> Iterator[None]:
    """Sees to it that what is done inside takes no more memory than that beyond what was taken before."""
    if _FORGET.exists():
        _FORGET.write_text("5", encoding="utf-8")  # The peak begins anew at what is taken now.
    before = peak()
    yield
    taken = (peak() - before) / 2**20
    assert taken <= megabytes, f"it took {taken:.0f} MiB"
