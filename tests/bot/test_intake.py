"""New sources go to where the others are, and the command that is told takes both in."""

import shlex
from pathlib import Path

from bot.intake import build_command, first_folder


def test_the_first_root_that_is_a_folder(tmp_path: Path) -> None:
    (file := tmp_path / "a.txt").touch()
    (folder := tmp_path / "texts").mkdir()
    assert first_folder([str(file), str(tmp_path / "gone"), str(folder)], Path("sources")) == folder
    assert first_folder([str(file)], Path("sources")) == Path("sources")


def test_roots_are_told_beside_a_folder_that_is_in_none_of_them(tmp_path: Path) -> None:
    inside, outside = tmp_path / "own texts" / "web", tmp_path / "web"
    roots = [str(tmp_path / "own texts")]
    assert build_command(roots, inside) == "onrecord build"
    assert shlex.split(build_command(roots, outside)) == ["onrecord", "build", *roots, str(outside)]
    assert build_command([], Path("web")) == "onrecord build web"
