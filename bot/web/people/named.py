"""Who is looked for on the People page: by what is typed, or by the name in an address."""

from collections.abc import Sequence

from index import Index, Speaker
from index.split.names import fold


def found(index: Index, typed: str) -> list[Speaker]:
    """Those who speak in the sources and may be meant by what is typed so far: a name in any spelling, a role, or the
    beginnings of their words; most statements first.

    Args:
        index: has the statements.
        typed: all of them, if it is empty.

    Raises:
        StoreError: the store is missing or broken.
    """
    everybody = index.speakers()
    begun = _words(typed)
    if not begun:
        return everybody
    meant = {one.name for one in index.speakers(typed)}
    return [one for one in everybody if one.name in meant or _begins(one, begun)]


def called(index: Index, name: str) -> list[Speaker]:
    """Who is called so: the one of exactly this name first, if there is one, and whoever else may be meant.

    Raises:
        StoreError: the store is missing or broken.
    """
    meant, wanted = index.speakers(name), name.casefold()
    exactly = [one for one in meant if one.name.casefold() == wanted]
    exactly = exactly or [one for one in meant if wanted in map(str.casefold, one.also_written)]
    return [*exactly[:1], *(one for one in meant if one not in exactly[:1])]


def is_one(meant: Sequence[Speaker], name: str) -> bool:
    """Whether it is clear who of those who may be meant is called so: there is no other, or it is exactly the name."""
    names = [one.casefold() for one in (meant[0].name, *meant[0].also_written)] if meant else []
    return len(meant) == 1 or name.casefold() in names


def _begins(speaker: Speaker, begun: Sequence[str]) -> bool:
    """Whether each word that was begun begins one of a name, or of a role."""
    words = _words(" ".join((speaker.name, *speaker.also_written, *speaker.roles)))
    return all(any(word.startswith(start) for word in words) for start in begun)


def _words(text: str) -> list[str]:
    return fold(text).casefold().split()
