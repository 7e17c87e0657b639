"""How long a build on a Ray cluster takes with 1, 2 and 3 nodes, and what the death of one changes.

    python tests/bench/cluster.py FOLDER [NODES…]

FOLDER has the texts. Builds them with the real model on this machine alone first, then on clusters of so many nodes
(1 2 3 if none are told), then on the largest of them with one killed when a third of the files are read. Each is built
into an index of its own on a Chroma server of this machine, and compared with the first: documents, ids and statements
by their digests, vectors number by number.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

import numpy as np

from index import Index
from tests import nodes
from tests.chroma import Chroma
from tests.conftest import free_port


def main(folder: str, *numbers: str) -> None:
    with tempfile.TemporaryDirectory() as work:
        os.environ["ONRECORD_CACHE"] = str(Path(work) / "cache")
        server = Chroma(Path(work) / "chroma", free_port())
        server.start()
        try:
            local = Index.open(Path(work) / "store")
            began = time.perf_counter()
            report = local.build([folder])
            print(f"alone: {time.perf_counter() - began:.1f} s, {report.passages:,} passages", flush=True)
            files = report.added
            for number in numbers or ("1", "2", "3"):
                _compare(local, f"{server.address}/nodes{number}", folder, int(number), 0)
            _compare(local, f"{server.address}/killed", folder, int((numbers or ("3",))[-1]), files // 3)
        finally:
            server.kill()


def _compare(local: Index, address: str, folder: str, number: int, kill: int) -> None:
    told = _build(address, folder, number, kill)
    there = Index.open(address)
    ours, theirs = _state(local), _state(there)
    there.close()
    same = ours[0] == theirs[0] and ours[1].keys() == theirs[1].keys()
    apart = max(float(np.abs(one - theirs[1][wording]).max()) for wording, one in ours[1].items()) if same else np.nan
    how = f"{number} nodes" + f", {told['killed']} killed after {kill} files" * bool(kill)
    what = "the same documents, ids and statements" if same else "OTHER DOCUMENTS"
    print(
        f"{how}: {told['seconds']:.1f} s, {told['passages']:,} passages; "
        f"{what}, vectors at most {apart:.1e} apart, {len(told['failed'])} failures",
        flush=True,
    )


def _build(address: str, folder: str, number: int, kill: int) -> dict[str, Any]:
    command = [sys.executable, nodes.__file__, address, folder, str(number), str(kill), "real"]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _state(index: Index) -> tuple[dict[str, str], dict[str, np.ndarray]]:
    """The digest of each document, with its passages and statements, and the vector of each wording."""
    with index._live.view() as view:
        documents = {source: record.document for source, record in view.manifest.records.items()}
        columns = view.snapshot.columns
        return documents, {wording: one.vector for wording, one in columns.encoded(columns.wordings).items()}


if __name__ == "__main__":
    main(*sys.argv[1:])
