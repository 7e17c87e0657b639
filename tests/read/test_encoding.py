import pytest

from index.errors import UnreadableSource
from index.read.encoding import decode

TEXTS = [
    ("cp1250", "Rzecznik rządu powiedział wczoraj, że rozmowy będą kontynuowane w przyszłym tygodniu."),
    ("cp1250", "Mluvčí vlády včera novinářům řekl, že jednání budou pokračovat příští týden."),
    ("cp1250", "A szóvivő azt mondta az újságíróknak, hogy a tárgyalások jövő héten folytatódnak."),
    ("cp1254", "Sözcü dün gazetecilere görüşmelerin önümüzdeki hafta devam edeceğini söyledi, toplantı açık."),
    ("cp1251", "Пресс-секретарь заявил вчера журналистам, что переговоры продолжатся на следующей неделе."),
    ("cp1252", "Le porte-parole a déclaré hier que les négociations à Genève, dès lundi, n’étaient pas bâclées."),
    ("cp1252", "Café fermé."),
    ("cp1252", "Der Sprecher erklärte, dass die Gespräche nächste Woche fortgeführt würden."),
    ("cp1252", "El portavoz declaró que las negociaciones continuarán mañana en España."),
    ("cp1252", "The owner said: “We won’t give in.” It cost £20 – or €25."),
    ("utf-8", "Ünï ©öde ﬁrst."),
    ("utf-8-sig", "Marked."),
    ("utf-16", "Marked, größer."),
    ("utf-16-le", "Not marked, größer."),
    ("utf-16-be", "Not marked, größer."),
    ("utf-32", "Marked, größer."),
]


@pytest.mark.parametrize(("encoding", "text"), TEXTS)
def test_the_likeliest_encoding(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("head", ['<meta charset="windows-1250">', '<?xml version="1.0" encoding="windows-1250"?>'])
def test_what_a_page_declares_comes_first(head: str) -> None:
    assert decode(f"{head}é á ž".encode("cp1250"), marked_up=True).endswith("é á ž")
    assert decode(f"{head}é á ž".encode(), marked_up=True).endswith("é á ž")


def test_an_unknown_declaration_is_passed_over() -> None:
    assert decode('<meta charset="x-klingon">café'.encode("cp1252"), marked_up=True).endswith("café")


@pytest.mark.parametrize("data", [b"\x00\x01\x02", b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff"])
def test_binary(data: bytes) -> None:
    with pytest.raises(UnreadableSource):
        decode(data)
