"""The pictures of the README: each that it shows is made, and is small."""

import re
from io import BytesIO
from pathlib import Path

from PIL import Image

from tests.browser.screenshots import PICTURES, save
from tests.conftest import ROOT

SHOWN = dict(re.findall(r"!\[([^\]]+)\]\(docs/images/(\w+)\.png\)", (ROOT / "README.md").read_text(encoding="utf-8")))


def test_the_readme_shows_every_picture_and_tells_what_is_on_it() -> None:
    assert sorted(SHOWN.values()) == sorted(PICTURES)
    assert all(len(told) > 20 for told in SHOWN)


def test_each_picture_is_small() -> None:
    for name in SHOWN.values():
        path = ROOT / "docs" / "images" / f"{name}.png"
        assert path.stat().st_size < 150_000
        with Image.open(path) as picture:
            assert picture.format == "PNG"


def test_a_picture_is_saved_small(tmp_path: Path) -> None:
    taken = BytesIO()
    Image.linear_gradient("L").resize((800, 800)).convert("RGB").save(taken, "PNG")
    size = save(taken.getvalue(), tmp_path / "new" / "a.png")
    assert 0 < size < len(taken.getvalue())
