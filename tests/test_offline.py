"""With every socket but loopback's refused, build and ask work from the first start. The chat's turn is in browser/."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.guard import without_network


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return without_network(tmp_path)


def test_the_guard_refuses(environment: dict[str, str]) -> None:
    code = "import urllib.request; urllib.request.urlopen('http://example.org')"
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "NETWORK" in done.stderr


def test_build_and_ask(environment: dict[str, str], tmp_path: Path) -> None:
    for args in (["build", "sources"], ["ask", "what did Peskov say"], ["doctor"]):
        command = [sys.executable, "-m", "bot", *args, "--store", str(tmp_path / "store")]
        done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert "NETWORK" not in done.stderr
        assert ("regrettable" in done.stdout) is (args[0] == "ask")
