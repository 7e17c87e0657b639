"""What the tests share: the project's own sources, an index of them with the real model, and small ones with a fake."""

import os
import shutil
import socket
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import chain, cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import portalocker
import pytest

from index import Index
from tests.fakes import CountingEmbedder

if TYPE_CHECKING:
    from tests.chroma import Chroma
    from tests.programs import Programs

ROOT = Path(__file__).parents[1]
SOURCES = ROOT / "sources"

ON_BOTH = (ROOT / "tests" / "store", ROOT / "tests" / "search", ROOT / "tests" / "test_index.py")
"""The tests of the store and of retrieval, which are run on a folder and on a server."""

ON_ONE_PAGE = [
    [f"browser/test_{name}.py" for name in names.split()]
    for names in ("chat people", "accessible reader quiet filters")
]
"""Files of tests that visit one page over the project's own sources, as one process has them."""

LONGEST = tuple(
    f"{file}.py"
    for file in """
    docs/test_examples browser/test_library browser/test_hostile browser/test_writer browser/test_login store/test_crash
    store/cluster/test_building read/test_broken store/shared/test_outage deploy/test_nginx bot/web/ops/test_watch
    bot/test_watch bot/test_cli test_offline test_scale store/shared/test_store store/test_build store/test_check
    test_doors test_index read/test_bombs search/test_filters
    """.split()
)
"""Files of tests that take long, in whose order several processes begin."""

NewPlace = Callable[[], Path | str]

_SET = "STORE CACHE MODEL EMBEDDER EMBEDDER_KEY EMBEDDER_WINDOW LLM_URL LLM_MODEL LLM_KEY"
for name in _SET.split():
    os.environ.pop(f"ONRECORD_{name}", None)

# A build writes its files through to the disk, and most of the time of most tests went into waiting for that.
_MEMORY = Path("/dev/shm")  # noqa: S108  (folders are made in it as in any other)
if "TMPDIR" not in os.environ and os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > 4 * 2**30:
    os.environ["TMPDIR"] = os.environ["PYTEST_DEBUG_TEMPROOT"] = tempfile.tempdir = str(_MEMORY)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """`-n auto` is one process more than there are processors: many tests wait for a browser or a program."""
    return (os.cpu_count() or 1) + 1


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Of several processes one has a file of tests, or all that visit one page: they share what was made for them."""
    from xdist.scheduler import LoadScopeScheduling

    class Files(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            file = nodeid.partition("::")[0].removeprefix("tests/")
            return next((some[0] for some in ON_ONE_PAGE if file in some), file)

    config.option.loadscopereorder = False
    return Files(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """In several processes the longest files come first, so that none is left to the end."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        items.sort(key=lambda item: order(item.path.relative_to(ROOT / "tests").as_posix()))


def order(file: str) -> int:
    """The place of a file of tests among the longest ones, or after them."""
    longest = [*chain(*ON_ONE_PAGE), *LONGEST]
    return longest.index(file) if file in longest else len(longest)


@pytest.fixture
def embedder() -> CountingEmbedder:
    return CountingEmbedder()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three small sources."""
    folder = tmp_path / "texts"
    folder.mkdir()
    write_small(folder)
    return folder


def write_small(folder: Path) -> None:
    (folder / "apples.txt").write_text("Anna said that apples are red. The harvest was good.", encoding="utf-8")
    (folder / "boats.txt").write_text("Boris told reporters that boats sink. Nobody asked why.", encoding="utf-8")
    (folder / "clouds.txt").write_text(
        "Clara described the clouds as grey. It rained for seven days.", encoding="utf-8"
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Runs tests of the store and of retrieval on both kinds of store, but those that look into a folder's files."""
    of_both = any(Path(metafunc.module.__file__).is_relative_to(place) for place in ON_BOTH)
    if "kept_by" in metafunc.fixturenames and of_both and not any(metafunc.definition.iter_markers("folder")):
        metafunc.parametrize("kept_by", ["folder", "server"], indirect=True, scope="session")


@pytest.fixture(scope="session")
def kept_by(request: pytest.FixtureRequest) -> str:
    """What keeps an index: "folder" or "server"."""
    return getattr(request, "param", "folder")


@pytest.fixture
def place(kept_by: str, tmp_path: Path, request: pytest.FixtureRequest) -> Path | str:
    """Where a store can be made."""
    return tmp_path / "store" if kept_by == "folder" else request.getfixturevalue("address")


@pytest.fixture(scope="session")
def new_place(kept_by: str, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> NewPlace:
    """Gives places where a store can be made, each another, for what tests share that only ask."""
    if kept_by == "folder":
        return lambda: tmp_path_factory.mktemp("shared") / "store"
    server = request.getfixturevalue("chroma")
    return lambda: f"{server.address}/{uuid4().hex}"


@pytest.fixture
def index(place: Path | str, embedder: CountingEmbedder) -> Iterator[Index]:
    """An index with the fake embedder, not built yet."""
    index = Index.open(place, embedder=embedder)
    yield index
    index.close()


@pytest.fixture(scope="session")
def real_stores(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> "RealStores":
    """Stores of the project's own sources, built with the real model."""
    return RealStores(tmp_path_factory, request)


class RealStores:
    """One store of each kind, made when it is asked for."""

    def __init__(self, folders: pytest.TempPathFactory, request: pytest.FixtureRequest) -> None:
        self._folders, self._request = folders, request
        self._made: dict[str, Path | str] = {}

    def of(self, kept_by: str) -> Path | str:
        if kept_by not in self._made:
            self._made[kept_by] = self._in_folder() if kept_by == "folder" else self._on_server()
        return self._made[kept_by]

    def _in_folder(self) -> Path:
        """A copy of the one that the first process to need it has built."""
        own = self._folders.mktemp("real")
        shared = self._folders.getbasetemp().parent if "PYTEST_XDIST_WORKER" in os.environ else own
        with portalocker.Lock(shared / "real.lock", timeout=250):
            if not (shared / "built").exists():
                build(shared / "making")
                (shared / "making").rename(shared / "built")
        shutil.copytree(shared / "built", own / "store")
        return own / "store"

    def _on_server(self) -> str:
        address = f"{self._request.getfixturevalue('chroma').address}/real"
        build(address)
        return address


def build(place: Path | str) -> None:
    """Builds an index of the project's own sources with the real model."""
    index = Index.open(place)
    index.build([SOURCES])
    index.close()


@pytest.fixture(scope="session")
def store(kept_by: str, real_stores: RealStores) -> Path | str:
    """A store of the project's own sources, built with the real model."""
    return real_stores.of(kept_by)


@pytest.fixture(scope="session")
def real(store: Path | str) -> Iterator[Index]:
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
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ONRECORD_CACHE", str(tmp_path_factory.mktemp("cache")))
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
    """A port on loopback that nobody listens on. The system gives none of these away by itself, and each process of a
    run has its own.
    """
    for port in _PORTS:
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    raise AssertionError("there is no free port")


_WORKER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
_PORTS = islice(cycle(range(20_000 + 2000 * _WORKER, 22_000 + 2000 * _WORKER)), os.getpid() % 2000, None)
