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
        quotation = f"{part.citations[0].quote} {marks}"
        yield f"{', '.join(label(part))}: {quotation}" if part.statement else quotation


def heading(name: str | None) -> str:
    """What stands above the parts that only tell about somebody."""
    return f"About {name}:"


def label(part: Part) -> list[str]:
    """Who says a part, what they are, and when it was said or else reported: "Dmitry Peskov", "Kremlin spokesman", "on
    2025-03-01"; only the first is always known. Empty for a part that is no statement.
    """
    said = part.statement
    if said is None:
        return []
    when = f"on {said.spoken}" if said.spoken else said.published and f"reported {said.published}"
    return [one for one in (part.citations[0].speaker, said.role, when) if one]
