"""What is fuzzed: a name, what is done with some bytes, and the words that lead into its code."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType


@dataclass(frozen=True, slots=True)
class Target:
    """Does with some bytes what it is for, and raises whatever breaks a law.

    Attributes:
        name: by which it is run, and that of its folder in the corpus.
        run: raises nothing but what is a fault.
        words: that its code looks for.
        longest: most bytes of an input.
    """

    name: str
    run: Callable[[bytes], None]
    words: tuple[str, ...] = ()
    longest: int = 4096


def words_of(listed: str) -> tuple[str, ...]:
    """Words, of which many hold spaces."""
    return tuple(listed.split("¦"))


SECONDS = 5
"""Of the processor, at most, for one input: a busy machine makes nothing slow."""


class Fault(BaseException):
    """A law is broken. No `except Exception` of what is fuzzed catches it."""


def holds(law: bool, what: object) -> None:
    """Raises a Fault where a law does not hold."""
    if not law:
        raise Fault(what)


@contextmanager
def in_time() -> Iterator[None]:
    """Raises a Fault where something takes longer than it may."""

    def late(_signal: int, _frame: FrameType | None) -> None:
        raise Fault(f"more than {SECONDS} s")

    before = signal.signal(signal.SIGPROF, late)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
