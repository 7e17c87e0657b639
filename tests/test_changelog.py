"""The change log has the form of Keep a Changelog, and tells of the version that the project has."""

import re
from datetime import date

from tests.conftest import ROOT
from tests.release.dist import version

TEXT = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
VERSIONS = re.findall(r"^## (.*)$", TEXT, re.MULTILINE)
SECTIONS = ("Added", "Changed", "Deprecated", "Removed", "Fixed", "Security")


def test_what_is_not_released_comes_first() -> None:
    assert TEXT.startswith("# Changelog\n")
    assert VERSIONS[0] == "[Unreleased]"
    released = [re.fullmatch(r"\[(\d+)\.(\d+)\.(\d+)\] - (\d{4}-\d\d-\d\d)", one) for one in VERSIONS[1:]]
    assert all(released)
    numbers = [tuple(map(int, one.groups()[:3])) for one in released]
    days = [date.fromisoformat(one[4]) for one in released]
    assert numbers == sorted(set(numbers), reverse=True)
    assert days == sorted(days, reverse=True)


def test_the_last_release_is_the_version_of_the_project() -> None:
    if len(VERSIONS) > 1:
        assert VERSIONS[1].startswith(f"[{version()}] ")


def test_each_version_has_the_sections_of_that_form_once() -> None:
    for part in re.split(r"^## ", TEXT, flags=re.MULTILINE)[1:]:
        names = re.findall(r"^### (.*)$", part, re.MULTILINE)
        assert names == [name for name in SECTIONS if name in names]
        assert all(re.search(rf"^### {name}\n\n- ", part, re.MULTILINE) for name in names)


def test_no_line_stands_twice() -> None:
    lines = [line for line in TEXT.splitlines() if line.startswith("- ")]
    assert len(lines) == len(set(lines))
