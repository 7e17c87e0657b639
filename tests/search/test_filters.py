from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields
from fnmatch import fnmatchcase
from itertools import product

import pytest

from index import Index
from index.errors import QuestionError
from index.search import fuse, understand
from index.search.filters import narrowed, passes, period, speakers
from index.types import Filters, Passage
from tests.fakes import CountingEmbedder

PUBLISHERS = ("Meridian Brief", "Harbour Dispatch", None)
DAYS = ("2024-12-31", "2025-01-01", "2025-02-28", "2025-03-01", "2025-03-31", "2026-01-01", None)
SPEAKERS = ("Anna Voss", "Boris Hale", "Karl Voss", "")
SUBJECTS = "bridges ferries harbours apples orchards clouds rivers trains tunnels gardens".split()

GIVEN = {
    "publisher": (None, "meridian brief", "Nobody"),
    "source": (None, "a/02.md", "b/*", ("a/02.md", "?/1*", "a/0[246].md", "b/05.md")),
    "since": (None, "2025", "2025-03", "2025-03-01"),
    "until": (None, "2024", "2025-02", "2025-03-01"),
    "speaker": (None, "Voss", "Anna Voss", "Clara Unheard"),
}
EVERY = [dict(zip(GIVEN, values, strict=True)) for values in product(*GIVEN.values())]


@dataclass(frozen=True)
class Told:
    """What a passage of the library was made from."""

    source: str
    publisher: str | None
    published: str | None
    speaker: str
    text: str


def library() -> list[Told]:
    """60 passages of 20 sources, no two of the same words."""
    made = []
    for i in range(20):
        for j in range(3):
            speaker, subject = SPEAKERS[(i + j) % 4], SUBJECTS[(3 * i + j) % 10]
            said = f"{speaker} said that {subject} number {3 * i + j + 100} are safe." if speaker else ""
            text = said or f"The {subject} of district {3 * i + j + 100} were painted anew."
            made.append(Told(f"{'ab'[i % 2]}/{i:02d}.md", PUBLISHERS[i % 3], DAYS[i % 7], speaker, text))
    return made


TOLD = library()


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder = tmp_path_factory.mktemp("library")
    for told in TOLD[::3]:
        head = [f"title: Report {told.source[2:4]}"]
        head += [f"publisher: {told.publisher}"] * bool(told.publisher) + [f"date: {told.published}"] * bool(
            told.published
        )
        parts = [f"## Part {n}\n\n{one.text}" for n, one in enumerate(t for t in TOLD if t.source == told.source)]
        file = folder / "texts" / told.source
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n".join(["---", *head, "---", "", "\n\n".join(parts)]), encoding="utf-8")
    index = Index.open(folder / "store", embedder=CountingEmbedder())
    assert index.build([folder / "texts"]).passages == len(TOLD)
    yield index
    index.close()


def plainly(told: Told, publisher, source, since, until, speaker) -> bool:
    """Whether a passage passes, by conditions on what it was made from."""
    if publisher and (told.publisher or "").lower() != publisher.lower():
        return False
    wanted = [source] if isinstance(source, str) else source or ()
    if wanted and not any(fnmatchcase(told.source, one) for one in wanted if "[" not in one):
        return False
    if (since or until) and not told.published:
        return False
    if (since and told.published < since) or (until and told.published[: len(until)] > until):
        return False
    return not speaker or (told.speaker != "" and told.speaker.endswith(speaker))


def test_every_filter_is_tried() -> None:
    assert {*GIVEN} == {one.name for one in fields(Filters)}


def texts(found: list[Passage]) -> list[str]:
    return [passage.text for passage in found]


def test_every_combination_gives_just_what_a_scan_gives(asked: Index) -> None:
    sizes = set()
    for given in EVERY:
        wanted = {told.text for told in TOLD if plainly(told, **given)}
        found = texts(asked.retrieve("what are ferries", 100, **given))
        assert len(found) == len(set(found)), given
        assert set(found) == wanted, given
        sizes.add(len(wanted))
    assert {0, 60} < sizes


@pytest.mark.parametrize("k", [1, 5, 17])
def test_k_come_wherever_k_pass(asked: Index, k: int) -> None:
    for given in EVERY[::3]:
        passing = sum(plainly(told, **given) for told in TOLD)
        assert len(asked.retrieve("what are ferries", k, **given)) == min(k, passing), given


@pytest.mark.parametrize("question", ["what are ferries", "safe tunnels 129", "xylophone"])
def test_filters_of_sources_leave_the_order_as_it_is(asked: Index, question: str) -> None:
    """Scores are shares of the best match's, so only filters that let this one through can be compared."""
    everything = asked.retrieve(question, 100)
    with asked._live.view() as view:
        matches = view.snapshot.words.search(sorted(frozenset().union(*understand(question).terms)), 1)
        best = view.snapshot.columns.ids(view.snapshot.columns.numbers(list(matches)))
    compared = 0
    for given in EVERY:
        found = asked.retrieve(question, 100, **given)
        ids = [passage.id for passage in found]
        if given["speaker"] is None and set(best) <= set(ids):
            assert ids == [passage.id for passage in everything if passage.id in ids], given
            compared += len(ids) > 1
    assert compared > 3


