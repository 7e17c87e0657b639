"""What can be done with an answer: to copy it, to ask again, to say what one thinks of it."""

from html import escape

from bot.types import Answer

AGAIN = '<button type="button" class="otr-again">Ask again</button>'
_JUDGE = (
    '<button type="button" class="otr-like">Helpful</button>'
    '<button type="button" class="otr-dislike">Not helpful</button>'
)


def doing_html(answer: Answer) -> str:
    """The buttons under an answer. The first carries what it copies: the answer as Markdown, with its places."""
    # The ends of its lines are written out, as those of a message are taken from it.
    text = escape(answer.to_markdown()).replace("\n", "&#10;")
    copy = f'<button type="button" class="otr-copy-answer" value="{text}">Copy</button>'
    return f'<p class="otr-doing">{copy}{AGAIN}{_JUDGE}</p>'
