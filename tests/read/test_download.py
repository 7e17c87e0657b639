"""Servers that never come to an end, send too much, or pack it too well: each costs a bounded time and memory."""

import gzip
import mimetypes
import socket
import ssl
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest

from index.errors import UnreadableSource
from index.read import formats
from index.read.bounds import Bounds
from index.read.download import _TYPES
from index.read.web import fetch
from tests.internet import PUBLIC, Internet, Site, internet, site, talking
from tests.memory import at_most
from tests.read.test_ssrf import PAGE


@pytest.fixture
def net() -> Iterator[Internet]:
    with internet() as net:
        net.names["news.example"] = [[PUBLIC]]
        yield net


@pytest.fixture
def news(net: Internet) -> Iterator[Site]:
    with site() as here:
        net.sites[PUBLIC] = here.port
        yield here


def reason(folder: Path, url: str = "http://news.example/a") -> str:
    report = fetch([url], folder)
    (failure,) = report.failed
    assert failure.hint
    assert list(folder.iterdir()) == []
    return failure.reason


@pytest.mark.parametrize(("packing", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress)])
def test_what_comes_packed_is_unpacked(news: Site, tmp_path: Path, packing: str, pack: object) -> None:
    news.put("/a", pack(PAGE.encode()), Content_Encoding=packing)
    (name,) = fetch(["http://news.example/a"], tmp_path).fetched
    assert (tmp_path / name).read_text(encoding="utf-8") == PAGE


