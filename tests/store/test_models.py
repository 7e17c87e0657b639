"""A model's folder may come from anywhere: nothing in it is run, and no pickle is opened."""

import json
import os
import pickle
import shutil
from pathlib import Path

import pytest

from index.errors import ModelError
from index.store.cross import LocalReranker
from index.store.embed import LocalEmbedder
from index.store.models import locate
from index.store.weights import folder_of

CODE = """
from pathlib import Path
Path(r"{mark}").touch()
from sentence_transformers.models import Transformer
class Evil(Transformer):
    pass
"""


class Trap:
    """What a pickle may do when it is opened."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (str(self.mark),)


@pytest.fixture
def mark(tmp_path: Path) -> Path:
    return tmp_path / "it-ran"


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """The installed model in a folder of its own, its weights by a link."""
    folder = tmp_path / "model"
    own = folder_of("all-MiniLM-L6-v2")
    shutil.copytree(own, folder, ignore=shutil.ignore_patterns("*.safetensors"))
    (folder / "model.safetensors").symlink_to(own / "model.safetensors")
    return folder


def changed(file: Path, change: object) -> None:
    told = json.loads(file.read_text(encoding="utf-8"))
    change(told)
    file.write_text(json.dumps(told), encoding="utf-8")


@pytest.mark.parametrize("name", ["modeling_evil.Evil", "os.system", "subprocess.Popen", "evil.Evil"])
def test_modules_of_strangers_are_not_run(model: Path, mark: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    for file in ("modeling_evil.py", "evil.py"):
        (model / file).write_text(CODE.format(mark=mark), encoding="utf-8")
    monkeypatch.chdir(model)
    changed(model / "modules.json", lambda told: told[0].update(type=name))
    with pytest.raises(ModelError, match="not a sentence-transformers model"):
        LocalEmbedder(str(model)).embed(["x"])
    assert not mark.exists()


@pytest.mark.parametrize("kind", ["bert", "of-its-own"])
def test_the_code_that_a_configuration_names_is_not_run(model: Path, mark: Path, kind: str) -> None:
    (model / "modeling_evil.py").write_text(CODE.format(mark=mark), encoding="utf-8")
    code = {"AutoConfig": "modeling_evil.Evil", "AutoModel": "modeling_evil.Evil"}
    changed(model / "config.json", lambda told: told.update(auto_map=code, model_type=kind))
    for what in (LocalEmbedder, LocalReranker):
        try:
            made = what(str(model))
            made.embed(["x"]) if isinstance(made, LocalEmbedder) else made.judge("x", ["y"])
        except ModelError:
            pass
    assert not mark.exists()


@pytest.mark.parametrize("name", ["pytorch_model.bin", "2_Dense/pytorch_model.bin", "model.pt", "sub/weights.pkl"])
@pytest.mark.parametrize("what", [LocalEmbedder, LocalReranker])
def test_pickled_weights_are_refused(model: Path, mark: Path, name: str, what: type) -> None:
    (model / "model.safetensors").unlink()
    (model / name).parent.mkdir(exist_ok=True)
    (model / name).write_bytes(pickle.dumps(Trap(mark)))
    with pytest.raises(ModelError, match="are a pickle") as caught:
        what(str(model))
    assert "save(NEW)" in caught.value.hint
    assert not mark.exists()


def test_pickled_weights_beside_plain_ones_are_left_alone(model: Path, mark: Path) -> None:
    (model / "pytorch_model.bin").write_bytes(pickle.dumps(Trap(mark)))
    assert locate(str(model), "") == model
    assert len(LocalEmbedder(str(model)).embed_question("x")) == 384
    assert not mark.exists()
