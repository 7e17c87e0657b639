"""Takes out of text what no reader should see: control characters, odd spaces, and lines that belong to the page it was
copied from. Runs before offsets exist, so that every offset counts the cleaned text.
"""

import re
import unicodedata

_LINE_END = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")
_SPACES = re.compile(r"[^\S\n]+")
# Control characters but for tab and line end, soft hyphens, zero-width characters, byte-order marks. The joiners U+200C
# and U+200D shape words in some scripts and stay.
_INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\u2060\ufeff]")

# Whole lines that scraped text carries from its page. Matched from end to end, so that no sentence is lost.
FURNITURE = re.compile(
    r"join (us )?on (whatsapp|telegram)|share (to|this|on)( \w+)?:?|leave a (comment|reply)|scroll to top|close|"
    r"table of contents|your email address will not be published\..*|required fields are marked.*|"
    r"(meta description|keywords):.*|[-|:\s]+|[“”\"'`]+|skip to (main )?content|advertisement|"
    r"(we use cookies|this (web)?site uses cookies).*|accept (all )?cookies|read more|subscribe( now)?",
    re.IGNORECASE,
)


def tidy(text: str) -> str:
    """The text in Unicode's composed form (NFC), one kind of line end, no control or invisible characters."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFC", _LINE_END.sub("\n", text)))


def one_line(text: str) -> str:
    """The text with every run of white space as one space, as a paragraph is read."""
    return " ".join(text.split())


def lines(text: str) -> list[str]:
    """The lines of scraped text, spaces folded and the page's furniture taken out; a blank line is kept as ''."""
    folded = (_SPACES.sub(" ", line).strip() for line in tidy(text).split("\n"))
    return [line for line in folded if not (line and FURNITURE.fullmatch(line))]
