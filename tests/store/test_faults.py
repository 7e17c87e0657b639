"""Errors of libraries in a line."""

import pytest

from index.store.faults import first_line


@pytest.mark.parametrize(
    ("error", "told"),
    [(ValueError("no such file\n  at line 3"), "no such file"), (KeyError("dim"), "'dim'"), (OSError(), "OSError")],
)
def test_the_first_line_or_the_name(error: Exception, told: str) -> None:
    assert first_line(error) == told
