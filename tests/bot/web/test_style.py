"""The page's own rules and scripts: whole, and with nothing in them that is fetched."""

import re

from tests.conftest import ROOT

WEB = ROOT / "bot" / "web"
CSS = (WEB / "style.css").read_text(encoding="utf-8")
SCRIPTS = sorted((WEB / "script").glob("*.js"))


def test_every_block_is_closed_and_none_stands_deeper_than_in_a_media_block() -> None:
    depth = 0
    for line in CSS.splitlines():
        depth += line.count("{") - line.count("}")
        assert 0 <= depth <= 2, line
        assert depth == 0 or not line.startswith("/*"), f"a block is open above {line}"
    assert depth == 0


def test_nothing_is_fetched() -> None:
    assert not re.search(r"url\(|@import|https?:", re.sub(r"/\*.*?\*/", "", CSS, flags=re.DOTALL))
    for script in SCRIPTS:
        assert not re.search(r"https?:|\bfetch\(|XMLHttpRequest|\beval\(|new Function", script.read_text("utf-8")), (
            script
        )


def test_the_scripts_are_small() -> None:
    assert sum(script.stat().st_size for script in SCRIPTS) < 64_000
    assert len(CSS.encode()) < 64_000
