"""Every example of docs/api.md is run against a real server."""

import json
import os
import re
import shutil
import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.programs import Programs
from tests.test_api_served import NAMES

PAGE = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
BLOCKS = [(m["kind"], m["code"]) for m in re.finditer(r"```(?P<kind>\w+)\n(?P<code>.*?)```", PAGE, re.DOTALL)]
SHOWN = "http://127.0.0.1:7860"


def of(kind: str) -> list[str]:
    return [code for other, code in BLOCKS if other == kind]


def run(served: Programs, *command: str) -> str:
    code = command[-1]
    assert SHOWN in code
    command = (*command[:-1], code.replace(SHOWN, served.address))
    environment = {**os.environ, "GRADIO_ANALYTICS_ENABLED": "True"}  # The example itself leaves it off.
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout


def test_nothing_is_left_out() -> None:
    assert {kind for kind, _ in BLOCKS} == {"python", "bash", "json"}
    assert (len(of("python")), len(of("bash")), len(of("json"))) == (2, 2, 1)


def test_the_client_of_gradio(served: Programs) -> None:
    printed = run(served, sys.executable, "-c", of("python")[0])
    assert "1 kremlin.html" in printed
    assert "what did Peskov say about NATO" in printed


@pytest.mark.parametrize("code", of("bash"))
def test_curl(served: Programs, code: str) -> None:
    if shutil.which("curl") is None:
        pytest.skip("curl is not installed")
    event, data = run(served, "bash", "-c", code).strip().splitlines()
    assert event == "event: complete"
    (answer,) = json.loads(data.removeprefix("data: "))
    given = json.loads(re.search(r"-d '(.*?)'", code)[1])
    assert answer == served.api(re.search(r"v2/(\w+)", code)[1], **given)


def test_the_client_of_mcp(served: Programs) -> None:
    printed = run(served, sys.executable, "-c", of("python")[1])
    assert [line.split()[0] for line in printed.splitlines()[:3]] == NAMES
    assert "regrettable" in printed


def test_the_address_for_desktop_clients(served: Programs) -> None:
    (told,) = json.loads(of("json")[0])["mcpServers"].values()
    assert Programs(served.address, told["url"].replace(SHOWN, served.address)).tools()


def test_the_table_tells_what_each_takes(served: Programs) -> None:
    for tool in served.tools():
        (row,) = re.findall(rf"^\| `{tool.name}` \| (.*?) \|", PAGE, re.MULTILINE)
        assert re.findall(r"`(\w+)`", row) == list(tool.inputSchema["properties"])
        defaults = {
            name: shape["default"] for name, shape in tool.inputSchema["properties"].items() if "default" in shape
        }
        assert {name: json.loads(value) for name, value in re.findall(r"`(\w+)` = (\"\w+\"|\d+)", row)} == defaults
