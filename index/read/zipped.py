"""Zip files within bounds: what they declare is looked at before anything is unpacked. .docx and .epub are such too."""

import zipfile
from typing import IO
from zipfile import BadZipFile, ZipFile

from index.errors import UnreadableSource

MEMBERS = 10_000
UNPACKED = 2**30
"""Files in an archive, and bytes of all of them together, at most."""
# Bytes that one may make of a packed one: text rarely packs better than 1 to 20, a bomb 1 to 1,000.
_RATIO = 200
_ALWAYS = 2**20
# Bytes of the list of members, which is read whole: a hundred for each and more.
_LIST = 4 * 2**20
# Where the record at the end of a zip file tells them, as Python reads it.
_LIST_BYTES = 5


def open_zip(stream: IO[bytes]) -> ZipFile:
    """The zip file in a stream. Its members never give more bytes than they declare.

    Raises:
        UnreadableSource: it is damaged, or declares more than the bounds allow.
    """
    try:
        # What opens the file would read it, of whatever size.
        end = zipfile._EndRecData(stream)  # type: ignore[attr-defined]  # noqa: SLF001  (there is no other way to look)
        if end and end[_LIST_BYTES] > _LIST:
            raise UnreadableSource("its list of files is too long", "Unpack it into the folder.")
        file = ZipFile(stream)
    except (BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise UnreadableSource("it is damaged, or not what its name says", "Save or download it anew.") from error
    members = file.infolist()
    size, packed = sum(member.file_size for member in members), sum(member.compress_size for member in members)
    if len(members) > MEMBERS:
        raise UnreadableSource(f"it holds {len(members)} files, more than {MEMBERS}", "Unpack it into the folder.")
    if packed > file.start_dir:
        raise UnreadableSource("the files in it lie upon each other", "Pack it anew if you trust it.")
    if size > UNPACKED or size > max(_RATIO * packed, _ALWAYS):
        raise UnreadableSource(
            f"it would unpack to {size / 2**20:,.0f} MiB from {packed / 2**20:,.1f}",
            "Unpack it yourself if you trust it.",
        )
    return file
