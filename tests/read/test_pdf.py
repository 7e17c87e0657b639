import io

import pypdfium2 as pdfium
import pytest

from index.errors import NoText, UnreadableSource
from index.read.pdf import read_pdf
from tests.conftest import SOURCES


def test_pages_headings_and_what_it_says_of_itself() -> None:
    draft = read_pdf((SOURCES / "prisoners.pdf").read_bytes())
    assert draft.title == "Prisoner exchanges: a chronology"
    assert (draft.author, draft.publisher, draft.published) == ("Mara Castellan", "Meridian Brief", "2025-06-20")
    assert {block.place for block in draft.blocks} == {"p. 1", "p. 2"}
    found = {block.text: (block.heading, block.place) for block in draft.blocks}
    line = next(text for text in found if "by category and not by rank" in text)
    assert found[line] == ("How the lists were made", "p. 2")


def test_paragraphs_are_whole() -> None:
    draft = read_pdf((SOURCES / "prisoners.pdf").read_bytes())
    assert all(block.text.endswith(".") for block in draft.blocks)


def test_pages_without_text_say_so() -> None:
    pdf = pdfium.PdfDocument.new()
    pdf.new_page(200, 200)
    out = io.BytesIO()
    pdf.save(out)
    with pytest.raises(NoText) as caught:
        read_pdf(out.getvalue())
    assert "OCR" in caught.value.hint


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"not a pdf at all"])
def test_a_damaged_file_says_so(data: bytes) -> None:
    with pytest.raises(UnreadableSource):
        read_pdf(data)


def test_a_password_is_told_as_that() -> None:
    locked = b"""%%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>endobj
4 0 obj<</Filter/Standard/V 1/R 2/O<%b>/U<%b>/P -4>>endobj
trailer<</Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]>>
%%%%EOF""" % (b"AB" * 32, b"CD" * 32)
    with pytest.raises(UnreadableSource, match="locked by a password"):
        read_pdf(locked)
