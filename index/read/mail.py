"""Mails (.eml) with their attachments, and web pages saved as one file (.mhtml): MIME, by the standard library."""

from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage, MIMEPart
from email.policy import EmailPolicy
from email.utils import parseaddr
from io import BytesIO

from index.errors import UnreadableSource
from index.read.archive import Member
from index.read.clean import one_line, tidy, tidy_line
from index.read.draft import Block, Draft, under_headings
from index.read.encoding import decode
from index.read.html import read_html
from index.read.markup import pairs_of

_HEADERS = "mail headers"
# Characters of a header that are read: what takes it apart needs a time that grows with their square.
_LONGEST = 4096


class _Policy(EmailPolicy):
    """How mails are read: by the standards, and no header without end."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_LONGEST]


def read_mail(data: bytes) -> Draft:
    """A mail: subject, sender and date, and its text; the plain text where it comes with one.

    Raises:
        UnreadableSource: it has no headers of a mail.
    """
    mail = _parse(data)
    if not mail.keys():
        raise UnreadableSource("this is not a mail", "Give it the suffix of its real format.")
    name, address = parseaddr(_header(mail, "from"))
    sent = getattr(_field(mail, "date"), "datetime", None)
    draft = Draft()
    draft.learn(
        _HEADERS,
        title=_header(mail, "subject"),
        author=name or address,
        published=sent.date().isoformat() if sent else None,
    )
    bodies = (mail.get_body((kind,)) for kind in ("plain", "html"))
    draft.blocks = next(filter(None, (_blocks(body, draft) for body in bodies if body is not None)), [])
    return draft


def _blocks(body: MIMEPart, draft: Draft) -> list[Block]:
    """The paragraphs of a mail's text."""
    text = _text(body)
    if body.get_content_type() == "text/html":
        return list(under_headings(pairs_of(text), draft))
    return [Block(line) for line in map(one_line, tidy(text).split("\n\n")) if line]


def _text(body: MIMEPart) -> str:
    try:
        return str(body.get_content())
    except LookupError:  # An encoding that Python does not know.
        content = body.get_payload(decode=True)
        return decode(content if isinstance(content, bytes) else b"")


def attachments(data: bytes) -> Iterator[Member]:
    """The named files that a mail carries."""
    for number, part in enumerate(_parse(data).iter_attachments(), start=1):
        name = tidy_line(part.get_filename() or "").replace("/", "_")
        if part.get_content_type() == "message/rfc822":
            yield Member(f"{number}-{name.removesuffix('.eml') or 'mail'}.eml", BytesIO(_forwarded(part)))
        elif name:
            content = part.get_payload(decode=True)
            yield Member(f"{number}-{name}", BytesIO(content if isinstance(content, bytes) else b""))


def _forwarded(part: EmailMessage) -> bytes:
    """A mail that another one carries."""
    inner = part.get_payload()
    mail = inner[0] if isinstance(inner, list) and inner else None
    return mail.as_bytes() if isinstance(mail, EmailMessage) else b""


def read_mhtml(data: bytes) -> Draft:
    """A saved web page: its first HTML part, read as a web page is.

    Raises:
        UnreadableSource: there is no web page in it.
        NoText: there is no article in the page.
    """
    saved = _parse(data)
    page = next((part for part in saved.walk() if part.get_content_type() == "text/html"), None)
    if page is None:
        raise UnreadableSource("there is no web page in it", "Save the page anew.")
    content = page.get_payload(decode=True)
    draft = read_html(content if isinstance(content, bytes) else b"")
    place = _header(saved, "snapshot-content-location") or _header(page, "content-location")
    draft.learn("MIME headers", url=place if place.startswith("http") else None, title=_header(saved, "subject"))
    return draft


def _parse(data: bytes) -> EmailMessage:
    message = message_from_bytes(data, policy=_Policy())
    if not isinstance(message, EmailMessage):
        raise UnreadableSource("this is not a mail", "Give it the suffix of its real format.")
    return message


def _header(message: EmailMessage, name: str) -> str:
    return tidy_line(str(_field(message, name) or ""))


def _field(message: EmailMessage, name: str) -> object:
    """A header, or None; as it is written where the standard library cannot parse it: a mail is not lost by one."""
    try:
        return message[name]
    except Exception:  # noqa: BLE001  (its parser raises anything: AttributeError, IndexError, …)
        return next((value for key, value in message.raw_items() if key.lower() == name), None)
