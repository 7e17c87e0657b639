"""The files for systemd that docs/scripting.md shows are such as systemd takes."""

import os
import re
import shutil
import subprocess
from configparser import ConfigParser
from pathlib import Path

import pytest

from tests.docs.pages import blocks, page, typed

SCRIPTING = page("docs/scripting.md")
TEXT = SCRIPTING.read_text(encoding="utf-8")
NAMES = re.findall(r"`~/\.config/systemd/user/([\w.-]+)`", TEXT)
UNITS = dict(zip(NAMES, (block.code for block in blocks(SCRIPTING, "ini")), strict=True))
SERVICE, TIMER = "onrecord-build.service", "onrecord-build.timer"
KNOWN = {
    "Unit": {"Description"},
    "Service": {"Type", "WorkingDirectory", "ExecStart", "Nice"},
    "Timer": {"OnCalendar", "RandomizedDelaySec", "Persistent"},
    "Install": {"WantedBy"},
}


def read(name: str) -> ConfigParser:
    unit = ConfigParser(interpolation=None, strict=True)
    unit.optionxform = str
    unit.read_string(UNITS[name])
    return unit


def test_both_are_shown_and_belong_together() -> None:
    assert sorted(UNITS) == [SERVICE, TIMER]
    for name in UNITS:
        unit = read(name)
        assert all(set(unit[part]) <= KNOWN[part] for part in unit.sections())
    assert read(SERVICE)["Service"]["Type"] == "oneshot"
    assert read(TIMER)["Install"]["WantedBy"] == "timers.target"


def test_the_commands_name_units_that_are_shown() -> None:
    lines = [line for line in typed(SCRIPTING) if line.startswith(("systemctl", "journalctl"))]
    assert lines
    for line in lines:
        assert set(re.findall(r"[\w-]+\.(?:service|timer)", line)) <= set(UNITS), line
        assert "--user" in line


def verified(folder: Path, units: dict[str, str]) -> str:
    """What systemd says against units, with a home where the command is."""
    command = folder / "home" / "onrecord" / ".venv" / "bin" / "onrecord"
    command.parent.mkdir(parents=True)
    command.write_text("#!/bin/sh\n", encoding="utf-8")
    command.chmod(0o755)
    for name, text in units.items():
        (folder / name).write_text(text, encoding="utf-8")
    environment = {**os.environ, "HOME": str(folder / "home"), "XDG_RUNTIME_DIR": str(folder)}
    asked = ["systemd-analyze", "verify", "--user", *(str(folder / name) for name in units)]
    done = subprocess.run(asked, env=environment, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
def test_systemd_takes_them(tmp_path: Path) -> None:
    assert verified(tmp_path / "right", dict(UNITS)) == ""
    wrong = {name: text.replace("hourly", "sometimes") for name, text in UNITS.items()}
    assert "sometimes" in verified(tmp_path / "wrong", wrong)
