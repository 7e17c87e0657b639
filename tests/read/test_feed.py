from index.read.feed import entries

FEED = """<?xml version="1.0"?><rss><channel><title>Arden Herald</title>
<item><link>https://a\u2100b/</link><title>No address</title></item>
<item><link>/pier</link><title>The pier</title></item></channel></rss>"""


def test_an_entry_with_no_address_leaves_the_others() -> None:
    (entry,) = entries(FEED.encode(), "https://arden.example/feed")
    assert (entry.url, entry.told) == (
        "https://arden.example/pier",
        {"title": "The pier", "publisher": "Arden Herald"},
    )
