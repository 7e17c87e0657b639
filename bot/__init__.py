"""A question in, a cited answer out.

from bot import Bot, Turn
"""

from importlib import import_module
from typing import TYPE_CHECKING

from bot.types import Answer, Citation, Part, Turn

if TYPE_CHECKING:
    from bot.bot import Bot
    from bot.export import conversation_dict, conversation_markdown
else:
    # Imported when they are asked for: `onrecord --help` asks for none of them.
    _IN = {"Bot": "bot.bot", "conversation_dict": "bot.export", "conversation_markdown": "bot.export"}

    def __getattr__(name: str) -> object:
        if name not in _IN:
            raise AttributeError(f"module 'bot' has no attribute {name!r}")
        return getattr(import_module(_IN[name]), name)


__all__ = ["Answer", "Bot", "Citation", "Part", "Turn", "conversation_dict", "conversation_markdown"]
