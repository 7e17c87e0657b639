"""A question in, a cited answer out.

from bot import Bot, Turn
"""

from bot.bot import Bot
from bot.export import conversation_dict, conversation_markdown
from bot.types import Answer, Citation, Part, Turn

__all__ = ["Answer", "Bot", "Citation", "Part", "Turn", "conversation_dict", "conversation_markdown"]
