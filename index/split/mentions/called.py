"""Who is called by what they are, "the minister" or "a woman": somebody of the document, or nobody whom it names."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from index.split.mentions.cast import nobody
from index.split.mentions.nouns import head, is_head, is_one
from index.split.mentions.offices import Offices
from index.split.mentions.phrase import Phrase
from index.split.mentions.pronouns import Called, Scene
from index.split.said import Mention

_SIGNS = " \n“\"'(,"
_SEVERAL = re.compile(r"\sand\s(?:his|her|their|the|an?|other|many|several|some)\s")
_OPENS = re.compile(
    r"(?:An?|One|Another)\s(?P<role>(?:[\w-]+\s){0,3}?(?:man|woman|girl|boy|mother|father|student|voter|spokesman|"
    r"spokeswoman|official|aide|adviser|lawyer|teacher|reporter|supporter))\b(?!['’])"
)


def called(scene: Scene, offices: Offices, mentions: Sequence[Mention], phrases: Sequence[Phrase]) -> list[Called]:
    """The places where one person is called by what they are: where they speak, and where that opens a sentence."""
    if not scene.spans:
        return []
    spoken = list(_speaking(scene, offices, mentions, phrases))
    places = {one.span[0] for one in spoken}
    return [*spoken, *(one for one in _opening(scene) if one.span[0] not in places)]


def _opening(scene: Scene) -> Iterator[Called]:
    for number, span in enumerate(scene.spans):
        if found := _OPENS.match(scene.text, *span):
            yield Called(found.span(), number, nobody(found["role"], span[0]))


def _speaking(
    scene: Scene, offices: Offices, mentions: Sequence[Mention], phrases: Sequence[Phrase]
) -> Iterator[Called]:
    """Of the mentions that name nobody: who that is, if the document says so before."""
    unnamed: dict[str, str] = {}
    for mention, what in zip(mentions, phrases, strict=True):
        if what.kind != "common" or not what.role or not is_one(head(what.role)) or _SEVERAL.search(what.role):
            continue
        sentence = max(bisect_right(scene.spans, mention.span[0], key=lambda span: span[0]) - 1, 0)
        name = None
        noun = head(what.role)
        if is_definite(scene.text, mention):
            name = offices.holder(what.role, mention.span[0], sentence)
        if not is_definite(scene.text, mention) or (not is_head(noun) and noun not in unnamed):
            unnamed[noun] = nobody(what.role, mention.span[0])
        yield Called(mention.span, sentence, name or unnamed.get(noun, ""))


def is_definite(text: str, mention: Mention) -> bool:
    """Whether it is one who was spoken of before, as the article tells."""
    return text[mention.span[0] : mention.span[1]].lstrip(_SIGNS)[:4].lower() == "the "
