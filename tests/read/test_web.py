"""Fetching from a real web server on loopback that counts what it was asked."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from index import Index
from index.errors import NoSources, UnreadableSource
from index.read.ledger import NAME, Ledger
from index.read.web import fetch as fetch_public
from tests.fakes import CountingEmbedder

# The servers of these tests are on this machine.
fetch = partial(fetch_public, private=True)

TALK = "Anna Lund said that the harbour would stay closed until the ice had gone. " * 8
PAGE = f"<html><head><title>Harbour stays closed</title></head><body><article><p>{TALK}</p></article></body></html>"


@dataclass
class Web:
    """Pages by path: status, type, body, further headers; and the requests that came, each with its marks."""

    address: str = ""
    pages: dict[str, tuple[int, str, bytes, dict[str, str]]] = field(default_factory=dict)
    asked: list[tuple[str, str | None]] = field(default_factory=list)

    def put(self, path: str, body: str | bytes, kind: str = "text/html", status: int = 200, **headers: str) -> str:
        data = body.encode() if isinstance(body, str) else body
        self.pages[path] = (status, kind, data, headers)
        return self.address + path


@pytest.fixture
def web() -> Iterator[Web]:
    site = Web()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            mark = self.headers.get("If-None-Match") or self.headers.get("If-Modified-Since")
            site.asked.append((self.path, mark))
            status, kind, data, headers = site.pages.get(self.path, (404, "text/html", b"gone", {}))
            if mark and mark in headers.values():
                status, data = 304, b""
            self.send_response(status)
            for name, value in {"Content-Type": kind, **headers, "Content-Length": str(len(data))}.items():
                self.send_header(name.replace("_", "-"), value)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.address = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield site
    server.shutdown()
    server.server_close()
    thread.join()


def build(folder: Path, store: Path) -> Index:
    index = Index.open(store, embedder=CountingEmbedder())
    index.build([folder])
    return index


def test_a_page_is_saved_as_it_is_and_its_address_is_cited(web: Web, tmp_path: Path) -> None:
    url = web.put("/2025/harbour-news.html?from=feed", PAGE)
    told: list[str] = []
    report = fetch([url, url], tmp_path / "texts", tell=told.append)
    (name,) = report.fetched
    assert name == "127.0.0.1-2025-harbour-news-from-feed.html"
    assert (tmp_path / "texts" / name).read_text(encoding="utf-8") == PAGE
    assert told == [url]
    index = build(tmp_path / "texts", tmp_path / "store")
    (source,) = index.sources()
    assert (source.source, source.url, source.origins["url"]) == (name, url, "fetched")
    assert source.title == "Harbour stays closed"
    index.close()


@pytest.mark.parametrize("mark", ["ETag", "Last_Modified"])
def test_refresh_asks_for_another_version_only(web: Web, tmp_path: Path, mark: str) -> None:
    url = web.put("/a", PAGE, **{mark: "one"})
    fetch([url], tmp_path)
    assert fetch([], tmp_path, refresh=True).unchanged == ("127.0.0.1-a.html",)
    web.put("/a", PAGE.replace("ice", "storm"), **{mark: "two"})
    report = fetch([], tmp_path, refresh=True)
    assert report.changed == ("127.0.0.1-a.html",)
    assert "storm" in (tmp_path / "127.0.0.1-a.html").read_text(encoding="utf-8")
    assert web.asked == [("/a", None), ("/a", "one"), ("/a", "one")]


def test_a_server_without_marks_is_compared_by_bytes(web: Web, tmp_path: Path) -> None:
    url = web.put("/a", PAGE)
    fetch([url], tmp_path)
    before = (tmp_path / "127.0.0.1-a.html").stat().st_mtime_ns
    assert fetch([url], tmp_path).unchanged == ("127.0.0.1-a.html",)
    assert (tmp_path / "127.0.0.1-a.html").stat().st_mtime_ns == before


def test_what_was_deleted_by_hand_is_not_fetched_again(web: Web, tmp_path: Path) -> None:
    fetch([web.put("/a", PAGE), web.put("/b", PAGE)], tmp_path)
    (tmp_path / "127.0.0.1-a.html").unlink()
    assert fetch([], tmp_path, refresh=True).unchanged == ("127.0.0.1-b.html",)


def test_a_page_that_is_gone_is_told_and_its_file_stays(web: Web, tmp_path: Path) -> None:
    url = web.put("/a", PAGE)
    fetch([url], tmp_path)
    del web.pages["/a"]
    (failure,) = fetch([], tmp_path, refresh=True).failed
    assert (failure.source, failure.reason) == (url, "the server says 404 Not Found")
    assert failure.hint
    assert (tmp_path / "127.0.0.1-a.html").exists()


def test_other_formats_get_the_suffix_of_their_type(web: Web, tmp_path: Path) -> None:
    pdf = Path(__file__).parents[2] / "sources" / "prisoners.pdf"
    urls = [
        web.put("/report", pdf.read_bytes(), "application/pdf"),
        web.put("/notes.md", "# Notes\n\nBoris said so.", "text/plain; charset=utf-8"),
        web.put("/posts.json", json.dumps([{"text": TALK}]), "application/json"),
        web.put("/film", b"moving pictures", "video/mp4"),
    ]
    report = fetch(urls, tmp_path)
    assert report.fetched == ("127.0.0.1-report.pdf", "127.0.0.1-notes.md", "127.0.0.1-posts.json")
    assert [(failure.source, failure.reason) for failure in report.failed] == [
        (urls[3], "its type, video/mp4, is not read")
    ]


def test_an_encoding_that_only_the_server_tells(web: Web, tmp_path: Path) -> None:
    body = PAGE.replace("Anna Lund", "Анна Лунд").encode("cp1251")
    (name,) = fetch([web.put("/a", body, "text/html; charset=windows-1251")], tmp_path).fetched
    assert "Анна Лунд" in (tmp_path / name).read_text(encoding="utf-8")


def test_two_addresses_that_would_have_one_name(web: Web, tmp_path: Path) -> None:
    report = fetch([web.put("/a?b", PAGE), web.put("/a-b", PAGE.replace("ice", "fog"))], tmp_path)
    assert len(set(report.fetched)) == 2
    assert "fog" in (tmp_path / report.fetched[1]).read_text(encoding="utf-8")


def feed(web: Web, *items: str) -> str:
    text = "".join(items)
    return web.put(
        "/feed.xml",
        f'<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>Tidewater Post</title>{text}</channel></rss>",
        "application/rss+xml",
    )


def item(link: str, title: str, whole: str = "") -> str:
    content = f"<content:encoded><![CDATA[<p>{whole}</p>]]></content:encoded>" if whole else ""
    return (
        f"<item><title>{title}</title><link>{link}</link><pubDate>Sat, 01 Mar 2025 10:00:00 +0000</pubDate>"
        f"<description>A teaser.</description>{content}</item>"
    )


def test_the_articles_of_a_feed(web: Web, tmp_path: Path) -> None:
    web.put("/one", PAGE)
    url = feed(web, item("/one", "First of the feed"), item("/two", "Second of the feed", TALK * 3))
    report = fetch([url], tmp_path / "texts")
    assert report.fetched == ("127.0.0.1-one.html", "127.0.0.1-two.html")
    assert report.failed == ()
    assert ("/two", None) not in web.asked  # The feed holds all of it.
    index = build(tmp_path / "texts", tmp_path / "store")
    one, two = index.sources()
    assert (one.title, one.published, one.publisher) == ("Harbour stays closed", "2025-03-01", "Tidewater Post")
    assert (two.title, two.url) == ("Second of the feed", f"{web.address}/two")
    assert "Anna Lund said" in index.document("127.0.0.1-two.html").text
    index.close()
    web.put("/three", PAGE.replace("ice", "frost"))
    feed(web, item("/three", "Third"), item("/one", "First of the feed"))
    again = fetch([], tmp_path / "texts", refresh=True)
    assert again.fetched == ("127.0.0.1-three.html",)


def test_an_article_that_the_feed_holds_is_compared_with_the_feed(web: Web, tmp_path: Path) -> None:
    web.put("/two", "<html><body><p>Subscribe to read on.</p></body></html>")
    url = feed(web, item("/two", "Second", TALK * 3))
    (name,) = fetch([url], tmp_path).fetched
    again = fetch([], tmp_path, refresh=True)
    assert (again.unchanged, again.changed, again.failed) == ((name,), (), ())
    feed(web, item("/two", "Second", TALK * 3 + "It thawed at last."))
    assert fetch([], tmp_path, refresh=True).changed == (name,)
    assert "It thawed at last" in (tmp_path / name).read_text(encoding="utf-8")
    (tmp_path / name).unlink()
    assert fetch([], tmp_path, refresh=True).fetched == ()


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("<pubDate>Tue, 06 Feb 2024 23:30:00 -0500</pubDate>", "2024-02-06"),
        ("<updated>2024-03-02T23:30:00-05:00</updated>", "2024-03-02"),
        ("<pubDate>soon</pubDate>", None),
    ],
)
def test_the_day_is_the_publishers_own(web: Web, tmp_path: Path, written: str, day: str | None) -> None:
    web.put("/one", PAGE)
    (name,) = fetch([feed(web, f"<item><link>/one</link>{written}</item>")], tmp_path).fetched
    assert Ledger.read(tmp_path).files[name].told.get("published") == day


def test_odd_feeds(web: Web, tmp_path: Path) -> None:
    old = item("/one", "Old").replace("2025", "0000")
    url = feed(web, old, item("/feed.xml?again", "Itself"), item("/other.xml", "Another"))
    web.put("/one", PAGE)
    web.put("/other.xml", '<rss version="2.0"><channel></channel></rss>', "application/rss+xml")
    (tmp_path / "texts" / "127.0.0.1-one.html").mkdir(parents=True)
    report = fetch([url], tmp_path / "texts")
    assert [name.startswith("127.0.0.1-one-") for name in report.fetched] == [True]
    assert len(report.failed) == 2
    assert Ledger.read(tmp_path / "texts").feeds == [url]


def test_a_page_that_is_of_another_format_now(web: Web, tmp_path: Path) -> None:
    url = web.put("/report", PAGE)
    fetch([url], tmp_path)
    pdf = Path(__file__).parents[2] / "sources" / "prisoners.pdf"
    web.put("/report", pdf.read_bytes(), "application/pdf")
    assert fetch([], tmp_path, refresh=True).changed == ("127.0.0.1-report.pdf",)
    assert not (tmp_path / "127.0.0.1-report.html").exists()


def test_faults_are_listed_and_stop_nothing(web: Web, tmp_path: Path) -> None:
    web.put("/loop", "", status=302, Location="/loop")
    report = fetch(
        ["ftp://example.org/a", "http://127.0.0.1:9/", "http://[bad/", f"{web.address}/loop", web.put("/a", PAGE)],
        tmp_path,
    )
    assert report.fetched == ("127.0.0.1-a.html",)
    assert len(report.failed) == 4
    assert all(failure.reason and failure.hint for failure in report.failed)


def test_too_large_a_page_is_refused(web: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.read.download._LARGEST", 1000)
    (failure,) = fetch([web.put("/a", "x" * 5000)], tmp_path).failed
    assert "larger" in failure.reason


def test_nothing_to_fetch(tmp_path: Path) -> None:
    with pytest.raises(NoSources):
        fetch([], tmp_path)
    with pytest.raises(NoSources):
        fetch([], tmp_path, refresh=True)


def test_a_damaged_ledger_is_told(web: Web, tmp_path: Path) -> None:
    url = web.put("/a", PAGE)
    fetch([url], tmp_path / "texts")
    (tmp_path / "texts" / NAME).write_text("{", encoding="utf-8")
    with pytest.raises(UnreadableSource):
        fetch([], tmp_path / "texts", refresh=True)
    index = Index.open(tmp_path / "store", embedder=CountingEmbedder())
    report = index.build([tmp_path / "texts"])
    assert (report.added, [failure.source for failure in report.failed]) == (1, [NAME])
    index.close()


def test_a_folder_that_cannot_be_made(web: Web, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(UnreadableSource):
        fetch([web.put("/a", PAGE)], tmp_path / "file" / "in")
