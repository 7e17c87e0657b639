"""The reply to a message that asks nothing of the sources: small talk, and questions about the library itself."""

from bot.talk.library import asked_of, told_of
from bot.talk.smalltalk import reply, small_talk
from index import Index


def replied(text: str, index: Index) -> str | None:
    """The reply, made from what is in the library; None where the sources are to answer.

    Raises:
        StoreError: the store is missing or broken.
    """
    if sort := small_talk(text):
        return reply(sort, index)
    what = asked_of(text)
    return told_of(what, index) if what else None


def asks_nothing(text: str) -> bool:
    """Whether a message asks nothing of the sources."""
    return bool(small_talk(text) or asked_of(text))
