"""The MCP tools are an extra: without the package the page is the same."""

import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT, free_port

# What is None there is taken for not installed.
WITHOUT = """
import sys
sys.modules["mcp"] = None
import httpx
from bot import Bot
from bot.web import serve
from index import Index

address = serve(Bot(Index.open(sys.argv[1])), int(sys.argv[2]), lambda _: None, block=False)
print(sorted(httpx.get(f"{address}gradio_api/info").json()["named_endpoints"]))
print(httpx.get(address).status_code, httpx.post(f"{address}gradio_api/mcp/", json={}).status_code)
"""


def test_the_page_starts_without_it_and_says_nothing_is_broken(store: Path) -> None:
    command = [sys.executable, "-c", WITHOUT, str(store), str(free_port())]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["['/ask', '/retrieve', '/said']", "200 404"]
    assert done.stderr == ""
