"""Thousands of broken files: the build must end, list each with its reason, and stay small.

    python tests/eval/broken.py [FILES]

Makes truncated files, files under a wrong suffix, random bytes, bombs, deep nests, a gigabyte of one line, names that
are not UTF-8, loops of links, pipes; builds an index from them and two good files; prints what was listed, the time and
the peak memory.
"""

import gzip
import io
import json
import os
import random
import sys
import tarfile
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from index import Index
from index.read import formats
from tests.fakes import CountingEmbedder
from tests.memory import peak

SUFFIXES = sorted(formats.SUFFIXES)
MOST = 2**30


def main(files: str = "2000", size: str = str(2**30)) -> None:
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work) / "texts"
        made = make(folder, int(files), int(size))
        began = time.perf_counter()
        index = Index.open(Path(work) / "store", embedder=CountingEmbedder())
        report = index.build([folder])
        seconds = time.perf_counter() - began
        read = {source.source.split("#")[0].split(".zip/")[0] for source in index.sources()}
        index.close()
    most = peak()
    listed = {failure.source for failure in report.failed}
    silent = [name for name in made if name not in listed and name not in read and not _inside(name, listed | read)]
    reasons = Counter(" ".join(failure.reason.split()[:4]) for failure in report.failed)
    print(
        f"{len(made)} broken files: {len(report.failed)} failures listed, {report.passages} passages, {seconds:.0f} s"
    )
    print(f"neither read nor listed: {len(silent)} {silent[:5]}")
    print(f"without a reason or a hint: {sum(not (f.reason and f.hint) for f in report.failed)}")
    print(f"peak memory {most / 2**20:.0f} MiB")
    for reason, count in reasons.most_common(12):
        print(f"  {count:5} {reason} …")
    if silent or most > MOST or not {"good.txt", "good.md"} <= read:
        sys.exit(1)


def _inside(name: str, names: set[str]) -> bool:
    return any(other.startswith((f"{name}/", f"{name}#")) for other in names)


