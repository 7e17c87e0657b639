"""Who may change the library, and how often one may ask: asked of handlers, and over real HTTP."""

from types import SimpleNamespace
from typing import Any

import pytest

from bot.web.access import Access, Entrance
from bot.web.access.access import USER, address
from index.errors import NotAllowed, QuestionError, TooOften, UsersError
from tests.bot.web.access.conftest import BUILT, EVERYWHERE, event, visitor


def sent(user: str | None = None, where: str = "192.0.2.1") -> Any:
    """A request as Starlette has it."""
    return SimpleNamespace(scope={USER: user, "client": (where, 1)})


def test_at_ones_own_machine_nobody_is_kept_from_anything() -> None:
    access = Access()
    access.check_edit(sent())
    for _ in range(1000):
        access.admit(sent())


@pytest.mark.parametrize(
    ("editors", "may"),
    [((), set()), (("ann",), {"ann"}), (("ann", "bob"), {"ann", "bob"}), (("everyone",), {"ann", "bob"})],
)
def test_editors_and_nobody_else_may_edit(users: Any, editors: tuple[str, ...], may: set[str]) -> None:
    access = Access(Entrance(auth=users, editors=editors))
    assert {name for name in ("ann", "bob") if access.may_edit(sent(name))} == may


def test_what_gradio_wraps_is_the_same_request(users: Any) -> None:
    access = Access(Entrance(auth=users, editors=("ann",)))
    access.check_edit(SimpleNamespace(request=sent("ann")))
    with pytest.raises(NotAllowed, match="editors"):
        access.check_edit(SimpleNamespace(request=sent("bob")))


def test_without_a_login_others_may_read_and_change_nothing() -> None:
    assert not Access(Entrance(host=EVERYWHERE, no_auth=True)).may_edit(sent())
    assert Access(Entrance(host=EVERYWHERE, no_auth=True, editors=("everyone",))).may_edit(sent())


def test_an_editor_has_to_be_a_user(users: Any) -> None:
    with pytest.raises(UsersError, match="zoe"):
        Access(Entrance(auth=users, editors=("ann", "zoe")))


def test_each_user_asks_so_often_from_wherever_and_else_each_address(users: Any) -> None:
    access = Access(Entrance(auth=users, questions=2))
    access.admit(sent("ann"))
    access.admit(sent("ann", "192.0.2.2"))
    access.admit(sent("bob"))
    with pytest.raises(TooOften, match="more than 2 questions in a minute") as told:
        access.admit(sent("ann", "192.0.2.3"))
    assert told.value.hint.startswith("Wait ")
    free = Access(Entrance(host=EVERYWHERE, no_auth=True, questions=1))
    for where in ("192.0.2.1", "192.0.2.2"):
        free.admit(sent(None, where))
        with pytest.raises(TooOften):
            free.admit(sent(None, where))


def test_an_address_of_ipv6_is_its_network() -> None:
    near, far = "2001:db8:1:2::5", "2001:db8:1:2:3:4:5:6"
    assert address({"client": (near, 1)}) == address({"client": (far, 1)}) == "2001:db8:1:2::/64"
    assert address({"client": ("fe80::1%eth0", 1)}) == "fe80::/64"
    assert address({"client": None}) == ""


@pytest.mark.parametrize("written", ["unknown", "a:b:c", "_hidden:80", ":", "192.0.2.1:80:80"])
def test_what_is_no_address_is_counted_as_it_is_written(written: str) -> None:
    assert address({"client": (written, 1)}) == written


def test_a_contradiction_is_an_error(users: Any) -> None:
    for wrong in (
        Entrance(auth=users, no_auth=True),
        Entrance(editors=("ann",)),
        Entrance(host=EVERYWHERE),
        Entrance(host=EVERYWHERE, no_auth=True, editors=("ann",)),
        Entrance(no_auth=True, proxies=("*",)),
        Entrance(names=("notes.example.org",)),
    ):
        with pytest.raises(QuestionError):
            Access(wrong)


