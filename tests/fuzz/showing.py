"""What of a source, a question or a fault is shown as HTML: a text is a text, whatever it holds.

The oracle is a parser: a page has the same tags, and the same names of attributes, as that of the same texts without
the signs that make markup; its links lead to the web or stay in the page; and its words are those of the texts.
"""

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from itertools import cycle
from pathlib import Path

from markdown_it import MarkdownIt

from bot.markdown import escaped, quotation
from bot.types import Answer, Citation, Part
from bot.web.html.answer import answer_html, failed_html, question_html
from bot.web.html.chart import bars
from bot.web.html.doing import doing_html
from bot.web.html.filters import told_html
from bot.web.html.form import form_html
from bot.web.html.login import login_html
from bot.web.html.person import person_html, said_html, sources_html, topics_html
from bot.web.html.reader import reader_html, shown
from bot.web.html.report import added_html, removed_html, report_html, sure_html, taken_html
from bot.web.html.sources import table_html
from bot.web.html.speakers import nobody_html, others_html, several_html, speakers_html
from bot.web.html.text import error_html
from bot.web.html.top import account_html
from bot.web.library.removal import Removed
from bot.web.library.sources import Row, View
from bot.web.library.upload import Taken
from bot.web.people.spoken import Report, Spoken
from bot.web.people.wanted import Wanted
from index import BuildReport, Document, Failure, FetchReport, Passage, Section, Source, Speaker, Statement
from index.types import Place
from tests.fuzz.saying import text_of
from tests.fuzz.target import Target, holds, words_of

# Each becomes another letter that nothing else is: two texts that differ still do.
_HARMLESS = str.maketrans("<>&\"'`", "\ue001\ue002\ue003\ue004\ue005\ue006")
_SAFE = re.compile(r"https?://|\?|#", re.IGNORECASE)
_LEADS = frozenset("href src action formaction data poster srcset xlink:href".split())
# The way out, and the picture that the page of a name and a password does not have.
_OWN = frozenset(("", "logout", "data:,"))
_DAY = "2025-03-01"


