"""Pages that show commands with what these print: blocks of ```console, in which all but the lines that begin with "$"
or "#" is made by running them.

    python tests/docs/console.py
"""

import io
import os
import re
import shlex
import sys
from collections.abc import Callable, Iterable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from bot.cli import main

COMMANDS = ROOT / "docs" / "cli.md"
_BLOCK = re.compile(r"^#+ (?P<heading>[^\n]*)$|^```console\n(?P<lines>.*?)^```$", re.MULTILINE | re.DOTALL)

Shown = Callable[[str, str], str]
"""What a command prints, or what is shown of what is done on the page ("#"), that stands under a heading."""


def renewed(page: str, shown: Shown) -> str:
    """A page with what its commands print now."""
    heading = ""

    def block(found: re.Match[str]) -> str:
        nonlocal heading
        if found["heading"]:
            heading = found["heading"]
            return found[0]
        commands = [line for line in found["lines"].splitlines() if line.startswith(("$ ", "# "))]
        return "\n".join(["```console", *_run(commands, heading, shown), "```"])

    return _BLOCK.sub(block, page)


def _run(commands: Iterable[str], heading: str, shown: Shown) -> Iterable[str]:
    for command in commands:
        yield command
        yield from (line.rstrip() for line in shown(heading, command[2:]).rstrip().splitlines())


def printed(command: str) -> tuple[int, str]:
    """The exit status of `onrecord …`, and all that it prints in a terminal of 80 columns."""
    name, *args = shlex.split(command)
    assert name == "onrecord", command
    out = io.StringIO()
    with redirect_stdout(out), redirect_stderr(out), mock.patch.dict(os.environ, {"COLUMNS": "80"}):
        try:
            main(args)
        except SystemExit as ended:
            return int(ended.code or 0), out.getvalue()
    raise AssertionError


def commands_page() -> str:
    """docs/cli.md with the help pages of now."""
    return renewed(COMMANDS.read_text(encoding="utf-8"), lambda _heading, command: printed(command)[1])


def _write() -> None:
    from tests.docs.troubles import PAGE, Troubles

    COMMANDS.write_text(commands_page(), encoding="utf-8")
    with TemporaryDirectory() as place:
        PAGE.write_text(Troubles(Path(place)).page(), encoding="utf-8")


if __name__ == "__main__":
    _write()
