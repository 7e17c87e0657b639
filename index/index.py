"""The facade: a store is opened, built, asked. Everything else in this package stands behind it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from index.errors import QuestionError, StoreBroken, StoreMissing, UnknownSource
from index.search import Question, retrieve
from index.search.confidence import weigh
from index.search.likeness import Likeness, likeness
from index.search.query import term
from index.search.resolve import understood
from index.search.speakers import meant, speakers_in
from index.search.statements import statements
from index.search.topics import topics
from index.store import Choice, EmbeddingService, Live, build, open_store, preview
from index.store.check import check, probe
from index.store.cross import LocalReranker
from index.store.failures import kept_failures
from index.types import (
    BuildPlan,
    BuildReport,
    Document,
    Embedder,
    Failure,
    Filters,
    Order,
    Passage,
    Progress,
    Source,
    Span,
    Speaker,
    Statement,
    TokenEmbedder,
)

DEFAULT_STORE = ".onrecord"
# Of a character beyond the first 65,536, which no UTF-8 holds and no tokenizer takes.
_HALF = re.compile("[\ud800-\udfff]")


class Index:
    """The sources of one store, to be built and asked. Safe to use from several threads.

    Args:
        store: the folder that keeps it, made by the first build; or the address of a Chroma server, as in
            http://127.0.0.1:8000 or http://127.0.0.1:8000/news for one index of several, or "cloud".
        model: name or folder of a sentence-transformers model; without it, the one that the store was built with, or
            the one that is installed with the project.
        embedder: used instead of a model; or a service of the network that has the model.
        reranker: name or folder of a sentence-transformers cross-encoder, which puts the best ten passages in their
            order; None for none. It takes about as long as embedding these passages.

    Raises:
        ModelError: there is no such reranker.
    """

    def __init__(
        self,
        store: str | Path = DEFAULT_STORE,
        *,
        model: str | None = None,
        embedder: Embedder | EmbeddingService | None = None,
        reranker: str | None = None,
    ) -> None:
        self._reranker = LocalReranker(reranker) if reranker else None
        self._store = open_store(store)
        self._live = Live(self._store)
        self._choice = Choice(model, embedder)

    @classmethod
    def open(
        cls,
        store: str | Path = DEFAULT_STORE,
        *,
        model: str | None = None,
        embedder: Embedder | EmbeddingService | None = None,
        reranker: str | None = None,
    ) -> "Index":
        """The index of a store. Nothing is read before the first question, so the store may still be empty."""
        return cls(store, model=model, embedder=embedder, reranker=reranker)

    @property
    def exists(self) -> bool:
        """Whether there is an index to ask."""
        return self._store.current is not None

    @property
    def path(self) -> Path:
        """The folder of the store, or of what is kept here of one on a server."""
        return self._store.path

    @property
    def place(self) -> str:
        """Where the store is, as it may be shown."""
        return str(self._store)

    @property
    def roots(self) -> tuple[str, ...]:
        """Files and folders that the last build took in.

        Raises:
            StoreError: the store is missing or broken.
        """
        return self._store.manifest().roots

    @property
    def generation(self) -> str | None:
        """The name of the state that was asked last, which costs nothing to tell; None before the first question."""
        return self._live.open

    def build(
        self,
        roots: Sequence[str | Path] | str | Path | None = None,
        *,
        fields: Mapping[str, str] | None = None,
        fresh: bool = False,
        progress: Progress | None = None,
        ray: str | None = None,
    ) -> BuildReport:
        """Brings the index up to the state of the files under `roots`. Only what changed is read and embedded.

        What is not under `roots` leaves the index. If the build is stopped, the last index goes on answering.

        Args:
            roots: files and folders; without them, those of the last build.
            fields: names of the fields that hold text, title, author, publisher, date and url in records of .json,
                .jsonl and .csv, as in {"text": "body"}; without them, those of the last build, or the common ones.
            fresh: read and embed everything anew, whatever the store holds.
            progress: called with a `Step` as it goes on.
            ray: read and embed on the machines of this Ray cluster: "auto" for that of this machine, "local" for one
                that is started for it, or host:port of its head. The store must be a server, which all of them reach.

        Raises:
            NoSources: a root does not exist, there is no file, or not one can be read.
            ClusterError: there is no such cluster, Ray is not installed, or the store is a folder.
            StoreBusy: another process is building.
            StoreMismatch: the store was built with another model and `fresh` is off.
            ModelError: there is no such model.
        """
        last = self._store.manifest() if self.exists and not fresh else None
        model, embedder = self._choice.to_build(last)
        return build(
            self._store,
            self._roots(roots),
            embedder,
            model=model,
            fields=fields,
            fresh=fresh,
            progress=progress,
            published=self._live.let_go,
            ray=ray,
        )

    def plan(
        self,
        roots: Sequence[str | Path] | str | Path | None = None,
        *,
        fields: Mapping[str, str] | None = None,
        fresh: bool = False,
    ) -> BuildPlan:
        """What `build` would do, as ids of files. Nothing is written, and no file is read further than its bytes. One
        that could not be read the last time is tried again, and stands among the added ones.

        Raises:
            NoSources: a root does not exist, or there is no file.
            StoreBroken: the store is damaged.
        """
        return preview(self._store, self._roots(roots), fields, fresh=fresh)

    @contextmanager
    def steady(self) -> Iterator[str]:
        """Inside it, all that this thread asks is answered from one state of the index, even if a build publishes
        another meanwhile: offsets of a passage fit the document that is read after it. Gives the name of that state.

        Raises:
            StoreError: the store is missing or broken.
        """
        with self._live.view() as live:
            yield live.snapshot.folder.name

    def retrieve(
        self,
        question: str | Question,
        k: int = 5,
        *,
        speaker: str | None = None,
        publisher: str | None = None,
        source: str | Sequence[str] | None = None,
        since: str | None = None,
        until: str | None = None,
        rerank: bool = True,
    ) -> list[Passage]:
        """The k passages that best answer a question, best first; fewer only where the sources hold fewer.

        Args:
            question: in English, as one would ask it; or as `understand` gave it.
            k: at least 1.
            speaker: only passages where this name stands beside a verb of speech.
            publisher: only sources of this publisher; case does not matter.
            source: only the source of this id, or of one of these; `*` and `?` stand for any letters.
            since: only sources of this day (2025-03-01), month or year, or later.
            until: only sources of this day, month or year, or earlier.
            rerank: whether the best ones are ranked once more by the vectors of their words: the right one comes first
                more often, a few milliseconds later.

        Raises:
            QuestionError: the question is empty, k is below 1, or a date is none.
            StoreError: the store is missing, broken, or was built with another model.
        """
        if k < 1:
            raise QuestionError(f"k is {k}", "Ask for at least one passage.")
        filters = Filters(
            speaker=(speaker or "").strip() or None, publisher=publisher, source=source, since=since, until=until
        )
        with self._live.view() as live:
            embedder = self._choice.to_ask(live.manifest)
            judge = self._reranker.judge if self._reranker else None
            asked = self.understand(question) if isinstance(question, str) else question
            return retrieve(live, embedder, asked, filters, k, rerank=rerank, judge=judge)

    def statements(
        self,
        speaker: str | None = None,
        about: str | None = None,
        *,
        source: str | Sequence[str] | None = None,
        publisher: str | None = None,
        since: str | None = None,
        until: str | None = None,
        k: int = 10,
        order: Order = "best",
    ) -> list[Statement]:
        """What the sources report somebody to have said; the same words once, with the other places in `also`.

        Of a speaker alone the surest come first, spread over sources; with a topic those that speak of it most, and
        none that does not; of neither, all in order of the sources.

        Args:
            speaker: a person or a body, by any spelling of the name, a role ("the Kremlin spokesman") or an alias; all
                who may be meant. None for everybody.
            about: what it is about, in a few words; None for anything.
            source: only the source of this id, or of one of these; `*` and `?` stand for any letters.
            publisher: only sources of this publisher; case does not matter.
            since: only what was said on this day (2025-03-01), month or year, or later: on the day that the text gives,
                or else the source's.
            until: only what was said on this day, month or year, or earlier.
            k: at most so many, at least 1.
            order: "best", or "first" or "latest" by the day on which it was said; what has no day comes last.

        Raises:
            QuestionError: k is below 1, there is no such order, or a date is none.
            StoreError: the store is missing, broken, or was built with another model.
        """
        filters = Filters(publisher=publisher, source=source, since=since, until=until)
        with self._live.view() as live:
            who, what = (speaker or "").strip() or None, (about or "").strip() or None
            return statements(
                live, lambda: self._choice.to_ask(live.manifest), who, what, filters=filters, k=k, order=order
            )

    def speakers(self, asked: str | None = None) -> list[Speaker]:
        """Those who speak in the sources, most statements first.

        Args:
            asked: only those who may be meant by this name or role, as `statements` takes it; None for all.

        Raises:
            StoreError: the store is missing or broken.
        """
        with self._live.view() as live:
            speakers = speakers_in(live.snapshot.statements)
            return list(map(speakers.told, speakers.groups if asked is None else meant(asked, live)))

    def topics(self, speaker: str, most: int = 3) -> list[tuple[str, int]]:
        """What somebody is quoted on: a few topics, as the statements write them, with the number of statements that
        each stands in.

        Args:
            speaker: as `statements` takes it.
            most: how many topics at most.

        Raises:
            StoreError: the store is missing or broken.
        """
        with self._live.view() as live:
            return topics(live, meant(speaker, live), most)

    def nearest_speakers(self, asked: str, most: int = 3) -> list[Speaker]:
        """Those who speak in the sources and whose name has a word of what was asked, or nearly so; most statements
        first.

        Raises:
            StoreError: the store is missing or broken.
        """
        with self._live.view() as live:
            speakers = speakers_in(live.snapshot.statements)
            return list(map(speakers.told, speakers.nearest(asked, most)))

    def understand(self, question: str, today: date | None = None, *, statements: bool = True) -> Question:
        """What a question asks, with the names in it as the sources write them.

        Args:
            question: in English.
            today: what "last week" is counted from; today if None.
            statements: whether it may be one about statements.

        Raises:
            QuestionError: the question is empty or no text, or a file of aliases is not as it should be.
            StoreError: the store is missing or broken.
        """
        if not question.strip():
            raise QuestionError("the question is empty", "Ask something, such as: what did Peskov say")
        if _HALF.search(question):
            raise QuestionError("a character of the question is broken", "Write it anew; a program sends it as UTF-8.")
        with self._live.view() as live:
            return understood(question, live, today, statements=statements)

    def document(self, source: str) -> Document:
        """The whole source as it was read; `text` is what all offsets count.

        Raises:
            UnknownSource: the index holds no source of that id.
            StoreError: the store is missing or broken.
        """
        with self._live.view() as live:
            if source not in live.manifest.records:
                raise UnknownSource(
                    f"the index holds no source {source!r}",
                    "It may have been removed since. What it holds: onrecord sources",
                )
            return self._store.documents.read(live.manifest.records[source].document)

    def passage_at(self, source: str, offset: int) -> Span | None:
        """Start and end of the passage that holds the character at `offset`; None where none does, as in a heading.

        Raises:
            StoreError: the store is missing or broken.
        """
        with self._live.view() as live:
            return live.snapshot.words.span_at(source, offset)

    def sources(self) -> list[Source]:
        """All sources in order of their ids.

        Raises:
            StoreError: the store is missing or broken.
        """
        with self._live.view() as live:
            return list(live.sources.values())

    def failures(self) -> tuple[Failure, ...]:
        """What the last build could not use, and why.

        Raises:
            StoreError: the store is missing or broken.
        """
        with self._live.view() as live:
            return kept_failures(self.path, live.snapshot.folder.name)

    def weights(self, words: Sequence[str]) -> dict[frozenset[str], float]:
        """How much each word counts in these sources, the rarer the more, by its stems (see `search.confidence.weigh`).

        Raises:
            StoreError: the store is missing or broken.
        """
        with self._live.view() as live:
            return weigh(map(term, words), live.snapshot.words)

    def likeness(self, question: Question, passage: Passage, stretch: Span) -> Likeness | None:
        """How like a question a passage is, and a stretch of it in characters of its text, by meaning; None where the
        embedder makes no vectors of tokens.

        Raises:
            StoreError: the store is missing, broken, or was built with another model.
        """
        with self._live.view() as live:
            embedder = self._choice.to_ask(live.manifest)
            if not isinstance(embedder, TokenEmbedder):
                return None
            return likeness(live, embedder, question, passage, stretch)

    def unknown(self, words: Sequence[str]) -> list[str]:
        """Those of the words that stand in no source, in any form or spelling.

        Raises:
            StoreError: the store is missing or broken.
        """
        with self._live.view() as live:
            return [word for word in words if not live.snapshot.words.frequency(term(word))]

    def tokens(self, text: str) -> int:
        """How many tokens the embedder counts in a text; loads the model.

        Raises:
            StoreError: the store is missing, broken, or was built with another model.
        """
        with self._live.view() as live:
            return self._choice.to_ask(live.manifest).count([text])[0]

    def check(self, *, probes: int = 0) -> int:
        """Looks whether the store holds what it says, and returns how many passages there are.

        Args:
            probes: how many passages to embed anew, to see whether they find themselves; loads the model.

        Raises:
            StoreError: the store is missing, or broken.
        """
        with self._live.view() as live:
            check(live.snapshot, live.manifest, self._store.documents)
            if probes:
                embedder = self._choice.to_ask(live.manifest)
                probe(live.snapshot, live.manifest, self._store.documents, embedder, probes)
            return live.manifest.passages

    def repair(self, progress: Progress | None = None) -> BuildReport:
        """Lays everything anew from the files of the last build; vectors that are as they should be are taken over.

        Raises:
            StoreMissing: there is nothing to mend.
            StoreBroken: it is not known any more which files they were.
            NoSources: they are gone.
        """
        last = self._store.newest()
        if last is None:
            if not self.exists:
                raise StoreMissing(f"there is no index in {self.place}")
            hint = "Build it anew: onrecord build FOLDER --fresh"
            raise StoreBroken(f"nothing in {self._store} tells any more what it was built from", hint)
        model, embedder = self._choice.to_build(last)
        self.close()
        self._store.renew()
        return build(self._store, last.roots, embedder, model=model, fresh=True, salvage=True, progress=progress)

    def embedder(self) -> Embedder:
        """What the next build would embed with.

        Raises:
            StoreMismatch: the store was built by this machine, and a service was given without a model.
            ModelError: there is no such model, or it is not told where its service is.
        """
        return self._choice.to_build(self._store.newest())[1]

    def warm(self) -> None:
        """Loads what the first question would wait for.

        Raises:
            StoreError: the store is missing, broken, or was built with another model.
            ModelError: the model cannot be loaded.
        """
        with self._live.view() as live:
            self._choice.to_ask(live.manifest).embed_question("warm")

    def close(self) -> None:
        """Lets go of the store's files. A later question opens them again."""
        self._live.close()
        self._store.close()

    def _roots(self, roots: Sequence[str | Path] | str | Path | None) -> Sequence[str | Path]:
        """The roots, or else those of the last build."""
        if isinstance(roots, str | Path):
            return [roots]
        return roots or self.roots
