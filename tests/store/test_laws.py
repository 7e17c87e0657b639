"""Laws of the index: whatever happened to the sources, it answers as one that was built fresh from them, and holds
nothing of what is gone.
"""

import shutil
import tempfile
from contextlib import closing
from itertools import combinations, product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, multiple, precondition, rule

from index import Index
from index.errors import NoSources
from index.store import segments
from index.store.encoded import signs
from index.store.terms import stems
from tests.fakes import CountingEmbedder, TokenCountingEmbedder

LINES = (
    "Anna Berg said that it rained all night.",
    "Boris told us.",
    "Clara Lund said that nobody had come.",
    "Berg added that the rain would end.",
    "Nobody came.",
    "A heading stands here now",
)
QUESTIONS = ("what did Anna say", "rain", "who came", "said told described heading")
TEXTS = st.lists(st.sampled_from(LINES), min_size=1, max_size=6).map("\n\n".join)
NAMES = st.sampled_from([f"{folder}{name}.txt" for folder in ("", "one/", "two/") for name in "abcd"])


class Library(RuleBasedStateMachine):
    """A folder of sources that anything may happen to, and an index that is built from it now and then."""

    files = Bundle("files")
    embedder: type[CountingEmbedder] = CountingEmbedder

    def __init__(self) -> None:
        super().__init__()
        self.base = Path(tempfile.mkdtemp())
        self.folder = self.base / "texts"
        self.folder.mkdir()
        self.index = Index.open(self.base / "store", embedder=self.embedder())
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
        fresh = Index.open(self.base / "fresh", embedder=self.embedder())
        fresh.build([self.folder])
        assert self.index.sources() == fresh.sources()
        assert self.index.check() == fresh.check()
        assert columns(self.index) == columns(fresh)
        assert statements(self.index) == statements(fresh)
        for question in QUESTIONS:
            for rerank in (True, False):
                ours, theirs = (index.retrieve(question, 50, rerank=rerank) for index in (self.index, fresh))
                assert ours == theirs
        fresh.close()

    def teardown(self) -> None:
        self.index.close()
        shutil.rmtree(self.base)


def statements(index: Index) -> list[object]:
    """All that the index answers of statements."""
    with index._live.view() as view:
        kept, ids = view.snapshot.statements, view.snapshot.columns.ids(np.arange(len(view.snapshot.columns)))
        asked = [kept.of(names, None, k) for names in (None, list(kept.facts)[:1]) for k in (1, 3, 99)]
        for row in (rows := kept.of(None, None, 99)):
            document = index.document(row.source)
            assert document.text[row.start : row.end] == row.content
        assert len(rows) == len(kept) == sum(about.statements for about in index.sources())
        assert kept.in_passages(ids) == sorted(rows, key=lambda row: (row.source, row.start))
        found = [kept.search(stems(question), k) for question in QUESTIONS for k in (2, 99)]
        return [asked, found, kept.facts]


class LibraryWithTokens(Library):
    """The same with an embedder that gives the vectors of tokens, so that answers are ranked by them too."""

    embedder = TokenCountingEmbedder


def columns(index: Index) -> dict[str, tuple[bytes, bytes]]:
    """The vector and the signs that are kept of each passage, by its id."""
    with index._live.view() as view:
        kept, words = view.snapshot.columns, view.snapshot.words
        numbers = kept.numbers(words.serials())
        made = kept.encoded(words.wordings())
        assert sorted(numbers) == list(range(len(kept)))
        assert made.keys() == words.wordings()
        own = kept.signs(numbers)
        told = {}
        for id_, bits in zip(kept.ids(numbers), own, strict=True):
            one = made[id_[:24]]
            assert np.array_equal(one.signs, bits)
            told[id_] = (one.vector.tobytes(), bits.tobytes())
        return told


OFTEN = settings(max_examples=25, stateful_step_count=12, deadline=None)
Library.TestCase.settings = LibraryWithTokens.TestCase.settings = OFTEN
TestLibrary = Library.TestCase
TestLibraryWithTokens = LibraryWithTokens.TestCase


