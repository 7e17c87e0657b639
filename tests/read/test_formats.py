"""Each format is read as its users know it: words, headings, places, and what it says of itself."""

import io
import json
import re
import tarfile
import zipfile
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path

import pytest

from index.errors import SourceError, UnreadableSource
from index.read import File, formats, read
from index.types import Document, Failure
from tests.conftest import ROOT


def all_of(path: Path, data: bytes, fields: dict[str, str] | None = None) -> list[Document | Failure]:
    path.write_bytes(data)
    return list(read(File(path.name, path), fields))


def one(path: Path, data: bytes) -> Document:
    (document,) = all_of(path, data)
    assert isinstance(document, Document)
    return document


def saved(thing: object) -> bytes:
    out = io.BytesIO()
    thing.save(out)
    return out.getvalue()


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in files.items():
            file.writestr(name, data)
    return out.getvalue()


def where(document: Document, words: str) -> str:
    start = document.text.index(words)
    return document.location(start, start + len(words))


def test_every_format_is_told() -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    text = "\n".join(page.read_text(encoding="utf-8") for page in pages)
    told = {Path(f"a{name}").suffix for name in re.findall(r"`(\.[\w.]+)`", text)}
    for table in (formats.READERS, formats.RECORDS, formats.ARCHIVES):
        for reader in {*table.values()}:
            own = {suffix for suffix, other in table.items() if other is reader}
            assert own & told, f"no page tells of {own}: the table is in docs/using.md"


def test_docx(tmp_path: Path) -> None:
    import docx

    file = docx.Document()
    file.core_properties.author = "Ada Lind"
    file.add_heading("The long report", level=0)
    file.add_paragraph("It began in spring.")
    file.add_heading("Reaction", level=1)
    file.add_paragraph("The minister called it a start.")
    table = file.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "ships", "40"
    document = one(tmp_path / "a.docx", saved(file))
    assert (document.title, document.author) == ("The long report", "Ada Lind")
    assert document.origins == {"title": "heading", "author": "document properties"}
    assert where(document, "called it a start") == "§ Reaction"
    assert "ships | 40" in document.text


def test_a_docx_is_of_the_day_that_stands_under_its_title(tmp_path: Path) -> None:
    import docx

    file = docx.Document()
    file.core_properties.created = datetime(2024, 9, 9)  # noqa: DTZ001  (as the library wants it)
    for line in ("By Ada Lind", "3 March 2025", "It began in spring, on 4 March 2024."):
        file.add_paragraph(line)
    document = one(tmp_path / "a.docx", saved(file))
    assert (document.published, document.author) == ("2025-03-03", "Ada Lind")
    assert document.text == "It began in spring, on 4 March 2024."
    file.paragraphs[1].text = "No day stands here."
    document = one(tmp_path / "a.docx", saved(file))
    assert (document.published, document.origins["published"]) == ("2024-09-09", "document properties")


def test_pptx(tmp_path: Path) -> None:
    import pptx

    show = pptx.Presentation()
    for title, body in (("Opening", "We begin here."), ("Costs", "It costs four million.")):
        slide = show.slides.add_slide(show.slide_layouts[1])
        slide.shapes.title.text, slide.placeholders[1].text = title, body
    show.slides[1].notes_slide.notes_text_frame.text = "Say it slowly."
    document = one(tmp_path / "a.pptx", saved(show))
    assert where(document, "four million") == "slide 2, § Costs"
    assert where(document, "Say it slowly") == "slide 2, § Costs"