class _Seen(HTMLParser):
    """The tags of a page with their attributes, and its words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.shape: list[tuple[str, ...]] = []
        self.led: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.shape.append((tag, *(name for name, _ in attrs)))
        self.led += [value or "" for name, value in attrs if name in _LEADS]

    def handle_endtag(self, tag: str) -> None:
        self.shape.append((f"/{tag}",))

    def handle_comment(self, data: str) -> None:
        self.shape.append(("!--",))

    def handle_data(self, data: str) -> None:
        self.text += data


def pages(data: bytes) -> None:
    """All kinds of pages from texts that "|" parts."""
    texts = text_of(data).split("|")
    tame = [text.translate(_HARMLESS) for text in texts]
    for hostile, harmless in zip(_pages(texts), _pages(tame), strict=True):
        seen = _Seen(hostile)
        holds(seen.shape == _Seen(harmless).shape, hostile)
        holds(all(_SAFE.match(to) or to in _OWN for to in seen.led), seen.led)
        holds(not any(name.startswith("on") for _, *names in seen.shape for name in names), hostile)


def marked(data: bytes) -> None:
    """A text as Markdown is shown as it is."""
    text = text_of(data)
    for written, tags in ((escaped(text), {"p"}), (quotation(text, [], "[1]"), {"blockquote", "p", "br"})):
        seen = _Seen(MarkdownIt("commonmark").enable("table").render(written))
        holds({name.strip("/") for name, *_ in seen.shape} <= tags, written)
        told = text.replace("\0", "\ufffd").split()
        holds(seen.text.split()[: len(told)] == told, (seen.text, written))


def _pages(texts: list[str]) -> Iterator[str]:
    endless = cycle(texts)

    def take() -> str:
        return next(endless)

    document = _document(take)
    half = len(document.text) // 2
    yield shown(take(), reader_html(document, (half // 2, half), (0, len(document.text)), changed=True))
    answer = _answer(take, document)
    yield answer_html(answer)
    yield answer_html(_silent(take, answer))
    yield from (doing_html(answer), question_html(take()), failed_html(take(), take()), error_html(take(), take()))
    yield from (told_html([take(), take()], take()), account_html(take()), login_html(take(), take(), take()))
    yield from _of_people(take)
    yield from _of_library(take)


def _document(take: Callable[[], str]) -> Document:
    text = f"{take()}\n\n{take()}\n\n{take()} end"
    places = (Place(0, take()), Place(len(text) // 2, take()))
    sections = (Section(len(text) // 2, len(text), take()),)
    return Document(take(), take(), take(), take(), _DAY, take(), text, sections, "0", places)


def _citation(take: Callable[[], str], number: int, document: Document) -> Citation:
    start, end = 0, len(document.text)
    told = (document.source, take(), take(), take(), _DAY, take())
    return Citation(number, *told, start, end, document.text, take(), ((start, end // 2),))


def _answer(take: Callable[[], str], document: Document) -> Answer:
    cited = tuple(_citation(take, number, document) for number in (1, 2, 3, 4))
    said = _statement(take)
    parts = (
        Part("said", cited[:2], said, None, f"Said by {take()}", (take(), take())),
        Part("sentence", cited[2:3]),
        Part("differs", cited[3:], None, None, take()),
        Part("written", cited[:2], None, f"{take()} [1] {take()} [2].", take()),
    )
    passage = Passage("id", document.source, take(), take(), _DAY, take(), document.text, 0, 9, take(), 0.5, (take(),))
    told = {"above": take(), "below": take(), "writer": take(), "fallback": take(), "asked_as": take()}
    return Answer(take(), True, take(), cited, (passage,), 0.5, parts=parts, speaker=take(), **told)


def _silent(take: Callable[[], str], answer: Answer) -> Answer:
    text = f"{take()}. {take()} is quoted in 2 sources. “{answer.passages[0].title}”\n\n- {take()}?\n"
    return Answer(take(), False, text, (), answer.passages, 0.1)


def _statement(take: Callable[[], str]) -> Statement:
    content = f"{take()} said"
    return Statement(
        *(take(), 0, len(content), content, take(), 0, 1, take(), take(), "direct", _DAY, _DAY, take()),
        *(0, len(content), take(), take(), take(), take()),
    )


def _of_people(take: Callable[[], str]) -> Iterator[str]:
    people = [Speaker(take(), (take(), take()), (take(), take()), 2, _DAY, _DAY, (take(),)) for _ in range(2)]
    said = _statement(take)
    report = Report(said, 0, len(said.content), said.content)
    spoken = [Spoken(report, ((0, 2),), "mixed", (report,))]
    wanted = Wanted(take(), take(), take(), take(), take(), take(), take())
    yield from (speakers_html(people, take()), nobody_html(take(), people), several_html(take(), people))
    yield from (others_html(take(), people), topics_html(wanted, [take(), take()]))
    yield person_html(people, wanted, [said_html([said], spoken, people, wanted)])
    yield said_html([said], spoken, people[:1], wanted)
    source = Source(said.source, take(), take(), take(), _DAY, take(), 1, "0")
    yield sources_html([said], {said.source: source})
    yield form_html(wanted, [take()], [(take(), take())], [take()], [take()])
    yield bars([(take(), 1), (take(), 4)], take())


def _of_library(take: Callable[[], str]) -> Iterator[str]:
    failed = (Failure(take(), take(), take()),)
    rows = [
        Row(take(), take(), "in the index", take(), _DAY, 3),
        Row(take(), take(), "failed", reason=take(), hint=take()),
    ]
    yield table_html(rows, rows, View())
    yield report_html(BuildReport(1, 0, 0, 0, 1, 1, 0.1, failed))
    folder = Path("texts") / (take().replace("/", "").replace("\0", "") or "x")
    yield taken_html(Taken((take(), take()), (take(),), failed), folder)
    yield added_html(FetchReport((take(),), (take(),), (take(),), failed), folder)
    yield removed_html(Removed(folder, ((folder, folder),)))
    yield sure_html([take(), take()])


MARKUP = words_of(
    '<¦>¦&¦"¦\'¦`¦|¦</p>¦<script>¦</textarea>¦</title>¦<!--¦-->¦&lt;¦&#60;¦ onload="x"¦javascript:¦http://¦'
    "https://¦\n¦\n\n¦\x00¦\u2028¦\ufeff¦<![CDATA[¦[1]¦ is quoted in¦ by ¦- ¦?¦“¦”¦*¦_¦[¦](¦#¦\\¦1. ¦~¦data:¦"
    "%3c¦\r"
)

TARGETS = (Target("pages", pages, MARKUP, 1000), Target("markdown", marked, MARKUP, 600))
