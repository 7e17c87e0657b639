"""The table of licences names all that is required, with the licence that each tells of itself."""

import re
import tomllib
from importlib.metadata import metadata

import pytest

from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
ROWS = re.findall(
    r"^\| ([a-z][\w ,-]*) \| (.+?) \|", (ROOT / "docs" / "licences.md").read_text(encoding="utf-8"), re.MULTILINE
)
TABLE = {name: licence for names, licence in ROWS for name in names.split(", ") if name != "package"}


def kinds(told: str) -> set[str]:
    return {kind for kind in ("Apache", "BSD", "MIT", "ISC", "GPL", "MPL") if kind in told}


def required() -> set[str]:
    extras = (needs for name, needs in PROJECT["optional-dependencies"].items() if name != "dev")
    return {re.match(r"[\w-]+", need)[0].lower() for needs in (PROJECT["dependencies"], *extras) for need in needs}


def test_all_that_is_required_is_in_the_table() -> None:
    assert set(TABLE) == required()


@pytest.mark.parametrize("name", sorted(TABLE))
def test_each_has_the_licence_that_it_tells(name: str) -> None:
    told = metadata(name)
    lines = [told.get("License-Expression"), (told.get("License") or "").partition("\n")[0]]
    lines += [line for line in told.get_all("Classifier") or [] if line.startswith("License")]
    families = kinds(" ".join(filter(None, lines)))
    assert kinds(TABLE[name]) <= families
    assert not {"GPL", "MPL"} & families


def test_the_licences_travel_with_the_project() -> None:
    assert PROJECT["license-files"] == ["LICENSE", "docs/licences.md"]
    assert "Apache License" in (ROOT / "LICENSE").read_text(encoding="utf-8")
