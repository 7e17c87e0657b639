"""Whom something was said to, or through what, in the words around it: "Reuters", "Telegram", "a speech in Ohio"."""

import re
from collections.abc import Iterable, Iterator

from index.types import Span

# No such word is part of what names a medium.
_STOPS = r"""
    on in at by of to that how why if whether after before during last this next about as it he she they who which and
    or but earlier then later while when where via over what not here there with from was is are were has had have
    would will could should may recently again yesterday today tonight afterward afterwards shortly following just also
    aboard outside near inside me us him them you myself himself herself itself themselves because under amid without
    instead since so through like Monday Tuesday Wednesday Thursday Friday Saturday (?<!News\s)Sunday(?!['’"”]) January
    February March April June July August September October November December Jan\. Feb\. Aug\. Sept\. Oct\. Nov\.
    Dec\. privately publicly directly repeatedly bluntly flatly
"""
_ENDS = rf"(?!(?:{'|'.join(_STOPS.split())})(?![\w-]))"
_TITLE = r"(?:Mr|Mrs|Ms|Dr|Rep|Sen|Gov|Gen|Lt|Col|St)\."
_WORD = rf"{_ENDS}(?:{_TITLE}|(?:[A-Z]\.)+|\w(?:[\w&’'./-]*\w)?)"
_NAME = rf"(?=[A-ZÀ-ÞА-Я]){_WORD}(?:\s+(?:(?:of|the|for|de|von|van)\s+){{0,2}}(?=[A-ZÀ-ÞА-Я]){_WORD})*"
_QUOTED = r"(?:''|[“\"‘'])(?=[A-Z])[^“”\"‘\n]{2,40}?(?:''|[”\"’'])(?!\w)"
_PHRASE = re.compile(rf"(?:{_WORD}(?:\s+(?:of\s+(?:the\s+)?)?{_WORD}){{0,7}})(?:\s+{_QUOTED})?")
_QUOTED_PHRASE = re.compile(rf"(?=[“\"‘'])(?!.{{0,40}}[“\"‘']\s+{_WORD}){_QUOTED}")
_PLACE = re.compile(rf"\s+(?:in|at|to|on|with|for)\s+(?:the\s+)?{_NAME}")

_DAY = r"(?:\s+(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s+(?:morning|afternoon|evening|night))?)?"
# "Said to cheers", "a statement to read" tell no one.
_SOMEBODY = r"(?=\s+(?:[A-ZÀ-ÞА-Я]|(?:the|an?|his|her|its|their|reporters|journalists|lawmakers|supporters|voters)\b))"
_OPENING = re.compile(
    r"(?<!was\s)(?<!were\s)(?<!been\s)(?<!being\s)\b(?P<to>t(?:old|ells?|elling)"
    rf"|(?:spoke|speaking|said|confirmed|explained|statement|e-?mail|letter|remarks|comments){_DAY}\s+to{_SOMEBODY}"
    rf"|(?:spoke|speaking){_DAY}\s+with{_SOMEBODY}"
    rf"|interview{_DAY}\s+(?:with|for|by|to|(?:published|broadcast|aired)\s+(?:by|in|on)))\s+"
    r"|\b(?P<through>(?:[Ii]n|[Aa]t|[Dd]uring|[Oo]n|[Vv]ia)|by(?=\s+(?:e-?mail|(?:tele)?phone|letter)))\s+"
)
_PLATFORM = re.compile(
    r"(?:(?:his|her|its|their|the)\s+(?:official\s+|personal\s+)?)?(?P<it>Telegram|Twitter|X(?![\w’'-])|Facebook"
    r"|Instagram|Truth\s+Social|YouTube|TikTok|LinkedIn|Snapchat|Weibo|WhatsApp|VK|VKontakte|Reddit|Bluesky|Threads"
    r"|Substack|social\s+media|(?:\w+\s+)?television|the\s+radio)\b"
)
_CHANNEL = re.compile(
    r"(?:the\s+)?(?:BBC|CNN|NBC|ABC|CBS|MSNBC|Fox|PBS|NPR|C-SPAN|CNBC|Sky\s+News|Al\s+Jazeera|RT|Bloomberg|HBO|ITV)\b"
    r"|.*\b(?:Show|News|Radio|TV|Television|Tonight|Today|Sunday|Podcast|Live)$"
)
_OCCASION = re.compile(
    r"\b(?:interviews?|statements?|speech|speeches|address|remarks|rally|rallies|debate|tweets?|posts?|letter|e-?mails?"
    r"|conference|briefing|release|call|hall|campaign\s+stops?|hearing|editorial|op-ed|column|forum|memo|article|essay|testimony"
    r"|messages?|memoir|filing|lawsuit|broadcast|podcast|deposition|fundraiser|appearance|gathering|event|video"
    r"|meeting|report|book|blog|summit|telephone|phone|monologue|sermon|ad)"
    # It heads the phrase: "her email server" is no email.
    r"(?=$|\s+(?:[A-ZÀ-ÞА-Я“\"]|(?:sent|made|given|written|(?!meeting\b)\w+ing|\w+ed)\b))"
)
# "Sent to the board urging an end": the words from there on tell what, not whom.
_URGING = re.compile(
    r"(?<!\ba)(?<!\ban)(?<!\bthe)(?<!\bhis)(?<!\bher)\s(?!(?:meeting|gathering|hearing|briefing)\b)[a-z]+ing\b.*",
    re.DOTALL,
)
# Who or what is named tells more than "reporters" or "a statement".
_NAMED, _PLAIN = 0, 1
_CAPITAL = re.compile(r"\b[A-ZÀ-ÞА-Я]")

Found = tuple[int, int, str]
"""How little it tells, where it stands, and the words."""


def medium(text: str, pieces: Iterable[Span]) -> str | None:
    """The words of these pieces of a text that name to whom or through what it was said, the most telling ones first;
    None where there are none.
    """
    found = [one for start, end in pieces for one in _media(text[start:end], start)]
    return min(found)[2] if found else None


def _media(piece: str, at: int) -> Iterator[Found]:
    for opening in _OPENING.finditer(piece):
        rank, words = _to(piece, opening.end()) if opening["to"] else _through(piece, opening)
        if words:
            yield rank, at + opening.start(), words


def _to(piece: str, start: int) -> tuple[int, str]:
    phrase = _PHRASE.match(piece, start)
    words = _URGING.sub("", phrase[0]) if phrase else ""
    return (_NAMED if _CAPITAL.search(words) else _PLAIN), words


def _through(piece: str, opening: re.Match[str]) -> tuple[int, str]:
    start, aired = opening.end(), opening["through"].lower() in {"on", "via"}
    if aired and (title := _QUOTED_PHRASE.match(piece, start)):
        return _NAMED, title[0].strip("“\"‘”’'").rstrip(",.")
    if aired and (platform := _PLATFORM.match(piece, start)):
        return _NAMED, platform["it"]
    phrase = _PHRASE.match(piece, start)
    if aired and phrase and _CHANNEL.match(phrase[0]):
        return _NAMED, phrase[0]
    return _PLAIN, _occasion(piece, phrase) if phrase else ""


def _occasion(piece: str, phrase: re.Match[str]) -> str:
    """Of a phrase what goes up to the speech, the statement or the like, and where that was."""
    kind = _OCCASION.search(phrase[0])
    if not kind or " of " in phrase[0][: kind.start()]:
        return ""
    end = phrase.start() + kind.end()
    place = _PLACE.match(piece, end)
    return piece[phrase.start() : place.end() if place else end]
