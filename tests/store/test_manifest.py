"""What lies in a snapshot is what the number in its manifest says."""

import hashlib
import json
from pathlib import Path

import tantivy

from index.store import manifest, passage_bucket, statement_bucket

LAID = {5: ("def4eb0775cf", "b58bd07c4144")}


def digest(schema: tantivy.Schema, folder: Path) -> str:
    folder.mkdir()
    tantivy.Index(schema, str(folder))
    told = json.loads((folder / "meta.json").read_text(encoding="utf-8"))["schema"]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:12]


def test_fields_change_with_the_number_of_their_format(tmp_path: Path) -> None:
    """Where this fails, raise `_FORMAT`, or older stores would be searched for what they do not have."""
    laid = digest(passage_bucket.schema(), tmp_path / "passages"), digest(statement_bucket.schema(), tmp_path / "said")
    assert {manifest._FORMAT: laid} == LAID
