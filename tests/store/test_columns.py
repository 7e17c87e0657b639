"""The arrays beside the words: what is written is found again, is what it was, and damage is an error."""

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import StoreBroken
from index.store.columns import FILES, Columns, write
from index.store.encoded import Encoded, signs
from index.store.row import Row

DIMENSION = 20  # Not a multiple of eight: the last byte of its signs is not full.
BUCKETS = {"b": 5, "a": 1, "c": 12}
QUESTION = np.random.default_rng(2).normal(size=DIMENSION).astype(np.float32)


def row(number: int, words: str) -> Row:
    """A passage of a source of its own."""
    return Row(digest(words)[:24] + digest(str(number))[:16], f"{number}.txt", 0, len(words), "", words)


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def made(words: str, tokens: int) -> Encoded:
    draw = np.random.default_rng(int(digest(words)[:8], 16))
    vector = draw.normal(size=DIMENSION).astype(np.float32)
    return Encoded(vector / np.linalg.norm(vector), signs(draw.normal(size=(tokens, DIMENSION)).astype(np.float32)))


# Every third passage repeats the words of the one before, in another bucket or in the same.
ROWS = [row(number, f"words {number - (number % 3 == 2)}") for number in range(sum(BUCKETS.values()))]
MADE = {one.wording: made(one.text, number % 4) for number, one in enumerate(ROWS) if number % 3 != 2}

# Every second passage has one who speaks, every third another.
SPEECH = [
    {"pskv": 0.5} | ({"zlnsk": number / 20} if number % 3 == 0 else {}) if number % 2 else {}
    for number in range(len(ROWS))
]


def lay(folder: Path) -> Path:
    """Three buckets, which do not stand in the order of their names."""
    folder.mkdir()
    first = 0
    for name, size in BUCKETS.items():
        write(folder / name, ROWS[first : first + size], MADE, SPEECH[first : first + size])
        first += size
    return folder


@pytest.fixture(scope="module")
def columns(tmp_path_factory: pytest.TempPathFactory) -> Columns:
    return Columns(lay(tmp_path_factory.mktemp("columns") / "lexical"))


def test_each_passage_is_found_by_its_serial(columns: Columns) -> None:
    assert len(columns) == len(ROWS)
    for some in (ROWS, ROWS[::-1], ROWS[7:8], []):
        numbers = columns.numbers([one.serial for one in some])
        assert columns.ids(numbers) == [one.id for one in some]


def test_each_wording_has_what_was_made_of_it(columns: Columns) -> None:
    found = columns.encoded([*MADE, "no such wording", "0" * 24, "f" * 24])
    assert set(found) == set(MADE)
    for wording, one in MADE.items():
        assert found[wording].vector.dtype == np.float32
        assert (found[wording].vector == one.vector.astype(np.float16)).all()
        assert np.array_equal(found[wording].signs, one.signs)
    assert columns.encoded([]) == {}


def test_what_is_taken_over_is_written_as_it_was(columns: Columns, tmp_path: Path) -> None:
    taken = columns.encoded(MADE)
    write(tmp_path / "a", ROWS, taken, SPEECH)
    again = Columns(tmp_path).encoded(MADE)
    assert all(np.array_equal(taken[w].vector, again[w].vector) for w in MADE)
    assert all(np.array_equal(taken[w].signs, again[w].signs) for w in MADE)


@settings(deadline=None)
@given(st.lists(st.sampled_from(ROWS), max_size=40))
def test_order_and_company_change_no_bit(columns: Columns, some: list[Row]) -> None:
    cosines = columns.cosines(QUESTION, columns.numbers([one.serial for one in some]))
    alone = [columns.cosines(QUESTION, columns.numbers([one.serial]))[0] for one in some]
    assert cosines.tolist() == alone
    wanted = [MADE[one.wording].vector.astype(np.float16).astype(np.float32) @ QUESTION for one in some]
    assert cosines == pytest.approx(np.array(wanted, dtype=np.float32), abs=1e-6)


