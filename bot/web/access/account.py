"""Who is logged in, at the head of every page, with the way out."""

from typing import Any

import gradio as gr

from bot.web.access import Access
from bot.web.events import HIDDEN
from bot.web.html.top import account_html


def account(access: Access, blocks: Any) -> None:  # noqa: ANN401  (gradio ships no types)
    """Lays it out, where anybody logs in."""
    if access.users is None:
        return
    shown = gr.HTML("", elem_id="otr-account")

    def arrive(request: gr.Request) -> str:
        return account_html(access.user(request) or "")

    blocks.load(arrive, None, shown, **HIDDEN)
