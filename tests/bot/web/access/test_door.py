"""Passwords are checked one after the other, and guesses have to wait."""

import asyncio
from pathlib import Path

from bot.web.access.door import Door
from bot.web.access.users import Users
from tests.bot.web.access.conftest import PASSWORDS


def knocks(door: Door, *tries: tuple[str, str, str]) -> list[str]:
    async def all_of_them() -> list[str]:
        return list(await asyncio.gather(*(door.knock(*one) for one in tries)))

    return asyncio.run(all_of_them())


def test_whoever_guesses_has_to_wait(users: Path) -> None:
    told = knocks(
        Door(Users(users)), *[("here", "ann", f"guess {n}") for n in range(7)], ("here", "ann", "correct horse")
    )
    assert told[:5] == ["That is not the name and password of a user."] * 5
    assert told[5:] == ["Wait 10 min: there were too many wrong tries."] * 3


def test_the_wait_is_for_who_guessed_alone(users: Path) -> None:
    tries = [("here", "ann", "guess")] * 5, ("there", "ann", PASSWORDS["ann"]), ("here", "bob", PASSWORDS["bob"])
    assert knocks(Door(Users(users)), *tries[0], *tries[1:])[5:] == ["", ""]


def test_many_names_from_one_address_are_guesses_too(users: Path) -> None:
    told = knocks(Door(Users(users)), *[("here", f"name {n}", "password") for n in range(21)])
    assert [answer.startswith("Wait") for answer in told] == [False] * 20 + [True]


def test_right_passwords_never_have_to_wait(users: Path) -> None:
    assert knocks(Door(Users(users)), *[("here", "ann", PASSWORDS["ann"])] * 30) == [""] * 30


def test_no_more_wait_than_can_be_checked_soon(users: Path) -> None:
    told = knocks(Door(Users(users)), *[("here", "ann", PASSWORDS["ann"])] * 40)
    assert sorted(told) == [""] * 32 + ["Wait a moment: too many are logging in."] * 8
