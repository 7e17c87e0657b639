"""Records: .json, .jsonl and .csv, each record a document, its fields found by name."""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from hashlib import sha256
from io import StringIO
from typing import IO, Any, NamedTuple

from index.errors import SourceError, UnreadableSource
from index.read.clean import lines, tidy_line
from index.read.dates import first_date
from index.read.draft import Block, Draft, under_headings
from index.read.encoding import decode
from index.read.markup import pairs_of
from index.read.office import rows_as_text

# The names that fields usually have, the surest first.
FIELDS = {
    "text": (
        "text body content article article_body full_text fulltext message selftext description quote quotation".split()
    ),
    "title": "title headline subject name".split(),
    "author": "author authors byline creator user".split(),
    "publisher": "publisher source site outlet".split(),
    "date": "date published published_at publishedat date_published datepublished created_at timestamp pubdate".split(),
    "url": "url link href permalink".split(),
    "speaker": "speaker said_by spoken_by".split(),
}
_LISTS = "data items articles results posts records documents entries".split()
_LINE = 8 * 2**20
_MILLISECONDS = 10**11
# A .jsonl file in which so many lines come first that are no records is something else.
_FIRST = 10


class Record(NamedTuple):
    """A record as a draft, with the digest of what it says; or why it cannot be used. `number` counts from 1, and is 0
    for a table that is one document.
    """

    number: int
    draft: Draft | None
    digest: str
    fault: SourceError | None = None


def read_json(stream: IO[bytes], fields: Mapping[str, str], most: int) -> Iterator[Record]:
    """The records of a .json file: a list of objects, an object that holds such a list, or one object.

    Raises:
        UnreadableSource: it is not JSON, holds no record, or is larger than `most` bytes.
    """
    data = stream.read(most + 1)
    if len(data) > most:
        raise UnreadableSource(f"it is larger than {most // 2**20} MiB", "Save it as .jsonl, a record a line.")
    try:
        told = json.loads(decode(data))
    except (ValueError, RecursionError) as error:
        raise UnreadableSource(f"it is not JSON ({str(error)[:100]})", "Save or download it anew.") from error
    found = _list(told, fields)
    if found is None:
        raise UnreadableSource("it holds no list of records", "Save it as a list of objects.")
    for number, record in enumerate(found, start=1):
        yield _record(number, record, fields)


def read_jsonl(stream: IO[bytes], fields: Mapping[str, str], _most: int) -> Iterator[Record]:
    """The records of a .jsonl file, a line each; one line at a time is held in memory.

    Raises:
        UnreadableSource: a line is too long, or none of the first lines is a record.
    """
    number = seen = faults = 0
    while line := stream.readline(_LINE + 1):
        number += 1
        if len(line) > _LINE:
            raise UnreadableSource(f"line {number} is longer than {_LINE // 2**20} MiB", "Put one record on each line.")
        if not line.strip():
            continue
        record = _of_line(number, line, fields)
        seen, faults = seen + 1, faults + (record.draft is None)
        if faults == seen == _FIRST:
            raise UnreadableSource(f"none of its first {_FIRST} lines is a record", "Save it as a JSON object a line.")
        yield record


def _of_line(number: int, line: bytes, fields: Mapping[str, str]) -> Record:
    try:
        return _record(number, json.loads(decode(line)), fields)
    except (ValueError, RecursionError) as error:
        fault = UnreadableSource(f"the line is not JSON ({str(error)[:100]})", "Mend or remove the line.")
        return Record(number, None, "", fault)
    except SourceError as error:
        return Record(number, None, "", error)


