"""A conversation to keep: as Markdown, or as JSON, with the places of all that was quoted."""

from collections.abc import Sequence
from typing import Any

from bot.markdown import escaped
from bot.types import Style, Turn


def conversation_markdown(turns: Sequence[Turn], style: Style = "full") -> str:
    """A conversation as Markdown: each question as a heading, each answer as `Answer.to_markdown` gives it.

    Args:
        turns: in order; an answer's turn should have its `answer`, or only its text is known.
        style: how the places are written.
    """
    return "\n\n".join(["# On the Record", *(_markdown(turn, style) for turn in turns)]) + "\n"


def conversation_dict(turns: Sequence[Turn]) -> dict[str, Any]:
    """A conversation as JSON has it: the answers as `Answer.to_dict` gives them; of another turn only its text."""
    return {"turns": [{"role": turn.role, **(turn.answer.to_dict() if turn.answer else _said(turn))} for turn in turns]}


def _markdown(turn: Turn, style: Style) -> str:
    if turn.answer:
        return turn.answer.to_markdown(style)
    return f"## {escaped(' '.join(turn.text.split()))}" if turn.role == "user" else escaped(turn.text)


def _said(turn: Turn) -> dict[str, str]:
    return {"text": turn.text}
