"""What a library's error says, for a message of our own."""


def first_line(error: Exception) -> str:
    """The first line of an error; its name, if it says nothing."""
    return (str(error).splitlines() or [type(error).__name__])[0]
