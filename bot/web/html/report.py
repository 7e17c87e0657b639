"""What a build did, as HTML."""

from html import escape

from bot.show import summary
from bot.web.html.text import CLOSE
from index import BuildReport

BUILDING = '<div class="otr-building"></div>'
"""Room for the bar of a build."""


def report_html(done: BuildReport) -> str:
    """What a build did, and a table of the files that could not be used."""
    rows = "".join(
        f"<tr><td>{escape(one.source)}</td><td>{escape(one.reason)}. {escape(one.hint)}</td></tr>"
        for one in done.failed
    )
    failed = f"<h3>{len(done.failed)} could not be used</h3><table>{rows}</table>" if rows else ""
    title = '<h2 class="otr-title">The index is up to date</h2>'
    told = f'<p class="otr-about">{summary(done)}</p>'
    return f'<article class="otr-source otr-report">{CLOSE}{title}{told}{failed}</article>'
