"""What is kept of a conversation: its last turns, as many as fit a number of tokens."""

from collections.abc import Sequence

from bot.types import Turn
from prompts.tokens import Count

TOKENS = 2000
"""Of a conversation that are read again for the next question, at most."""


def recent(history: Sequence[Turn], count: Count, most: int = TOKENS) -> Sequence[Turn]:
    """The last turns that fit, oldest first.

    Args:
        history: all turns, oldest first.
        count: tokens of a text; not called where all of it surely fits.
        most: tokens that may be kept.
    """
    # No text has more tokens than bytes.
    if sum(len(turn.text.encode("utf-8", "surrogatepass")) for turn in history) <= most:
        return history
    kept = len(history)
    while kept and (most := most - count(history[kept - 1].text)) >= 0:
        kept -= 1
    return history[kept:]
