"""Who may come in, who may change the library, and how often one may ask. Nothing here knows of sources."""

from bot.web.access.access import Access
from bot.web.access.cautions import cautions
from bot.web.access.entrance import EVERYONE, Entrance

__all__ = ["EVERYONE", "Access", "Entrance", "cautions"]
