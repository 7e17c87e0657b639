"""Texts, names and days as terms."""

from pathlib import Path

import pytest

from index.errors import StoreBroken
from index.split.names import key
from index.store.row import Beside
from index.store.terms import day, entries, entry, named, of_source, opened, stems


def test_entries() -> None:
    assert entries(["Dmitry Peskov", "Peskov"]) == sorted(
        f"{key(word)}\t{name}"
        for word, name in (("Dmitri", "Dmitry Peskov"), *(("Peskow", n) for n in ("Dmitry Peskov", "Peskov")))
    )
    assert entries(["—"]) == []


def test_days_are_in_their_order() -> None:
    days = ["0987-01-01", "1999-12-31", "2024-02-29", "2024-10-01", "2025-01-01"]
    assert sorted(days, key=day) == days


def test_stems() -> None:
    assert stems("Müller's prisoners, exchanged") == ["muller", "s", "prison", "exchang"]


@pytest.mark.parametrize("name", ["Peskov", "Dmitry Peskov", "Ursula von der Leyen", "Олена Берг"])
def test_an_entry_is_one_of_a_names_entries(name: str) -> None:
    assert entry(name) in entries([name])
    assert {named(one) for one in entries([name])} == {name}


def test_what_is_known_of_a_source() -> None:
    assert of_source(Beside("Title", "The Harbour", "2025-03-01")) == {"publisher": "the harbour", "day": 20250301}
    assert of_source(Beside("Title")) == {}


def test_a_folder_without_an_index(tmp_path: Path) -> None:
    with pytest.raises(StoreBroken):
        opened(tmp_path)
