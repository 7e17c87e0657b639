"""Which state of a shared index is live."""

from dataclasses import dataclass

FORMAT = 1
"""Of what a server keeps."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """What a reader has to know of the live state; one write makes it another.

    Attributes:
        generation: greater than that of any state before.
        manifest: the name under which its manifest is kept among the texts.
        vectors: the collection of its vectors.
        whole_since: the oldest generation of which nothing has been deleted.
        format: of what is kept on the server.
    """

    generation: int
    manifest: str
    vectors: str
    whole_since: int
    format: int = FORMAT

    @property
    def snapshot(self) -> str:
        """The name of its snapshot in a cache; later ones sort behind it."""
        return f"{self.generation:020d}"