def test_a_packed_bomb(news: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.read.download._LARGEST", 8 * 2**20)
    pack = zlib.compressobj(wbits=31)
    bomb = b"".join(pack.compress(bytes(2**20)) for _ in range(200)) + pack.flush()
    assert len(bomb) < 2**18
    news.put("/a", bomb, Content_Encoding="gzip")
    with at_most(40):
        assert reason(tmp_path) == "it is larger than 8 MiB"


@pytest.mark.parametrize("packing", ["br", "zstd", "gzip, gzip", "deflate, gzip", "x"])
def test_packings_that_nobody_asked_for(news: Site, tmp_path: Path, packing: str) -> None:
    news.put("/a", PAGE, Content_Encoding=packing)
    assert reason(tmp_path) == f"the server packs it in a way that is not read here ({packing})"


def test_what_is_no_packing(news: Site, tmp_path: Path) -> None:
    news.put("/a", PAGE, Content_Encoding="gzip")
    assert "cannot be unpacked" in reason(tmp_path)


def says(connection: socket.socket, over: Event, *pieces: bytes) -> None:
    """Says the pieces, the last one again and again."""
    connection.recv(4096)
    for piece in pieces:
        connection.sendall(piece)
    while not over.is_set():
        connection.sendall(pieces[-1])


ENDLESS = {
    "a body": (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"<p>more</p>" * 5000),
    "chunks": (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"400\r\n" + b"x" * 1024 + b"\r\n"),
    "headers": (b"HTTP/1.1 200 OK\r\n", b"X-More: and more\r\n" * 500),
    "a header": (b"HTTP/1.1 200 OK\r\nX-More: ", b"and more" * 1000),
    "a reason": (b"HTTP/1.1 200 ", b"and more" * 1000),
    "promises": (b"HTTP/1.1 100 Continue\r\n\r\n" * 100,),
    "noise": (b"\x00\xff" * 1000,),
}


@pytest.mark.parametrize("what", ENDLESS)
def test_what_never_ends(net: Internet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    monkeypatch.setattr("index.read.download._LARGEST", 2**19)
    monkeypatch.setattr("index.read.download._HEADERS", 2**17)
    with talking(lambda connection, over: says(connection, over, *ENDLESS[what])) as port, at_most(40):
        net.sites[PUBLIC] = port
        assert reason(tmp_path)


SLOW = {
    "a body": b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
    "headers": b"HTTP/1.1 200 OK\r\nX-Slow: ",
    "nothing": b"",
}


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("what", SLOW)
def test_a_server_that_sends_a_byte_now_and_then(
    net: Internet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str, scheme: str
) -> None:
    monkeypatch.setattr("index.read.download._IN_ALL", 0.5)

    def drip(connection: socket.socket, over: Event) -> None:
        connection.recv(4096)
        connection.sendall(SLOW[what])
        while not over.wait(0.05):
            connection.sendall(b"x")

    with talking(drip) as port:
        net.sites[PUBLIC] = port
        assert reason(tmp_path, f"{scheme}://news.example/a")


def test_a_server_that_says_nothing(net: Internet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.read.download._SECONDS", 0.2)
    with talking(lambda _connection, over: over.wait() and None) as port:
        net.sites[PUBLIC] = port
        assert "cannot be fetched" in reason(tmp_path)


def test_a_name_that_is_never_found(net: Internet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.read.download._IN_ALL", 0.2)
    never = Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: never.wait())
    assert "not found in time" in reason(tmp_path)
    never.set()
    assert net.connected == []


def test_redirects_take_no_longer_together(net: Internet, tmp_path: Path) -> None:
    now = [0.0]
    bounds = Bounds(lambda: now[0])
    bounds.begin(10, 100)
    assert (bounds.left(), bounds.left(3)) == (10, 3)
    now[0] = 9
    assert bounds.left(3) == 1
    now[0] = 10
    with pytest.raises(UnreadableSource, match="too long"):
        bounds.left()
    bounds.take(100)
    with pytest.raises(UnreadableSource, match="too much"):
        bounds.take(1)
    bounds.begin(1, 1)
    bounds.take(1)


@pytest.mark.parametrize("bound", ["_SECONDS", "_BYTES"])
def test_the_articles_of_a_feed_end(news: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bound: str) -> None:
    monkeypatch.setattr(f"index.read.web.{bound}", -1 if bound == "_SECONDS" else 1)
    items = "".join(f"<item><link>/{number}</link></item>" for number in range(3))
    news.put("/a", f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>')
    for number in range(3):
        news.put(f"/{number}", PAGE)
    report = fetch(["http://news.example/a"], tmp_path)
    assert len(report.fetched) == (0 if bound == "_SECONDS" else 1)
    assert [one.source for one in report.failed] == ["http://news.example/a"]
    monkeypatch.undo()


@pytest.fixture
def certificate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One for news.example, which this process trusts."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "news.example")])
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    made = made.not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
    made = made.add_extension(x509.SubjectAlternativeName([x509.DNSName("news.example")]), critical=False)
    plain = serialization.NoEncryption(), serialization.PrivateFormat.PKCS8, serialization.Encoding.PEM
    file = tmp_path / "certificate.pem"
    file.write_bytes(
        made.sign(key, hashes.SHA256()).public_bytes(plain[2]) + key.private_bytes(plain[2], plain[1], plain[0])
    )
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    return file


@pytest.fixture
def secure(net: Internet, certificate: Path) -> Iterator[Site]:
    """https://news.example/, which notes the names that it was asked for when the line was made."""
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate)
    tls.sni_callback = lambda _socket, name, _context: net.asked.append(f"tls {name}")
    with site(tls) as here:
        net.sites[PUBLIC] = here.port
        yield here


def test_the_name_stands_in_the_certificate_and_not_the_address(net: Internet, secure: Site, tmp_path: Path) -> None:
    secure.put("/a", PAGE)
    assert len(fetch(["https://news.example/a"], tmp_path / "texts").fetched) == 1
    assert (net.asked, secure.asked) == (["news.example", "tls news.example"], [("news.example", "/a")])
    net.names["other.example"] = [[PUBLIC]]
    assert "certificate" in reason(tmp_path / "other", "https://other.example/a").lower()
    assert "certificate" in reason(tmp_path / "other", f"https://{PUBLIC}/a").lower()
    assert secure.asked == [("news.example", "/a")]


def test_what_was_encrypted_stays_so(net: Internet, secure: Site, tmp_path: Path) -> None:
    secure.put("/a", status=301, Location="http://news.example/b")
    assert "from https to http://news.example/b" in reason(tmp_path / "texts", "https://news.example/a")
    assert net.connected == [PUBLIC]


def test_each_format_is_known_by_a_type() -> None:
    """Where this fails, `_TYPES` lacks it: what this machine knows beside Python's own table, others need not."""
    known = mimetypes.MimeTypes()
    suffixes = {*_TYPES.values(), *map(known.guess_extension, known.types_map[True].values())}
    for table in (formats.READERS, formats.RECORDS, formats.ARCHIVES):
        for reader in {*table.values()}:
            own = {suffix for suffix, other in table.items() if other is reader}
            assert own & suffixes, own
