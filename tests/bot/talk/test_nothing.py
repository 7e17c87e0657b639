import pytest

from bot.talk.nothing import nothing_more
from bot.talk.whole import Whole
from index.search import understand

SEEN = frozenset({("a.txt", (0, 9))})


@pytest.mark.parametrize(
    ("whole", "told"),
    [
        (Whole("what else did Lind say", seen=SEEN), "No source has Lind saying more than that."),
        (Whole("what else did Lind say about coal", seen=SEEN), "No source has Lind saying more than that on coal."),
        (Whole("why did Lind sell the mill", seen=SEEN), "No source tells why."),
        (Whole("how many ships sailed", seen=SEEN), "No source has more on this."),
        (
            Whole("who else spoke about coal", not_by=frozenset({"Lind"})),
            "No source has anybody else speaking on coal.",
        ),
        (
            Whole("who else said that coal is dear", not_by=frozenset({"Lind"})),
            "No source has anybody else saying that.",
        ),
        (Whole("what did Lind say"), None),
    ],
)
def test_what_there_is_no_more_of(whole: Whole, told: str | None) -> None:
    assert nothing_more(understand(whole.text), whole, filtered=False) == told


def test_only_some_sources_could_answer() -> None:
    whole = Whole("what else did Lind say", seen=SEEN)
    told = nothing_more(understand(whole.text), whole, filtered=True)
    assert told == "No source that passes the filters has Lind saying more than that."
