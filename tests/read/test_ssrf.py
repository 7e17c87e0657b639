"""No address leads the fetching to this machine or a private network: not one written oddly, not by a name, not by a
name that changes its answer, not by a redirect, a page or a feed. Every connection is counted where it would be made.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.read.web import fetch
from tests.internet import OTHER, PUBLIC, Internet, Site, internet, site

TALK = "Anna Lund said that the harbour would stay closed until the ice had gone. " * 8
PAGE = f"<html><head><title>Harbour stays closed</title></head><body><article><p>{TALK}</p></article></body></html>"
INSIDE = "it leads to this machine or to a private network"


@pytest.fixture
def net() -> Iterator[Internet]:
    with internet() as net:
        yield net


@pytest.fixture
def inside() -> Iterator[Site]:
    """What only this machine may reach. It answers everything with a secret."""
    with site() as here:
        here.put("/", PAGE)
        here.put("/secret", PAGE)
        yield here
        assert here.asked == [], "a server inside was asked"


@pytest.fixture
def news(net: Internet) -> Iterator[Site]:
    """http://news.example/ of the public internet."""
    with site() as here:
        net.names["news.example"] = [[PUBLIC]]
        net.sites[PUBLIC] = here.port
        yield here


def refused(folder: Path, *urls: str) -> list[str]:
    """Why addresses were not fetched. Nothing is written, and a person is told what to do."""
    report = fetch(urls, folder)
    assert report.fetched == report.changed == report.unchanged == ()
    assert [one.source for one in report.failed] == list(urls)
    assert all(one.hint for one in report.failed)
    assert list(folder.iterdir()) == []
    return [one.reason for one in report.failed]


WRITTEN = """
http://127.0.0.1:{port}/
http://127.0.0.1:{port}/secret
http://127.1:{port}/
http://127.0.1:{port}/
http://127.255.255.254:{port}/
http://2130706433:{port}/
http://0x7f000001:{port}/
http://0x7f.0.0.1:{port}/
http://0x7f.1:{port}/
http://0177.0.0.1:{port}/
http://0177.1:{port}/
http://017700000001:{port}/
http://00000177.0.0.01:{port}/
http://127.0.0.1.:{port}/
http://0.0.0.0:{port}/
http://0:{port}/
http://localhost:{port}/
http://LOCALHOST.:{port}/
http://[::1]:{port}/
http://[::]:{port}/
http://[0:0:0:0:0:0:0:1]:{port}/
http://[::127.0.0.1]:{port}/
http://[::ffff:127.0.0.1]:{port}/
http://[::ffff:7f00:1]:{port}/
http://[0:0:0:0:0:ffff:127.0.0.1]:{port}/
http://[::ffff:0:127.0.0.1]:{port}/
http://[64:ff9b::127.0.0.1]:{port}/
http://[64:ff9b:1::127.0.0.1]:{port}/
http://[2002:7f00:1::1]:{port}/
http://[2001:0:5ef5:79fb:0:59b:80ff:fffe]:{port}/
http://[fe80::1]:{port}/
http://[fe80::1%25lo]:{port}/
http://[fe80::1%lo]:{port}/
http://[::1%25lo]:{port}/
http://[fc00::1]:{port}/
http://[fd00:ec2::254]/latest/meta-data/
http://[ff02::1]:{port}/
http://169.254.169.254/latest/meta-data/
http://0xa9fea9fe/latest/meta-data/
http://2852039166/
http://[::ffff:169.254.169.254]/
http://169.254.170.2/v2/credentials
http://168.63.129.16/machine
http://100.100.100.200/latest/meta-data/
http://10.0.0.1/
http://172.16.0.1/
http://192.168.0.1/
http://192.168.257/
http://100.64.0.1/
http://224.0.0.1/
http://240.0.0.1/
http://255.255.255.255/
http://１２７.０.０.１:{port}/
http://127。0。0。1:{port}/
http://①②⑦.⓪.⓪.①:{port}/
http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ:{port}/
http://ｌｏｃａｌｈｏｓｔ:{port}/
http://loc­alhost:{port}/
http://xn--127-0-0-1:{port}/
http://127.0.0.1%00.news.example:{port}/
http://127.0.0.1%2enews.example:{port}/
http://127.0.0.1%09:{port}/
http://%31%32%37.0.0.1:{port}/
http://127.0.0.1:{port}#@news.example/
http://127.0.0.1:{port}?@news.example/
http://127.0.0.1:{port}/@news.example/
http://news.example@127.0.0.1:{port}/
http://news.example:80@127.0.0.1:{port}/
http://news.example%40@127.0.0.1:{port}/
http://user:password@news.example/
http://news.example\\@127.0.0.1:{port}/
http://127.0.0.1\\@news.example/
http://127.0.0.1:{port}\\@news.example/
http://news.example&@127.0.0.1:{port}#@news.example/
http:127.0.0.1:{port}/
http:/127.0.0.1:{port}/
http:///127.0.0.1:{port}/
http:\\\\127.0.0.1:{port}/
http:////127.0.0.1:{port}/
//127.0.0.1:{port}/
HTTP://127.0.0.1:{port}/
https://127.0.0.1:{port}/
http://127.0.0.1:{port}:80/
http://[::1]:{port}:80/
http://[127.0.0.1]:{port}/
http://
http://:{port}/
https://?
file:///etc/passwd
file://127.0.0.1/etc/passwd
ftp://127.0.0.1/
gopher://127.0.0.1:{port}/_GET
dict://127.0.0.1:{port}/
ldap://127.0.0.1:{port}/
jar:http://127.0.0.1:{port}/!/
data:text/html,hello
javascript:alert(1)
unix:///var/run/docker.sock
http+unix://%2Fvar%2Frun%2Fdocker.sock/
""".split()


