"""Looks whether everything is in its place: libraries, model, store, vocabulary."""

import platform
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from shutil import disk_usage

from bot.config import Settings, open_index, open_server
from index.errors import OnRecordError, ServerError, StoreMissing
from prompts.tokens import vocabulary

_LIBRARIES = ("chromadb", "sentence-transformers", "torch", "tantivy", "gradio", "trafilatura", "pypdfium2", "tiktoken")

# What is installed only by who wants it, and a module of each.
_EXTRAS = {"office": "docx", "llm": "openai", "mcp": "mcp", "cluster": "ray"}

# Passages that are embedded anew to see whether they find themselves.
_PROBES = 16


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    well: bool
    what: str
    hint: str = ""


def examine(chosen: Settings) -> Iterator[Finding]:
    """Looks at one thing after the other; each finding comes as soon as it is known."""
    yield Finding(well=True, what=f"Python {platform.python_version()} on {platform.system()} {platform.machine()}")
    yield from map(_library, _LIBRARIES)
    yield _extras()
    yield _model(chosen)
    yield from _store(chosen)
    encoding = vocabulary()
    counted = (
        f"tiktoken's {encoding.name}" if encoding else "the embedder's tokenizer (no tiktoken vocabulary is cached)"
    )
    yield Finding(well=True, what=f"prompts are counted with {counted}")
    yield from _server(chosen)


def _server(chosen: Settings) -> Iterator[Finding]:
    """The language model's server, if the settings name one: whether it answers a question."""
    try:
        server = open_server(chosen)
    except OnRecordError as error:
        yield Finding(well=False, what=str(error), hint=error.hint)
        return
    if server is None:
        return
    try:
        next(server.stream("Answer in one word.", "Are you there?"), None)
    except ServerError as error:
        hint = "Start it, or correct ONRECORD_LLM_URL, ONRECORD_LLM_MODEL or ONRECORD_LLM_KEY."
        yield Finding(well=False, what=f"the language model's server {error}", hint=hint)
        return
    yield Finding(well=True, what=f"the language model {server.model} answers at {server.place}")


def _library(name: str) -> Finding:
    try:
        return Finding(well=True, what=f"{name} {version(name)}")
    except PackageNotFoundError:
        return Finding(well=False, what=f"{name} is not installed", hint=f"Run: pip install {name}")


def _extras() -> Finding:
    there = [name for name, module in _EXTRAS.items() if find_spec(module)]
    wanting = [name for name in _EXTRAS if name not in there]
    without = f"; without {', '.join(wanting)} (pip install 'onrecord[NAME]')" if wanting else ""
    return Finding(well=True, what=f"extras: {', '.join(there) or 'none'}{without}")


def _model(chosen: Settings) -> Finding:
    try:
        embedder = open_index(chosen).embedder()
        size = len(embedder.embed_question("Does the model work?"))
    except OnRecordError as error:
        return Finding(well=False, what=str(error), hint=error.hint)
    name, where = (
        getattr(embedder, "name", embedder.fingerprint),
        f" at {chosen.embedder.place}" if chosen.embedder else "",
    )
    return Finding(well=True, what=f"model {name}{where}: {size} dimensions, window of {embedder.window} tokens")


def _store(chosen: Settings) -> Iterator[Finding]:
    try:
        index = open_index(chosen)
        passages = index.check(probes=_PROBES)
    except StoreMissing:
        yield Finding(well=True, what=f"no index yet in {index.place}; onrecord build FOLDER makes one")
        return
    except OnRecordError as error:
        yield Finding(well=False, what=str(error), hint=error.hint)
        return
    whole = f"store {index.place}: {len(index.sources())} source(s), {passages} passage(s), whole"
    yield Finding(well=True, what=f"{whole}; a sample of them finds itself")
    yield _disk(index.path)


def _disk(store: Path) -> Finding:
    """A build writes a copy of the vectors and what is new before it gives the old state up."""
    used = sum(path.stat().st_size for path in store.rglob("*") if path.is_file())
    free = disk_usage(store).free
    what = f"disk: the store takes {used / 2**20:,.0f} MiB, {free / 2**20:,.0f} MiB are free"
    return Finding(well=free > used, what=what, hint="Free some space, or move the store: a build needs as much again.")
