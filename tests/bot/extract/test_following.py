from dataclasses import replace

from bot.extract.following import following
from index import Index


def test_further_on_in_its_source_and_then_on_later_days(real: Index) -> None:
    said = real.statements("Zakharova", k=50, order="first")
    first = min(said, key=lambda one: (one.published or "", one.start))
    found = following(first, said)
    assert len(found) == len(said) - 1
    assert [one.start for one in found if one.source == first.source] == sorted(
        one.start for one in said if one.source == first.source and one is not first
    )
    assert [one.published for one in found] == sorted(one.published or "" for one in found)
    assert following(found[-1], said) == []


def test_what_has_no_day_follows_only_in_its_source(real: Index) -> None:
    first, second = sorted(real.statements("Zakharova", source="ultimatums.html"), key=lambda one: one.start)
    undated = [replace(one, published=None, spoken=None) for one in (first, second)]
    elsewhere = replace(undated[1], source="other.txt")
    assert following(undated[0], [*undated, elsewhere]) == [undated[1]]
