"""What is shown of an error. A page is a front door: whatever went wrong is told there, and in the terminal."""

import logging

from index.errors import OnRecordError


def told(error: Exception) -> tuple[str, str]:
    """Message and hint of one of our errors; of any other, that it is one, and its details go to the log."""
    if isinstance(error, OnRecordError):
        return str(error), error.hint
    logging.getLogger(__name__).error("an error of onrecord itself", exc_info=error)
    return (
        f"an error of onrecord itself: {type(error).__name__}",
        "Try again. Whoever runs the page finds the details in its terminal.",
    )