@pytest.mark.parametrize("dimension", [3, 31, 384, 768])
def test_no_bit_changes_in_a_large_bucket(tmp_path: Path, dimension: int) -> None:
    draw = np.random.default_rng(dimension)
    rows = [row(number, f"words {number}") for number in range(300)]
    vectors = draw.normal(size=(300, dimension)).astype(np.float32)
    none = np.empty((0, (dimension + 7) // 8), dtype=np.uint8)
    made_ = {one.wording: Encoded(vector, none) for one, vector in zip(rows, vectors, strict=True)}
    write(tmp_path / "a", rows, made_, [{}] * len(rows))
    columns, question = Columns(tmp_path), draw.normal(size=dimension).astype(np.float32)
    together = columns.cosines(question, np.arange(300))
    for size in (1, 2, 7, 64, 299):
        some = draw.permutation(300)[:size]
        assert columns.cosines(question, some).tolist() == together[some].tolist()


def test_the_signs_are_those_of_the_passage(columns: Columns) -> None:
    for some in (ROWS, ROWS[::-1], ROWS[3:9], []):
        found = columns.signs(columns.numbers([one.serial for one in some]))
        assert all(np.array_equal(bits, MADE[one.wording].signs) for bits, one in zip(found, some, strict=True))
    assert any(len(one.signs) == 0 for one in MADE.values())


@given(st.lists(st.lists(st.floats(-1, 1, width=32), min_size=DIMENSION, max_size=DIMENSION), max_size=5))
def test_a_sign_tells_what_is_above_zero(tokens: list[list[float]]) -> None:
    vectors = np.array(tokens, dtype=np.float32).reshape(-1, DIMENSION)
    bits = signs(vectors)
    assert bits.shape == (len(tokens), (DIMENSION + 7) // 8)
    assert np.array_equal(np.unpackbits(bits, axis=1, count=DIMENSION) == 1, vectors > 0)


def test_an_empty_index(tmp_path: Path) -> None:
    columns = Columns(tmp_path)
    none = columns.numbers([])
    assert (len(columns), columns.ids(none), columns.signs(none)) == (0, [], [])
    assert columns.cosines(QUESTION, none).shape == (0,)
    assert columns.encoded(["wording"]) == {}


def test_an_embedder_without_tokens_leaves_no_signs(tmp_path: Path) -> None:
    none = np.empty((0, (DIMENSION + 7) // 8), dtype=np.uint8)
    write(tmp_path / "a", ROWS, {wording: Encoded(one.vector, none) for wording, one in MADE.items()}, SPEECH)
    columns = Columns(tmp_path)
    numbers = columns.numbers([one.serial for one in ROWS])
    assert [len(bits) for bits in columns.signs(numbers)] == [0] * len(ROWS)
    assert columns.encoded([ROWS[0].wording])[ROWS[0].wording].signs.shape == none.shape
    assert len(columns.cosines(QUESTION, numbers)) == len(ROWS)


def _shorter(file: Path) -> None:
    np.save(file, np.load(file)[:-1])


DAMAGES: dict[str, Callable[[Path], object]] = {
    "missing": Path.unlink,
    "empty": lambda file: file.write_bytes(b""),
    "cut off": lambda file: file.write_bytes(file.read_bytes()[:-1]),
    "cut in its head": lambda file: file.write_bytes(file.read_bytes()[:30]),
    "other bytes": lambda file: file.write_bytes(b"garbage" * 100),
    # numpy takes a bracket too many in the head for a file of Python 2.
    "bracket": lambda file: file.write_bytes(file.read_bytes().replace(b"{", b"(", 1)),
    "a row short": _shorter,
}


@pytest.mark.parametrize("what", DAMAGES)
@pytest.mark.parametrize("kind", FILES)
def test_damaged_columns_are_an_error(tmp_path: Path, kind: str, what: str) -> None:
    folder = lay(tmp_path / "lexical")
    DAMAGES[what](folder / f"c.{kind}.npy")
    if (kind, what) == ("ids", "missing"):  # Nothing there says that the bucket has columns; `Snapshot` counts them.
        assert len(Columns(folder)) == len(ROWS) - BUCKETS["c"]
        return
    if (kind, what) == ("speech", "a row short"):  # Not every passage has one who speaks; `damaged` sees it.
        return
    with pytest.raises(StoreBroken) as caught:
        Columns(folder)
    assert caught.value.hint


def test_every_cut_of_every_file_is_an_error(tmp_path: Path) -> None:
    folder = lay(tmp_path / "lexical")
    for kind in FILES:
        data = (folder / f"a.{kind}.npy").read_bytes()
        for end in range(0, len(data), 3):
            (folder / f"a.{kind}.npy").write_bytes(data[:end])
            with pytest.raises(StoreBroken):
                Columns(folder)
        (folder / f"a.{kind}.npy").write_bytes(data)
    assert len(Columns(folder)) == len(ROWS)


def test_open_columns_outlive_their_files(tmp_path: Path) -> None:
    columns = Columns(lay(tmp_path / "lexical"))
    numbers = columns.numbers([one.serial for one in ROWS])
    before = columns.cosines(QUESTION, numbers)
    shutil.rmtree(tmp_path / "lexical")
    assert columns.cosines(QUESTION, numbers).tolist() == before.tolist()
    assert np.array_equal(columns.signs(numbers[:1])[0], MADE[ROWS[0].wording].signs)


def test_how_surely_somebody_speaks_is_found_by_the_name(columns: Columns) -> None:
    for name in ("pskv", "zlnsk", "nobody"):
        told = {one.serial: names[name] for one, names in zip(ROWS, SPEECH, strict=True) if name in names}
        found = columns.speech(name)
        assert {int(columns.numbers([serial])[0]): pytest.approx(sure) for serial, sure in told.items()} == found


def test_only_what_is_nearly_the_same_is_near(columns: Columns) -> None:
    numbers = columns.numbers([one.serial for one in ROWS])
    near = columns.near(numbers)
    same = {
        i: [j for j, other in enumerate(ROWS) if j != i and other.wording == one.wording] for i, one in enumerate(ROWS)
    }
    assert near == {i: some for i, some in same.items() if some}


def test_the_nearest_of_all_are_the_exact_ones_each_wording_once(columns: Columns) -> None:
    assert columns.wordings == {one.wording for one in ROWS}
    vector = columns.encoded([ROWS[0].wording])[ROWS[0].wording].vector
    exact = {w: float(one.vector @ vector) for w, one in columns.encoded(columns.wordings).items()}
    for k in (1, 2, len(ROWS)):
        found = columns.nearest(vector, k)
        assert list(found.values()) == sorted(found.values(), reverse=True)
        assert len(found) == min(k, len(exact))
        assert next(iter(found)) == ROWS[0].wording
        assert all(abs(cosine - exact[w]) < 1e-6 for w, cosine in found.items())