@pytest.fixture(autouse=True)
def small_buckets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few sources, and yet many buckets."""
    monkeypatch.setattr(segments, "_BUCKET", 4)


def held(store: Path) -> bytes:
    return b"\n".join(path.read_bytes() for path in sorted(store.rglob("*")) if path.is_file())


@pytest.mark.folder
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


def traces(text: str) -> dict[str, bytes]:
    """What a store may hold of what an embedder made of a text."""
    (vector,), (tokens,) = TokenCountingEmbedder().embed_tokens([text])
    assert len(tokens) > 4  # So few bytes would stand somewhere by chance.
    return {"vector": vector.astype(np.float16).tobytes(), "signs": signs(tokens).tobytes()}


@pytest.mark.parametrize("what", ["deleted", "edited"])
@pytest.mark.parametrize("number", [3, 40])
def test_what_was_made_of_removed_text_is_gone_from_the_disk(tmp_path: Path, what: str, number: int) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    for i in range(number):
        (folder / f"{i}.txt").write_text(f"Anna said number {i} aloud, again and again.", encoding="utf-8")
    text = "Dora told everybody where the seven hidden papers lay."
    (folder / "hidden.txt").write_text(text, encoding="utf-8")
    index = Index.open(tmp_path / "store", embedder=TokenCountingEmbedder())
    index.build([folder])
    assert index.retrieve("what did Dora say", 1)[0].text == text
    assert {name for name, data in traces(text).items() if data in held(tmp_path / "store")} == {"vector", "signs"}
    if what == "deleted":
        (folder / "hidden.txt").unlink()
    else:
        (folder / "hidden.txt").write_text("Dora told nobody anything about those lost letters.", encoding="utf-8")
    index.build([folder])
    assert {name for name, data in traces(text).items() if data in held(tmp_path / "store")} == set()
    index.close()


def test_without_tokens_there_is_nothing_to_rank_by_once_more(index: Index, folder: Path) -> None:
    index.build([folder])
    assert index.retrieve("why do boats sink", 3)[0].source == "boats.txt"
    assert index.retrieve("boats", 9, rerank=True) == index.retrieve("boats", 9, rerank=False)


def test_what_meets_every_word_comes_first_when_ranked_once_more(tmp_path: Path, place: Path | str) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    for i, (one, other) in product(range(8), combinations(("cloud", "boat", "apple"), 2)):
        words = f"{one} {other} {one} {other} number {i}."
        (folder / f"{one}-{other}-{i}.txt").write_text(words, encoding="utf-8")
    far = "many other things nobody had thought of before"
    (folder / "met.txt").write_text(f"An apple {far} beside a boat under one cloud.", encoding="utf-8")
    index = Index.open(place, embedder=TokenCountingEmbedder())
    index.build([folder])
    first = {rerank: index.retrieve("apple boat cloud", 1, rerank=rerank)[0].source for rerank in (True, False)}
    assert first[True] == "met.txt"
    assert first[False] != "met.txt"
    index.close()


def test_an_interrupted_build_goes_on_from_its_vectors(
    tmp_path: Path, place: Path | str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from index.store import encode

    monkeypatch.setattr(encode, "_BATCH", 4)
    folder = tmp_path / "many"
    folder.mkdir()
    for i in range(20):
        (folder / f"{i}.txt").write_text(f"Sentence number {i} stands here.", encoding="utf-8")

    class Dies(TokenCountingEmbedder):
        def embed(self, texts):
            if len(self.embedded) >= 12:
                raise KeyboardInterrupt
            return super().embed(texts)

    first = Dies()
    with closing(Index.open(place, embedder=first)) as stopped, pytest.raises(KeyboardInterrupt):
        stopped.build([folder])
    if (computed := stopped.path / "computed.sqlite3").exists():
        assert b"Sentence" not in computed.read_bytes()
    second = TokenCountingEmbedder()
    index = Index.open(place, embedder=second)
    assert index.build([folder]).embedded == 8
    fresh = Index.open(tmp_path / "fresh", embedder=TokenCountingEmbedder())
    fresh.build([folder])
    assert columns(index) == columns(fresh)
    assert all(bits for _, bits in columns(index).values())
    fresh.close()
    assert sorted(first.embedded + second.embedded) == sorted(f"Sentence number {i} stands here." for i in range(20))
    assert index.check() == 20
    assert not computed.exists()
    index.close()
