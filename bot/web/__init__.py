"""The web chat. The only room of gradio, which is imported when the page is served."""

from bot.web.serve import serve

__all__ = ["serve"]
