from pathlib import Path

import pytest

from bot.listing import listed
from index import Index
from tests.bot.extract.test_said import TOLLS, build


@pytest.fixture
def marsh(index: Index, tmp_path: Path) -> Index:
    return build(index, tmp_path, TOLLS)


def test_all_of_one_speaker_under_the_fullest_name(marsh: Index) -> None:
    found = listed(marsh, "Marsh")
    assert found.speaker == "Ida Marsh"
    assert {one.speaker for one in found.statements} == {"Ida Marsh"}
    assert found.missing == ""


def test_every_offset_is_one_of_the_source(marsh: Index) -> None:
    found = listed(marsh)
    assert {one.speaker for one in found.statements} == {"Ida Marsh", "Otto Lind"}
    for one, written in zip(found.statements, found.written, strict=True):
        text = marsh.document(one.source).text
        assert text[one.start : one.end] == one.content
        assert text[one.speaker_start : one.speaker_end] == written


def test_the_json_of_the_contract(marsh: Index) -> None:
    told = listed(marsh, "Marsh", "the ferry").to_dict()
    assert list(told) == ["speaker", "also_written", "statements"]
    (statement,) = told["statements"]
    assert {
        "speaker",
        "role",
        "cue",
        "content",
        "quoted",
        "source",
        "start",
        "end",
        "speaker_start",
        "speaker_end",
        "published",
    } <= statement.keys()
    assert sorted(other["source"] for other in (statement, *statement["also"])) == ["a.md", "b.md"]


def test_in_order_of_time(marsh: Index) -> None:
    days = [one.published for one in listed(marsh, "Marsh", order="latest").statements]
    assert days == sorted(days, reverse=True)
    assert len(listed(marsh, "Marsh", k=1).statements) == 1


@pytest.mark.parametrize(
    ("speaker", "about", "since", "missing"),
    [
        ("Marsh", "gas", None, "No source has Marsh speaking on gas. Ida Marsh is quoted on: "),
        ("Ida Storm", None, None, "No source has Ida Storm speaking. Nearest names: Ida Marsh (4)."),
        (None, "gas", None, "No source has anybody speaking on gas."),
        (
            "Lind",
            None,
            "2026",
            "No source that passes the filters has Lind speaking. Otto Lind is quoted on 2025-03-03.",
        ),
    ],
)
def test_what_is_missing_is_told(
    marsh: Index, speaker: str | None, about: str | None, since: str | None, missing: str
) -> None:
    found = listed(marsh, speaker, about, since=since)
    assert found.statements == ()
    assert found.missing.startswith(missing)


def test_of_several_of_one_surname_every_name_is_told(index: Index, tmp_path: Path) -> None:
    build(index, tmp_path, {"a": "Karl Voss said that bridges are safe. Anna Voss said that ferries are slow."})
    found = listed(index, "Voss")
    assert found.speaker == "Voss"
    assert set(found.also_written) == {"Karl Voss", "Anna Voss"}
    assert {one.speaker for one in found.statements} == {"Karl Voss", "Anna Voss"}
