"""The head of every page."""

from index import Index


def header_html(index: Index) -> str:
    """The name, and how much is in the library."""
    count = len(index.sources())
    told = f"{count} source{'' if count == 1 else 's'}, on this machine only"
    return f"<header><h1>On the Record</h1><span>{told}</span></header>"
