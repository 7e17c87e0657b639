"""What the tests share: the project's own sources, an index of them with the real model, and small ones with a fake."""

import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from index import Index
from tests.fakes import CountingEmbedder

if TYPE_CHECKING:
    from tests.chroma import Chroma
    from tests.programs import Programs

ROOT = Path(__file__).parents[1]
SOURCES = ROOT / "sources"

for name in ("STORE", "MODEL", "LLM_URL", "LLM_MODEL", "LLM_KEY"):
    os.environ.pop(f"ONRECORD_{name}", None)


@pytest.fixture
def embedder() -> CountingEmbedder:
    return CountingEmbedder()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three small sources."""
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "apples.txt").write_text("Anna said that apples are red. The harvest was good.", encoding="utf-8")
    (folder / "boats.txt").write_text("Boris told reporters that boats sink. Nobody asked why.", encoding="utf-8")
    (folder / "clouds.txt").write_text(
        "Clara described the clouds as grey. It rained for seven days.", encoding="utf-8"
    )
    return folder


@pytest.fixture
def index(tmp_path: Path, embedder: CountingEmbedder) -> Iterator[Index]:
    """An index with the fake embedder, not built yet."""
    index = Index.open(tmp_path / "store", embedder=embedder)
    yield index
    index.close()


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the project's own sources, built with the real model."""
    path = tmp_path_factory.mktemp("real") / "store"
    index = Index.open(path)
    index.build([SOURCES])
    index.close()
    return path


@pytest.fixture(scope="session")
def real(store: Path) -> Iterator[Index]:
    """The index of the project's own sources with the real model."""
    index = Index.open(store)
    yield index
    index.close()


@pytest.fixture(scope="session")
def chroma(tmp_path_factory: pytest.TempPathFactory) -> Iterator["Chroma"]:
    """A real Chroma server, for as long as the tests run."""
    from tests.chroma import Chroma

    server = Chroma(tmp_path_factory.mktemp("chroma"), free_port())
    server.start()
    yield server
    server.kill()


@pytest.fixture
def address(chroma: "Chroma") -> str:
    """The address of an index on the server that no other test has."""
    return f"{chroma.address}/{uuid4().hex}"


@pytest.fixture(scope="session")
def served(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator["Programs"]:
    """How programs ask a web page over the project's own sources, in a process of its own that has no network."""
    from tests.browser.conftest import chat
    from tests.programs import Programs

    place = tmp_path_factory.mktemp("served")
    shutil.copytree(store, place / "store")
    with chat(place) as address:
        yield Programs(address)


def free_port() -> int:
    """A port on loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
