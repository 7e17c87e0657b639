"""What is taken out of scraped articles, and whether a sentence of an article was lost or a line of the page kept.

    python tests/eval/scraped.py FOLDER

FOLDER holds scraped articles as .txt. Prints every line taken out, for a person to judge, and counts: sentences
of an article that stand in no passage, and passages that hold a line which only a page has.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from index.read import File, read
from index.split import split
from tests.fakes import CountingEmbedder

# Written apart from the rules of the reader, from what such pages were seen to hold.
PAGE = re.compile(
    r"join on whatsapp|leave a (comment|reply)|share to:|table of contents|meta description:|keywords:|^close$|"
    r"scroll to top|email address will not be published|required fields|article subheadings|cookies?\b|^-+\|?-*\|?$",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"[A-Z“\"‘'].*\s.*\s.*[.!?][”\"’')]*( \|)?$")


def main(folder: str) -> int:
    lost = kept = 0
    for path in sorted(Path(folder).glob("*.txt")):
        document = next(read(File(path.name, path)))
        pieces = split(document, CountingEmbedder().count, 254)
        passages = [document.text[piece.start : piece.end] for piece in pieces]
        shown = {line for text in (document.text, document.title) for line in map(bare, text.split("\n"))}
        out = [line for line in map(bare, path.read_text(encoding="utf-8").splitlines()) if line and line not in shown]
        sentences = [line for line in out if SENTENCE.fullmatch(line) and not PAGE.search(line)]
        furniture = [line for text in passages for line in text.split("\n") if PAGE.search(line)]
        lost, kept = lost + len(sentences), kept + len(furniture)
        print(f"{path.name}: {len(passages)} passages; {len(out)} lines taken out:")
        for line in out:
            print(f"  {'LOST ' if line in sentences else ''}{line[:110]}")
        for line in furniture:
            print(f"  KEPT {line[:110]}")
    print(f"{lost} sentences lost, {kept} lines of a page kept")
    return int(bool(lost or kept))


def bare(line: str) -> str:
    return " ".join(line.replace("\ufeff", "").split()).rstrip("| ").strip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
