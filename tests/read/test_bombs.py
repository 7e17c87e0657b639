"""Small files that would become large, deep or endless: each is read in bounded memory and time, or is a Failure."""

import gzip
import io
import os
import struct
import tarfile
import zipfile
import zlib
from functools import partial
from pathlib import Path

import pytest

from index.read.archive import _Header
from tests.memory import at_most
from tests.read.test_damage import book, found

SAID = b"Anna said that the bridge was closed. "
MIB = 2**20

pytestmark = pytest.mark.timeout(120)


def outcome(folder: Path, name: str, data: bytes, megabytes: int = 80) -> tuple[list[str], list[str]]:
    """Ids of the documents, and reasons of the failures, of which each says what to do."""
    with at_most(megabytes):
        documents, failures = found(folder / name, data)
    assert all(failure.hint and len(failure.reason) < 300 for failure in failures)
    return documents, [failure.reason for failure in failures]


def zipped(files: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as file:
        for name, data in files.items():
            file.writestr(name, data)
    return out.getvalue()


# --- archives


def listing(*names: bytes, packed: bytes = b"", size: int = 0) -> bytes:
    """A zip file whose members all lie upon one place."""
    crc = zlib.crc32(zlib.decompress(packed, -15)) if packed else 0
    how = (20, 0, 8 if packed else 0, 0, 33, crc, len(packed), size)
    first = b"PK\x03\x04" + struct.pack("<HHHHHLLLHH", *how, len(names[0]), 0) + names[0] + packed
    told = b"".join(
        b"PK\x01\x02" + struct.pack("<HHHHHHLLLHHHHHLL", 20, *how, len(name), 0, 0, 0, 0, 0, 0) + name for name in names
    )
    count = min(len(names), 0xFFFF)
    return first + told + b"PK\x05\x06" + struct.pack("<HHHHLLH", 0, 0, count, count, len(told), len(first), 0)


def test_members_that_lie_upon_each_other(tmp_path: Path) -> None:
    pack = zlib.compressobj(9, wbits=-15)
    packed = pack.compress(SAID * 1000) + pack.flush()
    data = listing(*[b"%d.txt" % number for number in range(5000)], packed=packed, size=len(SAID) * 1000)
    assert outcome(tmp_path, "a.zip", data) == ([], ["the files in it lie upon each other"])


def test_a_list_of_a_million_members(tmp_path: Path) -> None:
    assert outcome(tmp_path, "a.zip", listing(*[b"a"] * 1_000_000), 20) == ([], ["its list of files is too long"])


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_members_of_one_name_are_read(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("a.txt", SAID)
        file.writestr("a.txt", SAID * 2)
    documents, _ = outcome(tmp_path, "a.zip", out.getvalue())
    assert set(documents) == {"a.zip/a.txt"}


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_member_that_unpacks_to_a_thousand_times_its_size(tmp_path: Path, method: int) -> None:
    _, (reason,) = outcome(tmp_path, "a.zip", zipped({"a.txt": bytes(64 * MIB)}, method))
    assert "would unpack to" in reason


def test_archives_in_archives_end(tmp_path: Path) -> None:
    data = zipped({"a.txt": SAID})
    for _ in range(6):
        data = zipped({"inner.zip": data})
    documents, (reason,) = outcome(tmp_path, "a.zip", data)
    assert (documents, ".zip is not a format" in reason) == ([], True)


def packed_tar(info: tarfile.TarInfo, data: bytes, tail: bytes = b"") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as file:
        info.size = len(data)
        file.addfile(info, io.BytesIO(data))
    return gzip.compress(out.getvalue() + tail, 1)


def test_a_list_of_holes_without_end(tmp_path: Path) -> None:
    info = tarfile.TarInfo("a.txt")
    info.pax_headers = {"GNU.sparse.major": "1", "GNU.sparse.minor": "0", "GNU.sparse.name": "a.txt"}
    assert outcome(tmp_path, "a.tgz", packed_tar(info, b"99999999\n" + b"0\n" * 10 * MIB)) == (
        [],
        ["it is no whole archive (a file in it has holes)"],
    )


def test_a_list_of_holes_as_it_was_written_before(tmp_path: Path) -> None:
    info = tarfile.TarInfo("a.txt")
    info.type = tarfile.GNUTYPE_SPARSE
    head = bytearray(info.tobuf(tarfile.GNU_FORMAT))
    head[482] = 1
    head[148:156] = b"%06o\0 " % tarfile.calc_chksums(bytes(head))[0]
    more = bytearray(512)
    more[:504] = (b"0" * 11 + b"\0") * 42
    more[504] = 1
    data = gzip.compress(bytes(head) + bytes(more) * 20_000, 1)
    assert outcome(tmp_path, "a.tgz", data) == ([], ["it is no whole archive (a file in it has holes)"])


def test_a_tar_that_unpacks_to_much(tmp_path: Path) -> None:
    data = packed_tar(tarfile.TarInfo("a.txt"), bytes(200 * MIB))
    _, (reason,) = outcome(tmp_path, "a.tgz", data, 120)
    assert reason == "it is larger than 32 MiB"


HOSTILE = """
../up.txt a/../../up.txt /up.txt //up.txt C:\\up.txt C:/up.txt ..\\up.txt \\\\server\\share\\up.txt ./up.txt a/./up.txt
CON.txt nul.txt a/aux.txt up.txt::$DATA up.txt. a./up.txt ~/up.txt $HOME/up.txt up\x00.txt up\x1b[2J.txt caf\u00e9.txt
cafe\u0301.txt
""".split()


@pytest.mark.parametrize("kind", ["zip", "tar"])
def test_no_member_leads_out(tmp_path: Path, kind: str) -> None:
    """A build writes nothing but its store, whatever the members of an archive are called or link to."""
    from index import Index
    from tests.fakes import CountingEmbedder

    texts = tmp_path / "texts"
    texts.mkdir()
    out = io.BytesIO()
    names = [*HOSTILE, "x" * 5000 + ".txt", "d/" * 500 + "deep.txt"]
    if kind == "zip":
        with zipfile.ZipFile(out, "w") as file:
            for number, name in enumerate(names):
                file.writestr(zipfile.ZipInfo(name), SAID + b"%d" % number)
            link = zipfile.ZipInfo("link.txt")
            link.external_attr = 0o120777 << 16
            file.writestr(link, "/etc/passwd")
    else:
        with tarfile.open(fileobj=out, mode="w", tarinfo=_Header) as file:
            for number, name in enumerate(names):
                info = tarfile.TarInfo(name)
                info.size = len(SAID) + len(str(number))
                file.addfile(info, io.BytesIO(SAID + b"%d" % number))
            for type_ in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE):
                info = tarfile.TarInfo(f"link-{type_.decode()}.txt")
                info.type, info.linkname = type_, "/etc/passwd"
                file.addfile(info)
    (texts / f"a.{kind}").write_bytes(out.getvalue())
    index = Index.open(tmp_path / "store", embedder=CountingEmbedder())
    report = index.build([texts])
    assert {path.name for path in tmp_path.iterdir()} == {"texts", "store"}
    assert [path.name for path in texts.iterdir()] == [f"a.{kind}"]
    assert report.added
    assert not any("root:" in index.document(one.source).text for one in index.sources())
    assert all(".." not in one.source.split("/") for one in index.sources())
    index.close()


# --- XML


DEEP = (
    '<!DOCTYPE {root} [<!ENTITY a "'
    + "lol" * 100
    + '">'
    + "".join(f'<!ENTITY {chr(98 + i)} "{("&" + chr(97 + i) + ";") * 20}">' for i in range(9))
    + "]>"
)
OUTSIDE = '<!DOCTYPE {root} [<!ENTITY j SYSTEM "file://{file}"><!ENTITY % k SYSTEM "http://127.0.0.1:9/x.dtd"> %k;]>'


def office(suffix: str) -> dict[str, bytes]:
    """The parts of a small file of Word, PowerPoint or Excel."""
    out = io.BytesIO()
    if suffix == ".docx":
        import docx

        docx.Document().save(out)
    elif suffix == ".pptx":
        import pptx

        pptx.Presentation().save(out)
    else:
        import openpyxl

        openpyxl.Workbook().save(out)
    with zipfile.ZipFile(out) as file:
        return {info.filename: file.read(info) for info in file.infolist()}


def docx_of(body: str, before: str = "") -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    told = f'<?xml version="1.0"?>{before}<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
    # What packs badly beside it keeps the whole from looking like a bomb.
    return zipped({**office(".docx"), "word/document.xml": told, "word/media/a.png": os.urandom(MIB)})


def xlsx_of(rows: str, before: str = "") -> bytes:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    told = f'<?xml version="1.0"?>{before}<worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'
    return zipped({**office(".xlsx"), "xl/worksheets/sheet1.xml": told, "xl/media/a.png": os.urandom(MIB)})


def epub_of(before: str) -> bytes:
    data = book({"a.html": "<p>Anna said so.</p>"}, ["a.html"])
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        parts = {info.filename: file.read(info).decode() for info in file.infolist()}
    return zipped({**parts, "p.opf": before + parts["p.opf"].replace("<manifest>", "<manifest>&j;")})


MADE = {
    "a.docx": ("w:document", partial(docx_of, "<w:p><w:r><w:t>Anna said &j;</w:t></w:r></w:p>")),
    "a.xlsx": ("worksheet", partial(xlsx_of, '<row><c t="inlineStr"><is><t>Anna said &j;</t></is></c></row>')),
    "a.epub": ("package", epub_of),
}


@pytest.mark.parametrize("name", MADE)
def test_entities_of_entities(tmp_path: Path, name: str) -> None:
    root, made = MADE[name]
    documents, _ = outcome(tmp_path, name, made(DEEP.replace("{root}", root)))
    assert documents in ([], [name])


@pytest.mark.parametrize("name", MADE)
def test_entities_from_outside(tmp_path: Path, name: str) -> None:
    from index.errors import SourceError
    from index.read import File, read

    root, made = MADE[name]
    secret = tmp_path / "secret.txt"
    secret.write_text("TOPSECRET", encoding="utf-8")
    (tmp_path / name).write_bytes(made(OUTSIDE.replace("{root}", root).replace("{file}", str(secret))))
    try:
        told = [str(one) for one in read(File(name, tmp_path / name))]
    except SourceError as error:
        told = [str(error)]
    assert not any("TOPSECRET" in one for one in told)


def test_half_a_million_empty_paragraphs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.read.office._PARAGRAPHS", 10_000)
    _, (reason,) = outcome(tmp_path, "a.docx", docx_of("<w:p/>" * 500_000), 300)
    assert reason == "it has more than 10,000 paragraphs"


def test_rows_that_end_far_out(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{row}"><c r="XFD{row}"><v>1</v></c></row>' for row in range(1, 2000))
    _, (reason,) = outcome(tmp_path, "a.xlsx", xlsx_of(rows))
    assert reason == "it has more than 5,000,000 cells"


def pdf_of(stream: bytes, filters: str = "/FlateDecode", pages: int = 1) -> bytes:
    """A PDF of one page; pdfium finds its parts without a table of them."""
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (b"3 0 R " * pages, pages),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d/Filter%s>>stream\n%s\nendstream" % (len(stream), filters.encode(), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    told = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, part) for number, part in enumerate(parts, start=1))
    return b"%PDF-1.4\n" + told + b"trailer<</Size 6/Root 1 0 R>>\n%%EOF"


SHOWN = b"BT /F 12 Tf 50 700 Td (Anna said that the bridge was closed.) Tj ET\n"


def packed(data: bytes, times: int) -> bytes:
    pack = zlib.compressobj()
    return b"".join(pack.compress(data) for _ in range(times)) + pack.flush()


@pytest.mark.parametrize(
    ("stream", "filters"),
    [
        (packed(b"q " * 2**19, 60), "/FlateDecode"),
        (packed(SHOWN * 1000, 500), "/Fl"),
        (zlib.compress(packed(b" " * MIB, 200)), "[/FlateDecode/FlateDecode]"),
    ],
    ids=["states", "texts", "twice"],
)
def test_a_page_that_unpacks_to_a_thousand_times_its_size(tmp_path: Path, stream: bytes, filters: str) -> None:
    _, (reason,) = outcome(tmp_path, "a.pdf", pdf_of(stream, filters), 200)
    assert reason == "a page of it would unpack to too much"
    assert outcome(tmp_path, "b.pdf", pdf_of(zlib.compress(SHOWN)))[0] == ["b.pdf"]


def test_a_page_that_stands_there_a_hundred_thousand_times(tmp_path: Path) -> None:
    _, (reason,) = outcome(tmp_path, "a.pdf", pdf_of(zlib.compress(SHOWN), pages=100_000))
    assert reason == "it has more than 20,000 pages"


# --- texts


def test_a_page_of_nothing_but_tags(tmp_path: Path) -> None:
    _, (reason,) = outcome(tmp_path, "a.html", b"<li>a" * 2 * MIB, 150)
    assert reason == "it has more than 200,000 tags"


@pytest.mark.parametrize("tag", [b"<div>", b"<b>", b"<table>", b"<ul><li>"])
def test_a_deep_page(tmp_path: Path, tag: bytes) -> None:
    documents, failures = outcome(tmp_path, "a.html", tag * 20_000 + SAID * 20)
    assert len(documents) + len(failures) == 1


@pytest.mark.parametrize("suffix", [".json", ".jsonl"])
@pytest.mark.parametrize("opening", [b"[", b'{"text":', b'{"text":['])
def test_deep_records(tmp_path: Path, suffix: str, opening: bytes) -> None:
    documents, failures = outcome(tmp_path, f"a{suffix}", opening * MIB)
    assert (documents, len(failures)) == ([], 1)


def test_a_cell_of_megabytes(tmp_path: Path) -> None:
    documents, failures = outcome(tmp_path, "a.csv", b'text\n"' + b"a" * 20 * MIB, 200)
    assert (documents, len(failures)) == ([], 1)


def test_front_matter_whose_values_stand_for_others(tmp_path: Path) -> None:
    for value, made in (("[x]", "[{all}]"), ("{x: 1}", "{{<<: [{all}]}}")):
        lines = [f"a: &a {value}"]
        lines += [f"{chr(98 + i)}: &{chr(98 + i)} {made.format(all=f'*{chr(97 + i)}, ' * 12)}" for i in range(9)]
        head = "\n".join([*lines, "title: *j"])
        documents, failures = outcome(tmp_path, "a.md", f"---\n{head}\n---\n".encode() + SAID)
        assert (documents, failures) == (["a.md"], [])


@pytest.mark.parametrize("name", ["Subject", "From", "Date", "Content-Type", "Content-Disposition"])
@pytest.mark.parametrize("value", [b"(", b"a,", b'"', b"=?utf-8?q?a?= ", b"a=b; ", b"\n b"])
def test_a_header_of_a_megabyte(tmp_path: Path, name: str, value: bytes) -> None:
    data = name.encode() + b": " + value * (MIB // len(value)) + b"\n\n" + SAID
    documents, failures = outcome(tmp_path, "a.eml", data)
    assert len(documents) + len(failures) >= 1


def test_mails_in_mails_end(tmp_path: Path) -> None:
    parts = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (i, i) for i in range(5000))
    documents, failures = outcome(tmp_path, "a.eml", parts + b"\n\n" + SAID)
    assert len(documents) + len(failures) == 1
