"""What is damaged, hostile or odd in one part of a file takes nothing else with it."""

import gzip
import io
import json
import os
import tarfile
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from index import Index
from index.errors import SourceError, UnreadableSource
from index.read import File, read, walk
from index.read.ledger import NAME, Ledger
from index.read.pdf import _block, _Line
from index.types import Document, Failure
from tests.fakes import CountingEmbedder
from tests.memory import peak

TEXT = b"Anna said that the bridge was closed. " * 40


def found(path: Path, data: bytes) -> tuple[list[str], list[Failure]]:
    """Ids of the documents, and failures; one of the file itself stands under its name."""
    path.write_bytes(data)
    documents: list[str] = []
    failures: list[Failure] = []
    try:
        for one in read(File(path.name, path)):
            if isinstance(one, Document):
                documents.append(one.source)
            else:
                failures.append(one)
    except SourceError as error:
        failures.append(Failure(path.name, str(error), error.hint))
    return documents, failures


def two_in_a_zip(method: int = zipfile.ZIP_STORED) -> bytearray:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as file:
        file.writestr("a.txt", TEXT)
        file.writestr("b.txt", TEXT)
    return bytearray(out.getvalue())


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_damaged_member_leaves_the_others(tmp_path: Path, method: int) -> None:
    data = two_in_a_zip(method)
    for i in range(40, 48):
        data[i] ^= 0xFF
    documents, failures = found(tmp_path / "z.zip", bytes(data))
    assert documents == ["z.zip/b.txt"]
    assert [failure.source for failure in failures] == ["z.zip/a.txt"]


def test_a_member_packed_in_an_unknown_way_leaves_the_others(tmp_path: Path) -> None:
    data = two_in_a_zip()
    for mark, place in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        data[data.index(mark) + place] = 9  # Deflate64, as Windows packs large files.
    documents, failures = found(tmp_path / "z.zip", bytes(data))
    assert (documents, [failure.source for failure in failures]) == (["z.zip/b.txt"], ["z.zip/a.txt"])


def test_a_tar_that_breaks_off_stops_no_build(tmp_path: Path) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as tar:
        info = tarfile.TarInfo("a.txt")
        info.size = len(TEXT)
        tar.addfile(info, io.BytesIO(TEXT))
    documents, failures = found(tmp_path / "t.tar", out.getvalue()[:900])
    assert documents == []
    assert all(failure.reason and failure.hint for failure in failures)
    assert failures


def test_a_name_of_megabytes_in_a_tar_is_a_bomb(tmp_path: Path) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.GNU_FORMAT) as tar:
        tar.addfile(tarfile.TarInfo("x" * (60 * 2**20)))
    data = gzip.compress(out.getvalue(), 1)
    del out
    before = peak()
    documents, failures = found(tmp_path / "t.tgz", data)
    assert (documents, [failure.source for failure in failures]) == ([], ["t.tgz"])
    assert len(failures[0].reason) < 200
    assert peak() - before < 40 * 2**20


