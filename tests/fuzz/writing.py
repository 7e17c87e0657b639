"""What a language model writes: a sentence is shown only where the sources bear it, as far as that can be seen without
understanding, and by another way than the checker's own.
"""

import re
from collections.abc import Mapping
from functools import cache

from bot.write.cite import Checked, check
from bot.write.growing import LONGEST, growing
from bot.write.items import Item
from bot.write.marks import claims
from tests.bot.write.made import item
from tests.fuzz.saying import text_of
from tests.fuzz.target import Target, holds, words_of

_QUOTED = re.compile(r"[“\"]([^“”\"„‟«»']*)[”\"]")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_TEXTS = (
    "Mayor Ida Marsh said that the bridge “will not carry lorries before autumn”. Engineers counted 1,200 cracks.",
    "The toll of 3 euros ends in May. Rita Moor wrote the plan, and nobody in the council has read it.",
    "“Nobody asked us,” Otto Hale told reporters on Monday. He did not say whether the port may close in 2026.",
)


@cache
def _items() -> Mapping[int, Item]:
    return {
        1: item(
            _TEXTS[0],
            1,
            {"Ida Marsh": "that the bridge “will not carry lorries before autumn”"},
            publisher="Valley Gazette",
            published="2025-05-04",
        ),
        2: item(_TEXTS[1], 2),
        3: item(_TEXTS[2], 3, {"Otto Hale": "“Nobody asked us,”"}, publisher="Port Herald", published="2025-06-17"),
    }


SENTENCES = (
    "Ida Marsh said that the bridge “will not carry lorries before autumn” [1].",
    "According to the Valley Gazette, engineers counted 1200 cracks [1].",
    "Engineers counted 1,200 cracks [1], and the toll of 3 euros ends in May [2].",
    "Rita Moor wrote the plan, and nobody in the council has read it [2].",
    "“Nobody asked us,” Otto Hale told reporters on Monday [3].",
    "Otto Hale did not say whether the port may close in 2026 [3].",
    "On 4 May 2025 engineers counted 1,200 cracks [1].",
)
_VOCABULARY = tuple(
    dict.fromkeys(
        " ".join(
            (
                *_TEXTS,
                *SENTENCES,
                "no never hardly all some most 3 12 1,201 2027 million June Friday Berlin Anna he she they will may",
                "“no” “we” ” “ \" ' ‘ ’ « » [1] [2] [3] [9] [1,2] and or said denied that by to of which <b> & : ; — İ",
            )
        ).split()
    )
)


def checked(data: bytes) -> None:
    """Any text that a model may write, a sentence of it with its marks."""
    _holds(text_of(data))


def changed(data: bytes) -> None:
    """A sentence that is borne, with words of it changed: the first byte tells which sentence, each three of the others
    what is done to it, where and with what word.
    """
    words = SENTENCES[data[0] % len(SENTENCES)].split() if data else []
    for how, where, what in zip(data[1::3], data[2::3], data[3::3], strict=False):
        word, at = _VOCABULARY[what % len(_VOCABULARY)], where % (len(words) + 1)
        if how % 3 == 0:
            words[at:at] = [word]
        elif how % 3 == 1:
            words[at : at + 1] = [word]
        else:
            words[at : at + 1] = []
    _holds(" ".join(words))


def _holds(sentence: str) -> None:
    items = _items()
    found = check(sentence, items)
    holds(check(sentence, items) == found, "another time it is judged otherwise")
    holds(bool(found.fault) != bool(found.claims), found)
    if not found.fault:
        _borne(found, items)


def _borne(found: Checked, items: Mapping[int, Item]) -> None:
    """What may be shown: each quotation and each number of it stands in a source that it names."""
    for one in found.claims:
        holds(bool(one.claim.numbers) and all(number in items for number in one.claim.numbers), one.claim)
        holds(bool(one.places), one.claim)
        named = [items[number] for number in one.claim.numbers]
        texts = [source.text for source in named]
        for place in one.places:
            holds(place.text in place.item.text, place)
        for words in _QUOTED.findall(one.claim.text):
            holds(any(words.strip() in text for text in texts), (words, one.claim))
        told = {_plain(figure) for source in named for figure in _FIGURE.findall(f"{source.text} {source.about}")}
        for figure in _FIGURE.findall(one.claim.text):
            holds(_plain(figure) in told, (figure, one.claim))
        holds(not set("<>") & set(one.claim.text), one.claim)


def _plain(figure: str) -> str:
    return figure.replace(",", "").rstrip(".")


def grown(data: bytes) -> None:
    """A text as it is written, in pieces that break off at each "|": no word is lost, none stands twice."""
    text = text_of(data)
    pieces = text.split("|")
    found = list(growing(pieces))
    holds(list(growing(pieces)) == found, "another time there are other sentences")
    holds(all(one.text.strip() for one in found), found)
    whole = "".join(pieces)
    if "<think>" not in whole:
        left = "".join(one.text for one in found)
        holds(_letters(left) in {_letters(whole), *_bare(whole)}, (left, whole))
    for one in found:
        parts = claims(one.text)
        holds("".join(part.written for part in parts) in {one.text, ""}, (parts, one))


def _letters(text: str) -> str:
    return "".join(re.findall(r"[^\W_]+", text))


def _bare(text: str) -> set[str]:
    """Without the numbers of a list."""
    return {_letters(re.sub(r"(?m)^\s*(?:(?:[-*•#>]+|\d{1,2}[.)])\s+)+", "", text))}


WRITTEN = words_of(
    "[1]¦[2]¦[3]¦[1, 2]¦[9]¦[¦]¦“¦”¦\"¦'¦‘¦’¦«¦»¦. ¦, ¦ not ¦ said ¦Ida Marsh ¦Otto Hale ¦Rita Moor ¦1,200 ¦"
    "3 euros¦the bridge ¦will not carry lorries before autumn¦Nobody asked us,¦|¦\n¦\n\n¦- ¦1. ¦**¦<think>¦"
    "</think>¦Engineers counted ¦ cracks "
)

TARGETS = (
    Target("check", checked, WRITTEN, LONGEST + 200),
    Target("change", changed, (), 25),
    Target("growing", grown, WRITTEN),
)
