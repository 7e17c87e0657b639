"""A few hundred of the broken files of tests/eval/broken.py."""

import subprocess
import sys

from tests.conftest import ROOT


def test_broken_files_are_listed_and_stop_nothing() -> None:
    command = [sys.executable, "tests/eval/broken.py", "250", str(40 * 2**20)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "neither read nor listed: 0" in done.stdout
    assert "without a reason or a hint: 0" in done.stdout
