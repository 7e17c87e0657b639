"""Who is logged in, and until when."""

import shutil
from pathlib import Path

from bot.web.access import sessions
from bot.web.access.sessions import LASTS, Sessions
from bot.web.access.userfile import remove, write
from bot.web.access.users import Users


def test_a_token_tells_who_until_it_ends(users: Path) -> None:
    now = [0.0]
    logins = Sessions(Users(users), lambda: now[0])
    ann, other, bob = logins.begin("ann"), logins.begin("ann"), logins.begin("bob")
    assert [logins.user(token) for token in (ann, other, bob, "", "made up")] == ["ann", "ann", "bob", None, None]
    logins.end(ann)
    logins.end(ann)
    assert [logins.user(token) for token in (ann, other, bob)] == [None, "ann", "bob"]
    now[0] = LASTS
    assert [logins.user(token) for token in (other, bob)] == [None, None]


def test_tokens_are_long_and_none_is_kept(users: Path) -> None:
    logins = Sessions(Users(users))
    tokens = {logins.begin("ann") for _ in range(100)}
    assert len(tokens) == 100
    assert min(map(len, tokens)) >= 43
    assert not any(token.encode() in logins._open for token in tokens)


def test_a_new_password_and_a_removal_end_it(users: Path, tmp_path: Path) -> None:
    file = Path(shutil.copy(users, tmp_path))
    logins = Sessions(Users(file))
    ann, bob = logins.begin("ann"), logins.begin("bob")
    write(file, "ann", "a new password")
    assert [logins.user(ann), logins.user(bob)] == [None, "bob"]
    remove(file, "bob")
    assert logins.user(bob) is None


def test_the_oldest_login_is_forgotten_first(users: Path, monkeypatch) -> None:
    monkeypatch.setattr(sessions, "_MOST", 3)
    logins = Sessions(Users(users))
    tokens = [logins.begin("ann") for _ in range(5)]
    assert [logins.user(token) for token in tokens] == [None, None, "ann", "ann", "ann"]