def test_names_that_would_write_on_a_terminal(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("\x1b[2J\x07evil.xyz", b"x")
        file.writestr("\x1b.json", b"[7]")
    _, failures = found(tmp_path / "z.zip", out.getvalue())
    assert [failure.source for failure in failures] == [r"z.zip/\x1b[2J\x07evil.xyz", r"z.zip/\x1b.json#1"]


def test_a_mail_of_attachments_alone(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["Subject"] = "For your records"
    mail.add_attachment(TEXT, maintype="text", subtype="plain", filename="r.txt")
    inner = EmailMessage()
    inner["Subject"] = "Forwarded"
    inner.set_content("Boris told us so.")
    mail.add_attachment(inner)
    documents, failures = found(tmp_path / "m.eml", mail.as_bytes())
    assert (documents, failures) == (["m.eml/1-r.txt", "m.eml/2-mail.eml"], [])


def test_a_header_that_cannot_be_parsed_loses_no_mail(tmp_path: Path) -> None:
    mail = b"Subject: news\nFrom: Arden:ada@arden.example;,Ada <\n\nAnna said so.\n"
    assert found(tmp_path / "m.eml", mail) == (["m.eml"], [])


def test_half_a_character_stops_no_build(index: Index, tmp_path: Path) -> None:
    half = "\\ud800"
    files = {
        "a.json": f'[{{"text": "Anna said {half} so.", "title": "T{half}", "author": "{half}", "url": "{half}"}}]',
        "b.json": f'[{{"text": "<p>Boris said so.</p>{half}", "publisher": "{half}"}}]',
        "c.md": f'---\ntitle: "{half}"\n---\nClara said so.',
    }
    texts = tmp_path / "texts"
    texts.mkdir()
    for name, text in files.items():
        (texts / name).write_text(text, encoding="utf-8")
    report = index.build([texts])
    assert (report.added, report.failed) == (3, ())
    assert all(source.title.encode() for source in index.sources())


@pytest.mark.timeout(120)  # Each took the square of its length: from minutes to hours.
@pytest.mark.parametrize(
    ("name", "head", "again"),
    [
        ("a.txt", "", '{"a": "b", '),
        ("a.html", f"<article><p>{TEXT.decode()}</p>", "<script "),
        ("b.html", f"<article><p>{TEXT.decode()}</p>", "<script type=application/ld+json>"),
    ],
)
def test_what_is_repeated_takes_no_more_each_time(tmp_path: Path, name: str, head: str, again: str) -> None:
    documents, failures = found(tmp_path / name, f"{head}{again * 20_000}\nlower case\n".encode())
    assert (documents or [failure.source for failure in failures]) == [name]


@pytest.mark.timeout(60)
def test_a_word_of_a_page_without_end() -> None:
    word = "a" * 100_000
    assert _block([_Line(f"{word} well\ufffe", 10, 20), _Line("known", 10, 8)], 10, frozenset()) == (
        "p",
        f"{word} wellknown",
    )


def test_a_table_of_one_row_is_not_lost(tmp_path: Path) -> None:
    assert found(tmp_path / "t.csv", b"Anna said so,and so did Boris\n") == (["t.csv"], [])


def test_an_empty_mail_is_told(tmp_path: Path) -> None:
    documents, failures = found(tmp_path / "m.eml", b"Subject: nothing\n\n")
    assert (documents, [failure.reason for failure in failures]) == ([], ["it holds no text"])


def test_a_mail_with_an_empty_plain_part_and_one_in_an_unknown_encoding(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail.set_content("")
    mail.add_alternative("<p>Anna said that it was in the HTML.</p>", subtype="html")
    assert found(tmp_path / "m.eml", mail.as_bytes()) == (["m.eml"], [])
    odd = b"Subject: x\nContent-Type: text/plain; charset=iso-8859-8-i\n\nAnna said so.\n"
    assert found(tmp_path / "o.eml", odd) == (["o.eml"], [])


def book(chapters: dict[str, str], spine: list[str], more: dict[str, str] | None = None) -> bytes:
    items = "".join(f'<item id="{name}" href="{name}"/>' for name in spine)
    refs = "".join(f'<itemref idref="{name}"/>' for name in spine)
    package = (
        f'<package xmlns="http://www.idpf.org/2007/opf"><manifest>{items}</manifest><spine>{refs}</spine></package>'
    )
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="p.opf"/></rootfiles></container>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in {"META-INF/container.xml": container, "p.opf": package, **chapters, **(more or {})}.items():
            file.writestr(name, text)
    return out.getvalue()


def test_a_book_that_lacks_a_chapter_and_one_that_is_locked(tmp_path: Path) -> None:
    chapter = {"a.html": "<p>Anna said that it was the first chapter.</p>"}
    assert found(tmp_path / "b.epub", book(chapter, ["a.html", "gone.html"])) == (["b.epub"], [])
    data = '<EncryptedData><CipherData><CipherReference URI="a.html"/></CipherData></EncryptedData>'
    locks = f"<encryption>{data}</encryption>"
    documents, (failure,) = found(tmp_path / "c.epub", book(chapter, ["a.html"], {"META-INF/encryption.xml": locks}))
    assert (documents, failure.reason) == ([], "it is encrypted")


def test_a_book_of_many_large_chapters_is_a_bomb(tmp_path: Path) -> None:
    draw = os.urandom(2**19).hex()
    chapters = {f"{i}.html": f"<p>{draw * 5}</p>" for i in range(8)}
    _, (failure,) = found(tmp_path / "b.epub", book(chapters, list(chapters)))
    assert "larger than" in failure.reason


@pytest.mark.timeout(60)  # Three thousand million empty cells take minutes.
def test_a_stray_cell_far_out_costs_nothing(tmp_path: Path) -> None:
    import openpyxl

    workbook = openpyxl.Workbook()
    workbook.active.append(["Anna said that it was in the table."])
    workbook.active["XFD200000"] = "stray"
    out = io.BytesIO()
    workbook.save(out)
    assert found(tmp_path / "t.xlsx", out.getvalue()) == (["t.xlsx"], [])


def test_an_article_in_json_may_list_things(tmp_path: Path) -> None:
    article = {"title": "T", "text": "Anna said so.", "documents": ["a.pdf", "b.pdf"], "date": "²²²²²²²²²"}
    assert found(tmp_path / "a.json", json.dumps(article).encode()) == (["a.json#1"], [])
    assert found(tmp_path / "b.json", json.dumps({"items": [article]}).encode()) == (["b.json#1"], [])


def test_lines_that_are_no_records_are_given_up_soon(tmp_path: Path) -> None:
    documents, failures = found(tmp_path / "a.jsonl", b"\n" + b"no record\n" * 500)
    assert documents == []
    assert len(failures) < 12


def test_links_between_folders_end_somewhere(tmp_path: Path) -> None:
    for name, other in (("a", "b"), ("b", "a")):
        (tmp_path / name).mkdir()
        for link in ("x", "y"):
            (tmp_path / name / link).symlink_to(tmp_path / other)
    (tmp_path / "b" / "f.txt").write_text("Anna said so.", encoding="utf-8")
    files, failed = walk([tmp_path])
    assert len(files) <= 2
    assert failed


def test_a_root_that_is_a_link_holds_its_own_store(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.txt").write_text("Anna said so.", encoding="utf-8")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    index = Index.open(tmp_path / "link" / "store", embedder=CountingEmbedder())
    for _ in range(2):
        index.build([tmp_path / "link"])
        assert [source.source for source in index.sources()] == ["a.txt"]
    index.close()


def ledger(folder: Path, **entry: object) -> None:
    told = {"files": {"a.txt": {"url": "https://x/", "digest": "d", **entry}}, "feeds": []}
    (folder / NAME).write_text(json.dumps(told), encoding="utf-8")


def test_what_was_fetched_is_compared_as_the_bytes_are(index: Index, tmp_path: Path) -> None:
    texts = tmp_path / "fetched"
    texts.mkdir()
    (texts / "a.txt").write_text("Anna said so.", encoding="utf-8")
    index.build([texts])
    ledger(texts, told={"published": "2025-03-01"})
    report = index.build([texts])
    assert (report.changed, report.embedded) == (1, 0)
    (source,) = index.sources()
    assert (source.url, source.published) == ("https://x/", "2025-03-01")
    assert index.build([texts]).kept == 1


def test_a_ledger_tells_only_what_it_may(tmp_path: Path) -> None:
    ledger(tmp_path, told={"text": "Peskov said NO", "source": "../evil", "foo": "1", "title": "T\x1b[2J"})
    assert Ledger.read(tmp_path).files["a.txt"].told == {"title": "T[2J"}
    ledger(tmp_path, told={"published": "soon"})
    assert Ledger.read(tmp_path).files["a.txt"].told == {}
    for odd in ({"published": 5}, {"title": ["x"]}):
        ledger(tmp_path, told=odd)
        with pytest.raises(UnreadableSource):
            Ledger.read(tmp_path)
    ledger(tmp_path, url=None)
    with pytest.raises(UnreadableSource):
        Ledger.read(tmp_path)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ({"well-known"}, "a well-known man"),
        ({"well-known", "wellknown"}, "a wellknown man"),
        (set(), "a wellknown man"),
    ],
)
@pytest.mark.parametrize("mark", ["\ufffe", "\x02", "-"])
def test_a_hyphen_at_the_end_of_a_line(mark: str, words: set[str], text: str) -> None:
    lines = [_Line(f"a well{mark}", 10, 20), _Line("known man", 10, 8)]
    assert _block(lines, 10, frozenset(words)) == ("p", text)


def test_names_of_files_as_titles_and_dates(tmp_path: Path) -> None:
    titles = {
        "Report #5 on Ports.txt": ("Report #5 on Ports", None),
        "Interview with Eva Long.txt": ("Interview with Eva Long", None),
        "20240315_bell_BBC.txt": ("20240315 bell BBC", "2024-03-15"),
        "_--.txt": ("_--.txt", None),
        "re\x1b[2Jport.txt": ("Re[2Jport", None),
    }
    for name, (title, day) in titles.items():
        (tmp_path / name).write_text("Anna said so.", encoding="utf-8")
        (document,) = read(File(name, tmp_path / name))
        assert isinstance(document, Document)
        assert (document.title, document.published) == (title, day)


def test_a_saved_pages_own_files_and_those_of_word_are_no_sources(tmp_path: Path) -> None:
    (tmp_path / "page_files").mkdir()
    (tmp_path / "notes_files").mkdir()
    for name in ("page.html", "page_files/ad.html", "notes_files/a.txt", "~$note.docx"):
        (tmp_path / name).write_text("Anna said so.", encoding="utf-8")
    files, failed = walk([tmp_path])
    assert ([file.source for file in files], failed) == (["notes_files/a.txt", "page.html"], [])


def test_a_named_field_is_one_more_name(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('[{"corps": "Anna said so."}, {"text": "Boris said so."}]', encoding="utf-8")
    found_ = list(read(File("a.json", tmp_path / "a.json"), {"text": "corps"}))
    assert [one.text for one in found_ if isinstance(one, Document)] == ["Anna said so.", "Boris said so."]
