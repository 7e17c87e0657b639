"""The web page: Chat, Library and People as tabs under one head, and beside them the reader, which all of them open."""

from functools import partial
from typing import Any

import gradio as gr

from bot.bot import Bot
from bot.web.access.account import account
from bot.web.api.endpoints import api
from bot.web.chat.chat import chat_page
from bot.web.events import HIDDEN
from bot.web.html.top import header_html
from bot.web.library.library import library_page
from bot.web.ops.doors import Doors
from bot.web.people.people import people_page, person_box
from bot.web.reader import reader_pane

# Seconds between two looks at what was uploaded, and after which it is deleted; what is left at the end is, too.
_UPLOADS = (600, 3600)


def page(bot: Bot, doors: Doors) -> Any:  # noqa: ANN401  (gradio ships no types)
    """The pages over a bot, for those who may see them."""
    with gr.Blocks(
        title="On the Record", analytics_enabled=False, fill_height=True, fill_width=True, delete_cache=_UPLOADS
    ) as blocks:
        api(bot, doors)
        header = gr.HTML(elem_id="otr-header")
        blocks.load(partial(header_html, bot.index), None, header, **HIDDEN)
        account(doors.access, blocks)
        with gr.Row(elem_id="otr-main", equal_height=True):
            person = person_box()
            with gr.Column(elem_id="otr-pages", min_width=320), gr.Tabs(elem_id="otr-tabs") as tabs:
                with gr.Tab("Chat", id="chat", elem_id="otr-chat-page"):
                    chat_page(bot, doors, blocks)
                with gr.Tab("Library", id="library", elem_id="otr-library-page") as library:
                    library_page(bot.index, doors, blocks, header, library)
                with gr.Tab("People", id="people", elem_id="otr-people-page") as people:
                    people_page(bot.index, blocks, tabs, people, person)
            with gr.Column(elem_id="otr-reader-column", min_width=320):
                reader_pane(bot.index, blocks)
    return blocks