def test_an_address_inside_however_it_is_written(net: Internet, inside: Site, tmp_path: Path) -> None:
    net.names["news.example"] = [[PUBLIC]]
    refused(tmp_path / "texts", *(url.format(port=inside.port) for url in WRITTEN))
    assert net.connected == []


def test_the_forms_that_reach_inside_are_known_to_this_system(net: Internet, tmp_path: Path) -> None:
    """Where nothing looks at the addresses, most of these are connected to: the test above shows what it says."""
    fetch([url.format(port=9) for url in WRITTEN], tmp_path, private=True)
    assert len(net.connected) > len(WRITTEN) / 2


INSIDES = ["127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "::ffff:127.0.0.1", "fd00::1"]


def test_a_name_that_leads_inside(net: Internet, tmp_path: Path) -> None:
    answers = [order for one in INSIDES for order in ([one], [one, PUBLIC], [PUBLIC, one], [PUBLIC, OTHER, one])]
    net.names |= {f"inside-{number}.example": [order] for number, order in enumerate(answers)}
    urls = [f"http://inside-{number}.example/" for number in range(len(answers))]
    assert set(refused(tmp_path / "texts", *urls)) == {INSIDE}
    assert net.connected == []


def test_names_of_a_network(net: Internet, tmp_path: Path) -> None:
    names = ["metadata.google.internal", "instance-data", "router.local", "localhost.localdomain", "intranet"]
    net.names |= {name: [["169.254.169.254"]] for name in names}
    (failure, *_) = report = fetch([f"http://{name}/computeMetadata/v1/" for name in names], tmp_path).failed
    assert [one.reason for one in report] == [INSIDE] * len(names)
    assert "onrecord add --private" in failure.hint
    assert net.connected == []


def test_a_name_is_looked_up_once_and_what_was_looked_at_is_connected_to(
    net: Internet, news: Site, inside: Site, tmp_path: Path
) -> None:
    net.names["news.example"] = [[PUBLIC], ["127.0.0.1"]]
    news.put("/a", PAGE)
    assert len(fetch([f"http://news.example:{inside.port}/a"], tmp_path / "texts").fetched) == 1
    assert (net.asked, net.connected) == (["news.example"], [PUBLIC])
    assert news.asked == [(f"news.example:{inside.port}", "/a")]
    refused(tmp_path / "again", f"http://news.example:{inside.port}/secret")
    assert net.connected == [PUBLIC]


def test_a_name_that_changes_its_answer_before_a_redirect_to_itself(
    net: Internet, news: Site, inside: Site, tmp_path: Path
) -> None:
    net.names["news.example"] = [[PUBLIC], ["127.0.0.1"]]
    news.put("/a", status=302, Location="/secret", Connection="close")
    assert refused(tmp_path / "texts", f"http://news.example:{inside.port}/a") == [INSIDE]
    assert net.connected == [PUBLIC]


PLACES = """
http://127.0.0.1:{port}/secret
http://2130706433:{port}/secret
//127.0.0.1:{port}/secret
\\\\127.0.0.1:{port}\\secret
http://localhost:{port}/secret
http://inside.example:{port}/secret
http://[::ffff:127.0.0.1]:{port}/secret
http://news.example@127.0.0.1:{port}/secret
http://user:password@news.example/secret
file:///etc/passwd
ftp://127.0.0.1/
http://news.example:25/
http:///secret
http://[bad/
/two
""".split()


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_inside(net: Internet, news: Site, inside: Site, tmp_path: Path, status: int) -> None:
    net.names["inside.example"] = [["127.0.0.1"]]
    for number, place in enumerate(PLACES):
        news.put(f"/{number}", PAGE, status=status, Location=place.format(port=inside.port))
    news.put("/two", PAGE, status=302, Location=f"http://127.0.0.1:{inside.port}/secret")
    refused(tmp_path / "texts", *(f"http://news.example/{number}" for number in range(len(PLACES))))
    assert set(net.connected) == {PUBLIC}


def test_a_redirect_to_another_public_name_is_followed(net: Internet, news: Site, tmp_path: Path) -> None:
    net.names["other.example"], net.sites[OTHER] = [[OTHER]], news.port
    news.put("/one", status=301, Location="http://other.example/two")
    news.put("/two", PAGE)
    assert fetch(["http://news.example/one"], tmp_path).fetched == ("news.example-one.html",)
    assert (net.connected, news.asked) == ([PUBLIC, OTHER], [("news.example", "/one"), ("other.example", "/two")])


def test_redirects_end(news: Site, tmp_path: Path) -> None:
    for number in range(40):
        news.put(f"/{number}", status=302, Location=f"/{number + 1}")
    assert "more than 10 times" in refused(tmp_path / "texts", "http://news.example/0")[0]
    assert len(news.asked) == 11


def test_a_page_that_sends_browsers_on_sends_nobody_else_on(
    net: Internet, news: Site, inside: Site, tmp_path: Path
) -> None:
    to = f"http://127.0.0.1:{inside.port}/secret"
    on = f'<meta http-equiv="refresh" content="0; url={to}"><link rel="next" href="{to}"><base href="{to}">'
    news.put("/a", PAGE.replace("<head>", f"<head>{on}"), Refresh=f"0; url={to}", Link=f"<{to}>; rel=canonical")
    assert len(fetch(["http://news.example/a"], tmp_path).fetched) == 1
    assert net.connected == [PUBLIC]


def test_a_feed_that_lists_addresses_inside(net: Internet, news: Site, inside: Site, tmp_path: Path) -> None:
    links = [f"http://127.0.0.1:{inside.port}/secret", "http://169.254.169.254/", "http://[::1]/", "file:///etc/passwd"]
    items = "".join(f"<item><title>One</title><link>{link}</link></item>" for link in [*links, "/good"])
    news.put("/feed.xml", f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>')
    news.put("/good", PAGE)
    report = fetch(["http://news.example/feed.xml"], tmp_path)
    assert report.fetched == ("news.example-good.html",)
    assert [(one.source, one.reason) for one in report.failed] == [(link, INSIDE) for link in links[:3]]
    assert set(net.connected) == {PUBLIC}


def test_refreshing_asks_inside_no_more_than_adding_does(net: Internet, inside: Site, tmp_path: Path) -> None:
    entry = {"url": f"http://127.0.0.1:{inside.port}/secret", "digest": "d"}
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / ".fetched.json").write_text(json.dumps({"files": {"a.html": entry}, "feeds": []}), encoding="utf-8")
    assert [one.reason for one in fetch([], tmp_path, refresh=True).failed] == [INSIDE]
    assert net.connected == []


def test_ports_of_other_services(net: Internet, tmp_path: Path) -> None:
    net.names["news.example"] = [[PUBLIC]]
    ports = [1, 22, 25, 79, 110, 143, 445, 993, 1023]
    reasons = refused(tmp_path / "texts", *(f"http://news.example:{port}/" for port in ports))
    assert reasons == [f"port {port} is not a web server's" for port in ports]
    assert net.connected == []


def test_proxies_and_passwords_of_the_environment_are_left_alone(
    net: Internet, news: Site, inside: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{inside.port}")
        monkeypatch.setenv(name.upper(), f"http://127.0.0.1:{inside.port}")
    (tmp_path / "netrc").write_text("default login me password secret\n", encoding="utf-8")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    news.put("/a", PAGE)
    assert len(fetch(["http://news.example/a"], tmp_path / "texts").fetched) == 1
    assert net.connected == [PUBLIC]


def test_a_machines_own_public_address_is_inside(
    net: Internet, news: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.read.reach.is_public", lambda _address: True)
    net.names["me.example"] = [["127.0.0.1"]]
    assert refused(tmp_path / "texts", f"http://me.example:{news.port}/") == [INSIDE]
    assert news.asked == []


def test_whoever_asks_for_it_reaches_their_own_network(net: Internet, tmp_path: Path) -> None:
    with site() as here:
        here.put("/one", status=302, Location=f"http://localhost:{here.port}/two")
        here.put("/two", PAGE)
        url = f"http://127.0.0.1:{here.port}/one"
        assert fetch([url], tmp_path, private=True).fetched == ("127.0.0.1-one.html",)
        assert [path for _, path in here.asked] == ["/one", "/two"]
