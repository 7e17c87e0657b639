"""Where figures are shown: on this machine, unless more is said."""

import pytest

from bot.web.ops.operation import place
from index.errors import QuestionError


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (None, None),
        ("9464", ("127.0.0.1", 9464)),
        (":9464", ("127.0.0.1", 9464)),
        ("10.0.0.5:80", ("10.0.0.5", 80)),
        ("[::1]:9464", ("::1", 9464)),
    ],
)
def test_a_place(text: str | None, told: tuple[str, int] | None) -> None:
    assert place(text) == told


@pytest.mark.parametrize("text", ["", "metrics", "0", "70000", "host:", "host:x", "-1"])
def test_no_place(text: str) -> None:
    with pytest.raises(QuestionError, match="no place to show metrics"):
        place(text)
