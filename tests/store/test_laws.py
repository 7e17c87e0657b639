"""Laws of the index: whatever happened to the sources, it answers as one that was built fresh from them, and holds
nothing of what is gone.
"""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, multiple, precondition, rule

from index import Index
from index.errors import NoSources
from index.store import Store, segments
from tests.fakes import CountingEmbedder

LINES = ("Anna said it.", "Boris told us.", "Clara described rain.", "Nobody came.", "A heading stands here now")
QUESTIONS = ("what did Anna say", "rain", "who came", "said told described heading")
TEXTS = st.lists(st.sampled_from(LINES), min_size=1, max_size=6).map("\n\n".join)
NAMES = st.sampled_from([f"{folder}{name}.txt" for folder in ("", "one/", "two/") for name in "abcd"])


class Library(RuleBasedStateMachine):
    """A folder of sources that anything may happen to, and an index that is built from it now and then."""

    files = Bundle("files")

    def __init__(self) -> None:
        super().__init__()
        self.base = Path(tempfile.mkdtemp())
        self.folder = self.base / "texts"
        self.folder.mkdir()
        self.index = Index.open(self.base / "store", embedder=CountingEmbedder())
        self.built = False

    @rule(target=files, name=NAMES, text=TEXTS)
    def write(self, name: str, text: str) -> str:
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        self.built = False
        return name

    @rule(name=files, target=files, new=NAMES)
    def rename(self, name: str, new: str):
        old, path = self.folder / name, self.folder / new
        if not old.exists():
            return multiple()
        path.parent.mkdir(exist_ok=True)
        old.replace(path)
        self.built = False
        return new

    @rule(name=consumes(files))
    def delete(self, name: str) -> None:
        (self.folder / name).unlink(missing_ok=True)
        self.built = False

    @rule(name=files)
    def damage(self, name: str) -> None:
        if (self.folder / name).exists():
            (self.folder / name).write_bytes(b"\x00")
            self.built = False

    @rule()
    def build(self) -> None:
        try:
            self.index.build([self.folder])
            self.built = True
        except NoSources:
            self.built = False

    @precondition(lambda self: self.built)
    @invariant()
    def answers_as_a_fresh_build(self) -> None:
        shutil.rmtree(self.base / "fresh", ignore_errors=True)
        fresh = Index.open(self.base / "fresh", embedder=CountingEmbedder())
        fresh.build([self.folder])
        assert self.index.sources() == fresh.sources()
        assert self.index.check() == fresh.check()
        for question in QUESTIONS:
            assert self.index.retrieve(question, 50) == fresh.retrieve(question, 50)
        fresh.close()

    def teardown(self) -> None:
        self.index.close()
        shutil.rmtree(self.base)


Library.TestCase.settings = settings(max_examples=25, stateful_step_count=12, deadline=None)
TestLibrary = Library.TestCase


@pytest.fixture(autouse=True)
def small_buckets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few sources, and yet many buckets."""
    monkeypatch.setattr(segments, "_BUCKET", 4)


def held(store: Path) -> bytes:
    return b"\n".join(path.read_bytes() for path in sorted(store.rglob("*")) if path.is_file())


@pytest.mark.parametrize("what", ["deleted", "edited", "renamed"])
def test_removed_text_is_gone_from_the_disk(index: Index, folder: Path, tmp_path: Path, what: str) -> None:
    hidden, name = "zq9xk7vw2mbt", "hq3tfmcv81.txt"
    (folder / name).write_text(f"Dora said that {hidden} was there.", encoding="utf-8")
    index.build([folder])
    assert index.retrieve("what did Dora say", 1)  # And so the index is open when the next build begins.
    assert hidden.encode() in held(tmp_path / "store")
    assert name.encode() in held(tmp_path / "store")
    if what == "deleted":
        (folder / name).unlink()
    elif what == "edited":
        (folder / name).write_text("Dora said that nothing was there.", encoding="utf-8")
    else:
        (folder / name).rename(folder / "other.txt")
    index.build([folder])
    assert (hidden.encode() in held(tmp_path / "store")) == (what == "renamed")
    assert (name.encode() in held(tmp_path / "store")) == (what == "edited")


def test_an_interrupted_build_goes_on_from_its_vectors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from index.store import encode

    monkeypatch.setattr(encode, "_BATCH", 4)
    folder = tmp_path / "many"
    folder.mkdir()
    for i in range(20):
        (folder / f"{i}.txt").write_text(f"Sentence number {i} stands here.", encoding="utf-8")

    class Dies(CountingEmbedder):
        def embed(self, texts):
            if len(self.embedded) >= 12:
                raise KeyboardInterrupt
            return super().embed(texts)

    first = Dies()
    with pytest.raises(KeyboardInterrupt):
        Index.open(tmp_path / "store", embedder=first).build([folder])
    assert b"Sentence" not in (tmp_path / "store" / "computed.sqlite3").read_bytes()
    second = CountingEmbedder()
    index = Index.open(tmp_path / "store", embedder=second)
    assert index.build([folder]).embedded == 8
    assert sorted(first.embedded + second.embedded) == sorted(f"Sentence number {i} stands here." for i in range(20))
    assert index.check() == 20
    assert not (Store(tmp_path / "store").path / "computed.sqlite3").exists()
    index.close()
