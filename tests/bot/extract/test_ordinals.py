import pytest

from bot.extract.ordinals import misplaced


@pytest.mark.parametrize(
    ("asked", "text", "other"),
    [
        ("where was the second regatta held", "The first regatta was held in Holm.", True),
        ("where was the second regatta held", "The second regatta was held in Holm.", False),
        ("where was the second regatta held", "After the first regatta the second regatta was held in Holm.", False),
        ("where was the second regatta held", "The first boat came to the regatta late.", False),
        ("where was the regatta held", "The first regatta was held in Holm.", False),
        ("who won the third sailing regatta", "Ruiz won the second sailing regatta.", True),
    ],
)
def test_another_one_of_a_kind_is_known(asked: str, text: str, *, other: bool) -> None:
    assert misplaced(asked, text) == other
