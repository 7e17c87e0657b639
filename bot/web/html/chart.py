"""A chart of counts: bars as an SVG, and the same numbers as a table."""

from collections.abc import Sequence
from html import escape

# Labels under the bars: as many days as stand beside each other on a narrow screen.
_LABELS = 4
# Room for so many bars at least, so that a single one is no wall.
_SLOTS = 12
_HIGH = 100
# Of the least bar: one source beside a thousand is seen.
_LOW = 2.5


def bars(counts: Sequence[tuple[str, int]], label: str) -> str:
    """Bars in the order of the counts; nothing where there are none. The numbers fold out as a table, for those who do
    not see the bars or cannot point at them.

    Args:
        counts: what each bar is called, and how high it is.
        label: what is counted.
    """
    if not counts:
        return ""
    slots = max(len(counts), _SLOTS)
    most = max(1, *(count for _, count in counts))
    drawn = "".join(_bar(place, name, count, most) for place, (name, count) in enumerate(counts))
    return (
        f'<figure class="otr-chart"><figcaption>{escape(label)}</figcaption><span class="otr-most">{most:,}</span>'
        f'<svg role="img" aria-label="{escape(_told(counts, label))}" viewBox="0 0 {slots} {_HIGH}" '
        f'preserveAspectRatio="none">{drawn}</svg>{_axis([name for name, _ in counts], slots)}'
        f"{_table(counts, label)}</figure>"
    )


def _bar(place: int, name: str, count: int, most: int) -> str:
    """A bar, and over its whole slot what is shown where one points at it."""
    high = max(_HIGH * count / most, _LOW) if count else 0
    bar = f'<rect class="otr-column" x="{place + 0.1:.1f}" y="{_HIGH - high:.1f}" width=".8" height="{high:.1f}"/>'
    over = f'<rect class="otr-slot" x="{place}" y="0" width="1" height="{_HIGH}"/>'
    return f"<g><title>{escape(name)}: {count:,}</title>{bar}{over}</g>"


def _axis(names: Sequence[str], slots: int) -> str:
    step = -(-slots // _LABELS)
    # The last name may lack the room of the others; it is left out then.
    places = [place for place in range(0, len(names), step) if slots - place >= step]
    labels = "".join(
        f'<span style="grid-column:{place + 1} / span {step}">{escape(names[place])}</span>' for place in places
    )
    columns = f"grid-template-columns:repeat({slots},minmax(0,1fr))"
    return f'<div class="otr-axis" aria-hidden="true" style="{columns}">{labels}</div>'


def _told(counts: Sequence[tuple[str, int]], label: str) -> str:
    """The chart in a sentence."""
    name, most = max(counts, key=lambda one: one[1])
    return f"{label}: {counts[0][0]} to {counts[-1][0]}, most in {name} ({most:,})"


def _table(counts: Sequence[tuple[str, int]], label: str) -> str:
    rows = "".join(f'<tr><th scope="row">{escape(name)}</th><td>{count:,}</td></tr>' for name, count in counts if count)
    head = f'<table><caption class="otr-unseen">{escape(label)}</caption>'
    return f"<details><summary>Numbers</summary>{head}<tbody>{rows}</tbody></table></details>"
