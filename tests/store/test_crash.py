"""A few rounds of the programs in tests/eval that kill builds and that ask while another process builds."""

import subprocess
import sys

import pytest

from tests.conftest import ROOT


@pytest.mark.parametrize(("program", "rounds"), [("kill", "6"), ("readers", "5")])
def test_the_index_answers_whole(program: str, rounds: str) -> None:
    command = [sys.executable, f"tests/eval/{program}.py", rounds]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
