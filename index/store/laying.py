"""Lays the words and statements of a snapshot from its documents.

Buckets in which nothing changed are shared with the snapshot before.
"""

from collections.abc import Collection, Sequence
from pathlib import Path

from index.errors import StoreBroken
from index.store.columns import Columns
from index.store.documents import Documents, Kept
from index.store.lexical import LexicalIndex
from index.store.manifest import Manifest
from index.store.passage_bucket import Encode
from index.store.passage_bucket import contents as passage_contents
from index.store.passage_bucket import schema as passage_schema
from index.store.row import Beside
from index.store.segments import Contents, lay
from index.store.statement_bucket import contents as statement_contents
from index.store.statement_bucket import schema as statement_schema
from index.store.statements import StatementIndex


def lay_all(  # noqa: PLR0913, PLR0917  (where to, from what, and what of it is new)
    folder: Path,
    last: Path | None,
    manifest: Manifest,
    changed: Collection[str],
    documents: Documents,
    encode: Encode,
) -> None:
    """Writes lexical/ and statements/ into the folder of a snapshot.

    Args:
        folder: of the snapshot.
        last: of the snapshot that it follows; None to lay all anew.
        manifest: what it is to hold.
        changed: sources that were added, changed or removed since the last one.
        documents: the sources' texts.
        encode: gives what the embedder makes of wordings.

    Raises:
        StoreBroken: not as many passages or statements were laid as there should be.
    """

    def kept(source: str) -> tuple[Beside, Kept]:
        about, document = manifest.records[source].about, manifest.records[source].document
        return Beside(about.title, about.publisher, about.published), documents.kept(document)

    def passages(sources: Sequence[str]) -> Contents:
        own = ((beside._replace(speakers=some.speakers), some.rows) for beside, some in map(kept, sources))
        return passage_contents(own, encode)

    def statements(sources: Sequence[str]) -> Contents:
        return statement_contents((beside, some.statements) for beside, some in map(kept, sources))

    def between(name: str) -> tuple[Path, Path | None]:
        return folder / name, last / name if last else None

    abouts = {source: record.about for source, record in manifest.records.items()}
    numbers = {source: about.passages for source, about in abouts.items()}
    lay(*between("lexical"), numbers, changed, passage_schema(), passages)
    numbers = {source: about.statements for source, about in abouts.items()}
    lay(*between("statements"), numbers, changed, statement_schema(), statements)
    _check_counts(folder, manifest)


def _check_counts(folder: Path, manifest: Manifest) -> None:
    made = {
        "texts": (len(LexicalIndex(folder / "lexical")), manifest.passages),
        "columns": (len(Columns(folder / "lexical")), manifest.passages),
        "statements": (len(StatementIndex(folder / "statements")), manifest.statements),
    }
    for what, (number, wanted) in made.items():
        if number != wanted:
            raise StoreBroken(f"the build made {number} {what} where {wanted} were to be written")
