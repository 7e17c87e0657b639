"""An answer as text: its parts in order, under headings that tell whose words they are."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from textwrap import shorten

from bot.types import Answer, Citation, Part
from index.split.mentions.bodies import is_body
from index.split.mentions.nouns import is_head
from index.split.mentions.phrase import PRONOUNS
from index.split.speech.lexicon import DETERMINERS, POSSESSIVE

MORE = "More on this"
"""Stands above what other sources have beside the answer."""
# Characters of a title in passing, at most.
_TITLE = 60
_OF = re.compile(r" (?:of|in|for|at|from) ")


def worded(parts: Sequence[Part], above: str = "", below: str = "") -> str:
    """The parts as paragraphs, each with its quotation, its marks, and what the speaker was and when.

    Args:
        parts: of the answer, as `headed` gives them.
        above: what is told before the parts.
        below: what is told after them.
    """
    return "\n\n".join(filter(None, (above, *_paragraphs(parts), below)))


def _paragraphs(parts: Sequence[Part]) -> Iterator[str]:
    above = ""
    for part in parts:
        if part.heading not in {"", above}:
            yield f"{part.heading}:"
        above = part.heading
        if part.text is not None:
            yield part.text
            continue
        marks = " ".join(f"[{citation.number}]" for citation in part.citations)
        noted = f" ({', '.join(part.notes)})" if part.notes else ""
        yield f"{part.citations[0].quote} {marks}{noted}"


def headed(parts: Sequence[Part], name: str | None = None) -> tuple[Part, ...]:
    """The parts, each with what stands above it, "Said by Dmitry Peskov", "Said by the Kremlin", "About Peskov",
    "More on this", or nothing, and what is noted of it.

    Args:
        parts: of an answer.
        name: of the one asked about, for the heading of what only tells about them.
    """
    quotes = defaultdict[str | None, str](str)
    for part in parts:
        quotes[part.citations[0].speaker] += f" {part.citations[0].quote}"
    heads = [_heading(part, name, quotes[part.citations[0].speaker]) for part in parts]
    return tuple(
        replace(part, heading=head, notes=tuple(_notes(part))) for part, head in zip(parts, heads, strict=True)
    )


def _heading(part: Part, name: str | None, quotes: str) -> str:
    speaker = part.citations[0].speaker or ""
    if part.kind == "about":
        return f"About {name}"
    if part.kind == "more":
        return MORE
    if part.kind != "said":
        return ""
    if part.statement and part.statement.speaker is None:
        return f"Said by {_in_passing(speaker, part.statement.role)}"
    return f"Said by {with_article(speaker, quotes)}"


def differing(parts: Sequence[Part]) -> str:
    """What sources that disagree have, with where and when: "The sources differ: 40 (The strike, 2025-03-02); …"."""
    told = [_claimed(part.citations[0]) for part in parts if part.kind == "differs"]
    return f"The sources differ: {'; '.join(told)}." if told else ""


def _claimed(citation: Citation) -> str:
    words = ", ".join(citation.quote[a - citation.start : b - citation.start] for a, b in citation.lit)
    title = shorten(citation.title, _TITLE, placeholder=" …")
    return f"{words} ({', '.join(filter(None, (title, citation.published)))})"


def with_article(name: str, text: str) -> str:
    """A name as a sentence has it: "the Kremlin", "the Pope", where a text writes so of a body or a role."""
    if not (name[:1].islower() or _OF.search(name) or is_body(name) or is_head(name)):
        return name
    # The Health Ministry may be "the ministry" there.
    last = name.rsplit(maxsplit=1)[-1] if is_body(name) else name
    written = rf"\bthe (?:{re.escape(name)}|{re.escape(last)})(?!\w)"
    return f"the {name}" if re.search(written, text, re.IGNORECASE) else name


def _in_passing(written: str, role: str | None) -> str:
    """A speaker whom a source does not name, as it writes them: "a UN spokeswoman"; for "he" the role, if it tells."""
    words = " ".join(written.split())
    if words.lower() in PRONOUNS:
        return f"the {role}" if role else f"“{words.lower()}”"
    first, _, rest = words.partition(" ")
    if role and first.lower() in POSSESSIVE:
        return f"the {role}"
    return f"{first.lower()} {rest}" if first.lower() in DETERMINERS else words


def _notes(part: Part) -> list[str]:
    """What the source calls the one who speaks, and the day on which it was said or else reported: "Kremlin spokesman",
    "said on 2025-03-01".
    """
    said = part.statement
    if part.kind == "differs" and part.citations[0].published:
        return [f"reported {part.citations[0].published}"]
    if said is None:
        return []
    when = f"said on {said.spoken}" if said.spoken else said.published and f"reported {said.published}"
    role = said.role if said.speaker else None  # Else the heading has it.
    return [one for one in (role, when) if one]


def told_of_writer(answer: Answer) -> str:
    """Who wrote the answer, and what was left out; or why a language model's sentences are not shown."""
    if answer.fallback or not answer.writer:
        return answer.fallback
    left_out = f"{answer.dropped} sentence{' was' if answer.dropped == 1 else 's were'} left out that they do not bear."
    return f"Written by {answer.writer} from the sources.{f' {left_out}' if answer.dropped else ''}"
