import pytest

from bot.extract.measures import measures


@pytest.mark.parametrize(
    ("question", "sentence", "holds"),
    [
        ("how old is the skipper", "Ruiz, 41, is the skipper.", True),
        ("how old is the skipper", "The skipper has 12 boats.", False),
        ("how old is the boat", "The boat was built in 1978.", True),
        ("how long did the regatta last", "The regatta lasted three days.", True),
        ("how long did the regatta last", "The regatta had 300 boats.", False),
        ("how far is the island", "The island lies eight miles from the port.", True),
        ("how far is the island", "Nobody lives there.", False),
        ("how many boats sank", "Boats sank.", True),
    ],
)
def test_a_measure_is_held(question: str, sentence: str, *, holds: bool) -> None:
    assert measures(question, sentence) == holds
