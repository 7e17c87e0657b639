from contextlib import suppress
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.write.events import words
from index.errors import ServerError
from tests.bot.write.server import DONE, event

SENT = b": hello\r\n\r\n" + event("The é") + event(" end.") + event(None, "stop") + b'data: {"choices": []}\n\n' + DONE


@given(st.lists(st.integers(0, len(SENT)), max_size=20))
def test_words_do_not_depend_on_how_they_are_packed(cuts: list[int]) -> None:
    edges = [0, *sorted(cuts), len(SENT)]
    assert "".join(words(SENT[a:b] for a, b in pairwise(edges))) == "The é end."


@pytest.mark.parametrize("end", [DONE, event(None, "stop"), event(None, "length"), b"data: [DONE]"])
def test_an_end_is_an_end(end: bytes) -> None:
    assert "".join(words([event("Words."), end])) == "Words."


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        (event("Words"), "broke off"),
        (b"", "something else"),
        (b"<html>", "something else"),
        (b"data: {", "something else"),
        (b"data: 7", "something else"),
        (b"data: null", "something else"),
        (b'data: {"choices": {}}\n\ndata: {"choices": [7]}', "something else"),
        (b"data: " + b"[" * 100_000, "something else"),
        (b'data: {"error": "full"}', "an error"),
    ],
)
def test_anything_else_is_an_error(sent: bytes, told: str) -> None:
    with pytest.raises(ServerError, match=told):
        list(words([sent]))


@given(st.binary(max_size=300))
def test_bytes_of_any_kind_are_words_or_an_error(sent: bytes) -> None:
    with suppress(ServerError):
        list(words([sent, b"data: " + sent]))
