"""A build on a cluster of which a machine dies, against one on this machine alone."""

import importlib.util
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from index import Index
from index.errors import ClusterError
from index.store.encoded import Encoded
from index.types import BuildReport
from tests import nodes
from tests.conftest import ROOT
from tests.fakes import CountingEmbedder, TokenCountingEmbedder

needs_ray = pytest.mark.skipif(
    importlib.util.find_spec("ray") is None and not os.environ.get("CI"),
    reason="Ray is not installed: pip install 'onrecord[cluster]'",
)
FILES = 40


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """Many files, records and members among them, and some that cannot be used."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(FILES):
        said = f"Miller {number} said that {number} sacks of wheat were ground. Nobody asked who had counted them. " * 4
        (folder / f"mill{number:02}.txt").write_text(said, encoding="utf-8")
    records = [{"id": n, "title": f"Note {n}", "text": f"Clara Holt told us that note {n} is short."} for n in range(9)]
    (folder / "notes.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    (folder / "strange.xyz").write_text("?", encoding="utf-8")
    return folder


def on_cluster(address: str, folder: Path, kill: int) -> dict[str, Any]:
    """The report of a build on three nodes, of which one is killed."""
    command = [sys.executable, nodes.__file__, address, str(folder), "3", str(kill)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, timeout=280)
    assert done.returncode == 0, done.stderr[-3000:]
    told: dict[str, Any] = json.loads(done.stdout)  # Nothing of Ray's own stands on standard output.
    return told


def contents(index: Index) -> dict[str, str]:
    """The digest of each document: of its text, the ids and places of its passages, and its statements."""
    with index._live.view() as view:
        return {source: record.document for source, record in view.manifest.records.items()}


def encoded(index: Index) -> dict[str, Encoded]:
    with index._live.view() as view:
        return view.snapshot.columns.encoded(view.snapshot.words.wordings())


@needs_ray
def test_a_machine_that_dies_changes_nothing(
    texts: Path, tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_CACHE", str(tmp_path / "cache"))
    local = Index.open(tmp_path / "store", embedder=TokenCountingEmbedder())
    here = local.build([texts])
    told = on_cluster(address, texts, kill=FILES // 3)
    assert told.pop("killed") == 1
    there = BuildReport(**{name: told[name] for name in BuildReport.__slots__ if name != "failed"})
    assert [one["source"] for one in told["failed"]] == [one.source for one in here.failed]
    assert replace(here, failed=(), seconds=there.seconds) == there
    shared = Index.open(address, embedder=TokenCountingEmbedder())
    assert contents(shared) == contents(local)
    ours, theirs = encoded(local), encoded(shared)
    assert ours.keys() == theirs.keys()
    for wording, one in ours.items():
        assert np.abs(one.vector - theirs[wording].vector).max() < 1e-5
        assert np.array_equal(one.signs, theirs[wording].signs)
    question = "how many sacks of wheat were ground"
    assert [p.id for p in shared.retrieve(question, 9)] == [p.id for p in local.retrieve(question, 9)]
    shared.close()
    local.close()


def test_a_cluster_needs_a_store_that_it_can_reach(folder: Path, tmp_path: Path) -> None:
    index = Index.open(tmp_path / "store", embedder=CountingEmbedder())
    with pytest.raises(ClusterError) as caught:
        index.build([folder], ray="auto")
    assert "--store http://" in caught.value.hint
    assert not index.exists


@needs_ray
@pytest.mark.parametrize("where", ["127.0.0.1:9", "no address", "ray://127.0.0.1:9"])
def test_a_cluster_that_is_not_there_is_told_at_once(
    where: str, folder: Path, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_CACHE", str(tmp_path / "cache"))
    index = Index.open(address, embedder=CountingEmbedder())
    with pytest.raises(ClusterError) as caught:
        index.build([folder], ray=where)
    assert f"there is no Ray cluster at {where}" in str(caught.value)
    index.close()


def test_without_ray_it_says_what_to_install(
    folder: Path, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_CACHE", str(tmp_path / "cache"))
    monkeypatch.setitem(sys.modules, "ray", None)
    index = Index.open(address, embedder=CountingEmbedder())
    with pytest.raises(ClusterError) as caught:
        index.build([folder], ray="auto")
    assert "pip install 'onrecord[cluster]'" in caught.value.hint
    index.close()
