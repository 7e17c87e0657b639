import re
from html import unescape
from urllib.parse import quote

import pytest

from bot.web.html.speakers import MOST
from bot.web.html.text import seal
from bot.web.people.people import people
from bot.web.people.spoken import PAGE
from index import Index
from tests.bot.web.test_html import EVIL, Tags
from tests.fakes import CountingEmbedder


def text(html: str) -> str:
    return Tags(html).text


def addresses(html: str) -> list[str]:
    return [value or "" for name, value in Tags(html).attributes if name == "href"]


def test_the_list_has_everybody_with_how_much_and_when(quay: Index) -> None:
    html = people(quay, "")
    assert "4 speakers" in text(html)
    rows = re.findall(r"<tr><th scope=\"row\">.*?</tr>", html)
    assert len(rows) == 4
    assert text(rows[0]) == "Ada BrandtHarbour master432024-03-012024-05-09"
    assert addresses(html)[0] == "?person=Ada%20Brandt"


def test_typing_narrows_the_list(quay: Index) -> None:
    html = people(quay, "", "brandt")
    assert "2 speakers like “brandt”" in text(html)
    assert "Lindqvist" not in html


def test_what_nobody_is_called_is_not_looked_for(quay: Index) -> None:
    assert "more than 300 characters are no name" in text(people(quay, "", "jo and " * 2000))


def test_everybody_of_the_list_has_a_page_at_the_link(real: Index, quay: Index) -> None:
    for index in (real, quay):
        for address, one in zip(addresses(people(index, "")), index.speakers(), strict=True):
            html = people(index, address)
            assert f">{one.name}<" in unescape(html)
            assert "otr-said" in html


def test_every_statement_shown_is_the_slice_that_its_link_points_at(real: Index, quay: Index) -> None:
    for index in (real, quay):
        for one in index.speakers():
            html = people(index, f"?person={quote(one.name)}")
            shown = re.findall(r'<p class="otr-said">(.*?)</p><p class="otr-note"><a class="otr-at" href="(.*?)"', html)
            assert shown
            for said, href in shown:
                source, start, end, sealed = re.fullmatch(
                    r"\?source=(.*)&at=(\d+)-(\d+)&is=(\w+)", unescape(href)
                ).groups()
                words = index.document(source).text[int(start) : int(end)]
                assert text(said) == words
                assert sealed == seal(words)


def test_who_is_not_known_is_told_with_whose_name_is_near(quay: Index) -> None:
    html = people(quay, "?person=Greta%20Lindqvist")
    assert "Nobody called “Greta Lindqvist” speaks in the sources." in text(html)
    assert "?person=Otto%20Lindqvist" in addresses(html)
    assert "Nobody called “zz”" in text(people(quay, "", "zz"))


def test_of_a_surname_that_several_bear_one_is_to_be_chosen(quay: Index) -> None:
    html = people(quay, "?person=Brandt")
    assert "Several may be meant by “Brandt”: choose one." in text(html)
    assert "otr-said" not in html


def test_somebody_speaks_about_names_and_what_comes_again(real: Index) -> None:
    html = people(real, "?person=Dmitry%20Peskov")
    line = re.search(r'<p class="otr-topics">(.*?)</p>', html)
    assert line is not None
    assert text(line[0]) == "Speaks about: NATO, Russia, Moscow"


def test_a_role_is_told_as_who_holds_it(real: Index) -> None:
    assert "By “the Kremlin” the sources mean Dmitry Peskov." in text(people(real, "?person=the%20Kremlin"))
    assert "sources mean" not in text(people(real, "?person=dmitry%20peskov"))


def test_what_cannot_be_understood_is_told_and_may_be_mended(quay: Index) -> None:
    html = people(quay, "?person=Ada%20Brandt&since=yesteryear")
    assert "otr-fault" in html
    assert 'name="since" value="yesteryear"' in html
    assert "otr-fault" in people(quay, f"?person={'a' * 400}")


def test_that_nothing_passes_is_told(quay: Index) -> None:
    assert "No statement of Ada Brandt passes." in text(people(quay, "?person=Ada%20Brandt&until=1999"))
    html = people(quay, "?person=Ada%20Brandt&and=Jane%20Brandt&about=rink")
    assert "No statement of Ada Brandt on “rink” passes." in text(html)
    assert "the rink was cold" in text(html)


def test_a_store_that_is_not_there_is_an_error(tmp_path) -> None:
    html = people(Index.open(tmp_path / "none", embedder=CountingEmbedder()), "")
    assert "otr-fault" in html