def make(folder: Path, files: int, size: int) -> list[str]:
    """Writes broken files and two good ones; returns the names of the broken ones as a report shows them."""
    folder.mkdir()
    (folder / "good.txt").write_text("Anna said that it was good.", encoding="utf-8")
    (folder / "good.md").write_text("# Good\n\nBoris said so too.", encoding="utf-8")
    draw = random.Random(3)
    names = special(folder, size)
    whole = samples()
    for number in range(max(files - len(names), 0)):
        suffix = SUFFIXES[number % len(SUFFIXES)]
        name = f"{number:05d}{suffix}"
        data = BREAKS[(number // len(SUFFIXES)) % len(BREAKS)](draw, whole, suffix)
        (folder / name).write_bytes(data)
        names.append(name)
    return names


def samples() -> dict[str, bytes]:
    """A whole file of most formats."""
    import docx
    import openpyxl
    import pptx

    text = "The harbour master said that forty ships were waiting outside the bay. Nobody knew why. " * 40
    page = f"<html><head><title>T</title></head><body><article><h1>Ships</h1><p>{text}</p></article></body></html>"
    word = docx.Document()
    word.add_paragraph(text)
    book = openpyxl.Workbook()
    book.active.append([text, 1])
    show = pptx.Presentation()
    show.slides.add_slide(show.slide_layouts[5]).shapes.title.text = text
    out = {}
    for suffix, thing in ((".docx", word), (".xlsx", book), (".pptx", show)):
        stream = io.BytesIO()
        thing.save(stream)
        out[suffix] = stream.getvalue()
    return out | {
        ".html": page.encode(),
        ".pdf": (ROOT / "sources" / "prisoners.pdf").read_bytes(),
        ".json": json.dumps([{"text": text}] * 20).encode(),
        ".zip": packed({"a.txt": text.encode(), "b.html": page.encode()}),
        ".tgz": gzip.compress(text.encode()),
        ".txt": text.encode(),
    }


def packed(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in files.items():
            file.writestr(name, data)
    return out.getvalue()


def truncated(draw: random.Random, whole: dict[str, bytes], suffix: str) -> bytes:
    data = whole.get(suffix, whole[".docx"])
    return data[: draw.randrange(len(data))]


def wrong(draw: random.Random, whole: dict[str, bytes], suffix: str) -> bytes:
    return whole[draw.choice([other for other in sorted(whole) if other != suffix])]


def noise(draw: random.Random, _whole: dict[str, bytes], _suffix: str) -> bytes:
    return draw.randbytes(draw.randrange(1, 50_000))


def flipped(draw: random.Random, whole: dict[str, bytes], suffix: str) -> bytes:
    data = bytearray(whole.get(suffix, whole[".docx"]))
    for _ in range(30):
        data[draw.randrange(len(data))] = draw.randrange(256)
    return bytes(data)


def empty(_draw: random.Random, _whole: dict[str, bytes], _suffix: str) -> bytes:
    return b""


BREAKS: list[Callable[[random.Random, dict[str, bytes], str], bytes]] = [truncated, wrong, noise, flipped, empty]


def special(folder: Path, size: int) -> list[str]:
    """Bombs, deep nests, a gigabyte of one line, odd names, links and pipes."""
    laughs = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(12)
    )
    bomb = packed({f"{i}.txt": bytes(2**24) for i in range(8)})
    nest = b"One stands here."
    for i in range(30):
        nest = packed({f"{i}.zip" if i else "a.txt": nest})
    deep = 200_000
    files = {
        "bomb.zip": bomb,
        "bomb-in.zip": packed({"in.zip": bomb}),
        "bomb.docx": packed({"word/document.xml": bytes(2**27)}),
        "bomb.epub": packed({"META-INF/container.xml": bytes(2**27)}),
        "laughs.docx": packed({"word/document.xml": f"{laughs}]><l>&m;</l>".encode()}),
        "laughs.epub": packed({"META-INF/container.xml": f"{laughs}]><l>&m;</l>".encode()}),
        "laughs.xhtml": f"{laughs}]><html><body><p>&m;</p></body></html>".encode(),
        "nest.zip": nest,
        "deep.json": b"[" * deep + b"]" * deep,
        "deep.jsonl": b'{"a":' * deep,
        "deep.html": b"<div>" * deep + b"x",
        "table.html": b"<table><tr><td>" * 20_000,
        "deep.rtf": b"{\\rtf1 " + b"{" * deep,
        "deep.md": b">" * deep + b" x",
        "brackets.md": b"[" * deep,
        "spaces.txt": b" " * 2**24 + b"x",
        "dots.txt": b". " * 2**22,
        "quotes.txt": "“".encode() * 2**20,
        "letters.txt": b"a" * (8 * 2**20),
        "many.csv": b"a,b\n" + b'"' * 2**20,
        "words.txt": b"word " * (2**20),
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    names = [*files, *huge(folder, size)]
    with tarfile.open(folder / "links.tar", "w") as tar:
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        tar.addfile(link)
    (folder / "loop").mkdir()
    (folder / "loop" / "back").symlink_to(folder)
    (folder / "nowhere.txt").symlink_to(folder / "not-there.txt")
    (folder / "self.txt").symlink_to(folder / "self.txt")
    os.mkfifo(folder / "pipe.txt")
    with (Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt"))).open("wb") as file:
        file.write(b"One stands here.")
    return [*names, "links.tar", "loop/back", "nowhere.txt", "self.txt", "pipe.txt", "caf\\udce9.txt"]


def huge(folder: Path, size: int) -> list[str]:
    """Files of one line, of about a gigabyte."""
    names = [f"huge{suffix}" for suffix in (".txt", ".jsonl", ".csv", ".html", ".json", ".pdf", ".zip")]
    block = b"x" * 2**20
    for name in names:
        with (folder / name).open("wb") as file:
            for _ in range(size // len(block)):
                file.write(block)
    return names


if __name__ == "__main__":
    main(*sys.argv[1:3])
