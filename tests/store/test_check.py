"""What doctor finds: any file of a store that is missing, damaged, or does not fit the others."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from index import Index
from index.errors import StoreBroken, StoreError
from index.store import Store
from index.store.columns import FILES
from index.store.vectors import VectorIndex
from tests.fakes import TokenCountingEmbedder

pytestmark = pytest.mark.folder


def live(store: Path) -> Path:
    return store / "snapshots" / str(Store(store).current)


@pytest.fixture
def built(index: Index, folder: Path, tmp_path: Path) -> Path:
    index.build([folder])
    index.close()
    return tmp_path / "store"


def spoil(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(bytes(255 - byte for byte in data[:64]) + data[64:])


def spoil_end(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:-2] + bytes(255 - byte for byte in data[-2:]))


def test_a_whole_store_is_found_whole(built: Path, index: Index) -> None:
    assert index.check() == 3
    assert index.check(probes=10) == 3


DAMAGES = {
    "document": lambda store: spoil(next((store / "documents").iterdir())),
    "document missing": lambda store: next((store / "documents").iterdir()).unlink(),
    "words": lambda store: spoil(next(live(store).glob("lexical/*.store"))),
    "columns": lambda store: spoil(next(live(store).glob("lexical/*.vectors.npy"))),
    "columns' contents": lambda store: spoil_end(next(live(store).glob("lexical/*.vectors.npy"))),
    "columns missing": lambda store: next(live(store).glob("lexical/*.serials.npy")).unlink(),
    "ids missing": lambda store: next(live(store).glob("lexical/*.ids.npy")).unlink(),
    "statements": lambda store: spoil(next(live(store).glob("statements/*.store"))),
    "statements missing": lambda store: next(live(store).glob("statements/*.idx")).unlink(),
    "facts": lambda store: spoil(next(live(store).glob("statements/*.facts.json"))),
    "facts missing": lambda store: next(live(store).glob("statements/*.facts.json")).unlink(),
    "list of statements": lambda store: (live(store) / "statements" / "buckets.json").unlink(),
    "meta.json of statements": lambda store: spoil(live(store) / "statements" / "meta.json"),
    "list of buckets": lambda store: (live(store) / "lexical" / "buckets.json").unlink(),
    "meta.json": lambda store: spoil(live(store) / "lexical" / "meta.json"),
    "database": lambda store: spoil(live(store) / "chroma" / "chroma.sqlite3"),
    "database missing": lambda store: (live(store) / "chroma" / "chroma.sqlite3").unlink(),
    "manifest": lambda store: spoil(live(store) / "manifest.json"),
    "manifest missing": lambda store: (live(store) / "manifest.json").unlink(),
    "CURRENT": lambda store: (store / "CURRENT").write_text("", encoding="utf-8"),
    "CURRENT astray": lambda store: (store / "CURRENT").write_text("nowhere", encoding="utf-8"),
}


@pytest.mark.parametrize("what", DAMAGES)
def test_damage_is_found_and_mended(built: Path, index: Index, folder: Path, what: str) -> None:
    DAMAGES[what](built)
    with pytest.raises(StoreError) as caught:
        index.check(probes=10)
    assert caught.value.hint
    if what.startswith("manifest"):  # Nothing tells any more what was built.
        with pytest.raises(StoreBroken) as lost:
            index.repair()
        assert "--fresh" in lost.value.hint
        index.build([folder], fresh=True)
    else:
        index.repair()
    assert index.check(probes=10) == 3
    assert index.retrieve("apples", 1)[0].source == "apples.txt"


def test_a_vector_that_is_another_ones_is_found(built: Path, index: Index) -> None:
    vectors = VectorIndex(live(built) / "chroma")
    wording, found = next(iter(vectors.get(vectors.wordings()).items()))
    vectors.delete([wording])
    vectors.add({wording: np.roll(found, 7)})
    vectors.close()
    assert index.check() == 3
    with pytest.raises(StoreBroken, match="does not find itself"):
        index.check(probes=10)
    assert index.repair().embedded == 0  # Laid anew from the columns.
    assert index.check(probes=10) == 3


def test_a_vector_that_is_lost_is_found(built: Path, index: Index) -> None:
    vectors = VectorIndex(live(built) / "chroma")
    vectors.delete([vectors.wordings().pop()])
    vectors.close()
    with pytest.raises(StoreBroken, match="1 of 3 vectors are missing"):
        index.check()


@pytest.mark.parametrize("other", ["Anna said that pears are red. The harvest was good.", "Nobody came."])
def test_statements_of_other_sources_are_found(
    built: Path, index: Index, folder: Path, tmp_path: Path, other: str
) -> None:
    (folder / "apples.txt").write_text(other, encoding="utf-8")
    second = Index.open(tmp_path / "other", embedder=TokenCountingEmbedder())
    second.build([folder])
    second.close()
    shutil.rmtree(live(built) / "statements")
    shutil.copytree(live(tmp_path / "other") / "statements", live(built) / "statements")
    with pytest.raises(StoreBroken, match="statements"):
        index.check()
    index.repair()
    assert index.check() == 3


def kept(index: Index) -> dict[str, tuple[bytes, bytes]]:
    """The bytes of the vector and the signs of each wording."""
    with index._live.view() as view:
        made = view.snapshot.columns.encoded(view.snapshot.words.wordings())
    return {wording: (one.vector.tobytes(), one.signs.tobytes()) for wording, one in made.items()}


@pytest.fixture
def tokens(folder: Path, tmp_path: Path) -> Iterator[Index]:
    """An index with signs, built."""
    index = Index.open(tmp_path / "tokens", embedder=TokenCountingEmbedder())
    index.build([folder])
    yield index
    index.close()


@pytest.mark.parametrize("file", ["lexical/*.store", "lexical/*.idx", "lexical/meta.json", "chroma/chroma.sqlite3"])
def test_repair_takes_over_columns_that_are_sound(tokens: Index, file: str) -> None:
    before = kept(tokens)
    tokens.close()
    spoil(next(live(tokens.path).glob(file)))
    again = TokenCountingEmbedder()
    index = Index.open(tokens.path, embedder=again)
    assert index.repair().embedded == 0
    assert len(again.embedded) <= 8  # Of a sample.
    assert index.check(probes=10) == 3
    assert kept(index) == before
    assert all(vector and signs for vector, signs in before.values())
    index.close()


@pytest.mark.parametrize("damage", [spoil, spoil_end, Path.unlink, lambda path: path.write_bytes(b"")])
@pytest.mark.parametrize("kind", FILES)
def test_repair_embeds_anew_where_a_column_is_damaged(
    tokens: Index, kind: str, damage: Callable[[Path], object]
) -> None:
    before = kept(tokens)
    tokens.close()
    damage(next(live(tokens.path).glob(f"lexical/*.{kind}.npy")))
    with pytest.raises(StoreBroken):
        tokens.check()
    assert tokens.repair().embedded == 3
    assert tokens.check(probes=10) == 3
    assert kept(tokens) == before


def test_vectors_of_another_model_under_the_same_name_are_not_taken_over(tokens: Index) -> None:
    class Other(TokenCountingEmbedder):
        def embed(self, texts):
            return np.roll(super().embed(texts), 7, axis=1)

    tokens.close()
    index = Index.open(tokens.path, embedder=Other())
    assert index.repair().embedded == 3
    assert index.check(probes=10) == 3
    index.close()


def test_words_that_have_one_vector_are_no_damage(index: Index, tmp_path: Path) -> None:
    texts = tmp_path / "capitals"
    texts.mkdir()
    words = "anna said that it was so"
    for i in range(2**5):
        mixed = " ".join(w.upper() if i >> n & 1 else w for n, w in enumerate(words.split()))
        (texts / f"{i}.txt").write_text(f"{mixed}.", encoding="utf-8")
    index.build([texts])
    assert index.check(probes=32) == 32
