"""The web page: Chat, Library and People as tabs under one head, and beside them the reader, which all of them open."""

from typing import Any

import gradio as gr

from bot.bot import Bot
from bot.web.chat import chat_page
from bot.web.html.top import header_html
from bot.web.library import library_page
from bot.web.people import people_page, person_box
from bot.web.reader import reader_pane
from bot.web.upload import LARGEST

# Of what was uploaded and then left: looked for every hour, and gone after one.
_LEFT = (3600, 3600)


def page(bot: Bot, largest_upload: int = LARGEST) -> Any:  # noqa: ANN401  (gradio ships no types)
    """The pages over a bot, and how many bytes of a file may be uploaded."""
    with gr.Blocks(
        title="On the Record", analytics_enabled=False, fill_height=True, fill_width=True, delete_cache=_LEFT
    ) as blocks:
        header = gr.HTML(lambda: header_html(bot.index), elem_id="otr-header")
        with gr.Row(elem_id="otr-main", equal_height=True):
            person = person_box()
            with gr.Column(elem_id="otr-pages", min_width=320), gr.Tabs(elem_id="otr-tabs") as tabs:
                with gr.Tab("Chat", id="chat", elem_id="otr-chat-page"):
                    chat_page(bot, blocks)
                with gr.Tab("Library", id="library", elem_id="otr-library-page") as library:
                    library_page(bot, header, library, largest_upload)
                with gr.Tab("People", id="people", elem_id="otr-people-page") as people:
                    people_page(bot.index, blocks, tabs, people, person)
            with gr.Column(elem_id="otr-reader-column", min_width=320):
                reader_pane(bot.index, blocks)
    return blocks
