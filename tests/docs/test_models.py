"""The commands of docs/models.md are run, with stand-ins for what would have to be fetched or served."""

import re
import shlex
import shutil
from contextlib import redirect_stdout
from importlib.metadata import entry_points, metadata
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from index import Index
from tests.bot.write.server import Model, says
from tests.bot.write.server import served as speaking
from tests.conftest import ROOT
from tests.docs.console import printed
from tests.fakes import CountingEmbedder
from tests.services import served as serving

PAGE = (ROOT / "docs" / "models.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```bash\n(.*?)```", PAGE, re.DOTALL)
QUESTION = '{"question": "what did Peskov say", "source": "kremlin.html"}\n'


class Even:
    """A reranker that prefers none."""

    def __init__(self, name: str) -> None:
        assert name.startswith("cross-encoder/")

    def judge(self, _question: str, texts: list[str]) -> list[float]:
        return [0.5] * len(texts)


def counting(name: str | None = None) -> CountingEmbedder:
    return CountingEmbedder(name or "counting-1")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as somebody has it who follows the page: sources, an index of them, and questions."""
    made = tmp_path_factory.mktemp("models")
    (made / "sources").mkdir()
    for name in ("kremlin.html", "nato.txt"):
        shutil.copy(ROOT / "sources" / name, made / "sources" / name)
    (made / "questions.jsonl").write_text(QUESTION, encoding="utf-8")
    for store, model in ((".onrecord", None), (".onrecord-bge", "BAAI/bge-base-en-v1.5")):
        index = Index.open(made / store, embedder=counting(model))
        index.build([made / "sources"])
        index.close()
    return made


@pytest.fixture
def place(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(shutil.copytree(made, tmp_path / "place"))
    monkeypatch.setattr("index.store.choice.load_embedder", counting)
    monkeypatch.setattr("index.index.LocalReranker", Even)
    return tmp_path / "place"


def run(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    name, *args = shlex.split(line)
    if name == "export":
        monkeypatch.setenv(*args[0].split("=", 1))
    elif name == "onrecord":
        status, out = printed(line)
        assert status == 0, out
    elif name == "python":
        with redirect_stdout(StringIO()) as out:
            exec(args[1], {})  # noqa: S102  (the page's own words)
        assert out.getvalue().strip() in {"True", "False"}
    elif name == "hf":
        assert entry_points(group="console_scripts", name="hf")
    else:
        assert line == "pip install 'onrecord[llm]'"
        assert "llm" in metadata("onrecord").get_all("Provides-Extra", [])


@pytest.mark.parametrize("block", BLOCKS)
@pytest.mark.usefixtures("place")
def test_the_commands_run(block: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving() as service, speaking(says("The refusal was regrettable [1].")) as model:
        service.models = ["BAAI/bge-base-en-v1.5"]
        for line in elsewhere(block, service, model).splitlines():
            run(line, monkeypatch)


def elsewhere(block: str, service: Any, model: Model) -> str:
    return block.replace("http://127.0.0.1:8080", service.address).replace("http://127.0.0.1:11434/v1", model.url)


def test_what_is_asked_of_python_is_there() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    compile(code, "models.md", "exec")
    assert "EmbeddingService" in code


def test_every_setting_is_one() -> None:
    known = "".join(
        path.read_text(encoding="utf-8") for name in ("bot", "index") for path in (ROOT / name).rglob("*.py")
    )
    for setting in set(re.findall(r"\bONRECORD_\w+", PAGE)):
        assert f'"{setting}"' in known, setting
    shown = "".join(printed(f"onrecord {command} --help")[1] for command in ("ask", "build", "eval"))
    for option in set(
        re.findall(r"`[^`]*?(--(?:model|embedder|reranker|llm-url|llm-model|fresh|store|compare))\b", PAGE)
    ):
        assert option in shown, option
