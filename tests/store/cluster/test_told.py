from index import errors
from index.errors import ClusterError, StoreUnreachable
from index.store.cluster.told import End, Fault, Told, as_row, from_row
from index.store.manifest import Record
from index.types import Failure, Source

ABOUT = Source(
    "a.txt", "A \ud83c title", None, "The Mill", "2025-03-02", None, 3, "0" * 64, {"title": "text"}, 1, "a.txt"
)


def test_what_is_told_is_heard() -> None:
    for told in (Record(ABOUT, "1" * 64), Failure("a.txt", "it holds no text"), End(2), Fault("StoreBroken", "a", "b")):
        assert heard(told) == told


def heard(told: Told) -> Told:
    number, place, found = from_row(as_row(7, 3, told, {"wording": "words"}))
    assert (number, place) == (7, 3)
    return found


def test_an_error_of_the_project_stays_what_it_was() -> None:
    error = Fault.of(StoreUnreachable("it does not answer", "start it")).error()
    assert (type(error), str(error), error.hint) == (StoreUnreachable, "it does not answer", "start it")


def test_any_other_error_is_one_of_the_cluster() -> None:
    error = Fault.of(ZeroDivisionError("division by zero")).error()
    assert type(error) is ClusterError
    assert "ZeroDivisionError: division by zero" in str(error)
    assert error.hint


def test_every_error_can_be_told() -> None:
    for name in errors.__all__:
        assert type(Fault(name, "what", "hint").error()) is getattr(errors, name)
