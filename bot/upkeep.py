"""The commands that look after an index and its sources; `cli` has those that ask."""

from contextlib import nullcontext, suppress
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from bot import show
from bot.intake import build_command, first_folder, to_begin_with
from bot.options import AsJson, Embedder, Fields, Model, Ray, Roots, Store
from bot.progress import progress
from bot.terminal import as_text, say, warn
from index.types import BuildReport


def build(
    roots: Roots = None,
    fields: Fields = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Read and embed everything anew.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would be done, and do nothing.")] = False,
    watch: Annotated[bool, typer.Option("--watch", help="Build again whenever files change, until Ctrl-C.")] = False,
    ray: Ray = None,
    store: Store = None,
    model: Model = None,
    embedder: Embedder = None,
    as_json: AsJson = False,
) -> None:
    """Build the index, or bring it up to date.

    It then holds the files under each FOLDER as they are now; what is not there leaves it. Without FOLDER: those of the
    last build, or sources/.
    """
    from bot.config import open_index, settings
    from bot.values import field_names
    from bot.watch import follow

    chosen, names = settings(store, model, embedder=embedder), field_names(fields)
    index = open_index(chosen)
    places = roots or (None if index.exists else [to_begin_with(chosen.sources, index.place)])
    if dry_run:
        plan = index.plan(places, fields=names, fresh=fresh)
        unusable = {failure.source for failure in index.failures()} if index.exists else ()
        say(as_text(asdict(plan)) if as_json else show.plan(plan, unusable))
        return

    def once() -> BuildReport:
        with progress(quiet=as_json) as tell:
            return index.build(places, fields=names, fresh=fresh, progress=tell, ray=ray)

    def tell(report: BuildReport) -> None:
        say(as_text(asdict(report)) if as_json else show.report(report))

    report = once()
    with suppress(KeyboardInterrupt) if watch else nullcontext():
        tell(report)
        fresh = False
        for told in follow(index, once, report) if watch else ():
            if isinstance(told, BuildReport):
                tell(told)
            else:
                warn(str(told), told.hint)


def add(
    urls: Annotated[list[str] | None, typer.Argument(metavar="URL", help="Web pages, files, or feeds.")] = None,
    into: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Where they are saved [default: the folder of the last build]."),
    ] = None,
    refresh: Annotated[bool, typer.Option("--refresh", help="Ask again for what was fetched before.")] = False,
    private: Annotated[
        bool, typer.Option("--private", help="Ask servers on this machine and your own network too.")
    ] = False,
    store: Store = None,
    as_json: AsJson = False,
) -> None:
    """Fetch web pages and feeds into a folder of sources.

    `onrecord build` then takes them in. Unless a language model or an embedding service is named, this is the only
    command that uses a network.
    """
    from bot.config import open_index, settings
    from index.read.web import fetch

    chosen = settings(store)
    index = open_index(chosen)
    roots = index.roots if index.exists else ()
    folder = into or first_folder(roots, chosen.sources)
    tell = None if as_json else lambda url: say(f"fetching {url}")
    report = fetch(urls or [], folder, refresh=refresh, private=private, tell=tell)
    say(as_text(asdict(report)) if as_json else show.fetched(report, folder, build_command(roots, folder)))
    got = report.fetched or report.changed or report.unchanged
    raise typer.Exit(2 if report.failed and not got else 0)


def doctor(
    repair: Annotated[
        bool, typer.Option("--repair", help="Build a broken index anew from its files; what is whole of it is kept.")
    ] = False,
    store: Store = None,
    model: Model = None,
    embedder: Embedder = None,
) -> None:
    """Check that all is in its place, and say what to do if not."""
    from bot.config import open_index, settings
    from bot.doctor import examine

    chosen = settings(store, model, embedder=embedder)
    if repair:
        with progress() as tell:
            say(show.report(open_index(chosen).repair(tell)))
    sick = False
    for finding in examine(chosen):
        say(f"{'ok  ' if finding.well else 'BAD '} {finding.what}")
        if not finding.well:
            say(f"     {finding.hint}")
        sick |= not finding.well
    raise typer.Exit(2 if sick else 0)
