"""What a written sentence has between quotation marks: it must stand in a source character for character."""

import re
from collections.abc import Sequence

from index.types import Span

_OPENS = {"“": "”", "„": "“”", "«": "»", "‹": "›", "「": "」", "»": "«", "›": "‹"}
_EITHER = '"＂″‟'
_CLOSES = "”»›」"
_SINGLE = "'‘’‚‛"
_OPENING = re.compile(rf"(?<!\w)[{_SINGLE}](?=[\w{_SINGLE}])")
_CLOSING = re.compile(rf"(?<=\S)[{_SINGLE}](?!\w)")
# "regrettable." for "regrettable": the stop is the writer's own.
_STOP_INSIDE = re.compile(r"(?P<stop>[.,]+)(?P<mark>[\"”’»'])")

_ANY = re.compile(f"[{''.join(_OPENS)}{_CLOSES}{_EITHER}{_SINGLE}]")
# So many words are no quotation of somebody.
_FEW = 5
# Characters before a stop by which it is told whether a source has it.
_NEAR = 12


def quotations(text: str) -> list[str] | None:
    """The words between the outermost quotation marks of any kind; None where a mark has no partner."""
    even = _even(text)
    spans = _quoted(even)
    return None if spans is None else [words for start, end in spans if (words := even[start:end].strip())]


def _even(text: str) -> str:
    """With a double mark in the place of two single ones, at its old length."""
    return text.replace("''", '" ')


def _quoted(text: str) -> list[Span] | None:
    """Where they stand, the marks excluded: those between double marks, then those between single ones."""
    inside, outside = _doubles(text)
    if inside is None:
        return None
    for start, end in outside:
        singles = _singles(text[start:end])
        if singles is None:
            return None
        inside += [(start + a, start + b) for a, b in singles]
    return inside


def _doubles(text: str) -> tuple[list[Span] | None, list[Span]]:
    """What stands between double marks, and what stands outside them."""
    closing: list[str] = []
    inside, outside, start = list[Span](), list[Span](), 0
    for at, mark in enumerate(text):
        if closing and mark in closing[-1]:
            closing.pop()
            if not closing:
                inside.append((start, at))
                start = at + 1
        elif mark in _EITHER or mark in _OPENS or mark in _CLOSES:
            if not closing:
                outside.append((start, at))
                start = at + 1
            closing.append(_OPENS.get(mark, _EITHER if mark in _EITHER else ""))
    return (None, []) if closing else (inside, [*outside, (start, len(text))])


def _singles(text: str) -> list[Span] | None:
    """What stands between single marks, as far as it may reach: an apostrophe looks like a mark that closes."""
    pieces, at = list[Span](), 0
    while opened := _OPENING.search(text, at):
        following = _OPENING.search(text, opened.end())
        until = following.start() if following else len(text)
        ends = [one.start() for one in _CLOSING.finditer(text, opened.end(), until)]
        if not ends:
            return None
        pieces.append((opened.end(), ends[-1]))
        at = ends[-1] + 1
    return pieces


def stands(words: str, text: str) -> list[int]:
    """Where words stand in a text character for character, no word or number cut."""
    before = r"(?<!\w)(?<!\d[.,])" if re.match(r"\w", words) else ""
    behind = r"(?!\w)(?![.,]\d)" if re.search(r"\w$", words) else ""
    return [found.start() for found in re.finditer(before + re.escape(words) + behind, text)]


def unquoted(text: str) -> str:
    """The text with "it" in the place of what it quotes. A few words are left, without their marks: they may be a name,
    a number or a "not" of the sentence itself, hidden from those who look for it.
    """
    text = _even(text)
    for start, end in sorted(_quoted(text) or [], reverse=True):
        words = text[start:end]
        many = len(words.split()) > _FEW
        text = f"{text[:start]}it{text[end:]}" if many else f"{text[: start - 1]}{words.strip()}{text[end + 1 :]}"
    return text


def mended(sentence: str, texts: Sequence[str]) -> str:
    """The sentence with stops moved out of its quotations where no source has them there: they are the writer's own."""

    def moved(found: re.Match[str]) -> str:
        near = _ANY.split(sentence[max(found.start() - _NEAR, 0) : found.end("stop")])[-1]
        return found[0] if any(near in text for text in texts) else found["mark"] + found["stop"]

    return _STOP_INSIDE.sub(moved, sentence)
