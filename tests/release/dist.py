"""What a release consists of: a wheel and an sdist in a folder, and what each holds."""

import subprocess
import sys
import tarfile
import tomllib
import zipfile
from dataclasses import dataclass
from email.message import Message
from email.parser import Parser
from pathlib import Path

from tests.conftest import ROOT


def version() -> str:
    """The project's version, which stands in pyproject.toml alone."""
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"])


@dataclass(frozen=True, slots=True)
class Dist:
    """The two files."""

    wheel: Path
    sdist: Path

    @classmethod
    def of(cls, folder: Path) -> "Dist":
        """The wheel and the sdist of a folder, which has one of each."""
        (wheel,), (sdist,) = folder.glob("*.whl"), folder.glob("*.tar.gz")
        return cls(wheel.resolve(), sdist.resolve())

    @classmethod
    def built(cls, folder: Path) -> "Dist":
        """Both, built from the working tree as `make release` does: the sdist from that, the wheel from the sdist."""
        command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return cls.of(folder)

    def in_wheel(self) -> set[str]:
        """Names of the wheel's files, what it tells of itself left out."""
        with zipfile.ZipFile(self.wheel) as packed:
            return {name for name in packed.namelist() if ".dist-info/" not in name}

    def told(self) -> Message:
        """What the wheel tells of itself."""
        return Parser().parsestr(self.read(f"onrecord-{version()}.dist-info/METADATA"))

    def read(self, name: str) -> str:
        """A file of the wheel."""
        with zipfile.ZipFile(self.wheel) as packed:
            return packed.read(name).decode()

    def in_sdist(self) -> set[str]:
        """Names of the sdist's files, but for the one that tells of it."""
        with tarfile.open(self.sdist) as packed:
            names = {member.name.partition("/")[2] for member in packed if member.isfile()}
        return names - {"PKG-INFO"}
