"""The text of bytes whose character encoding is not told: UTF-8 where it fits, else the likeliest."""

import re
from collections import Counter

from index.errors import UnreadableSource

# So many times more whole characters beyond ASCII than damaged ones make a text UTF-8.
_FEW = 4
# A text in which more than this share of the letters is ASCII is of a language in Latin letters.
_MOST = 0.7
_MARKS = "“”„‘’‚«»‹›–—…•·€£§°©®™¿¡\xa0´"
# The letters beyond ASCII of languages, by the encoding in which they are written. Where several fit, the first one.
_ALPHABETS = {
    "cp1252": ("àâæçéèêëîïôœùûüÿ", "äöüß", "áéíñóúü", "áâãàçéêíóôõú", "àèéìíòóù", "åäöæøé", "éëïöüè", "áðéíóúýþæö"),
    "cp1250": ("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "čćđšž", "ăâîşţ"),
    "cp1254": ("çğıöşüâî\u0307",),
    "cp1257": ("āčēģīķļņšūž", "ąčęėįšųūž", "äõöüšž"),
}
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_HEAD = 2048


def decode(data: bytes, *, marked_up: bool = False) -> str:
    """The text of a file.

    Args:
        data: its bytes.
        marked_up: whether it may declare its encoding near its top, as HTML and XML do.

    Raises:
        UnreadableSource: the bytes are no text in any encoding.
    """
    if data.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return data.decode("utf-32", errors="replace")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if b"\0" in data:
        return _utf16(data)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return (_declared(data) if marked_up else None) or _guessed(data)


def _utf16(data: bytes) -> str:
    """Text in UTF-16 without its mark: every other byte of Latin letters is zero."""
    zeros = [data[i::2].count(0) / max(len(data[i::2]), 1) for i in (0, 1)]
    # Nearly all of one half, nearly none of the other, in two letters or more.
    if len(data) >= 4 and max(zeros) > 0.5 and min(zeros) < 0.05:  # noqa: PLR2004  (as told above)
        return data.decode("utf-16-le" if zeros[1] > zeros[0] else "utf-16-be", errors="replace")
    raise UnreadableSource("this is binary, not text", "Give it the suffix of its real format, or take it out.")


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data[:_HEAD])
    if match is None:
        return None
    name = match[1].decode("ascii").lower()
    try:
        # Browsers read Latin-1 as cp1252, which has quotation marks where Latin-1 has nothing.
        return data.decode("cp1252" if name in ("iso-8859-1", "latin-1", "latin1", "us-ascii") else name, "replace")
    except LookupError:
        return None


def _guessed(data: bytes) -> str:
    mended = data.decode("utf-8-sig", errors="replace")
    bad = mended.count("\ufffd")
    if sum(not c.isascii() for c in mended) > _FEW * bad:
        return mended  # UTF-8 all the same, with a damaged byte here and there.
    if sum(c.isascii() and c.isalpha() for c in mended) > _MOST * sum(c.isalpha() or c == "\ufffd" for c in mended):
        return _latin(data)
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        raise UnreadableSource("its character encoding is unknown", "Save the file as UTF-8.")
    return str(best)


def _latin(data: bytes) -> str:
    """The reading whose odd letters are most of all of one language: so few of them lead a detector astray."""
    best = max(_ALPHABETS, key=lambda name: _fit(data.decode(name, errors="replace"), _ALPHABETS[name]))
    return data.decode(best, errors="replace")


def _fit(text: str, languages: tuple[str, ...]) -> int:
    """How many of the text's odd characters the best language of an encoding has."""
    odd = Counter(c for c in text.lower() if not c.isascii())
    return max(sum(count for c, count in odd.items() if c in language or c in _MARKS) for language in languages)
