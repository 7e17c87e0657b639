"""Takes out of text what no reader should see: control characters, odd spaces, lines of the page it was copied from.

Runs before offsets exist, so that every offset counts the cleaned text.
"""

import re
import unicodedata
from collections import Counter

_LINE_END = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")
_SPACES = re.compile(r"[^\S\n]+")
# Control characters but for tab and line end, soft hyphens, zero-width characters, byte-order marks. The joiners U+200C
# and U+200D shape words in some scripts and stay. Controls of direction go, as letters have one by themselves: one that
# is left open turns around what is shown beside the text, such as a date or a mark.
_INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
# JSON and YAML may write half of one, which no file and no tokenizer takes.
_HALVES = re.compile(r"[\ud800-\udfff]")

_PLACES = (
    r"(?:facebook|twitter|x|instagram|linkedin|pinterest|reddit|tumblr|youtube|whatsapp|telegram|viber|e-?mail|print)"
)
# Whole lines that scraped text carries from its page. Matched from end to end, so that no sentence is lost.
FURNITURE = re.compile(
    rf"(?:(?:join|follow|find|like|connect with) (?:us|me|our channel)? ?(?:on )?|share (?:to|this|on|via|with)? ?"
    rf"(?:on |via |article |post |story )?)?{_PLACES}(?:[ ,|/·]+{_PLACES})*:?|"
    r"share(?: to| this| on| via)?(?: article| post| story| page)?:?|copy link|link copied!?|"
    r"leave a (?:comment|reply)(?: cancel reply)?|cancel reply|post (?:a )?comment|(?:no|\d+) comments?|comments?|"
    r"(?:name|e-?mail|website|comment) ?\*?|logged in as .*|save my name, email,? and website in this browser.*|"
    r"your e-?mail address will not be published\b.*|required fields are marked.*|"
    r"scroll to top|back to top|close|open|menu|search|home|toggle \w+|loading\.*|load more|show more|see more|×|"
    r"(?:table of )?contents|(?:article )?sub-?headings|in this article|on this page|jump to (?:content|navigation)|"
    r"skip to (?:main )?content|(?:meta description|keywords|tags|categories|filed under|topics):.*|"
    r"advertisements?|ad|sponsored(?: content)?|promoted|advertise with us|"
    r"related(?: posts?| articles?| stories| news| topics)?:?|(?:you (?:may|might) also like|recommended(?: for you)?|"
    r"more (?:stories|from .{1,40})|trending(?: now)?|most (?:read|popular)|latest (?:news|posts)|"
    r"read (?:more|next|also):?)|"
    r"(?:previous|next) (?:post|article|story)|continue reading|click here\b.{0,60}|listen to this article|"
    r"\d+ min(?:ute)?s? read|\d+ (?:views|shares|likes)|"
    r"(?:we|this (?:web)?site) uses? cookies.*|by (?:continuing|using) .{0,40}(?:site|cookies).*|"
    r"(?:accept|reject|allow|manage|decline)(?: all)?(?: cookies| preferences| options)?|"
    r"cookie (?:policy|settings|notice|consent|preferences)|privacy policy|terms (?:of (?:use|service)|and conditions)|"
    r"subscribe(?: now| to .{1,40})?|sign (?:up|in)(?: (?:for|to) .{1,40})?|log ?(?:in|out)|register|newsletter|"
    r"(?:copyright )?(?:©|\(c\)) ?\d{4}.{0,80}|all rights reserved\.?|[-–—=_*|:.•·\s]+|[“”‘’\"'`]+",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…][”\"’')\]]*(?: ?\|)?$")
_NUMBERED = re.compile(r"(?:\d{1,2}[.)]|[-•*])\s+")
# A name or label that a page repeats above its text has no more words than this.
_LABEL_WORDS = 3


def tidy(text: str) -> str:
    """The text in Unicode's composed form (NFC), one kind of line end, no control or invisible characters, and U+FFFD
    in the place of half a character.
    """
    seen = _HALVES.sub("\ufffd", _INVISIBLE.sub("", _LINE_END.sub("\n", text)))
    # After it: what is invisible may stand between a letter and its accent.
    return unicodedata.normalize("NFC", seen)


def one_line(text: str) -> str:
    """The text with every run of white space as one space, as a paragraph is read."""
    return " ".join(text.split())


def tidy_line(text: str) -> str:
    """Tidy text as one line."""
    return one_line(tidy(text))


def lines(text: str) -> list[str]:
    """The lines of scraped text, spaces folded and the page's furniture taken out; a blank line is kept as ''."""
    folded = [_SPACES.sub(" ", line).strip() for line in tidy(text).split("\n")]
    left = [line for line in folded if not (line and FURNITURE.fullmatch(_bare(line)))]
    repeated = _repeated_at_top(left) | _listed(left)
    return [_bare(line) for line in left if not line or line not in repeated]


def _repeated_at_top(lines_: list[str]) -> set[str]:
    """Labels that stand more than once above the first sentence, such as the name of who posted it. Below it, a name on
    a line of its own may be that of a speaker.
    """
    prose = next((i for i, line in enumerate(lines_) if _SENTENCE_END.search(line)), len(lines_))
    counts = Counter(lines_[:prose])
    return {line for line, count in counts.items() if count > 1 and 0 < len(line.split()) <= _LABEL_WORDS}


def _listed(lines_: list[str]) -> set[str]:
    """Entries of a table of contents: numbered, or in a table's cell, and the same as a heading that has a line of its
    own.
    """
    plain = set(lines_)
    entries = ((line, _bare(_NUMBERED.sub("", line))) for line in plain)
    return {line for line, bare in entries if bare != line and bare in plain and not _SENTENCE_END.search(bare)}


def _bare(line: str) -> str:
    """The line without the bar that closes a row of a table."""
    return line[:-1].strip() if line.endswith("|") and len(line) > 1 else line
