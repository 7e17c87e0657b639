"""An answer as text: its parts in order, under headings that tell whose words they are."""

from collections.abc import Iterator, Sequence

from bot.types import Part


def worded(parts: Sequence[Part], name: str | None = None, above: str = "", below: str = "") -> str:
    """The parts as paragraphs, each with its quotation, its marks, and what the speaker was and when.

    Args:
        parts: of the answer.
        name: of the one asked about, for the heading of what only tells about them.
        above: what is told before the parts.
        below: what is told after them.
    """
    return "\n\n".join(filter(None, (above, *_paragraphs(parts, name), below)))


def _paragraphs(parts: Sequence[Part], name: str | None) -> Iterator[str]:
    above = ""
    for part in parts:
        head = heading(part, name)
        if head not in {"", above}:
            yield f"{head}:"
        marks = " ".join(f"[{citation.number}]" for citation in part.citations)
        noted = f" ({', '.join(notes(part))})" if notes(part) else ""
        yield f"{part.citations[0].quote} {marks}{noted}"
        above = head


def heading(part: Part, name: str | None) -> str:
    """What stands above a part: "Said by Dmitry Peskov", "About Peskov", or nothing."""
    if part.kind == "said":
        return f"Said by {part.citations[0].speaker}"
    return f"About {name}" if part.kind == "about" else ""


def notes(part: Part) -> list[str]:
    """What the source calls the one who speaks, and the day on which it was said or else reported: "Kremlin spokesman",
    "said on 2025-03-01".
    """
    said = part.statement
    if said is None:
        return []
    when = f"said on {said.spoken}" if said.spoken else said.published and f"reported {said.published}"
    return [one for one in (said.role, when) if one]
