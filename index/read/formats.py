"""Which reader reads what, by suffix."""

from collections.abc import Callable, Iterator, Mapping
from typing import IO

from index.read.archive import Member, tar_members, zip_members
from index.read.draft import Draft
from index.read.epub import read_epub
from index.read.html import read_html
from index.read.mail import read_mail, read_mhtml
from index.read.office import read_docx, read_pptx, read_rtf, read_xlsx
from index.read.pdf import read_pdf
from index.read.records import Record, read_csv, read_json, read_jsonl
from index.read.text import read_markdown, read_text

LARGEST = 32 * 2**20
"""Most bytes of a file that is read whole: some ten thousand pages of plain text."""
# Of those that hold pictures beside their text.
LARGEST_OF = dict.fromkeys((".pdf", ".docx", ".pptx", ".epub", ".eml", ".mhtml", ".mht"), 128 * 2**20)

READERS: dict[str, Callable[[bytes], Draft]] = {
    ".txt": read_text,
    ".text": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".mhtml": read_mhtml,
    ".mht": read_mhtml,
    ".pdf": read_pdf,
    ".docx": read_docx,
    ".pptx": read_pptx,
    ".xlsx": read_xlsx,
    ".rtf": read_rtf,
    ".epub": read_epub,
    ".eml": read_mail,
}
# Each record is a document: "posts.jsonl#17".
RECORDS: dict[str, Callable[[IO[bytes], Mapping[str, str], int], Iterator[Record]]] = {
    ".json": read_json,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".csv": read_csv,
    ".tsv": read_csv,
}
# Each file in it is a document: "bundle.zip/inner/a.html".
ARCHIVES: dict[str, Callable[[IO[bytes]], Iterator[Member]]] = {
    ".zip": zip_members,
    ".tar": tar_members,
    ".tgz": tar_members,
    ".gz": tar_members,
    ".bz2": tar_members,
    ".xz": tar_members,
}
SUFFIXES = frozenset((*READERS, *RECORDS, *ARCHIVES))
"""Of all files that are read."""
# An archive in an archive is read, and none in that.
DEEPEST = 2
