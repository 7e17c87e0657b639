"""A question in, a cited answer out."""

from collections.abc import Iterator, Sequence

from bot.extract import Sentence, extract
from bot.question import make_whole
from bot.types import Answer, Citation, Turn
from index import Index, Passage
from index.errors import QuestionError
from index.search import Question
from index.search.query import carries_meaning
from index.split.names import names
from prompts import load

# Below this confidence the sources are said to be silent. Measured: see docs/decisions.md.
THRESHOLD = 0.4
# Below this, the nearest passage is about something else.
_FAR = 0.1
# Passages looked through for sentences, more than are shown.
_DEPTH = 8
LONGEST = 2000
"""Characters of a question, at most."""


class Bot:
    """Answers questions from an index, with no language model.

    Args:
        index: what to answer from.
    """

    def __init__(self, index: Index) -> None:
        self.index = index

    def ask(self, question: str, history: Sequence[Turn] = (), k: int = 5, **filters: str | None) -> Answer:
        """The answer to a question.

        Args:
            question: in English; at most 2,000 characters.
            history: the turns before it, oldest first, from which a follow-up is made whole.
            k: how many passages to give with the answer, and sentences in it at most.
            filters: as `Index.retrieve` takes them: speaker, publisher, source, since, until.

        Raises:
            QuestionError: the question is empty or too long, or a filter cannot be understood.
            StoreError: the store is missing, broken, or was built with another model.
        """
        *_, answer = self.stream(question, history, k, **filters)
        return answer

    def stream(
        self, question: str, history: Sequence[Turn] = (), k: int = 5, **filters: str | None
    ) -> Iterator[Answer]:
        """The answer as it grows; the last one is whole. Arguments and errors as for `ask`."""
        if len(question) > LONGEST:
            raise QuestionError(f"the question has {len(question)} characters", f"Ask in {LONGEST} or fewer.")
        whole = make_whole(question, history)
        with self.index.steady():
            answer = self._extract(question, whole, k, filters)
        yield answer

    def _extract(self, question: str, whole: str, k: int, filters: dict[str, str | None]) -> Answer:
        """The answer without a language model."""
        asked = self.index.understand(whole)
        passages = self.index.retrieve(asked, max(k, _DEPTH), rerank=True, **filters)
        chosen = extract(asked, passages, self.index, k) if passages else []
        found = _answers(asked, passages, chosen)
        citations = tuple(self._cite(n, sentence) for n, sentence in enumerate(chosen, start=1)) if found else ()
        said = "\n\n".join(f"{c.quote} [{c.number}]" for c in citations)
        return Answer(
            question=question,
            found=found,
            text=said if found else self._decline(asked, passages, filtered=any(filters.values())),
            citations=citations,
            passages=tuple(passages[:k]),
            confidence=passages[0].score if passages else 0.0,
            asked_as=asked.text if asked.read_as else whole if whole != question else None,
        )

    def _cite(self, number: int, sentence: Sentence) -> Citation:
        """The citation of a sentence, its words sliced anew from the stored source."""
        document = self.index.document(sentence.passage.source)
        return Citation(
            number=number,
            source=document.source,
            title=document.title,
            url=document.url,
            publisher=document.publisher,
            published=document.published,
            location=document.location(sentence.start, sentence.end),
            start=sentence.start,
            end=sentence.end,
            quote=document.text[sentence.start : sentence.end],
        )

    def _decline(self, asked: Question, passages: Sequence[Passage], *, filtered: bool) -> str:
        """What is missing, and the nearest thing that there is."""
        if not passages:
            return "No source passes these filters."
        none = "No source that passes the filters" if filtered else "No source"
        if asked.surname:
            named = any(names(asked.surname, passage.text) for passage in passages)
            on = f" on {' '.join(asked.topic)}" if named and asked.known and asked.topic else ""
            gap = f"{none} has {asked.speaker} speaking{on}."
        else:
            unknown = self.index.unknown([word for word in asked.words if carries_meaning(word)])
            gap = f"{none} mentions {' or '.join(unknown)}." if unknown else f"{none} answers this."
        near = f" The nearest they come is {passages[0].cite}." if passages[0].score >= _FAR else ""
        return load("decline").fill(gap=gap, nearest=near)


def _answers(asked: Question, passages: Sequence[Passage], chosen: Sequence[Sentence]) -> bool:
    """Whether the sentences are an answer, and not only the nearest thing."""
    if not chosen or passages[0].score < THRESHOLD:
        return False
    return asked.surname is None or any(names(asked.surname, sentence.text) for sentence in chosen)
