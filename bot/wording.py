"""An answer as text: its parts in order, each statement with who said it, under headings of their own what is not."""

from collections.abc import Iterator, Sequence

from bot.types import Part


def worded(parts: Sequence[Part], name: str | None = None) -> str:
    """The parts as paragraphs, each with its quotation and its marks.

    Args:
        parts: of the answer.
        name: of the one asked about, for the heading of what is said about them.
    """
    return "\n\n".join(_paragraphs(parts, name))


def _paragraphs(parts: Sequence[Part], name: str | None) -> Iterator[str]:
    about = False
    for part in parts:
        if part.kind == "about" and not about:
            about = True
            yield heading(name)
        marks = " ".join(f"[{citation.number}]" for citation in part.citations)
        who = label(part)
        yield f"{who}: {part.citations[0].quote} {marks}" if who else f"{part.citations[0].quote} {marks}"


def heading(name: str | None) -> str:
    """What stands above the parts that only tell about somebody."""
    return f"About {name}:"


def label(part: Part) -> str:
    """Who says a part, what they are and when, as in "Dmitry Peskov, Kremlin spokesman, on 2025-03-01"; empty for a
    part that is no statement.
    """
    said = part.statement
    return ", ".join(filter(None, (part.citations[0].speaker, said.role, day(part)))) if said else ""


def day(part: Part) -> str:
    """When it was said, or else when it was reported; empty where the source tells neither."""
    said = part.statement
    if said is None:
        return ""
    return f"on {said.spoken}" if said.spoken else f"reported {said.published}" if said.published else ""