def test_only_an_editor_can_rebuild_though_all_can_send_the_event(kept: str) -> None:
    with visitor(kept, "bob") as bob, visitor(kept, "ann") as ann:
        config = bob.get("/config").json()
        done, output = event(bob, config, "otr-rebuild", [])
        assert done
        assert "only its editors may change the library" in output
        assert "otr-report" not in output
        done, output = event(ann, config, "otr-rebuild", [])
        assert done
        assert "otr-report" in output


def test_only_an_editor_can_upload_and_no_more_than_is_allowed(kept: str) -> None:
    with visitor(kept, "bob") as bob, visitor(kept, "ann") as ann:
        assert bob.post("/gradio_api/upload", files={"files": b"apples"}).status_code == 403
        assert ann.post("/gradio_api/upload", files={"files": b"apples"}).status_code == 200
        assert ann.post("/gradio_api/upload", files={"files": b"a" * (2**20 + 1)}).status_code == 413


@pytest.mark.parametrize("place", ["/etc/passwd", "../../etc/passwd", "http://127.0.0.1:9/a.txt", "file:///etc/passwd"])
def test_no_file_of_the_server_is_taken_for_an_upload(kept: str, place: str) -> None:
    with visitor(kept, "ann") as ann:
        config = ann.get("/config").json()
        parts = {part["id"]: part["props"].get("elem_id") for part in config["components"]}
        (sent,) = (
            one
            for one in config["dependencies"]
            if any(how == "upload" and parts[to] == "otr-upload" for to, how in one["targets"])
        )
        file = {"path": place, "orig_name": "a.txt", "meta": {"_type": "gradio.FileData"}}
        asked = {"data": [[file], "", None], "fn_index": sent["id"], "session_hash": "somebody"}
        assert ann.post("/gradio_api/queue/join", json=asked).status_code == 200
        told = ""
        with ann.stream("GET", "/gradio_api/queue/data", params={"session_hash": "somebody"}) as lines:
            for line in lines.iter_lines():
                told += line
                if "process_completed" in line:
                    break
        assert "root:" not in told
        assert '"success":false' in told.replace(" ", "")


def test_without_a_login_nobody_fills_the_disk_unless_everybody_may_edit(own: str, free: str) -> None:
    for page, told in ((own, 200), (free, 403)):
        with visitor(page) as somebody:
            assert somebody.post("/gradio_api/upload", files={"files": b"apples"}).status_code == told


def test_whoever_asks_too_often_is_told_so_in_the_chat(free: str) -> None:
    with visitor(free) as somebody:
        config = somebody.get("/config").json()
        told = [event(somebody, config, "otr-box", ["what did Anna say"])[1] for _ in range(3)]
    assert BUILT in told[0]
    assert BUILT in told[1]
    assert "more than 2 questions in a minute" in told[2]
    assert "Wait " in told[2]


def test_what_was_asked_long_ago_is_forgotten_before_it_fills_the_memory(pages: dict[str, str]) -> None:
    page = pages["few"]
    with visitor(page) as first, visitor(page) as second, visitor(page) as third:
        config = first.get("/config").json()
        assert BUILT in event(first, config, "otr-box", ["what did Anna say"])[1]
        assert BUILT in event(first, config, "otr-again", [])[1]
        for other in (second, third):
            event(other, config, "otr-box", ["what did Anna say"])
        assert BUILT not in event(first, config, "otr-again", [])[1]
        assert BUILT in event(third, config, "otr-again", [])[1]


def test_a_page_whose_line_is_full_says_so_and_goes_on(pages: dict[str, str]) -> None:
    with visitor(pages["full"]) as somebody:
        asked = {"data": [], "fn_index": 0, "session_hash": "a"}
        for _ in range(20):
            told = somebody.post("/gradio_api/queue/join", json=asked)
            assert (told.status_code, "full" in told.text) == (503, True)
        assert somebody.get("/").status_code == 200
