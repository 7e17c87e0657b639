"""What is told of the filters that are set."""

from collections.abc import Sequence
from html import escape


def told_html(told: Sequence[str], fault: str = "") -> str:
    """What is set, as in "2 sources, since 2025-03", and what is wrong with it. The button, which is seen where the
    page is narrow, shows and hides the filters.
    """
    number = f" ({len(told)})" if told else ""
    button = f'<button type="button" class="otr-toggle" aria-controls="otr-filters">Filters{number}</button>'
    wrong = f'<span class="otr-wrong">{escape(fault)}</span>' if fault else ""
    return f'<div class="otr-told-filters">{button}<span role="status">{escape(", ".join(told))}{wrong}</span></div>'