@pytest.mark.parametrize("k", [1, 3, 100])
def test_many_that_pass_are_looked_for_further_and_further(
    asked: Index, monkeypatch: pytest.MonkeyPatch, k: int
) -> None:
    """As in a library where too many pass to compare each with the question. Of those that are equally far from it, as
    most are from a word that is in none, the graph may give any.
    """
    nearer, compared = distinctly_near("xylophone"), 0
    wanted = {tuple(given.items()): texts(asked.retrieve("xylophone", k, **given)) for given in EVERY[::5]}
    monkeypatch.setattr(fuse, "_FEW", -1)
    monkeypatch.setattr(fuse, "DEPTH", 4)
    for given, found in wanted.items():
        again = texts(asked.retrieve("xylophone", k, **dict(given)))
        assert len(again) == len(found), given
        if found and found[0] in nearer:
            assert again[:1] == found[:1], given
            compared += 1
    assert compared >= 3


def distinctly_near(question: str) -> set[str]:
    """The texts that are nearer to a question than most are, each by another bit."""
    embedder = CountingEmbedder()
    cosines = embedder.embed([told.text for told in TOLD]) @ embedder.embed_question(question)
    times = Counter(cosines.round(4).tolist())
    return {told.text for told, cosine in zip(TOLD, cosines.round(4).tolist(), strict=True) if times[cosine] == 1}


def test_a_source_passes_where_its_passages_do(asked: Index) -> None:
    with asked._live.view() as view:
        for given in EVERY:
            if given["speaker"] is None:
                within = narrowed(Filters(**given), view.sources, view.snapshot.words)
                passing = {source for source, about in view.sources.items() if passes(about, within)}
                assert passing == {told.source for told in TOLD if plainly(told, **given)}, given


def test_what_asks_nothing_narrows_nothing(asked: Index) -> None:
    with asked._live.view() as view:
        assert narrowed(Filters(), view.sources, view.snapshot.words) is None
        assert narrowed(Filters(**dict.fromkeys(GIVEN, "")), view.sources, view.snapshot.words) is None


def test_a_copy_in_a_source_that_does_not_pass_is_not_told_of(index: Index, tmp_path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text("The ferries of the northern harbour are safe again.", encoding="utf-8")
    index.build([tmp_path / "one.txt", tmp_path / "two.txt"])
    assert [passage.also_in for passage in index.retrieve("ferries")] in ([("two.txt",)], [("one.txt",)])
    assert [passage.also_in for passage in index.retrieve("ferries", source="one.txt")] == [()]


@pytest.mark.parametrize(
    ("since", "until", "bounds"),
    [
        ("2025", "2025", (20250101, 20251231)),
        ("2025-03", "2025-03", (20250301, 20250331)),
        (None, "2025-02", (None, 20250228)),
        (None, "2024-02", (None, 20240229)),
        ("2025-03-07", None, (20250307, None)),
        ("", "", (None, None)),
    ],
)
def test_part_of_a_date_is_all_of_the_year_or_the_month(since, until, bounds) -> None:
    assert period(Filters(since=since, until=until)) == bounds


@pytest.mark.parametrize("name", ["since", "until"])
@pytest.mark.parametrize("day", ["yesterday", "2025-13", "2025-00", "2025-02-30", "25", "2025-3-1"])
def test_what_is_no_date_is_told(asked: Index, name: str, day: str) -> None:
    with pytest.raises(QuestionError) as caught:
        asked.retrieve("what are ferries", **{name: day})
    assert day in str(caught.value)
    assert f"“{name}” as 2025-03-01" in caught.value.hint


def test_who_may_be_meant(asked: Index) -> None:
    with asked._live.view() as view:
        words = view.snapshot.words
        assert speakers("Voss", words) == ("Anna Voss", "Karl Voss")
        assert speakers("Anna Voss", words) == speakers("A. Voss", words) == ("Anna Voss",)
        assert speakers("Otto Voss", words) == ()


def test_an_id_with_brackets_is_one_id(index: Index, tmp_path) -> None:
    names = ("ferries[1].txt", "ferries1.txt", "all*.txt", "all of it.txt")
    for number, name in enumerate(names):
        (tmp_path / name).write_text(f"Ferry number {number} of the harbour is safe.", encoding="utf-8")
    index.build([tmp_path])
    for name in names:
        assert [passage.source for passage in index.retrieve("ferries", source=name)] == [name]
        assert [passage.source for passage in index.retrieve("ferries", source=[name])] == [name]
    for wanted in ("ferries[?].txt", ["ferries[?].txt", "ferries[1].txt", "gone.txt"]):
        assert [passage.source for passage in index.retrieve("ferries", source=wanted)] == ["ferries[1].txt"]
    assert len(index.retrieve("ferries", source=names)) == len(index.retrieve("ferries", source=[])) == 4


def test_statements_of_several_sources(asked: Index) -> None:
    two = ["a/00.md", "b/01.md"]
    each = [one for source in two for one in asked.statements(source=source, k=99)]
    assert [one.content for one in asked.statements(source=two, k=99)] == [one.content for one in each]
    assert {one.source for one in each} == {*two}
