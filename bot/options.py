"""The arguments and options that commands share."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from bot.values import log_form, whole

Roots = Annotated[list[Path] | None, typer.Argument(metavar="FOLDER", help="Folders of sources, and single files.")]
Store = Annotated[
    str | None,
    typer.Option(
        metavar="FOLDER|URL",
        help="Folder that keeps the index, or address of a Chroma server [env ONRECORD_STORE; default: .onrecord].",
    ),
]
Model = Annotated[
    str | None,
    typer.Option(
        metavar="NAME|FOLDER",
        help="Embedding model: its folder, its name if it was fetched, or its name at --embedder [env ONRECORD_MODEL; "
        "default: that of the index].",
    ),
]
Embedder = Annotated[
    str | None,
    typer.Option(
        metavar="URL",
        help="Server that embeds instead of this machine, such as http://127.0.0.1:8080 [env ONRECORD_EMBEDDER].",
    ),
]
Ray = Annotated[
    str | None,
    typer.Option(
        metavar="ADDRESS",
        help="Read and embed on the machines of a Ray cluster: auto, local, or host:port of its head. The store must "
        "be a server.",
    ),
]
Reranker = Annotated[
    str | None,
    typer.Option(
        metavar="NAME|FOLDER",
        help="Cross-encoder that ranks the best passages once more: its folder, or its name if it was fetched "
        "[env ONRECORD_RERANKER].",
    ),
]
LlmUrl = Annotated[
    str | None,
    typer.Option(
        metavar="URL",
        help="Server of a language model that writes the answer, such as http://127.0.0.1:11434/v1 "
        "[env ONRECORD_LLM_URL].",
    ),
]
LlmModel = Annotated[
    str | None, typer.Option(metavar="NAME", help="The language model's name at --llm-url [env ONRECORD_LLM_MODEL].")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print it as JSON, for programs.")]
Most = Annotated[
    int,
    typer.Option(
        "-k", metavar="NUMBER", parser=whole("-k", 1), help="How many sentences an answer may have, and passages."
    ),
]
MostFound = Annotated[
    int, typer.Option("-k", metavar="NUMBER", parser=whole("-k", 1), help="How many passages at most.")
]
AtMost = Annotated[
    int | None,
    typer.Option(
        "-k",
        metavar="NUMBER",
        parser=whole("-k", 1),
        help="How many statements at most [default: all, or with --about the best 100].",
    ),
]
Speaker = Annotated[
    str | None,
    typer.Option(metavar="NAME", help='Only passages where this name stands beside a word such as "said".'),
]
Who = Annotated[
    str | None, typer.Argument(metavar="SPEAKER", help="A name or a role, such as Peskov; without it, everybody.")
]
About = Annotated[str | None, typer.Option(metavar="TOPIC", help="Only what was said about this.")]
SaidSince = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help="Only what was said, or else reported, on this day (2025-03-01), month or year, or later.",
    ),
]
SaidUntil = Annotated[
    str | None, typer.Option(metavar="DATE", help="Only what was said, or else reported, on this day or earlier.")
]
First = Annotated[bool, typer.Option("--first", help="In order of time, the oldest first.")]
Latest = Annotated[bool, typer.Option("--latest", help="In order of time, the newest first.")]
Publisher = Annotated[str | None, typer.Option(metavar="NAME", help="Only sources of this publisher.")]
SourceIds = Annotated[
    list[str] | None,
    typer.Option(
        metavar="SOURCE",
        help="Only this source, by the name that `onrecord sources` lists; * stands for any letters, ? for one. Give "
        "it again for another one beside it.",
    ),
]
Since = Annotated[
    str | None, typer.Option(metavar="DATE", help="Only sources of this day (2025-03-01), month or year, or later.")
]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Only sources of this day, month or year, or earlier.")]
Asked = Annotated[str, typer.Argument(metavar="QUESTION", help="What you want to know, in quotes.")]
Fields = Annotated[
    list[str] | None,
    typer.Option(
        "--field",
        metavar="NAME=FIELD",
        help="What a field of records (.json, .jsonl, .csv) holds: text=body if their text stands in one named body. "
        "NAME is text, title, author, publisher, date, url or speaker. Give it again for another one.",
    ),
]
Port = Annotated[
    int | None,
    typer.Option(metavar="NUMBER", parser=whole("--port", 1, 65535), help="Port to listen on [default: 7860]."),
]
Host = Annotated[
    str, typer.Option(metavar="ADDRESS", help="Where to listen; any but 127.0.0.1 wants --auth or --no-auth.")
]
Auth = Annotated[Path | None, typer.Option(metavar="FILE", help="Users who may log in, as `onrecord user` writes it.")]
NoAuth = Annotated[bool, typer.Option("--no-auth", help="Let anybody in who reaches the page.")]
Editors = Annotated[
    str | None, typer.Option(metavar="NAME,…", help="Users who may change the library, or everyone [default: nobody].")
]
Names = Annotated[
    str | None, typer.Option(metavar="NAME,…", help="Names under which it is reached, as behind a proxy.")
]
Proxies = Annotated[
    str | None,
    typer.Option(metavar="ADDRESS,…", help="Proxies that are believed when they tell for whom they ask."),
]
Rate = Annotated[
    int,
    typer.Option(
        metavar="NUMBER", parser=whole("--rate", 0), help="Questions a person may ask in a minute; 0 for any number."
    ),
]
Metrics = Annotated[
    str | None,
    typer.Option(metavar="[ADDRESS:]PORT", help="Show figures for Prometheus there; without ADDRESS, to this machine."),
]
Logs = Annotated[
    Literal["text", "json"],
    typer.Option(
        "--log",
        metavar="text|json",
        parser=log_form,
        help="How to tell on standard error what happens: for people, or a JSON object a line.",
    ),
]
Words = Annotated[bool, typer.Option("--log-questions", help="Write what is asked into that log too.")]
Upload = Annotated[
    int, typer.Option(metavar="NUMBER", parser=whole("--upload", 1), help="Megabytes of an uploaded file, at most.")
]
