"""How much of the true article is kept of saved web pages, and how little else.

    python tests/eval/articles.py [FOLDER]

FOLDER (default ../shared/data beside the project) holds articles/*.html.gz, articles/truth.json and score_articles.py.
"""

import gzip
import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from index.errors import SourceError
from index.read.draft import lay_out
from index.read.html import read_html


def main(folder: str = "") -> None:
    data = Path(folder) if folder else ROOT.parent / "shared" / "data"
    kept = {path.name.split(".")[0]: text(path) for path in sorted((data / "articles").glob("*.html.gz"))}
    truth = json.loads((data / "articles" / "truth.json").read_text(encoding="utf-8"))
    kept = {page: kept.get(page.split(".")[0], "") for page in truth}
    with tempfile.TemporaryDirectory() as work:
        file = Path(work) / "kept.json"
        file.write_text(json.dumps(kept), encoding="utf-8")
        command = [sys.executable, str(data / "score_articles.py"), str(data / "articles" / "truth.json"), str(file)]
        print(subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip())


def text(path: Path) -> str:
    try:
        draft = read_html(gzip.decompress(path.read_bytes()))
    except SourceError:
        return ""
    return lay_out(draft.blocks).text


if __name__ == "__main__":
    main(*sys.argv[1:2])
