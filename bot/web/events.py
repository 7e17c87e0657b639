"""How the page's own events are kept from the outside."""

from typing import Any

HIDDEN: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
"""Of an event that only the page itself has, and that shows no bar."""
