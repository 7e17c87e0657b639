"""What a written sentence has between quotation marks: it must stand in a source character for character."""

import re
from collections.abc import Sequence

_OPENS = {"“": "”", "„": "“”", "«": "»", "‹": "›", "「": "」", "»": "«", "›": "‹"}
_EITHER = '"＂″‟'
_CLOSES = "”»›」"
_SINGLE = "'‘’‚‛"
_OPENING = re.compile(rf"(?<!\w)[{_SINGLE}](?=[\w{_SINGLE}])")
_CLOSING = re.compile(rf"(?<=\S)[{_SINGLE}](?!\w)")
# "regrettable." for "regrettable": the stop is the writer's own.
_STOP_INSIDE = re.compile(r"(?P<stop>[.,]+)(?P<mark>[\"”’»'])")

_ANY = re.compile(f"[{''.join(_OPENS)}{_CLOSES}{_EITHER}{_SINGLE}]")
# Characters before a stop by which it is told whether a source has it.
_NEAR = 12


def quotations(text: str) -> list[str] | None:
    """The words between the outermost quotation marks of any kind; None where a mark has no partner."""
    pieces, outside = _doubles(text.replace("''", '"'))
    if pieces is None:
        return None
    for stretch in outside:
        singles = _singles(stretch)
        if singles is None:
            return None
        pieces += singles
    return [stripped for piece in pieces if (stripped := piece.strip())]


def _doubles(text: str) -> tuple[list[str] | None, list[str]]:
    """What stands between double marks, and what stands outside them."""
    closing: list[str] = []
    inside, outside, start = [], [], 0
    for at, mark in enumerate(text):
        if closing and mark in closing[-1]:
            closing.pop()
            if not closing:
                inside.append(text[start:at])
                start = at + 1
        elif mark in _EITHER or mark in _OPENS or mark in _CLOSES:
            if not closing:
                outside.append(text[start:at])
                start = at + 1
            closing.append(_OPENS.get(mark, _EITHER if mark in _EITHER else ""))
    return (None, []) if closing else (inside, [*outside, text[start:]])


def _singles(text: str) -> list[str] | None:
    """What stands between single marks, as far as it may reach: an apostrophe looks like a mark that closes."""
    pieces, at = [], 0
    while opened := _OPENING.search(text, at):
        following = _OPENING.search(text, opened.end())
        until = following.start() if following else len(text)
        ends = [one.start() for one in _CLOSING.finditer(text, opened.end(), until)]
        if not ends:
            return None
        pieces.append(text[opened.end() : ends[-1]])
        at = ends[-1] + 1
    return pieces


def stands(words: str, text: str) -> list[int]:
    """Where words stand in a text character for character, no word or number cut."""
    before = r"(?<!\w)(?<!\d[.,])" if re.match(r"\w", words) else ""
    behind = r"(?!\w)(?![.,]\d)" if re.search(r"\w$", words) else ""
    return [found.start() for found in re.finditer(before + re.escape(words) + behind, text)]


def unquoted(text: str) -> str:
    """The text with "it" in the place of what it quotes."""
    for words in sorted(quotations(text) or [], key=len, reverse=True):
        text = text.replace(words, "it")
    return text


def mended(sentence: str, texts: Sequence[str]) -> str:
    """The sentence with stops moved out of its quotations where no source has them there: they are the writer's own."""

    def moved(found: re.Match[str]) -> str:
        near = _ANY.split(sentence[max(found.start() - _NEAR, 0) : found.end("stop")])[-1]
        return found[0] if any(near in text for text in texts) else found["mark"] + found["stop"]

    return _STOP_INSIDE.sub(moved, sentence)
