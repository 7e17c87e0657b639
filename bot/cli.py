"""The command line: the commands, and how they end: 0 answered, 1 the sources do not say, 2 an error."""

import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from bot import show
from bot.options import (
    About,
    AsJson,
    Asked,
    AtMost,
    Embedder,
    First,
    Latest,
    LlmModel,
    LlmUrl,
    Model,
    Most,
    MostFound,
    Publisher,
    Reranker,
    SaidSince,
    SaidUntil,
    Since,
    SourceIds,
    Speaker,
    Store,
    Until,
    Who,
)
from bot.serving import serve, user
from bot.terminal import as_text, fail, say, warn
from bot.upkeep import add, build, doctor
from bot.values import time_order
from index.errors import OnRecordError

_STOPPED = 130
"""The status after Ctrl-C, as shells have it."""

app = typer.Typer(
    name="onrecord",
    help="Answers questions from your own sources, word for word, with the place where each answer stands.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


app.command()(build)
app.command()(add)


@app.command()
def ask(
    question: Asked,
    k: Most = 5,
    speaker: Speaker = None,
    publisher: Publisher = None,
    source: SourceIds = None,
    since: Since = None,
    until: Until = None,
    store: Store = None,
    model: Model = None,
    embedder: Embedder = None,
    reranker: Reranker = None,
    llm_url: LlmUrl = None,
    llm_model: LlmModel = None,
    as_json: AsJson = False,
) -> None:
    """Answer a question, each sentence with the place where it stands."""
    from bot.config import open_bot, settings

    chosen = settings(store, model, reranker=reranker, embedder=embedder, llm_url=llm_url, llm_model=llm_model)
    answer = open_bot(chosen).ask(
        question, k=k, speaker=speaker, publisher=publisher, source=source, since=since, until=until
    )
    if as_json:
        say(as_text(answer.to_dict()))
    else:
        say(show.answer(answer))
    raise typer.Exit(0 if answer.found else 1)


@app.command()
def retrieve(
    question: Asked,
    k: MostFound = 5,
    speaker: Speaker = None,
    publisher: Publisher = None,
    source: SourceIds = None,
    since: Since = None,
    until: Until = None,
    store: Store = None,
    model: Model = None,
    embedder: Embedder = None,
    reranker: Reranker = None,
    as_json: AsJson = False,
) -> None:
    """Give the passages that best answer a question."""
    from bot.config import open_index, settings
    from bot.types import found_dict

    passages = open_index(settings(store, model, reranker=reranker, embedder=embedder)).retrieve(
        question, k, speaker=speaker, publisher=publisher, source=source, since=since, until=until
    )
    say(as_text(found_dict(question, passages)) if as_json else show.passages(passages))
    raise typer.Exit(0 if passages else 1)


@app.command()
def said(
    speaker: Who = None,
    about: About = None,
    first: First = False,
    latest: Latest = False,
    k: AtMost = None,
    publisher: Publisher = None,
    source: SourceIds = None,
    since: SaidSince = None,
    until: SaidUntil = None,
    store: Store = None,
    model: Model = None,
    embedder: Embedder = None,
    as_json: AsJson = False,
) -> None:
    """List what somebody said, with the places that report it."""
    from bot.config import open_index, settings
    from bot.listing import listed

    index, order = open_index(settings(store, model, embedder=embedder)), time_order(first=first, latest=latest)
    found = listed(index, speaker, about, k, publisher=publisher, source=source, since=since, until=until, order=order)
    say(as_text(found.to_dict()) if as_json else show.said(found))
    raise typer.Exit(0 if found.statements else 1)


@app.command("eval")
def evaluation(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Your questions, a JSON object a line.")],
    compare: Annotated[
        str | None, typer.Option(metavar="FOLDER|URL", help="Ask the index there the same, and show both.")
    ] = None,
    store: Store = None,
    model: Model = None,
    embedder: Embedder = None,
    reranker: Reranker = None,
    as_json: AsJson = False,
) -> None:
    """Measure how well the index answers your own questions.

    A line of FILE is an object with a "question", and what answers it: "source", the id of a source, or "text", words
    that stand in the passage, or both, each one text or a list of which any will do; or "unanswerable": true. Beside it
    may stand the filters "speaker", "publisher", "since" and "until".
    """
    from bot import Bot
    from bot.config import Settings, open_index, place, settings
    from bot.measure import evaluate

    # No language model is asked: what is found does not depend on it. The second is asked with the model that it was
    # built with: two models are what is compared most.
    other = Bot(open_index(Settings(store=place(compare)))) if compare else None
    done = evaluate(file, Bot(open_index(settings(store, model, reranker=reranker, embedder=embedder))), other)
    say(as_text(done.to_dict()) if as_json else show.evaluation(done))


@app.command()
def sources(store: Store = None, as_json: AsJson = False) -> None:
    """List the sources, and the files that could not be used."""
    from bot.config import open_index, settings

    index = open_index(settings(store))
    if as_json:
        say(as_text([asdict(source) for source in index.sources()]))
    else:
        say(show.sources(index.sources(), index.failures()))


@app.command()
def text(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="Its name, as `onrecord sources` lists it.")],
    store: Store = None,
) -> None:
    """Print the text of a source, whose characters all offsets count."""
    from bot.config import open_index, settings

    say(open_index(settings(store)).document(source).text)


app.command()(serve)
app.command()(doctor)
app.command()(user)


def _version(value: bool) -> None:
    if value:
        from importlib.metadata import version

        say(f"onrecord {version('onrecord')}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Read the options that come before the command; `--version` is answered by its callback."""


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line and exit."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # Offsets count the characters of a text: no line end may become two.
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")
    given = list(sys.argv[1:] if args is None else args) or ["--help"]
    try:
        status = app(args=given, prog_name="onrecord", standalone_mode=False) or 0
    except Exception as error:  # noqa: BLE001  (the front door: a fault is reported as one, never as "no answer")
        fail(*_told(error))
    if status == _STOPPED:
        warn("stopped", "The index is as it was. The same command once more goes on where a build was stopped.")
    sys.exit(status)


def _told(error: Exception) -> tuple[str, str]:
    """What went wrong, and what to do next."""
    if isinstance(error, OnRecordError):
        return str(error), error.hint
    if isinstance(error, typer.Abort):  # Ctrl-D at the one thing that is asked for.
        return "no password was given", "Nothing was changed."
    if isinstance(error, typer.TyperException):
        message = error.format_message().rstrip(".")
        command = getattr(getattr(error, "ctx", None), "command_path", "onrecord")
        return message[:1].lower() + message[1:], f"See: {command} --help (what has spaces in it stands in quotes)"
    if os.environ.get("ONRECORD_DEBUG"):
        raise error
    what = f"an error of onrecord itself: {type(error).__name__}: {error}"
    return what, "Run it again with ONRECORD_DEBUG=1 before it, and report what that prints."
