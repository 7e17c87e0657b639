"""Text as the splitter, the finder of statements and the reader of speakers take it: what they say stands where they
say it does.
"""

from index.split import sentences, split
from index.split.cues import speech
from index.split.passages import LIMIT
from index.split.speakers import names_in, speakers
from index.split.statements import statements
from index.types import Document, Section
from tests.fuzz.target import Target, holds, words_of

_WINDOW = 12


def text_of(data: bytes) -> str:
    """Any text, halves of characters among them, as JSON may hold them."""
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return data.decode("utf-8", "replace")


def document_of(text: str) -> Document:
    """A document of one section for each part between headings, "## " at the start of a line."""
    return Document("s.txt", "T", None, None, "2025-03-05", None, text, (Section(0, len(text)),), "0")


def cut(data: bytes) -> None:
    """Sentences and passages: in order, without space around them, and nothing lost between them."""
    text = text_of(data)
    whole = document_of(text)
    for count in (_words, _letters):
        found = split(whole, count, _WINDOW)
        _in_order([(piece.start, piece.end) for piece in found], text)
        holds(len({piece.id for piece in found}) == len(found), "two passages of one id")
        holds(all(count([text[one.start : one.end]])[0] <= _WINDOW for one in found), "a passage is too long")
        holds(split(whole, count, _WINDOW) == found, "another time it is split otherwise")
    _in_order(sentences(text), text)


def _in_order(spans: list[tuple[int, int]], text: str) -> None:
    at = 0
    for start, end in spans:
        holds(at <= start < end <= len(text), (at, start, end))
        holds(text[start:end] == text[start:end].strip(), text[start:end])
        holds(not text[at:start].strip(), f"lost: {text[at:start]!r}")
        at = end
    holds(not text[at:].strip(), f"lost: {text[at:]!r}")


def _words(texts: list[str]) -> list[int]:
    return [len(text.split()) for text in texts]


def _letters(texts: list[str]) -> list[int]:
    return [len("".join(text.split())) for text in texts]


def said(data: bytes) -> None:
    """Statements: their places lie in the text, none overlaps its speaker, and who is meant is written there."""
    text = text_of(data)
    found = statements(document_of(text))
    for one in found:
        for start, end in (one.content, one.speaker, one.cue, one.sentence):
            holds(0 <= start < end <= len(text), one)
        holds(one.speaker[1] <= one.content[0] or one.content[1] <= one.speaker[0], one)
        holds(one.sentence[0] <= min(one.content[0], one.speaker[0], one.cue[0]), one)
        holds(one.sentence[1] >= max(one.content[1], one.speaker[1], one.cue[1]), one)
        holds(bool(text[slice(*one.content)].strip()), one)
        holds(0 < one.sure <= 1, one)
        holds(all(word in text for word in (one.who.name or "").split()), one.who)
        holds(one.spoken is None or len(one.spoken) == len("2025-03-05"), one.spoken)
    holds(statements(document_of(text)) == found, "another time something else is found")


def speaking(data: bytes) -> None:
    """Who speaks in the passages of a text, and how surely."""
    text = text_of(data)
    texts = [text[piece.start : piece.end] for piece in split(document_of(text), _words, LIMIT)]
    found = speakers(texts)
    holds(len(found) == len(texts), "a passage is lost")
    holds(all(name.strip() for names in found for name in names), found)
    holds(speakers(texts) == found, "another time somebody else speaks")
    for text in texts:
        holds(all(0 < sure <= 1 for sure in speech(text).values()), "a sureness beyond 0..1")
        holds(all(names_in(text)), "a name without a letter")


SPEECH = words_of(
    "Ada Holm ¦Holm¦he ¦she ¦they ¦the minister ¦PESKOV: ¦Kremlin spokesman ¦Mr. ¦Ministry ¦ said ¦ said that ¦"
    "saying ¦ told reporters ¦ according to ¦According to ¦ claims ¦ adding that ¦ denied ¦ called ¦ asked ¦"
    "wrote on X¦ on Monday¦ on 3 March¦ who ¦ and ¦, ¦that ¦'s ¦“¦”¦\"¦''¦‘¦’¦«¦»¦(¦)¦\n\n¦: ¦. ¦? ¦—¦…¦İ¦ß¦"
    "\u2028¦\xa0¦statement ¦in an interview with ¦'s claim that ¦Q: ¦- ¦не ¦Зеленський ¦\u0301¦\u200d¦ﬁ¦İ"
)

TARGETS = (
    Target("sentences", cut, SPEECH),
    Target("statements", said, SPEECH),
    Target("speakers", speaking, SPEECH),
)
