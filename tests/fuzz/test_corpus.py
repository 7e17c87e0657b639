"""What was found by fuzzing stays mended; and a little is drawn anew each time, the same on every machine."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.read import formats
from index.types import Document
from tests.fuzz import reading
from tests.fuzz.target import Target, in_time
from tests.fuzz.targets import TARGETS

CORPUS = Path(__file__).parent / "corpus"
FILES = sorted(file for file in CORPUS.rglob("*") if file.is_file())


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(CORPUS)))
def test_what_was_found_breaks_no_law(file: Path) -> None:
    with in_time():
        TARGETS[file.parent.name].run(file.read_bytes())


@pytest.mark.parametrize("target", TARGETS.values(), ids=lambda target: target.name)
@settings(max_examples=8, derandomize=True, deadline=None)
@given(draw=st.randoms(use_true_random=False))
def test_what_is_made_of_it_breaks_none(target: Target, draw: Random) -> None:
    seeds = [file.read_bytes() for file in FILES if file.parent.name == target.name]
    with in_time():
        target.run(mutated(draw, seeds, target))


def mutated(draw: Random, seeds: list[bytes], target: Target) -> bytes:
    """A seed with a few changes: a word put in, a stretch left out, one of another seed taken in, a bit turned."""
    data = draw.choice(seeds)
    for _ in range(draw.randint(1, 6)):
        start, end = sorted(draw.randrange(len(data) + 1) for _ in range(2))
        other = draw.choice(seeds)
        word = draw.choice(target.words or ("\0",)).encode("utf-8", "surrogatepass")
        stretch = draw.choice((word, b"", other[start:end], data[start:end] * 2, bytes([draw.randrange(256)])))
        data = data[:start] + stretch + data[draw.choice((start, min(start + 8, end), end)) :]
    return data[: target.longest]


def test_every_reader_is_a_target() -> None:
    tables = (formats.READERS, formats.RECORDS, formats.ARCHIVES)
    read = {suffix: reader for table in tables for suffix, reader in table.items()}
    assert {read[f".{name}"] for name in TARGETS if f".{name}" in read} == {*read.values()}


@pytest.mark.parametrize("suffix", [f".{name}" for name in TARGETS if f".{name}" in formats.SUFFIXES])
def test_a_file_of_each_format_is_read(suffix: str) -> None:
    """Where this fails, changes of the corpus lead nowhere. A format that is a zip stands in `reading._PARTED`."""
    pack = reading.pack_of(suffix)
    seeds = [file.read_bytes() for file in FILES if file.parent.name == suffix[1:]]
    found = [one for seed in seeds for one in reading.read(f"f{suffix}", pack(seed) if pack else seed)]
    assert any(isinstance(one, Document) for one in found)


def test_every_target_has_a_corpus_of_its_own_and_it_is_small() -> None:
    assert {file.parent.name for file in FILES} == set(TARGETS)
    assert sum(file.stat().st_size for file in FILES) < 200_000