def read_csv(stream: IO[bytes], fields: Mapping[str, str], most: int) -> Iterator[Record]:
    """A .csv or .tsv file: where a column holds texts, a record a row; else one table, a row a line.

    Raises:
        UnreadableSource: it is larger than `most` bytes, or no table.
    """
    data = stream.read(most + 1)
    if len(data) > most:
        raise UnreadableSource(f"it is larger than {most // 2**20} MiB", "Split it into several files.")
    text = decode(data)
    head = text.partition("\n")[0]
    delimiter = max(",;\t|", key=head.count)
    csv.field_size_limit(_LINE)
    try:
        rows = [row for row in csv.reader(StringIO(text, newline=""), delimiter=delimiter) if any(row)]
    except csv.Error as error:
        raise UnreadableSource(f"it is no table ({error})", "Save it anew as CSV.") from error
    if rows and _find(dict.fromkeys(rows[0], "-"), "text", fields):
        for number, row in enumerate(rows[1:], start=1):
            yield _record(number, dict(zip(rows[0], row, strict=False)), fields)
        return
    cells = ([tidy_line(cell) for cell in row] for row in rows)
    yield Record(0, Draft([Block(line) for line in rows_as_text(cells)]), sha256(data).hexdigest())


def _list(told: Any, fields: Mapping[str, str]) -> list[Any] | None:  # noqa: ANN401  (whatever JSON holds)
    if isinstance(told, list):
        return told
    if not isinstance(told, dict):
        return None
    if _find(told, "text", fields):
        return [told]  # An article may list its pictures or documents.
    lists = (told[name] for name in _LISTS if isinstance(told.get(name), list))
    return next((some for some in lists if any(isinstance(one, dict) for one in some)), [told])


def _record(number: int, told: Any, fields: Mapping[str, str]) -> Record:  # noqa: ANN401  (whatever JSON holds)
    digest = sha256(json.dumps(told, sort_keys=True).encode("utf-8", "surrogatepass")).hexdigest()
    if not isinstance(told, dict):
        return Record(
            number, None, digest, UnreadableSource("it is no object with fields", 'Write it as {"text": "…"}')
        )
    text = _find(told, "text", fields)
    if not text:
        named = fields.get("text") or f"{', '.join(FIELDS['text'][:3])} or {FIELDS['text'][3]}"
        hint = "Name the field: onrecord build --field text=NAME"
        return Record(number, None, digest, UnreadableSource(f"it has no text in a field named {named}", hint))
    draft = Draft()
    found = {name: _find(told, name, fields) for name in ("title", "author", "publisher", "url")}
    draft.learn("record", **found, published=_day(_find(told, "date", fields)))
    if "</" in text or "<p>" in text or "<br" in text:
        draft.blocks = list(under_headings(pairs_of(text), draft))
    else:
        draft.blocks = [Block(line) for line in lines(text) if line]
    _label(draft, tidy_line(_find(told, "speaker", fields)).replace(":", ""))
    return Record(number, draft, digest)


def _label(draft: Draft, speaker: str) -> None:
    """Puts who speaks before what a record says, as a transcript has it."""
    first, *rest = draft.blocks or [Block("")]
    if not speaker or not first.text or first.heading:
        return
    if not first.text.startswith(f"{speaker}: "):
        first = replace(first, text=f"{speaker}: {first.text}")
    draft.blocks = [first, *rest]
    draft.origins["speaker"] = "record"


def _find(told: Mapping[str, Any], name: str, fields: Mapping[str, str]) -> str:
    """The value of a field, by the name that it was given ("user.name" looks inside), else by one it usually has."""
    if name in fields:
        value: Any = told
        for part in fields[name].split("."):
            value = value.get(part) if isinstance(value, Mapping) else None
        if text := _text(value):
            return text
    folded = {str(key).strip().casefold(): value for key, value in told.items()}
    return next((text for key in FIELDS[name] if (text := _text(folded.get(key)))), "")


def _text(value: Any) -> str:  # noqa: ANN401  (whatever JSON holds)
    if isinstance(value, list):
        return ", ".join(filter(None, map(_text, value)))
    if isinstance(value, Mapping):
        return _text(value.get("name"))
    return str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _day(value: str) -> str | None:
    """The day of a date as records have it: ISO, as in a mail, written out, or seconds or milliseconds since 1970."""
    if value.replace(".", "", 1).isdecimal() and len(value) > len("20250301"):
        seconds = float(value)
        try:
            moment = datetime.fromtimestamp(seconds / 1000 if seconds > _MILLISECONDS else seconds, UTC)
        except (ValueError, OverflowError, OSError):
            return None
        return moment.date().isoformat()
    if found := first_date(value):
        return found
    try:
        return parsedate_to_datetime(value).date().isoformat()
    except ValueError:
        return None
