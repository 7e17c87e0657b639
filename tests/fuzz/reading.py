"""Every reader. A file becomes documents whose places lie in their text, or a SourceError that says why and what to do;
the same bytes give the same, and no fault is of our own code's making.
"""

import json
import re
import tarfile
import traceback
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from functools import partial
from io import BytesIO
from pathlib import Path
from unittest.mock import patch

import index
from index.errors import SourceError
from index.read import reader
from index.types import Document, Failure
from tests.fuzz.target import Fault, Target, holds, words_of

_OURS = str(Path(index.__file__).parent)
_PART = re.compile(rb"^--- (.+)\n", re.MULTILINE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_PARSING = reader._parsing
_LONGEST = 1000
_PARTED = (".docx", ".pptx", ".xlsx", ".epub", ".zip")


def read(name: str, data: bytes) -> list[Document | Failure]:
    """What stands in a file of that name."""
    with patch.object(reader, "_parsing", _watched):
        try:
            return list(reader._documents(name, BytesIO(data), reader._Hints({}, {}), 0))
        except SourceError as error:
            return [Failure(name, str(error), error.hint)]


@contextmanager
def _watched() -> Iterator[None]:
    """As the reader's own, but what our own code raises is no damaged file: it is a fault."""
    with _PARSING():
        try:
            yield
        except SourceError:
            raise
        except Exception as error:  # Whose fault it is tells the place that raised it
            frames = traceback.extract_tb(error.__traceback__)
            if frames[-1].filename.startswith(_OURS) and not isinstance(error, RecursionError):
                raise Fault(f"{error!r} in {frames[-1].name}") from error
            raise


def file(name: str, data: bytes) -> None:
    """Holds all that is read from a file to its laws."""
    found = read(name, data)
    holds(bool(found), "neither a document nor a failure")
    for one in found:
        if isinstance(one, Document):
            document(one)
        else:
            holds(bool(one.reason.strip()), one)
            holds(not _UNSEEN.search(f"{one.source}{one.reason}{one.hint}") and len(one.reason) < _LONGEST, one)
    holds(read(name, data) == found, "another time it is read as something else")


def document(one: Document) -> None:
    """Holds a document to its laws."""
    ends = [edge for section in one.sections for edge in (section.start, section.end)]
    holds(bool(ends) and ends == sorted(ends) and ends[-1] <= len(one.text), one)
    holds(all(section.start < section.end for section in one.sections), one)
    starts = [place.start for place in one.places]
    holds(starts == sorted(starts) and all(0 <= start <= len(one.text) for start in starts), one)
    holds(all("\n" not in section.heading for section in one.sections), one)
    holds(one.published is None or _DAY.fullmatch(one.published) is not None, one.published)
    holds(bool(one.title) and "\n" not in one.title, one.title)
    told = (one.title, one.author, one.publisher, *(place.label for place in one.places))
    holds(not any(_CONTROL.search(text) for text in (one.text, *told) if text), (one.text, told))
    holds(json.loads(json.dumps(asdict(one), ensure_ascii=False).encode())["text"] == one.text, "it cannot be kept")


def packed(suffix: str, pack: Callable[[bytes], bytes], data: bytes) -> None:
    """A packed file of parts, each behind a line "--- NAME", so that a changed byte is one of what is packed."""
    file(f"f{suffix}", pack(data))


def zipped(data: bytes) -> bytes:
    """The parts as a zip file."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as pack:
        for name, part in parts(data):
            pack.writestr(zipfile.ZipInfo(name), part)
    return out.getvalue()


def tarred(data: bytes) -> bytes:
    """The parts as a tar file."""
    out = BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.GNU_FORMAT) as pack:
        for name, part in parts(data):
            info = tarfile.TarInfo(name)
            info.size = len(part)
            pack.addfile(info, BytesIO(part))
    return out.getvalue()


def parts(data: bytes) -> list[tuple[str, bytes]]:
    """Names and contents; of one name the last stays."""
    _, *pieces = _PART.split(data)
    pairs = zip(pieces[::2], pieces[1::2], strict=True)
    return list({name.decode("utf-8", "replace").replace("\0", ""): part for name, part in pairs}.items())


# What a document of each format holds beside prose.
_WORDS = {
    ".md": words_of("---\n¦title: ¦date: 2025-03-01¦# ¦| a |¦|---|¦> ¦```¦<b>¦](¦&amp;"),
    ".txt": words_of("By ¦March 1, 2025¦\n\n¦Share this¦| ¦1. ¦INTERVIEWER: "),
    ".html": words_of(
        "<p>¦</p>¦<div>¦<article>¦<h1>¦<ul>¦<li>¦<table>¦<tr>¦<td>¦<br>¦<a href=x>¦"
        "<meta name=author content=¦<script type=application/ld+json>¦</script>¦<time datetime=¦"
        "<title>¦</title>¦<!--¦-->¦&nbsp;¦2025-03-01¦<head>¦<body>¦<svg>¦<math>¦<template>¦<noscript>¦"
        "charset=utf-16¦data:image/png;base64,"
    ),
    ".rtf": words_of(
        "{\\rtf1¦\\par¦{\\*\\¦\\'e9¦\\u8220?¦\\uc0¦\\bin9¦{\\fonttbl¦\\ansicpg1252¦\\trowd¦\\cell¦\\row¦}¦\\~"
    ),
    ".eml": words_of(
        "Subject: ¦From: ¦Date: ¦Content-Type: multipart/mixed; boundary=¦text/html¦text/plain¦charset=¦"
        "Content-Transfer-Encoding: base64¦quoted-printable¦=?utf-8?q?¦?=¦message/rfc822¦\n\n¦--b¦--b--¦"
        "Content-Disposition: attachment; filename=¦a.txt¦filename*=utf-8''¦idna"
    ),
    ".json": words_of('{"text": ¦"title": ¦"date": ¦[¦]¦}¦"author"¦1e999¦NaN¦\\ud800¦null¦<p>'),
    ".csv": words_of('text,title\n¦"¦""¦;¦\t¦\r\n¦date¦\ufeff'),
    ".pdf": words_of(
        "%PDF-1.7\n¦obj\n¦endobj\n¦stream\n¦endstream\n¦<<¦>>¦/Type /Page¦/Kids [¦/Length ¦BT¦ET¦Tj¦/F1 12 Tf¦"
        "72 700 Td¦trailer¦/Root 1 0 R¦/Encrypt¦xref¦/Title (¦Tm"
    ),
    ".docx": words_of(
        '--- word/document.xml\n¦<w:p>¦<w:r>¦<w:t>¦</w:t>¦<w:tbl>¦<w:tc>¦<w:gridSpan w:val="¦<w:pStyle ¦'
        "--- docProps/core.xml\n¦<w:sdt>¦<w:br/>¦<w:hyperlink>¦<w:vMerge/>¦<w:ins>¦Heading 1¦<dcterms:created>"
    ),
    ".pptx": words_of(
        '--- ppt/slides/slide1.xml\n¦<p:sp>¦<a:p>¦<a:t>¦<p:grpSp>¦<a:tbl>¦<a:tc>¦<p:ph type="title"/>¦'
        '<p:graphicFrame>¦<p:sldId ¦r:id="rId2"¦<p:pic>¦<a:fld>'
    ),
    ".xlsx": words_of(
        '--- xl/worksheets/sheet1.xml\n¦<row r="1">¦<c r="A1" t="s">¦<v>¦</v>¦<is><t>¦inlineStr¦t="d"¦'
        't="e"¦t="b"¦<f>¦1e308¦45000.5¦<mergeCell ref="A1:XFD9"/>¦<si><t>¦numFmtId="14"¦XFD1048576'
    ),
    ".epub": words_of(
        '--- META-INF/container.xml\n¦--- OEBPS/a.xhtml\n¦<item id="a" href="a.xhtml"/>¦'
        '<itemref idref="a"/>¦<dc:title>¦<dc:date>¦linear="no"¦<h1>¦<p>¦<br/>¦'
        '<!DOCTYPE x [<!ENTITY a "b">]>¦&a;¦../¦%2e%2e/'
    ),
    ".zip": words_of("--- a.txt\n¦--- b/c.md\n¦--- d.json\n¦--- ../e.txt\n¦--- .f\n¦--- __MACOSX/g.txt\n¦--- h.eml\n"),
}
_ALIKE = {".jsonl": ".json", ".mhtml": ".eml", ".tar": ".zip"}


def pack_of(suffix: str) -> Callable[[bytes], bytes] | None:
    """What packs the parts of such a file; None where it is as its bytes are."""
    return {".tar": tarred}.get(suffix, zipped if suffix in _PARTED else None)


def _target(suffix: str) -> Target:
    pack = pack_of(suffix)
    run = partial(packed, suffix, pack) if pack else partial(file, f"f{suffix}")
    return Target(suffix[1:], run, _WORDS[_ALIKE.get(suffix, suffix)])


TARGETS = (
    *map(_target, sorted({*_WORDS, *_ALIKE})),
    # As their bytes are, with what holds the members together.
    Target("zip-bytes", partial(file, "f.zip"), ("PK\x03\x04", "PK\x01\x02", "PK\x05\x06", "PK\x06\x06")),
    Target("tar-bytes", partial(file, "f.tar"), ("ustar", "GNU", "path=", "././@LongLink"), 10240),
)
