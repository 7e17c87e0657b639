"""What is kept of an answer that a language model writes: sentences that the sources bear, with new marks."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bot.types import Answer, Citation, Part
from bot.wording import worded
from bot.write.bearing import Place
from bot.write.cite import Borne, check
from bot.write.growing import Sentence
from bot.write.items import Item

# These lean on the sentence before them.
_LEANS = re.compile(
    r"\W*(?:it|its|this|that|these|those|such|both|but|however|also|then|there|the same)\b", re.IGNORECASE
)
_AGAIN = re.compile(r"(\[\d+\])(?:\s*\1)+")


class Draft:
    """An answer that grows.

    Args:
        found: the answer without a language model.
        model: who writes.
        items: what may be cited, by numbers.
    """

    def __init__(self, found: Answer, model: str, items: Mapping[int, Item]) -> None:
        self.dropped = 0
        self._found = found
        self._model = model
        self._items = items
        self._paragraphs: list[list[str]] = []
        self._cited: dict[tuple[str, int, int], Citation] = {}
        self._gap = self._opens = False

    @property
    def empty(self) -> bool:
        """Whether nothing was kept."""
        return not self._paragraphs

    def take(self, sentence: Sentence) -> bool:
        """Keeps a sentence if the sources bear it; says whether they do."""
        self._opens = self._opens or sentence.opens
        checked = check(sentence.text, self._items)
        leans = self._gap and _LEANS.match(sentence.text)
        self._gap = bool(checked.fault or leans or not sentence.whole)
        if self._gap:
            self.dropped += 1
            return False
        text = _AGAIN.sub(r"\1", "".join(map(self._marked, checked.claims))).strip()
        if self._opens or self.empty:
            self._paragraphs.append([])
            self._opens = False
        self._paragraphs[-1].append(text)
        return True

    def answer(self) -> Answer:
        """The answer as it is now."""
        parts = tuple(self._part(" ".join(sentences)) for sentences in self._paragraphs)
        return replace(
            self._found,
            text=worded(parts, above=self._found.above),
            citations=tuple(self._cited.values()),
            parts=parts,
            below="",
            writer=self._model,
            dropped=self.dropped,
        )

    def _part(self, text: str) -> Part:
        numbers = {int(number) for number in re.findall(r"\[(\d+)\]", text)}
        return Part("written", tuple(one for one in self._cited.values() if one.number in numbers), text=text)

    def _marked(self, borne: Borne) -> str:
        """A claim with marks for the words that bear it, in the place of the model's."""
        slices = [(place, self._number(place, end)) for place, end in _slices(borne.places)]
        return borne.claim.marked(
            lambda number: tuple(mark for place, mark in slices if place.stands_in(self._items[number]))
        )

    def _number(self, place: Place, end: int) -> int:
        """The number of the words from a place to an end; the next one if they were not cited yet."""
        source = place.item.document
        cited = self._cited.setdefault(
            (source.source, place.start, end),
            Citation(
                number=len(self._cited) + 1,
                source=source.source,
                title=source.title,
                url=source.url,
                publisher=source.publisher,
                published=source.published,
                location=source.location(place.start, end),
                start=place.start,
                end=end,
                quote=source.text[place.start : end],
                speaker=_speaker(place, end),
            ),
        )
        return cited.number


def _slices(places: Sequence[Place]) -> Iterator[tuple[Place, int]]:
    """Sentences that follow each other are one slice: where it begins, and its end."""
    start, end = None, 0
    for place in places:
        if start and start.item == place.item and not place.item.document.text[end : place.start].strip():
            end = place.end
            continue
        if start:
            yield start, end
        start, end = place, place.end
    if start:
        yield start, end


def _speaker(place: Place, end: int) -> str | None:
    """Who speaks there, if it is one."""
    found = {one.speaker for one in place.item.statements if one.start < end and place.start < one.end}
    return found.pop() if len(found) == 1 else None
