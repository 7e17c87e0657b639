import pytest

from bot.extract.held.definitions import defines


@pytest.mark.parametrize(
    ("subject", "sentence"),
    [
        ("lock", "A lock is a device that lifts boats."),
        ("locks", "Simply put, locks are gates that hold water back."),
        ("quorum", "Quorum means half of the members."),
        ("quorum", "The quorum, which is the least number of members, was missed."),
        ("toll", "A toll (or fee) refers to what a boat pays."),
    ],
)
def test_a_sentence_that_says_what_something_is(subject: str, sentence: str) -> None:
    assert defines(subject, sentence) > 0


@pytest.mark.parametrize(
    ("subject", "sentence"),
    [
        ("lock", "The lock is closed."),
        ("lock", "The lock was linked to the canal in May."),
        ("lock", "The keeper of the lock is a friend of the mayor."),
        ("locks", "Locks are expensive."),
        ("lock", "What is a lock?"),
        ("lock", "The mayor opened a lock."),
    ],
)
def test_a_sentence_that_only_tells_of_it(subject: str, sentence: str) -> None:
    assert defines(subject, sentence) == 0


def test_what_a_sentence_is_for_counts_more_than_what_it_says_in_passing() -> None:
    whole, passing = "A lock is a device for boats.", "The lock, the largest of all, opened in May."
    assert defines("lock", whole) > defines("lock", passing)
