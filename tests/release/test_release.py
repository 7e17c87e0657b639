"""What is released: what the wheel and the sdist hold, and that the wheel runs where there is no clone."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.guard import without_network
from tests.release import trial
from tests.release.dist import Dist, version

PACKAGES = ("index", "bot", "prompts")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Dist:
    return Dist.built(tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def installed(dist: Dist, tmp_path_factory: pytest.TempPathFactory) -> trial.Installed:
    """The wheel, beside the libraries that the tests have anyway."""
    place = tmp_path_factory.mktemp("installed")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", place / "own"]
    subprocess.run([*command, dist.wheel], check=True, cwd=place)
    (place / "work").mkdir()
    environment = without_network(place)
    environment["PYTHONPATH"] = f"{place / 'own'}:{environment['PYTHONPATH']}"
    return trial.Installed(place / "own" / "bin" / "onrecord", place / "work", environment)


def tracked() -> set[str]:
    """Files that git knows, or would take in."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("this is no clone")
    return {name for name in done.stdout.split("\0") if name and (ROOT / name).exists()}


def test_the_wheel_holds_the_packages_and_nothing_else(dist: Dist) -> None:
    files = (path for package in PACKAGES for path in (ROOT / package).rglob("*") if path.is_file())
    own = {path.relative_to(ROOT).as_posix() for path in files if "__pycache__" not in path.parts}
    assert dist.in_wheel() == own
    assert {Path(name).suffix for name in own} == {".py", ".css", ".js", ".txt", ".typed"}


def test_the_sdist_holds_what_git_knows(dist: Dist) -> None:
    assert dist.in_sdist() == tracked()


def test_each_package_tells_that_it_has_types(dist: Dist) -> None:
    assert {f"{package}/py.typed" for package in PACKAGES} <= dist.in_wheel()


def test_the_wheel_tells_what_the_project_tells(dist: Dist) -> None:
    told = dist.told()
    assert (told["Name"], told["Version"], told["Requires-Python"]) == ("onrecord", version(), ">=3.11")
    assert told["License-Expression"] == PROJECT["license"] == "Apache-2.0"
    assert set(told.get_all("Provides-Extra")) == set(PROJECT["optional-dependencies"])
    folder = f"onrecord-{version()}.dist-info"
    assert dist.read(f"{folder}/entry_points.txt").split() == "[console_scripts] onrecord = bot.cli:main".split()
    for name in PROJECT["license-files"]:
        assert dist.read(f"{folder}/licenses/{name}") == (ROOT / name).read_text(encoding="utf-8")


def test_the_version_stands_in_one_place() -> None:
    written = re.compile(rf"(?i)__version__|\bonrecord[-=: v]+{re.escape(version())}\b")
    for name in tracked() - {"pyproject.toml", "CHANGELOG.md"}:
        if name.endswith((".py", ".md", ".yaml", ".yml")) and not name.startswith("tests/"):
            assert not written.search((ROOT / name).read_text(encoding="utf-8")), name


def test_pythons_are_the_same_everywhere() -> None:
    told = re.findall(r"Python :: (3\.\d+)", "\n".join(PROJECT["classifiers"]))
    workflow = (ROOT / ".github" / "workflows" / "check.yml").read_text(encoding="utf-8")
    assert re.findall(r'"(3\.\d+)"', workflow) == told
    assert PROJECT["requires-python"] == f">={told[0]}"


def test_what_is_installed_tells_about_itself(installed: trial.Installed) -> None:
    trial.tells_about_itself(installed, version())


def test_what_is_installed_serves_from_its_first_start(installed: trial.Installed) -> None:
    trial.write_sources(installed)
    trial.answers_on_the_page(installed)
