"""How a question would end if it ended now."""

from dataclasses import replace

import pytest

from bot import Bot
from bot.listing import listed
from bot.types import found_dict
from bot.web.ops.asked import Asking
from index import Index


def state(asking: Asking) -> tuple[bool, str, int]:
    return asking.found, asking.kind, asking.passages


def test_of_an_answer_and_of_its_json_the_same_is_known(real: Index) -> None:
    for question in ("what did Peskov say", "What is the capital of Australia?", "hello"):
        answer = Bot(real).ask(question)
        chat, program = Asking(), Asking()
        chat.answered(replace(answer, whole=False, found=False))
        chat.answered(answer)
        program.told(answer.to_dict())
        assert state(chat) == state(program)
        assert chat.found == answer.found


def test_of_what_is_listed(real: Index) -> None:
    asking = Asking()
    asking.told(found_dict("NATO", real.retrieve("NATO", 4)))
    assert state(asking) == (True, "passages", 4)
    asking.told(listed(real, "Peskov", None, 3).to_dict())
    assert state(asking) == (True, "said", 3)


@pytest.mark.parametrize(
    "told", [{"passages": []}, {"statements": []}, {"answer": "", "found": False, "passages": [], "parts": []}]
)
def test_nothing_is_a_decline(told: dict[str, object]) -> None:
    asking = Asking()
    asking.told(told)
    assert not asking.found
    assert asking.passages == 0
