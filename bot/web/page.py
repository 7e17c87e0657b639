"""The web page: Chat and Library as tabs under one head, and beside them the reader, which all of them open."""

from typing import Any

import gradio as gr

from bot.bot import Bot
from bot.web.access import Access
from bot.web.account import account
from bot.web.chat import chat_page
from bot.web.html.top import header_html
from bot.web.library import library_page
from bot.web.reader import reader_pane


def page(bot: Bot, access: Access) -> Any:  # noqa: ANN401  (gradio ships no types)
    """The pages over a bot, for those who may see them."""
    with gr.Blocks(title="On the Record", analytics_enabled=False, fill_height=True, fill_width=True) as blocks:
        header = gr.HTML(lambda: header_html(bot.index), elem_id="otr-header")
        account(access, blocks)
        with gr.Row(elem_id="otr-main", equal_height=True):
            with gr.Column(elem_id="otr-pages", min_width=320), gr.Tabs(elem_id="otr-tabs"):
                with gr.Tab("Chat", id="chat", elem_id="otr-chat-page"):
                    chat_page(bot, access)
                with gr.Tab("Library", id="library", elem_id="otr-library-page"):
                    library_page(bot, header, access, blocks)
            with gr.Column(elem_id="otr-reader-column", min_width=320):
                reader_pane(bot.index, blocks)
    return blocks
