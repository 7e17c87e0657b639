"""Who says what in a document: statements by rules, over the verbs of speech and the marks of quotations.

The forms are those of news English as PARC and PolNeAR mark them: who speaks (source), by which words (cue), and what
(content), be it quoted or not.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.split.language import is_english
from index.split.said import Mention, Said
from index.split.sentences import sentences
from index.split.speech.clauses import Clauses
from index.split.speech.contents import Found, contents
from index.split.speech.lexicon import CUES, PREPOSITIONS, SAYINGS, TIMES
from index.split.speech.occasion import occasion
from index.split.speech.quotations import Quotations
from index.split.speech.sentence import Sentence
from index.split.speech.several import several
from index.split.speech.tokens import tokens
from index.split.speech.transcript import Transcript
from index.split.who import who
from index.types import Document, Span

_PARAGRAPH = re.compile(r"[^\n]+")
# A sentence without any of these holds no statement.
_CUE = CUES | SAYINGS | {"according"}
_WORDS = re.compile(r"\w+")
# A sentence does not end behind these.
_SHORT = re.compile(r"\b(?:Ms|Mr|Mrs|Dr|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Sgt|St|Prof|Rev|Jr|vs?)\.$")
_WHO_SAID = re.compile(
    r"(?:[\w.’'-]+,? ){1,10}"
    r"(?:sa(?:id|ys)|added|asked|wrote|told [\w ]{1,40}|explained|continued|recalled|tweeted|replied)"
    rf"(?:,? (?:{'|'.join(sorted(PREPOSITIONS | TIMES))})\b[^“\"]*)?[.,]?",
    re.IGNORECASE,
)
_NEAR = 3  # characters between two quotations that are one
# Tokens of a sentence, of which a quotation is one: what has more is a list, or a talk without full stops.
_MOST = 400
# How sure a statement is one: the share that was right of each kind, on articles marked by hand.
_SURE = {"before": 0.85, "behind": 0.7, "gerund": 0.6, "according": 0.8, "colon": 0.6, "noun": 0.3}
_SURE_PLAIN, _SURE_QUOTED, _SURE_TURN = 0.85, 0.95, 0.9
_PLAIN = re.compile(r"\b(?:sa(?:id|ys?|ying)|told|tells|added|wrote)$")


def statements(document: Document) -> list[Said]:
    """The statements of a document, in order; none where its text is not in English.

    What somebody did not say is no statement, and what another one reports of him is that one's.
    """
    if not is_english(document.text):
        return []
    reader = _Reader(document.text, document.published, labelled="speaker" in document.origins)
    for paragraph in _PARAGRAPH.finditer(document.text):
        reader.read(paragraph.span())
    found = [replace(said, speaker=one) for said in reader.found for one in several(document.text, said.speaker)]
    meant = who(document.text, [Mention(said.speaker, said.sentence, said.content) for said in found])
    return [replace(said, who=one) for said, one in zip(found, meant, strict=True)]


class _Reader:
    """Reads a document paragraph by paragraph.

    Attributes:
        found: statements so far.
    """

    def __init__(self, text: str, published: str | None, *, labelled: bool) -> None:
        self.found: list[Said] = []
        self._text, self._published = text, published
        self._quoted = Quotations(text)
        self._transcript = Transcript(text, labelled=labelled)
        self._title = len(text) - len(text.lstrip())
        # The statement whose quotation is to come in the next paragraph.
        self._announced: Said | None = None

    def read(self, paragraph: Span) -> None:
        """Takes in the next paragraph."""
        if turn := self._transcript.turn(paragraph):
            said = Said(turn.content, turn.speaker, turn.cue, turn.whole, "direct", _SURE_TURN)
            if self.found and self.found[-1].speaker == said.speaker:
                self.found.pop()  # It goes on.
            self.found.append(said)
            return
        units = self._units(paragraph)
        i = 0
        while i < len(units):
            j = i + 1
            while j < len(units) and self._quoted.is_all(units[j]):
                j += 1
            self._read_unit(units[i], (units[i + 1][0], units[j - 1][1]) if j > i + 1 else None)
            i = j

    def _units(self, paragraph: Span) -> list[Span]:
        """The sentences of a paragraph, none of which ends inside a quotation or behind a title."""
        whole: list[Span] = []
        for a, b in sentences(self._text[slice(*paragraph)]):
            start, end = paragraph[0] + a, paragraph[0] + b
            if whole and (self._goes_over(whole[-1][1]) or self._names_speaker(whole[-1], (start, end))):
                whole[-1] = whole[-1][0], end
            else:
                whole.append((start, end))
        return [piece for unit in whole for piece in self._pieces(unit)]

    def _pieces(self, unit: Span) -> Iterator[Span]:
        """A sentence, in pieces if it has no end."""
        start, end = unit
        some = tokens(self._text, unit, self._quoted.all) if end - start > _MOST else []
        for last, first in zip(some[_MOST - 1 :: _MOST], some[_MOST::_MOST], strict=False):
            yield start, last.end
            start = first.start
        yield start, end

    def _names_speaker(self, before: Span, unit: Span) -> bool:
        """Whether a sentence only tells who says the quotation before it: “It holds.” Holm said on Monday."""
        return self._quoted.ends(before) and _WHO_SAID.fullmatch(self._text, *unit) is not None

    def _goes_over(self, end: int) -> bool:
        return self._quoted.holds(end) or _SHORT.search(self._text[max(end - 6, 0) : end]) is not None

    def _read_unit(self, unit: Span, run: Span | None) -> None:
        """Takes in a sentence, and the quotations that follow it."""
        announced, self._announced = self._announced, None
        if self._quoted.is_all(unit):
            self._go_on((unit[0], run[1] if run else unit[1]), announced)
            return
        words = self._text[slice(*unit)]
        if ":" not in words and _CUE.isdisjoint(_WORDS.findall(words.lower())):
            return
        sentence = Sentence(self._text, tokens(self._text, unit, self._quoted.all))
        clauses = Clauses(sentence, labelled=unit[0] == self._title)
        some = self._said(sentence, unit, contents(sentence, clauses))
        if run and some:
            some[-1] = self._longer(some[-1], run)
        self.found.extend(some)
        if self._text[unit[1] - 1] == ":" and clauses.cues:
            cue = clauses.cues[-1]
            self._announced = self._said(sentence, unit, [Found(cue.subject, cue.span, cue.span, "behind")])[0]

    def _said(self, sentence: Sentence, unit: Span, found: Sequence[Found]) -> list[Said]:
        """Statements by characters, with the occasion that their sentence tells."""
        places = [(sentence.span(one.speaker), sentence.span(one.cue), sentence.span(one.content)) for one in found]
        outside = _outside(unit, [content for *_, content in places])
        some = []
        for one, (speaker, cue, content) in zip(found, places, strict=True):
            spoken, medium = occasion(self._text, unit, outside, self._published)
            quoted = self._quoted.how(content)
            sure = _SURE[one.order] if quoted == "indirect" else max(_SURE[one.order], _SURE_PLAIN)
            if quoted != "indirect" and one.order == "before":
                sure = _SURE_QUOTED
            elif one.order == "behind" and _PLAIN.search(self._text[slice(*cue)]):
                sure = _SURE_PLAIN
            some.append(Said(content, speaker, cue, unit, quoted, sure, spoken=spoken, medium=medium))
        return some

    def _go_on(self, quotation: Span, announced: Said | None) -> None:
        """A paragraph that is all quotation: the last sentence announced it, or it goes on with the last statement."""
        if announced is not None:
            whole = (announced.sentence[0], quotation[1])
            self.found.append(replace(announced, content=quotation, sentence=whole, quoted="direct", sure=_SURE_QUOTED))
        elif self.found and not self._text[self.found[-1].sentence[1] : quotation[0]].strip():
            last = self.found[-1]
            if self._quoted.ends(last.content) or self._quoted.is_open(last.content):
                self.found[-1] = self._longer(last, quotation)

    def _longer(self, said: Said, run: Span) -> Said:
        """A statement and the quotations that follow its sentence: one content where they touch, else the longer."""
        start, end = said.content
        whole = (said.sentence[0], run[1])
        if start > max(said.speaker[0], said.cue[0]) and run[0] - end <= _NEAR:
            return replace(said, content=(start, run[1]), sentence=whole, quoted=self._quoted.how((start, run[1])))
        if not self._quoted.ends(said.content):
            return said
        longer = run[1] - run[0] > end - start
        return replace(said, content=run, sentence=whole, quoted="direct") if longer else replace(said, sentence=whole)


def _outside(unit: Span, inside: Sequence[Span]) -> list[Span]:
    """What of a sentence is none of the contents."""
    ends = [unit[0], *(end for _, end in sorted(inside)), unit[1]]
    starts = [*(start for start, _ in sorted(inside)), unit[1]]
    return [(a, b) for a, b in zip(ends, starts, strict=False) if a < b]
