"""A question in, a cited answer out.

from bot import Bot, Turn
"""

from bot.bot import Bot
from bot.types import Answer, Citation, Turn

__all__ = ["Answer", "Bot", "Citation", "Turn"]
