"""Commands that go on until Ctrl-C, run as a person at a terminal runs them."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# What a shell starts in the background is started deaf to Ctrl-C, and hands that down: a whole run of tests may be.
_RUN = (
    "import runpy, signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "runpy.run_module('bot', run_name='__main__', alter_sys=True)"
)


@contextmanager
def onrecord(*args: str, cwd: Path) -> "Iterator[subprocess.Popen[str]]":
    """`onrecord ARGS` in a process of its own, which is gone when the context is left."""
    command = [sys.executable, "-c", _RUN, *args]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=cwd) as process:
        try:
            yield process
        finally:
            process.kill()


def interrupt(process: "subprocess.Popen[str]") -> tuple[str, str]:
    """Presses Ctrl-C, waits for the end, and gives what was still printed on standard output and error."""
    process.send_signal(signal.SIGINT)
    return process.communicate(timeout=60)
