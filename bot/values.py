"""What is written behind an option becomes a value, or an error that says what was wanted."""

from collections.abc import Callable

from index.errors import QuestionError
from index.types import Order

_NAMES = ("text", "title", "author", "publisher", "date", "url", "speaker")


def whole(option: str, least: int, most: int | None = None) -> Callable[[str | int], int]:
    """What reads the number that an option is given.

    Args:
        option: as it is written.
        least: it may be.
        most: it may be; None for any.
    """

    def read(told: str | int) -> int:
        number = int(told) if str(told).removeprefix("-").isdecimal() else None
        if number is None or not least <= number <= (most or number):
            wanted = f"from {least} to {most}" if most else f"of {least} or more"
            raise QuestionError(f"{option} cannot be {str(told)!r}", f"Give a whole number {wanted}.")
        return number

    return read


def log_form(told: str) -> str:
    """How a log is written.

    Raises:
        QuestionError: there is no such form.
    """
    if told not in {"text", "json"}:
        raise QuestionError(f"--log cannot be {told!r}", "Give text or json.")
    return told


def time_order(*, first: bool, latest: bool) -> Order:
    """The order that two flags ask for.

    Raises:
        QuestionError: both are given.
    """
    if first and latest:
        raise QuestionError("--first and --latest contradict each other", "Give one of them.")
    return "first" if first else "latest" if latest else "best"


def parted(names: str | None) -> tuple[str, ...]:
    """The names of a list such as "ann,bob"."""
    return tuple(name.strip() for name in (names or "").split(",") if name.strip())


def field_names(given: list[str] | None) -> dict[str, str] | None:
    """Names of a record's fields from options such as "text=body"; None where none is given.

    Raises:
        QuestionError: an option is not of that form, or names something else.
    """
    if not given:
        return None
    pairs = dict(option.partition("=")[::2] for option in given)
    for name, field in pairs.items():
        if not field:
            raise QuestionError(f"--field {name} is not NAME=FIELD", "Write it as in: --field text=body")
        if name not in _NAMES:
            hint = f"Write NAME=FIELD: NAME is one of {', '.join(_NAMES)}, FIELD what your file calls it."
            raise QuestionError(f"--field {name}={field}: a source has no {name!r}", hint)
    return pairs