def test_a_library_without_statements_says_so(tmp_path) -> None:
    (tmp_path / "a.txt").write_text("It rained.", encoding="utf-8")
    index = Index.open(tmp_path / "store", embedder=CountingEmbedder())
    index.build([tmp_path / "a.txt"])
    assert "Nobody is quoted in the sources yet." in text(people(index, ""))
    index.close()


def test_two_side_by_side_on_a_topic(quay: Index) -> None:
    html = people(quay, "?person=Ada%20Brandt&and=Otto%20Lindqvist&about=quay")
    assert ">Ada Brandt and Otto Lindqvist</h2>" in html
    assert "About “quay”" in text(html)
    day = re.findall(r'<section class="otr-day">.*?</section>', html)[0]
    assert text(day).startswith("1 March 2024Ada BrandtHarbour master Ada Brandt said that the quay was sinking.")
    assert re.findall("<h4>(.*?)</h4>", day) == ["Ada Brandt", "Otto Lindqvist"]
    # Who says nothing on a day has an empty place there, so that the other stays in the column.
    ferry = people(quay, "?person=Ada%20Brandt&and=Jane%20Brandt")
    assert ferry.count('<div class="otr-none"></div>') == len(re.findall("otr-day", ferry))


def test_a_person_beside_nobody_known_is_told(quay: Index) -> None:
    assert "Nobody called “Zorro”" in text(people(quay, "?person=Ada%20Brandt&and=Zorro"))


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """Somebody who says much, and many who speak once."""
    place = tmp_path_factory.mktemp("many")
    said = " ".join(f"Vera Holt said that crate {number} was empty." for number in range(2 * PAGE + 7))
    (place / "a.md").write_text(f"---\ndate: 2024-01-01\n---\n\n{said}", encoding="utf-8")
    family = [
        f"{a}{b}" for a in "Bar Cor Dun Fal Gor Hul Kor Lan Mar".split() for b in "ley den wick stad ford gan".split()
    ]
    (place / "b.txt").write_text(" ".join(f"Pia {name} said that it rained." for name in family), encoding="utf-8")
    index = Index.open(place / "store", embedder=CountingEmbedder(window=4000))
    index.build([place / "a.md", place / "b.txt"])
    return index


def test_a_long_list_shows_a_part_and_typing_finds_the_rest(many: Index) -> None:
    html = people(many, "")
    everybody = many.speakers()
    assert len(everybody) > MOST
    assert html.count('<th scope="row">') == MOST
    assert f"The {MOST} who speak most of {len(everybody)}. Type a name" in text(html)
    last = everybody[-1].name
    assert last not in html
    assert last in people(many, "", last.rsplit(maxsplit=1)[-1].lower())


def test_a_long_timeline_stands_on_pages_each_statement_on_one(many: Index) -> None:
    pages = [people(many, f"?person=Vera%20Holt&page={page}") for page in (1, 2, 3)]
    shown = [re.findall(r"crate \d+", html.split("otr-timeline")[1].split("otr-ways")[0]) for html in pages]
    assert [len(some) for some in shown] == [PAGE, PAGE, 7]
    assert len({crate for some in shown for crate in some}) == 2 * PAGE + 7
    assert "51–100 of 107 statements" in text(pages[1])
    assert "?person=Vera%20Holt&page=3" in addresses(pages[1])
    assert "?person=Vera%20Holt" in addresses(pages[1])
    # A page that is there no more is the last.
    assert people(many, "?person=Vera%20Holt&page=99").split("otr-person")[1] == pages[2].split("otr-person")[1]


@pytest.mark.parametrize(
    "address", ["?person=EVIL", "?person=Ada%20Brandt&about=EVIL&since=EVIL&publisher=EVIL&and=EVIL"]
)
def test_nothing_asked_is_ever_markup(quay: Index, address: str) -> None:
    asked = address.replace("EVIL", quote(EVIL))
    for html in (people(quay, asked), people(quay, "", EVIL), people(quay, asked.replace("&and=", "&other="))):
        seen = Tags(html)
        assert not {"script", "img", "svg", "iframe", "style"} & {*seen.tags} - {"svg"}
        assert not [name for name, _ in seen.attributes if name.startswith("on")]


def test_nothing_of_a_source_is_ever_markup(quay: Index) -> None:
    html = people(quay, "?person=Otto%20Lindqvist")
    assert "The &lt;i&gt;ferry&lt;/i&gt;" in html
    assert "<i>" not in html
    odd = people(quay, "?person=Maurice%20%22Rocket%22%20O%E2%80%99Hare")
    assert "Maurice &quot;Rocket&quot; O’Hare</h2>" in odd
