"""The command line. The only room that prints and exits: 0 answered, 1 the sources do not say, 2 an error."""

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from bot import show
from bot.progress import progress
from index.errors import NoSources, OnRecordError

app = typer.Typer(
    name="onrecord",
    help="Answers questions from your own sources, word for word, with the place where each answer stands.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Store = Annotated[str | None, typer.Option(help="Folder that keeps the index [env ONRECORD_STORE, default .onrecord].")]
Model = Annotated[
    str | None, typer.Option(help="Name or folder of a sentence-transformers model [env ONRECORD_MODEL].")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
Most = Annotated[int, typer.Option("-k", min=1, help="How many passages, and sentences of an answer at most.")]
Speaker = Annotated[str | None, typer.Option(help="Only passages where this name stands beside a verb of speech.")]
Publisher = Annotated[str | None, typer.Option(help="Only sources of this publisher.")]
SourceId = Annotated[str | None, typer.Option(help="Only this source; * and ? stand for any letters.")]
Since = Annotated[str | None, typer.Option(help="Only sources of this day (2025-03-01), month or year, or later.")]
Until = Annotated[str | None, typer.Option(help="Only sources of this day, month or year, or earlier.")]
Asked = Annotated[str, typer.Argument(metavar="QUESTION", help="What you want to know, in quotes.")]


@app.command()
def build(
    roots: Annotated[list[Path] | None, typer.Argument(metavar="[ROOT]...", help="Files and folders.")] = None,
    store: Store = None,
    model: Model = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Read and embed everything anew.")] = False,
    as_json: AsJson = False,
) -> None:
    """Bring the index up to the state of the files under ROOT; what is not there leaves the index.

    Without ROOT: those of the last build, or sources/.
    """
    from bot.config import open_index, settings

    chosen = settings(store, model)
    index = open_index(chosen)
    with progress(quiet=as_json) as tell:
        report = index.build(roots or (None if index.exists else [chosen.sources]), fresh=fresh, progress=tell)
    if as_json:
        _print_json(asdict(report))
    else:
        _say(show.report(report))


@app.command()
def ask(
    question: Asked,
    store: Store = None,
    model: Model = None,
    k: Most = 5,
    speaker: Speaker = None,
    publisher: Publisher = None,
    source: SourceId = None,
    since: Since = None,
    until: Until = None,
    as_json: AsJson = False,
) -> None:
    """Answer a question, each sentence with the place where it stands."""
    from bot.config import open_bot, settings

    answer = open_bot(settings(store, model)).ask(
        question, k=k, speaker=speaker, publisher=publisher, source=source, since=since, until=until
    )
    if as_json:
        _print_json(answer.to_dict())
    else:
        _say(show.answer(answer))
    raise typer.Exit(0 if answer.found else 1)


@app.command()
def retrieve(
    question: Asked,
    store: Store = None,
    model: Model = None,
    k: Most = 5,
    speaker: Speaker = None,
    publisher: Publisher = None,
    source: SourceId = None,
    since: Since = None,
    until: Until = None,
    as_json: AsJson = False,
) -> None:
    """Give the passages that best answer a question."""
    from bot.config import open_index, settings
    from bot.types import passage_dict

    passages = open_index(settings(store, model)).retrieve(
        question, k, speaker=speaker, publisher=publisher, source=source, since=since, until=until
    )
    if as_json:
        confidence = round(passages[0].score, 4) if passages else 0.0
        _print_json({"question": question, "confidence": confidence, "passages": [passage_dict(p) for p in passages]})
    else:
        _say(show.passages(passages))
    raise typer.Exit(0 if passages else 1)


@app.command()
def sources(store: Store = None, as_json: AsJson = False) -> None:
    """List the sources."""
    from bot.config import open_index, settings

    found = open_index(settings(store)).sources()
    if as_json:
        _print_json([asdict(source) for source in found])
    else:
        _say(show.sources(found))


@app.command()
def text(
    source: Annotated[str, typer.Argument(help="The source's id, as `sources` lists it.")], store: Store = None
) -> None:
    """Print the cleaned text of a source; all offsets count its characters."""
    from bot.config import open_index, settings

    _say(open_index(settings(store)).document(source).text)


@app.command()
def serve(
    store: Store = None,
    model: Model = None,
    port: Annotated[int | None, typer.Option(min=1, max=65535, help="Port on 127.0.0.1 [default 7860].")] = None,
) -> None:
    """Open the web chat. The first start builds the index from sources/."""
    from bot.config import open_bot, settings

    chosen = settings(store, model, port)
    bot = open_bot(chosen)
    if not bot.index.exists:
        if not chosen.sources.is_dir():
            raise NoSources(
                f"there is no index in {chosen.store}, and no folder {chosen.sources}/ to build one from",
                "Build one: onrecord build FOLDER",
            )
        _say(f"First start: building the index from {chosen.sources}/")
        with progress() as tell:
            _say(show.report(bot.index.build([chosen.sources], progress=tell)))
    from bot.web import serve as serve_page

    serve_page(bot, chosen.port, lambda address: _say(f"On the Record is open at {address}  (Ctrl-C ends it)"))


@app.command()
def doctor(store: Store = None, model: Model = None) -> None:
    """Check that everything is in its place, and say what to do where it is not."""
    from bot.config import settings
    from bot.doctor import examine

    sick = False
    for finding in examine(settings(store, model)):
        _say(f"{'ok  ' if finding.well else 'BAD '} {finding.what}")
        if not finding.well:
            _say(f"     {finding.hint}")
        sick |= not finding.well
    raise typer.Exit(2 if sick else 0)


def _version(value: bool) -> None:
    if value:
        from importlib.metadata import version

        _say(f"onrecord {version('onrecord')}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print it.")] = False,
) -> None:
    """Read the options that come before the command; `--version` is answered by its callback."""


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line and exit."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # Offsets count the characters of a text: no line end may become two.
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")
    try:
        app(args=list(args) if args is not None else None)
    except OnRecordError as error:
        _fail(str(error), error.hint)
    except Exception as error:
        # The front door: a fault is reported as one, never as "no answer".
        if os.environ.get("ONRECORD_DEBUG"):
            raise
        _fail(f"an error of onrecord itself: {type(error).__name__}: {error}", "Set ONRECORD_DEBUG=1 for all of it.")


def _say(text: str) -> None:
    """Prints; the exit status stays what it is if the reader of a pipe (`| head`) has gone."""
    try:
        print(text, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _fail(message: str, hint: str) -> NoReturn:
    print(f"onrecord: {message}", file=sys.stderr)
    if hint:
        print(f"  {hint}", file=sys.stderr)
    sys.exit(2)


def _print_json(value: Any) -> None:  # noqa: ANN401  (whatever JSON can hold)
    _say(json.dumps(value, ensure_ascii=False, indent=2))
