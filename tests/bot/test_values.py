import pytest

from bot.values import field_names, log_form, parted, time_order, whole
from index.errors import QuestionError


@pytest.mark.parametrize("told", ["0", "-1", "65536", "many", "", "1.5", "--"])
def test_what_is_no_number_is_told_with_the_option_and_what_is_wanted(told: str) -> None:
    with pytest.raises(QuestionError) as raised:
        whole("--port", 1, 65535)(told)
    assert str(raised.value) == f"--port cannot be {told!r}"
    assert raised.value.hint == "Give a whole number from 1 to 65535."


def test_a_number_and_a_default_are_taken() -> None:
    assert [whole("-k", 1)(told) for told in ("1", "900", 5)] == [1, 900, 5]
    assert whole("--rate", 0)("0") == 0


def test_the_form_of_a_log() -> None:
    assert log_form("json") == "json"
    with pytest.raises(QuestionError, match="--log cannot be 'xml'"):
        log_form("xml")


def test_names_are_parted_at_commas() -> None:
    assert parted(" ann, bob,,") == ("ann", "bob")
    assert parted(None) == ()


def test_the_order_of_time() -> None:
    assert [time_order(first=one, latest=two) for one, two in ((0, 0), (1, 0), (0, 1))] == ["best", "first", "latest"]
    with pytest.raises(QuestionError, match="contradict"):
        time_order(first=True, latest=True)


def test_names_of_fields() -> None:
    assert field_names(["text=body", "date=on.day"]) == {"text": "body", "date": "on.day"}
    assert field_names(None) is None
    with pytest.raises(QuestionError, match="is not NAME=FIELD"):
        field_names(["text"])
    with pytest.raises(QuestionError, match="a source has no 'body'") as raised:
        field_names(["body=text"])
    assert "FIELD what your file calls it" in raised.value.hint
