"""The web page: Chat and Library under one head."""

from typing import Any

import gradio as gr

from bot.bot import Bot
from bot.web.chat import chat_page
from bot.web.html.top import header_html
from bot.web.library import library_page


def page(bot: Bot) -> Any:  # noqa: ANN401  (gradio ships no types)
    """The pages over a bot, as tabs."""
    with gr.Blocks(title="On the Record", analytics_enabled=False, fill_height=True, fill_width=True) as blocks:
        header = gr.HTML(lambda: header_html(bot.index), elem_id="otr-header")
        with gr.Tabs(elem_id="otr-tabs"):
            with gr.Tab("Chat", id="chat"):
                chat_page(bot, blocks)
            with gr.Tab("Library", id="library"):
                library_page(bot, header)
    return blocks
