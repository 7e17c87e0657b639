"""Looks for input whose time grows with the square of its length: a stretch of it is repeated more and more.

    python tests/fuzz/grow.py TARGET [SECONDS] [FOLDER]

Draws from the corpus of the target and from what `run.py` left in FOLDER/TARGET. An input is told, and written into
FOLDER/TARGET-faults, if its time more than triples each of two times that its length doubles.
"""

import sys
import tempfile
import time
from hashlib import sha256
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.fuzz.target import Fault, Target, in_time
from tests.fuzz.targets import TARGETS

CORPUS = ROOT / "tests" / "fuzz" / "corpus"
_FIRST, _LAST = 2**10, 2**16
# Seconds below which a time tells nothing, and above which nothing longer need be tried.
_TELLING, _LONG = 0.03, 1.5
_GREW = 3


def main(name: str, seconds: str = "60", folder: str = "") -> None:
    target = TARGETS[name]
    found = Path(folder or Path(tempfile.gettempdir()) / "onrecord-fuzz") / name
    seeds = [file.read_bytes() for place in (found, CORPUS / name) for file in sorted(place.glob("*"))]
    draw, tried, began = Random(time.time()), 0, time.monotonic()
    while time.monotonic() - began < float(seconds):
        parts = stretched(draw, draw.choice(seeds))
        tried += 1
        if times := grows(target, parts):
            data = repeated(parts, _FIRST)
            faults = found.with_name(f"{name}-faults")
            faults.mkdir(parents=True, exist_ok=True)
            (faults / f"grow-{sha256(data).hexdigest()[:12]}").write_bytes(data)
            print(f"{name}: {parts[0][-30:]!r} {parts[1][:60]!r}* {parts[2][:30]!r}: {times}", flush=True)
    print(f"{name}: {tried} stretches")


Parts = tuple[bytes, bytes, bytes]
"""What stands before a stretch, the stretch that is repeated, and what stands behind it."""


def stretched(draw: Random, data: bytes) -> Parts:
    """An input in three parts."""
    start = draw.randrange(len(data) + 1)
    end = min(len(data), start + draw.choice((1, 1, 2, 3, 6, 12, 40, 200)))
    return data[:start], data[start:end] or b" ", data[end:]


def repeated(parts: Parts, length: int) -> bytes:
    """The input with its stretch repeated to a length."""
    before, stretch, behind = parts
    return before + stretch * (length // len(stretch)) + behind


def grows(target: Target, parts: Parts) -> list[float | str]:
    """The seconds of three lengths, each twice the one before, that grow too fast, or the law that one broke; nothing
    if all is well.
    """
    told: list[float] = []
    length = _FIRST
    while length <= _LAST and not (told and told[-1] > _LONG):
        began = time.process_time()
        try:
            with in_time():
                target.run(repeated(parts, length))
        except Fault as fault:
            return [*told, str(fault)[:200]]
        told.append(round(time.process_time() - began, 3))
        length *= 2
    for one, two, three in zip(told, told[1:], told[2:], strict=False):
        if one > _TELLING and two > _GREW * one and three > _GREW * two:
            return [one, two, three]
    return []


if __name__ == "__main__":
    main(*sys.argv[1:4])
