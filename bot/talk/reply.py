"""The reply to a message that asks nothing of the sources: small talk, and questions about the library itself."""

from collections.abc import Sequence

from bot.talk.library import asked_of, points, told_of
from bot.talk.smalltalk import reply, small_talk
from bot.types import Turn
from index import Index


def replied(text: str, index: Index, history: Sequence[Turn] = ()) -> str | None:
    """The reply, made from what is in the library; None where the sources are to answer.

    Args:
        text: the message.
        index: the library.
        history: the turns before it, oldest first.

    Raises:
        StoreError: the store is missing or broken.
    """
    if sort := small_talk(text):
        return reply(sort, index)
    what = _asked(text, history)
    return told_of(what, index) if what else None


def asks_nothing(text: str, history: Sequence[Turn] = ()) -> bool:
    """Whether a message asks nothing of the sources. Arguments as for `replied`."""
    return bool(small_talk(text) or _asked(text, history))


def _asked(text: str, history: Sequence[Turn]) -> str | None:
    """What is asked of the library; "how old are they" is of what was asked about before, where that was another."""
    what = asked_of(text)
    return None if what and points(text) and _of_sources(history) else what


def _of_sources(history: Sequence[Turn]) -> bool:
    """Whether the last question before was one for the sources to answer."""
    for at in range(len(history) - 1, -1, -1):
        text = history[at].text
        if history[at].role == "user" and text.strip() and not small_talk(text):
            return _asked(text, history[:at]) is None
    return False
