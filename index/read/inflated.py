"""How much the streams of a PDF unpack to, looked at before pdfium, which knows no bound, unpacks them.

A few bytes can hold gigabytes of lines to draw. It sees bombs that are plain, and is no wall: pdfium reads what it is
given in this process.
"""

import re
import zlib

from index.errors import UnreadableSource

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_FLATE = re.compile(rb"/(?:FlateDecode|Fl)\b")
# Bytes before a stream in which its dictionary stands.
_HEAD = 2048
# Lines to draw pack to a tenth, fonts to a half; what packs far better is of one kind all through.
_ALWAYS, _RATIO, _MOST = 8 * 2**20, 50, 64 * 2**20
# Bytes that all of them together may make.
_ALL = 2**30


def check_streams(data: bytes) -> None:
    """Looks at all streams but pictures, which are not unpacked for their text.

    Raises:
        UnreadableSource: one is a bomb.
    """
    in_all = 0
    for found in _STREAM.finditer(data):
        told = data[max(found.start() - _HEAD, 0) : found.start()].rpartition(b"obj")[2]
        times = len(_FLATE.findall(told))
        if times and b"/Width" not in told:
            end = data.find(b"endstream", found.end())
            packed = data[found.end() : end if end >= 0 else len(data)]
            size = _unpacked(packed, times)
            in_all += size
            if in_all > _ALL or size > _MOST or size > max(_ALWAYS, _RATIO * len(packed)):
                raise UnreadableSource("a page of it would unpack to too much", "Print it anew if you trust it.")


def _unpacked(packed: bytes, times: int) -> int:
    """How many bytes come out, as far as it matters; of what is damaged, those before that."""
    size = len(packed)
    for _ in range(times):
        try:
            packed = zlib.decompressobj().decompress(packed, _MOST + 1)
        except zlib.error:
            break
        size = max(size, len(packed))
    return size
