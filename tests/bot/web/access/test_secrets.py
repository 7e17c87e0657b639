"""What is tried at the door, and what is kept of passwords, comes back to nobody."""

from pathlib import Path

import httpx

from tests.bot.web.access.conftest import visitor

WRONG = "wr0ng-at-the-door"


def test_the_door(kept: str, users: Path) -> None:
    """Neither a password that was tried nor what is kept of the right ones comes back."""
    with visitor(kept) as somebody:
        form = {"username": "ann", "password": WRONG}
        answers = [
            somebody.post("/login", data=form),
            somebody.post("/login", data=form, headers={"Accept": "text/html"}),
            somebody.post(
                "/login", content=b"\xff" * 100, headers={"Content-Type": "application/x-www-form-urlencoded"}
            ),
            somebody.get("/config", auth=httpx.BasicAuth("ann", WRONG)),
        ]
    assert [answer.status_code for answer in answers] == [400, 400, 400, 401]
    assert not any(WRONG in answer.text + str(answer.headers) for answer in answers)
    with visitor(kept, "ann") as ann:
        seen = [ann.get(path) for path in ("/", "/config", "/gradio_api/info", "/gradio_api/nothing", "/file=users")]
        told = "".join(one.text + str(one.headers) for one in seen)
    hashes = [line.partition(":")[2] for line in users.read_text(encoding="utf-8").splitlines()]
    assert not any(one in told or str(users) in told for one in hashes)
