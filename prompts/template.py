"""A text with named holes. Filling it with a hole too few or too many is an error, never an odd text."""

import string
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Template:
    """A template's name and its text, where `$name` is a hole and `$$` a dollar sign."""

    name: str
    text: str

    @property
    def holes(self) -> frozenset[str]:
        """Names of the holes."""
        return frozenset(string.Template(self.text).get_identifiers())

    def fill(self, **values: str) -> str:
        """The text with every hole filled. A `$` inside a value is text.

        Raises:
            ValueError: a hole got no value, or a value has no hole.
        """
        if values.keys() != self.holes:
            missing, extra = sorted(self.holes - values.keys()), sorted(values.keys() - self.holes)
            raise ValueError(f"template {self.name!r}: missing {missing}, unknown {extra}")
        return string.Template(self.text).substitute(values)


@cache
def load(name: str) -> Template:
    """The template in `prompts/NAME.txt`, without the line end that closes the file.

    Raises:
        FileNotFoundError: there is no template of that name.
    """
    return Template(name, (files("prompts") / f"{name}.txt").read_text(encoding="utf-8").removesuffix("\n"))
