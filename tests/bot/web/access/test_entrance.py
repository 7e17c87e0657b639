"""How the page is reached, and what has to be said before others reach it."""

import pytest

from bot.web.access import Access, Entrance, cautions
from bot.web.access.entrance import is_loopback
from index.errors import QuestionError
from tests.bot.web.access.conftest import EVERYWHERE


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.9.10", "::1", "[::1]", "localhost"])
def test_this_machine_alone_needs_no_login(host: str) -> None:
    assert is_loopback(host)
    assert Access(Entrance(host)).own
    assert cautions(Access(Entrance(host))) == []


@pytest.mark.parametrize("host", [EVERYWHERE, "::", "[::]", "192.168.1.5", "10.0.0.1", "fe80::1", "2001:db8::1"])
def test_others_have_to_be_let_in_aloud(host: str) -> None:
    with pytest.raises(QuestionError, match="nobody would have to log in") as told:
        Access(Entrance(host))
    assert "--no-auth" in told.value.hint
    assert "--auth FILE" in told.value.hint
    access = Access(Entrance(host, no_auth=True))
    assert not access.own
    assert "anybody who reaches this machine can read the sources" in str(cautions(access))


def test_a_name_is_where_it_leads(monkeypatch: pytest.MonkeyPatch) -> None:
    found = {"here": ["127.0.0.1"], "both": ["127.0.0.1", "192.0.2.1"], "lan": ["192.0.2.1"], "six": ["fe80::1%2"]}

    def resolve(host: str, port: None) -> list[tuple[int, int, int, str, tuple[str, int]]]:
        if host not in found:
            raise OSError(host)
        return [(0, 0, 0, "", (address, 0)) for address in found[host]]

    monkeypatch.setattr("socket.getaddrinfo", resolve)
    assert [name for name in found if is_loopback(name)] == ["here"]
    with pytest.raises(QuestionError, match="no machine called 'nowhere'"):
        is_loopback("nowhere")


@pytest.mark.parametrize("more", [{"names": ("notes.example.org",)}, {"proxies": ("127.0.0.1",)}])
def test_loopback_behind_a_proxy_is_reached_by_others(more: dict[str, tuple[str, ...]]) -> None:
    with pytest.raises(QuestionError, match="nobody would have to log in"):
        Access(Entrance(**more))


def test_what_is_risky_is_told(users) -> None:
    users.chmod(0o644)
    try:
        told = str(cautions(Access(Entrance(EVERYWHERE, users))))
        assert "passwords cross the network unencrypted" in told
        assert f"others can read {users}" in told
        assert "the password hash of ann is quickly guessed" in told
        assert "nobody may change the library from the page" in told
        behind = Access(Entrance(auth=users, editors=("ann",), proxies=("127.0.0.1",)))
        assert "unencrypted" not in str(cautions(behind))
        assert "nobody may change" not in str(cautions(behind))
    finally:
        users.chmod(0o600)
