"""Installs what `make release` built into a new virtual environment, with all that pip brings along, and tries it
there: the wheel, and after it the sdist.

    python -m tests.release.clean DIST

Nothing is pinned but by pip's own settings: what people get who install it today is what is tried. What is installed
then works without a network.
"""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import run
from tempfile import TemporaryDirectory

from tests.guard import without_network
from tests.release import trial
from tests.release.dist import Dist, version

ROOT = Path(__file__).parents[2]


def main() -> None:
    """Tries all that a folder holds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dist", type=Path, help="folder with one wheel and one sdist")
    dist = Dist.of(parser.parse_args().dist)
    with TemporaryDirectory(prefix="onrecord-") as place:
        try_out(dist, Path(place))
    print(f"{dist.wheel.name} and {dist.sdist.name} are sound.")


def try_out(dist: Dist, place: Path) -> None:
    """Tries both in one environment: the sdist takes the place of the wheel, among the same libraries."""
    python = place / "venv" / "bin" / "python"
    folder = place / "work"
    folder.mkdir()
    installed = trial.Installed(python.with_name("onrecord"), folder, without_network(place))
    step("an environment", lambda: run([sys.executable, "-m", "venv", place / "venv"], check=True))
    step("install the wheel", lambda: pip(python, "install", "--quiet", dist.wheel))
    step("nothing is missing", lambda: pip(python, "check"))
    step("version and help", lambda: trial.tells_about_itself(installed, version()))
    step("serve without sources", lambda: trial.has_nothing_to_serve(installed))
    trial.write_sources(installed)
    step("build, ask, doctor", lambda: trial.answers_on_the_command_line(installed))
    step("the page", lambda: trial.answers_on_the_page(installed))
    step("install the sdist", lambda: pip(python, "install", "--quiet", "--force-reinstall", "--no-deps", dist.sdist))
    trial.forget(installed)
    trial.write_sources(installed)
    step("the page, from its first start", lambda: trial.answers_on_the_page(installed))


def pip(python: Path, *args: str | Path) -> None:
    run([python, "-m", "pip", *args], check=True, cwd=python.parent)


def step(what: str, do: Callable[[], object]) -> None:
    """Does it, and tells how long it took."""
    began = time.perf_counter()
    print(f"{what} …", flush=True)
    do()
    print(f"{what}: {time.perf_counter() - began:.1f} s", flush=True)


if __name__ == "__main__":
    main()
