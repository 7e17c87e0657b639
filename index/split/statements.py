"""Who says what in a document: statements by rules, over the verbs of speech and the marks of quotations."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.split.clauses import Clauses
from index.split.contents import Found, contents
from index.split.lexicon import CUES
from index.split.phrases import Sentence
from index.split.quotations import is_open, quotations
from index.split.said import Said, Who
from index.split.sentences import sentences
from index.split.tokens import QUOTATION, tokens
from index.types import Document, Quoted, Span

_PARAGRAPH = re.compile(r"[^\n]+")
_CUE = re.compile(rf"\b(?:{'|'.join(sorted(CUES))}|according)\b|:", re.IGNORECASE)
_WORD = re.compile(r"\w")
# A sentence does not end behind these.
_SHORT = re.compile(r"\b(?:Ms|Mr|Mrs|Dr|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Sgt|St|Prof|Rev|Jr|vs?)\.$")
_LABEL = re.compile(r"(?P<who>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,4}):\s+(?=\S)")
_NEAR = 3  # characters between two quotations that are one


def statements(document: Document) -> list[Said]:
    """The statements of a document, in order of their contents."""
    reader = _Reader(document.text)
    for paragraph in _PARAGRAPH.finditer(document.text):
        reader.read(paragraph.span())
    return reader.found


class _Reader:
    """Reads a document paragraph by paragraph."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.quoted = quotations(text)
        self.found: list[Said] = []
        self.speakers = _labels(text)
        self.opened: Said | None = None

    def read(self, paragraph: Span) -> None:
        label = _LABEL.match(self.text, *paragraph)
        if label and label["who"] in self.speakers:
            self._turn(label, paragraph)
            return
        units = self._units(paragraph)
        i = 0
        while i < len(units):
            j = i + 1
            while j < len(units) and self._is_quotation(units[j]):
                j += 1
            run = (units[i + 1][0], units[j - 1][1]) if j > i + 1 else None
            self._read_unit(units[i], run)
            i = j

    def _turn(self, label: re.Match[str], paragraph: Span) -> None:
        end = paragraph[0] + len(self.text[slice(*paragraph)].rstrip())
        if end > label.end():
            who, cue = label.span("who"), (label.end("who"), label.end("who") + 1)
            self.found.append(Said((label.end(), end), who, cue, (label.start(), end), "indirect", 0.9, Who("turn")))

    def _units(self, paragraph: Span) -> list[Span]:
        """The sentences of a paragraph, none of which ends inside a quotation or behind a title."""
        whole: list[Span] = []
        for a, b in sentences(self.text[slice(*paragraph)]):
            start, end = paragraph[0] + a, paragraph[0] + b
            if whole and (self._inside(whole[-1][1]) or _SHORT.search(self.text, max(whole[-1][1] - 6, 0), whole[-1][1])):
                whole[-1] = whole[-1][0], end
            else:
                whole.append((start, end))
        return whole

    def _inside(self, place: int) -> bool:
        at = bisect_right(self.quoted, (place, len(self.text))) - 1
        return at >= 0 and self.quoted[at][0] < place < self.quoted[at][1]

    def _is_quotation(self, unit: Span) -> bool:
        """Whether a sentence is all between quotation marks."""
        at = bisect_right(self.quoted, (unit[0], len(self.text))) - 1
        return at >= 0 and self.quoted[at][0] == unit[0] and not _WORD.search(self.text[self.quoted[at][1] : unit[1]])

    def _read_unit(self, unit: Span, run: Span | None) -> None:
        whole = (unit[0], run[1] if run else unit[1])
        opened, self.opened = self.opened, None
        if self._is_quotation(unit):
            self._goes_on(whole, opened)
            return
        if not _CUE.search(self.text, *unit):
            return
        sentence = Sentence(self.text, tokens(self.text, unit, self.quoted))
        clauses = Clauses(sentence)
        some = [self._said(sentence, unit, one) for one in contents(sentence, clauses)]
        if run and some:
            some[-1] = self._longer(some[-1], run)
        self.found.extend(some)
        if self.text[unit[1] - 1] == ":" and clauses.cues:
            cue = clauses.cues[-1]
            one = Found(cue.subject, (cue.start, cue.at + 1), (cue.at, cue.at + 1), "behind")
            self.opened = self._said(sentence, unit, one)

    def _goes_on(self, quotation: Span, opened: Said | None) -> None:
        """A paragraph that is all quotation: it goes on with the last statement, or the last sentence announced it."""
        if opened is not None:
            whole = (opened.sentence[0], quotation[1])
            self.found.append(replace(opened, content=quotation, sentence=whole, quoted="direct", who=Who("next")))
            return
        last = self.found[-1] if self.found else None
        if last is None:
            return
        near = not self.text[last.sentence[1] : quotation[0]].strip()
        if near and self.text[last.content[1] - 1 : last.content[1]] in '”"' or (near and is_open(self.text, last.content)):
            self.found[-1] = self._longer(last, quotation)

    def _longer(self, said: Said, run: Span) -> Said:
        """A statement and quotations that follow its sentence: one content where they touch, else the longer one."""
        a, b = said.content
        whole = (said.sentence[0], run[1])
        if a > said.speaker[0] and a > said.cue[0] and run[0] - b <= _NEAR:
            return replace(said, content=(a, run[1]), sentence=whole, who=Who(said.who.name+'r'))
        quoted = self.text[b - 1 : b] in '”"' or self.text[b - 2 : b] == "''"
        if quoted and run[1] - run[0] > b - a:
            return replace(said, content=run, sentence=whole, quoted="direct", who=Who(said.who.name+'+'))
        return replace(said, sentence=whole) if quoted else said

    def _said(self, sentence: Sentence, unit: Span, one: Found) -> Said:
        speaker, cue, content = (
            (sentence.tokens[a].start, sentence.tokens[b - 1].end) for a, b in (one.speaker, one.cue, one.content)
        )
        return Said(content, speaker, cue, unit, self._quoted(content), 0.9, Who(one.order))

    def _quoted(self, content: Span) -> Quoted:
        first = bisect_right(self.quoted, (content[0], -1))
        inside = sum(min(b, content[1]) - a for a, b in self.quoted[first:] if a < content[1]) if first < len(self.quoted) else 0
        return "indirect" if not inside else "direct" if inside >= content[1] - content[0] - 1 else "mixed"


def _labels(text: str) -> frozenset[str]:
    """Who takes turns in a transcript: labels of at least three paragraphs, one of which comes again."""
    counts = Counter(
        found["who"] for paragraph in _PARAGRAPH.finditer(text) if (found := _LABEL.match(text, *paragraph.span()))
    )
    again = [who for who, n in counts.items() if n > 1]
    return frozenset(counts) if sum(counts.values()) > 3 and again else frozenset()
