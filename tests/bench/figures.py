"""The figures of `scale.py` as a table: every one at every size, with the line of least squares through them."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

_MIB = 2**20
_BUILDS = ("first build", "nothing changed", "one edit")
_SERVER = ("server, built", "server, asked", "server, edited", "server, started anew")
_READERS = {"reader": "reader", "fresh reader": "fresh reader", "reader after it": "reader after an edit"}
_ASKED = ("retrieve", "ask", "ask of a stranger")


def table(told: Sequence[dict[str, Any]]) -> str:
    """The line is y = fixed + slope · passages / 1,000; last comes how far the farthest value is from it."""
    sizes = [one["first build"]["passages"] for one in told]
    head = ["", *(f"{size:,}" for size in sizes)] + (["fixed", "each 1,000", "farthest off"] if len(sizes) > 1 else [])
    rows = [head, ["---"] * len(head)]
    all_figures = [dict(figures(one)) for one in told]
    for name in dict.fromkeys(name for some in all_figures for name in some):
        values = [some.get(name, 0.0) for some in all_figures]
        rows.append([name, *map(number, values), *(fitted(sizes, values) if len(sizes) > 1 else [])])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def fitted(sizes: Sequence[int], values: Sequence[float]) -> list[str]:
    """The line of least squares, and how far the farthest value is from it, in parts of that value."""
    thousands = np.array(sizes) / 1000
    slope, fixed = np.polyfit(thousands, values, 1)
    off = max((abs(fixed + slope * x - y) / y for x, y in zip(thousands, values, strict=True) if y), default=0.0)
    return [number(fixed), number(slope), f"{off:.0%}"]


def number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"


def figures(told: dict[str, Any]) -> Iterator[tuple[str, float]]:
    """The figures of one size, in the units in which they are shown."""
    first = told["first build"]
    yield "sources", first["sources"]
    yield "statements", first["statements"]
    for stage, seconds in sorted(first["cpu"].items()):
        yield f"first build, CPU s: {stage}", seconds
    yield "disk while it builds, MiB: computed", first["computed"] / _MIB
    where = "cache" if "cache" in told else "disk"
    for part, size in sorted(told[where].items()):
        yield f"{where}, MiB: {part}", size / _MIB
    yield f"{where}, MiB in all", sum(told[where].values()) / _MIB
    for name in _BUILDS:
        yield from _build(name, told.get(name))
    for name in _SERVER:
        yield from _server(name, told.get(name))
    yield from _opened(told.get("parts", {}))
    for name, shown in _READERS.items():
        yield from _reader(shown, told.get(name))


def _build(name: str, told: dict[str, Any] | None) -> Iterator[tuple[str, float]]:
    if told:
        yield f"{name}, CPU s", sum(told["cpu"].values())
        yield f"{name}, MiB written", told["written"] / _MIB
        yield f"{name}, MiB of its own at most", told["own"] / _MIB
        yield f"{name}, MiB at most, files too", told["peak"] / _MIB


def _server(name: str, told: dict[str, Any] | None) -> Iterator[tuple[str, float]]:
    if told:
        yield f"{name}, CPU s so far", told["cpu"]
        yield f"{name}, MiB on disk", told["disk"] / _MIB
        yield f"{name}, MiB of its own", told["own"] / _MIB
        yield f"{name}, MiB of files", told["files"] / _MIB


def _opened(parts: dict[str, Any]) -> Iterator[tuple[str, float]]:
    for name, one in parts.items():
        if isinstance(one, dict):
            yield f"opened: {name}, CPU s", one["cpu"]
            yield f"opened: {name}, MiB", one["own"] / _MIB
        else:
            yield f"{name} of speakers", one


def _reader(name: str, told: dict[str, Any] | None) -> Iterator[tuple[str, float]]:
    if not told:
        return
    yield f"{name} opens, CPU s", told["open"]["cpu"]
    yield f"{name} opens, s", told["open"]["wall"]
    yield f"{name}, first answer, CPU s", told["first answer"]["cpu"]
    for when in ("opened", "asked"):
        yield f"{name} {when}, MiB of its own", (told[when]["own"] - told["before"]["own"]) / _MIB
        yield f"{name} {when}, MiB of files", told[when]["files"] / _MIB
    yield f"{name}'s maps of files", told["maps"]
    for how in _ASKED:
        for what, seconds in told[how].items():
            yield f"{name}: {how}, ms {what}", seconds * 1000
    for what in ("speakers", "sources"):
        yield f"{name}: all {what}, CPU s", told[what]["cpu"]
