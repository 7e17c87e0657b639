"""The arguments and options that commands share."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from index.errors import QuestionError
from index.types import Order

Roots = Annotated[list[Path] | None, typer.Argument(metavar="[ROOT]...", help="Files and folders.")]
Store = Annotated[
    str | None,
    typer.Option(
        metavar="DIR|URL",
        help="Folder that keeps the index, or address of a Chroma server [env ONRECORD_STORE, default .onrecord].",
    ),
]
Model = Annotated[
    str | None,
    typer.Option(
        help="Name or folder of a sentence-transformers model, or its name at --embedder [env ONRECORD_MODEL]."
    ),
]
Embedder = Annotated[
    str | None,
    typer.Option(
        metavar="URL", help="Service that embeds elsewhere, such as http://127.0.0.1:8080 [env ONRECORD_EMBEDDER]."
    ),
]
Ray = Annotated[
    str | None,
    typer.Option(
        metavar="ADDRESS",
        help="Read and embed on a Ray cluster: auto, local, or host:port of its head. The store must be a server.",
    ),
]
Reranker = Annotated[
    str | None, typer.Option(help="Name or folder of a cross-encoder that ranks once more [env ONRECORD_RERANKER].")
]
LlmUrl = Annotated[
    str | None,
    typer.Option(help="A language model's server, such as http://127.0.0.1:11434/v1 [env ONRECORD_LLM_URL]."),
]
LlmModel = Annotated[
    str | None, typer.Option(help="Name of the language model that writes the answer [env ONRECORD_LLM_MODEL].")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
Most = Annotated[int, typer.Option("-k", min=1, help="How many passages, and sentences of an answer at most.")]
Speaker = Annotated[str | None, typer.Option(help="Only passages where this name stands beside a verb of speech.")]
Who = Annotated[
    str | None, typer.Argument(metavar="SPEAKER", help="A name or a role, such as Peskov; without it, everybody.")
]
About = Annotated[str | None, typer.Option(metavar="TOPIC", help="Only what was said about this.")]
AtMost = Annotated[
    int | None,
    typer.Option("-k", min=1, help="How many statements at most; without it all, or the best 100 about a TOPIC."),
]
SaidSince = Annotated[
    str | None,
    typer.Option(help="Only what was said, or else reported, on this day (2025-03-01), month or year, or later."),
]
SaidUntil = Annotated[str | None, typer.Option(help="Only what was said, or else reported, on this day or earlier.")]
First = Annotated[bool, typer.Option("--first", help="In order of time, the oldest first.")]
Latest = Annotated[bool, typer.Option("--latest", help="In order of time, the newest first.")]
Publisher = Annotated[str | None, typer.Option(help="Only sources of this publisher.")]
SourceIds = Annotated[
    list[str] | None,
    typer.Option(help="Only this source; * and ? stand for any letters. Give it again for another one beside it."),
]
Since = Annotated[str | None, typer.Option(help="Only sources of this day (2025-03-01), month or year, or later.")]
Until = Annotated[str | None, typer.Option(help="Only sources of this day, month or year, or earlier.")]
Asked = Annotated[str, typer.Argument(metavar="QUESTION", help="What you want to know, in quotes.")]
Fields = Annotated[
    list[str] | None,
    typer.Option("--field", metavar="NAME=FIELD", help="Field of records (.json, .csv) for text, title, date, url …"),
]
Host = Annotated[str, typer.Option(help="Address of this machine to listen on; any but 127.0.0.1 wants --auth.")]
Auth = Annotated[Path | None, typer.Option(metavar="FILE", help="Users who may log in: see `onrecord user`.")]
NoAuth = Annotated[bool, typer.Option("--no-auth", help="Let anybody in who reaches the page.")]
Editors = Annotated[
    str | None, typer.Option(metavar="NAME,…", help="Users who may change the library, or everyone [default: nobody].")
]
Names = Annotated[str | None, typer.Option(metavar="NAME,…", help="Names it is reached under, as behind a proxy.")]
Proxies = Annotated[str | None, typer.Option(metavar="ADDRESS,…", help="Proxies whose X-Forwarded-For is believed.")]
Rate = Annotated[int, typer.Option(min=0, help="Questions a person may ask in a minute; 0 for any number.")]
Metrics = Annotated[
    str | None,
    typer.Option(metavar="[ADDRESS:]PORT", help="Show figures for Prometheus there; without ADDRESS, to this machine."),
]
Logs = Annotated[
    Literal["text", "json"], typer.Option("--log", help="json: what happens, an object a line, on standard error.")
]
Words = Annotated[bool, typer.Option("--log-questions", help="Write what is asked into that log too.")]
Upload = Annotated[int, typer.Option(min=1, help="Megabytes of an uploaded file, at most.")]
_NAMES = ("text", "title", "author", "publisher", "date", "url")


def time_order(*, first: bool, latest: bool) -> Order:
    """The order that two flags ask for.

    Raises:
        QuestionError: both are given.
    """
    if first and latest:
        raise QuestionError("--first and --latest contradict each other", "Give one of them.")
    return "first" if first else "latest" if latest else "best"


def parted(names: str | None) -> tuple[str, ...]:
    """The names of a list such as "ann,bob"."""
    return tuple(name.strip() for name in (names or "").split(",") if name.strip())


def field_names(given: list[str] | None) -> dict[str, str] | None:
    """Names of a record's fields from options such as "text=body"; None where none is given.

    Raises:
        QuestionError: an option is not of that form.
    """
    if not given:
        return None
    pairs = dict(option.partition("=")[::2] for option in given)
    if not all(name in _NAMES and field for name, field in pairs.items()):
        raise QuestionError(f"--field {' '.join(given)} is not NAME=FIELD", f"NAME is one of {', '.join(_NAMES)}.")
    return pairs
