"""Items made by hand."""

from bot.write.items import Item
from index import Document, Section, Statement


def item(text: str, number: int = 1, said: dict[str, str] | None = None, **fields: str) -> Item:
    """An item of a whole source; `said` has what stands in it, by speakers, whose names stand there too."""
    told = {"title": "A title", "author": None, "publisher": None, "published": None, "url": None, **fields}
    document = Document(f"{number}.txt", text=text, sections=(Section(0, len(text)),), digest="d", **told)
    statements = tuple(statement(document, speaker, content) for speaker, content in (said or {}).items())
    return Item(number, document, 0, len(text), None, statements)


def statement(document: Document, speaker: str, content: str) -> Statement:
    start = document.text.index(content)
    at = document.text.find(speaker.rsplit(maxsplit=1)[-1])
    return Statement(
        document.source,
        start,
        start + len(content),
        content,
        speaker,
        at,
        at + len(speaker.rsplit(maxsplit=1)[-1]),
        None,
        "said",
        "indirect",
        document.published,
        None,
        None,
        start,
        start + len(content),
        document.title,
        None,
        None,
        "",
    )
