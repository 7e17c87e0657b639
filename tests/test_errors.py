import inspect
import re

from index import errors
from index.errors import OnRecordError


def test_the_tree_names_every_error_under_its_base() -> None:
    drawn: dict[str, str] = {}
    path: list[tuple[int, str]] = []
    for line in (errors.__doc__ or "").splitlines():
        if match := re.match(r"^(?P<lead>[ │├└─]*)(?P<name>[A-Z]\w+)", line):
            if not hasattr(errors, match["name"]):
                continue
            while path and path[-1][0] >= len(match["lead"]):
                path.pop()
            if path:
                drawn[match["name"]] = path[-1][1]
            path.append((len(match["lead"]), match["name"]))
    real = {
        name: cls.__bases__[0].__name__
        for name, cls in inspect.getmembers(errors, inspect.isclass)
        if issubclass(cls, OnRecordError) and cls is not OnRecordError
    }
    assert drawn == real


def test_all_is_complete_and_sorted() -> None:
    classes = [name for name, cls in inspect.getmembers(errors, inspect.isclass)]
    assert errors.__all__ == sorted(classes)


def test_an_error_has_a_message_and_a_hint() -> None:
    error = OnRecordError("it is broken", "mend it")
    assert (str(error), error.hint) == ("it is broken", "mend it")