def test_xlsx(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.title = "Budget"
    for row in (("item", "sum"), ("ships", 40), (None, None), ("grain", 7.5)):
        book.active.append(row)
    document = one(tmp_path / "a.xlsx", saved(book))
    assert document.text.split("\n\n") == ["Budget", "item: ships | sum: 40", "item: grain | sum: 7.5"]
    assert where(document, "grain") == "sheet Budget, § Budget"


def test_rtf(tmp_path: Path) -> None:
    document = one(tmp_path / "a.rtf", rb"{\rtf1\ansi\ansicpg1252 The caf\'e9 closed.\par It was noon.}")
    assert document.text == "The café closed.\n\nIt was noon."
    assert one(tmp_path / "b.rtf", rb"{\rtf1\ansi March 3, 2025\par It was noon.}").published == "2025-03-03"


def test_epub(tmp_path: Path) -> None:
    files = {
        "META-INF/container.xml": b'<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        b'<rootfile full-path="in/book.opf"/></rootfiles></container>',
        "in/book.opf": b'<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        b"<metadata><dc:title>A Walk</dc:title><dc:creator>Ada Lind</dc:creator>"
        b"<dc:date>2021-05-04</dc:date></metadata>"
        b'<manifest><item id="b" href="two.xhtml"/><item id="a" href="one%20.xhtml"/></manifest>'
        b'<spine><itemref idref="a"/><itemref idref="b"/></spine></package>',
        "in/one .xhtml": b"<html><body><h1>A Walk</h1><h2>Start</h2><p>It rained.</p></body></html>",
        "in/two.xhtml": b"<html><body><h2>End</h2><p>It <b>cleared</b> up.</p></body></html>",
    }
    document = one(tmp_path / "a.epub", zipped(files))
    assert (document.title, document.author, document.published) == ("A Walk", "Ada Lind", "2021-05-04")
    assert document.text == "Start\n\nIt rained.\n\nEnd\n\nIt cleared up."
    assert document.origins["author"] == "EPUB package"


def test_mail_with_an_attachment(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["Subject"], mail["From"] = "The lists", "Ada Lind <ada@example.org>"
    mail["Date"] = "Sat, 01 Mar 2025 23:30:00 +0100"
    mail.set_content("Dear all,\n\nthe lists are done.\n")
    mail.add_attachment("Forty names stand on it.", filename="list.txt")
    first, second = all_of(tmp_path / "a.eml", mail.as_bytes())
    assert isinstance(first, Document)
    assert (first.title, first.author, first.published) == ("The lists", "Ada Lind", "2025-03-01")
    assert "the lists are done." in first.text
    assert isinstance(second, Document)
    assert (second.source, second.text) == ("a.eml/1-list.txt", "Forty names stand on it.")


def test_mhtml(tmp_path: Path) -> None:
    page = "<html><head><title>T</title></head><body><article><h1>Rain over the bay</h1>" + "".join(
        f"<p>It rained on day {i}, and everybody who lived by the bay spoke of little else.</p>" for i in range(9)
    )
    data = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/rain\nSubject: Rain over the bay\n"
        'MIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="b"\n\n'
        f"--b\nContent-Type: text/html; charset=utf-8\n\n{page}</article></body></html>\n--b--\n"
    )
    document = one(tmp_path / "a.mhtml", data.encode())
    assert document.url == "https://example.org/rain"
    assert "day 3" in document.text


RECORDS = [
    {
        "headline": "Rain",
        "body": "It rained all day.",
        "publishedAt": "2025-03-01T10:00:00Z",
        "link": "https://e.org/1",
    },
    {"headline": "Sun", "body": "<p>It <b>shone</b>.</p><p>Twice.</p>", "created_at": 1740873600},
    {"headline": "None"},
]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", json.dumps(RECORDS)),
        ("a.json", json.dumps({"status": "ok", "articles": RECORDS})),
        ("a.jsonl", "\n".join(map(json.dumps, RECORDS))),
    ],
)
def test_records(tmp_path: Path, name: str, text: str) -> None:
    rain, sun, none = all_of(tmp_path / name, text.encode())
    assert isinstance(rain, Document)
    assert isinstance(sun, Document)
    assert (rain.source, rain.title, rain.published, rain.url) == (f"{name}#1", "Rain", "2025-03-01", "https://e.org/1")
    assert rain.origins["published"] == "record"
    assert (sun.text, sun.published) == ("It shone.\n\nTwice.", "2025-03-02")
    assert isinstance(none, Failure)
    assert "--field" in none.hint


def test_a_bad_line_stops_no_other(tmp_path: Path) -> None:
    found = all_of(tmp_path / "a.jsonl", b'{"text": "One."}\nnot json\n\n{"text": "Two."}\n')
    assert [type(each) for each in found] == [Document, Failure, Document]
    assert [each.source for each in found] == ["a.jsonl#1", "a.jsonl#2", "a.jsonl#4"]


def test_fields_by_name(tmp_path: Path) -> None:
    data = json.dumps([{"text": "no", "in": {"de": "Yes."}, "who": {"name": "Ada"}}]).encode()
    (document,) = all_of(tmp_path / "a.json", data, {"text": "in.de", "speaker": "who.name"})
    assert isinstance(document, Document)
    assert document.text == "Ada: Yes."
    (document,) = all_of(tmp_path / "a.json", data, {"text": "in.de", "author": "who.name"})
    assert isinstance(document, Document)
    assert (document.text, document.author) == ("Yes.", "Ada")


