"""Every link of the pages leads somewhere, and every page can be come upon from the README."""

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.docs.pages import PAGES, README, anchors, links, spans

# What they name has changed since, and they say when.
DATED = {"CHANGELOG.md", "decisions.md"}
# In the place of a name that a reader has to choose.
HOLE = re.compile(r"\b[A-Z]{3,}\b")
OURS = re.compile(r"(?:tests|docs|sources|index|bot|prompts|deploy)/[\w./-]*\w(?:\.\w+)?/?")


def of(path: Path) -> list[tuple[Path, str]]:
    """The files to which a page links, and the headings in them."""
    told = [link for link in links(path) if not re.match(r"[a-z]+:", link)]
    return [
        ((path.parent / file).resolve() if file else path, name) for file, _, name in (t.partition("#") for t in told)
    ]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    for file, heading in of(path):
        assert file.exists(), file
        assert file.is_relative_to(ROOT), file
        assert not heading or heading in anchors(file), f"{file.name}#{heading}"


def test_every_page_is_reached_from_the_readme() -> None:
    reached, to_read = set[Path](), [README]
    while to_read:
        path = to_read.pop()
        if path not in reached:
            reached.add(path)
            to_read += [file for file, _ in of(path) if file.suffix == ".md" and file.exists()]
    assert set(PAGES) <= reached


@pytest.mark.parametrize("path", [path for path in PAGES if path.name not in DATED], ids=lambda path: path.name)
def test_files_that_are_named_are_there(path: Path) -> None:
    for span in spans(path):
        if OURS.fullmatch(span) and not HOLE.search(span):
            assert (ROOT / span).exists(), span


def test_an_anchor_is_made_as_github_makes_it(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_text("# A `--flag`, or two?\n\n## Twice\n\n## Twice\n\n| a [b](c.md#d) |\n|---|\n", encoding="utf-8")
    assert anchors(page) == {"a---flag-or-two", "twice", "twice-1"}
    assert list(links(page)) == ["c.md#d"]
