"""How the troubles of docs/troubleshooting.md come about, in a folder that the page calls /home/ann/notes."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, chdir, contextmanager, nullcontext
from pathlib import Path
from types import SimpleNamespace
from unittest import mock

import pypdfium2 as pdfium

from bot.web.access import Access, Entrance
from bot.web.faults import told
from index import Index
from index.errors import OnRecordError
from index.store.embed import load_embedder
from index.store.store import Store
from index.types import Embedder
from tests.docs.console import ROOT, printed, renewed
from tests.fakes import CountingEmbedder

PAGE = ROOT / "docs" / "troubleshooting.md"
_HOME, _MODEL = "/home/ann/notes", "all-MiniLM-L6-v2:0"
_FILES = {
    "sources/apples.txt": b"Anna said that apples are red.",
    "photo.jpg": b"\xff\xd8\xff",
    "report.pdf": b"%PDF-1.7 and no more",
    "posts.json": b'[{"words": "Anna said that pears are green."}]',
    "questions.jsonl": b"what did Anna say\n",
    "users.txt": b"ann:secret\n",
}


class Troubles:
    """Provokes each of them.

    Args:
        place: an empty folder.

    Attributes:
        seen: the errors that came about under each heading.
    """

    def __init__(self, place: Path) -> None:
        self.seen: dict[str, set[type[OnRecordError]]] = {}
        self._notes = place.resolve() / "notes"
        for name, data in _FILES.items():
            (self._notes / name).parent.mkdir(parents=True, exist_ok=True)
            (self._notes / name).write_bytes(data)
        _scan(self._notes / "scan.pdf")
        index = Index.open(self._notes / ".onrecord", embedder=CountingEmbedder(_MODEL))
        index.build([self._notes / "sources"])
        index.close()

    def page(self) -> str:
        """docs/troubleshooting.md as it should be."""
        return renewed(PAGE.read_text(encoding="utf-8"), self._shown)

    def _shown(self, heading: str, command: str) -> str:
        staged = _STAGES.get((heading, command), _nothing)
        with _noting(self.seen.setdefault(heading, set())), chdir(self._notes), staged(self._notes):
            out = _ON_THE_PAGE[command]() if command in _ON_THE_PAGE else _typed(command)
        return out.replace(str(self._notes), _HOME)


def _typed(command: str) -> str:
    # All that is said of models is true with this one too, which needs no time to load.
    with mock.patch("index.store.choice.load_embedder", _loaded):
        status, out = printed(command)
    assert status == (0 if "language model" in out else 2), command
    return out


def _loaded(name: str | None = None) -> Embedder:
    if name == "bge-base-en-v1.5":
        return CountingEmbedder(f"{name}:0")
    return CountingEmbedder(_MODEL) if name in {None, _MODEL} else load_embedder(name)


def _scan(file: Path) -> None:
    scan = pdfium.PdfDocument.new()
    scan.new_page(100, 100)
    scan.save(str(file))


@contextmanager
def _noting(seen: set[type[OnRecordError]]) -> Iterator[None]:
    init = OnRecordError.__init__

    def noted(error: OnRecordError, message: str, hint: str = "") -> None:
        seen.add(type(error))
        init(error, message, hint)

    with mock.patch.object(OnRecordError, "__init__", noted):
        yield


def _nothing(_notes: Path) -> AbstractContextManager[None]:
    return nullcontext()


@contextmanager
def _instead(file: Path, data: bytes) -> Iterator[None]:
    before = file.read_bytes() if file.exists() else None
    file.write_bytes(data)
    try:
        yield
    finally:
        file.unlink() if before is None else file.write_bytes(before)


_STAGES: dict[tuple[str, str], Callable[[Path], AbstractContextManager[object]]] = {
    ("QuestionError", "onrecord said Annie"): lambda notes: _instead(
        notes / "sources" / "aliases.toml", b"Anna = Annie"
    ),
    ("StoreBusy", "onrecord build sources"): lambda notes: Store(notes / ".onrecord").lock(),
    ("StoreBroken", "onrecord sources"): lambda notes: _instead(notes / ".onrecord" / "CURRENT", b""),
    ("An error of onrecord itself", 'onrecord ask "what did Anna say"'): lambda _: mock.patch(
        "bot.bot.Bot.ask", side_effect=ZeroDivisionError("division by zero")
    ),
}


def _refused(asks: Callable[[Access, SimpleNamespace], object], times: int) -> str:
    """What the page tells a visitor, who need not log in, of the last of so many tries."""
    access, visitor = (
        Access(Entrance(names=("notes",), no_auth=True)),
        SimpleNamespace(scope={"client": ("192.0.2.1", 1)}),
    )
    for _ in range(times - 1):
        asks(access, visitor)
    try:
        asks(access, visitor)
    except OnRecordError as error:
        return "\n".join(told(error))
    raise AssertionError


_ON_THE_PAGE: dict[str, Callable[[], str]] = {
    "Rebuild, pressed by somebody who is no editor": lambda: _refused(Access.check_edit, 1),
    "the 61st question in a minute": lambda: _refused(Access.admit, 61),
}
