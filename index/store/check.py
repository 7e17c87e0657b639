"""Whether a store holds what it says: counts, digests, and passages that find themselves."""

from collections.abc import Sequence
from pathlib import Path
from random import Random

from index.errors import StoreBroken
from index.store.columns import FILES as COLUMNS
from index.store.columns import Columns
from index.store.documents import Documents
from index.store.manifest import Manifest
from index.store.row import Row, wording
from index.store.segments import damaged
from index.store.snapshot import Snapshot
from index.types import Embedder

# How near a passage's stored vector must be to the one that its words have now: bfloat16 takes 0.002.
_NEAR, _EQUAL = 0.98, 1e-3


def check(snapshot: Snapshot, manifest: Manifest, documents: Documents) -> None:
    """Looks at counts and digests of all that is kept.

    Raises:
        StoreBroken: something is missing or damaged.
    """
    _check_files(snapshot, manifest, documents)
    told: set[str] = set()
    for source, record in manifest.records.items():
        kept = documents.kept(record.document)
        told.update(wording(piece.id) for piece in kept.pieces)
        if set(snapshot.statements.of_source(source)) != set(kept.statements):
            raise StoreBroken(f"the statements of {source} are not those of its text")
    if len(snapshot.statements) != manifest.statements:
        raise StoreBroken(
            f"there are {len(snapshot.statements)} statements where there should be {manifest.statements}"
        )
    if len(snapshot.words) != manifest.passages or snapshot.words.wordings() != told:
        raise StoreBroken(f"the words are not those of the {manifest.passages} passages")
    if missing := len(told ^ snapshot.vectors.wordings()):
        raise StoreBroken(f"{missing} of {len(told)} vectors are missing or belong to nothing")


def _check_files(snapshot: Snapshot, manifest: Manifest, documents: Documents) -> None:
    for folder in ("lexical", "statements"):
        if files := damaged(snapshot.folder / folder):
            raise StoreBroken(f"{len(files)} file(s) of {folder}/ are damaged, such as {files[0]}")
    if lost := documents.lost([record.document for record in manifest.records.values()]):
        raise StoreBroken(f"{len(lost)} of {len(manifest.records)} documents are missing")


def probe(snapshot: Snapshot, manifest: Manifest, documents: Documents, embedder: Embedder, number: int) -> None:
    """Embeds a sample of passages anew, and looks whether they find themselves, by vector and by words.

    Raises:
        StoreBroken: one does not.
    """
    rows = sample(manifest, documents, number)
    kept = snapshot.words.rows([row.id for row in rows])
    vectors = snapshot.vectors
    for row, vector in zip(rows, embedder.embed([row.text for row in rows]), strict=True):
        itself = vectors.cosines(vector, [row.wording]).get(row.wording, 0.0)
        # Other words may have the very same vector, such as those in capitals, and come before it.
        if itself < _NEAR or max(vectors.nearest(vector, 10).values(), default=0.0) < itself - _EQUAL:
            raise StoreBroken(f"a passage of {row.source} does not find itself by its vector")
        if kept.get(row.id) != row:
            raise StoreBroken(f"a passage of {row.source} is not found by its words")


def columns_fit(lexical: Path, manifest: Manifest, documents: Documents, embedder: Embedder) -> bool:
    """Whether what was embedded for a snapshot that is broken elsewhere is whole, and, by a sample, its passages'."""
    try:
        rows = sample(manifest, documents, 8)
        kept = Columns(lexical).encoded({row.wording for row in rows})
    except StoreBroken:
        return False
    if not rows or any(file.split(".")[1] in COLUMNS for file in damaged(lexical) if "." in file):
        return False
    now = embedder.embed([row.text for row in rows])
    return all(
        row.wording in kept and float(kept[row.wording].vector @ vector) >= _NEAR
        for row, vector in zip(rows, now, strict=True)
    )


def sample(manifest: Manifest, documents: Documents, number: int) -> Sequence[Row]:
    """Passages of a few sources, others each time; documents that cannot be read are passed over."""
    draw = Random()  # noqa: S311  (no secret)
    records = list(manifest.records.values())
    draw.shuffle(records)
    rows: list[Row] = []
    # Of few sources, several passages each.
    each = -(-number // max(len(records), 1))
    for record in records[:number]:
        try:
            own = documents.kept(record.document).rows
        except StoreBroken:
            continue
        rows += draw.sample(own, min(each, len(own)))
    return rows[:number]
