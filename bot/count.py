"""A number of things, in words."""


def counted(number: int, noun: str) -> str:
    """A number of things: "1,041 statements", "1 source"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