def test_csv_of_texts_and_csv_of_numbers(tmp_path: Path) -> None:
    tweets = all_of(tmp_path / "a.csv", b'date;text\n2025-03-01;"It rained; a lot."\n2025-03-02;It shone.\n')
    assert [(each.source, each.text, each.published) for each in tweets if isinstance(each, Document)] == [
        ("a.csv#1", "It rained; a lot.", "2025-03-01"),
        ("a.csv#2", "It shone.", "2025-03-02"),
    ]
    said = one(tmp_path / "c.csv", b'date,speaker,party,quote\n2026-05-15,Ada Lind,Red,"We sail: at noon. Not now."\n')
    assert (said.text, said.published) == ("Ada Lind: We sail: at noon. Not now.", "2026-05-15")
    assert said.origins["speaker"] == "record"
    table = one(tmp_path / "b.tsv", b"ship\tcrew\nMeridian\t40\n")
    assert table.text == "ship: Meridian | crew: 40"


INNER = {"a/one.txt": b"One stands here.", "two.md": b"# Two\n\nTwo stands here.", ".hidden": b"x", "b.exe": b"MZ"}


def tarred(files: dict[str, bytes], mode: str) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as file:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            file.addfile(info, io.BytesIO(data))
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.zip", zipped(INNER)),
        ("a.tar", tarred(INNER, "w")),
        ("a.tar.gz", tarred(INNER, "w:gz")),
        ("a.tgz", tarred(INNER, "w:gz")),
        ("a.tar.xz", tarred(INNER, "w:xz")),
    ],
)
def test_archives_are_read_in_place(tmp_path: Path, name: str, data: bytes) -> None:
    one_, two, other = all_of(tmp_path / name, data)
    assert isinstance(one_, Document)
    assert (one_.source, one_.text) == (f"{name}/a/one.txt", "One stands here.")
    assert isinstance(two, Document)
    assert (two.source, two.title) == (f"{name}/two.md", "Two")
    assert isinstance(other, Failure)
    assert list(tmp_path.iterdir()) == [tmp_path / name]


def test_archives_in_archives_end_somewhere(tmp_path: Path) -> None:
    data = b"One stands here."
    for name in ("a.txt", "b.zip", "c.zip"):
        data = zipped({name: data})
    (found,) = all_of(tmp_path / "d.zip", data)
    assert isinstance(found, Failure)
    (found,) = all_of(tmp_path / "d.zip", zipped({"c.zip": zipped({"a.txt": b"One stands here."})}))
    assert found.source == "d.zip/c.zip/a.txt"


@pytest.mark.parametrize("name", ["../out.txt", "/etc/out.txt", "a/../../out.txt", "a\\..\\out.txt"])
def test_names_that_lead_out_of_an_archive(tmp_path: Path, name: str) -> None:
    (found,) = all_of(tmp_path / "a.zip", zipped({name: b"One stands here."}))
    assert isinstance(found, Failure)
    assert "leads out" in found.reason


def test_bombs_are_not_unpacked(tmp_path: Path) -> None:
    zeros = bytes(64 * 2**20)
    for name in ("a.zip", "a.docx", "a.epub", "a.xlsx"):
        with pytest.raises(UnreadableSource) as caught:
            all_of(tmp_path / name, zipped({"word/document.xml": zeros}))
        assert "unpack" in str(caught.value)
    (found,) = all_of(tmp_path / "a.tar.gz", tarred({"a.txt": zeros}, "w:gz"))
    assert isinstance(found, Failure)
    assert "larger" in found.reason


@pytest.mark.parametrize("suffix", ["docx", "pptx", "xlsx", "epub", "rtf", "eml", "mhtml", "json", "zip", "tar.gz"])
@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 broken", b"\x00\xff" * 300, b"[[[[{{"])
def test_damaged_files_say_so(tmp_path: Path, suffix: str, data: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        all_of(tmp_path / f"a.{suffix}", data)
    assert str(caught.value)
    assert caught.value.hint


def test_a_missing_library_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    data = zipped({"word/document.xml": b"<x/>"})
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(SourceError) as caught:
        all_of(tmp_path / "a.docx", data)
    assert 'pip install "onrecord[office]"' in caught.value.hint
