"""What an address asks of the People page: a person, whom to set beside, and which statements."""

import re
from dataclasses import dataclass, fields, replace
from typing import Any, Literal
from urllib.parse import parse_qs, quote, urlencode

from index.errors import QuestionError

_LONGEST = 300
_TEXTS = ("person", "beside", "about", "publisher", "source", "since", "until")
# "and" is a word that Python keeps for itself.
_KEYS = {"beside": "and"}
# What an address leaves out, as it is understood.
_UNSAID = ("", "first", 1)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an address such as ?person=Dmitry%20Peskov&about=talks asks for; what is empty is not asked for.

    Attributes:
        person: whose statements, by a name or a role.
        beside: a second one, whose statements are set beside.
        about: a topic.
        publisher: as `Index.statements` takes it.
        source: as it takes it.
        since: as it takes it.
        until: as it takes it.
        quoted: "own" for only what is quoted in their own words, all of it or in parts.
        order: by time, the oldest first or the newest.
        page: of a long list, counted from 1.
    """

    person: str = ""
    beside: str = ""
    about: str = ""
    publisher: str = ""
    source: str = ""
    since: str = ""
    until: str = ""
    quoted: Literal["", "own"] = ""
    order: Literal["first", "latest"] = "first"
    page: int = 1

    @classmethod
    def of(cls, address: str) -> "Wanted":
        """What an address asks for; what it has beside is passed over.

        Raises:
            QuestionError: a part of it is too long.
        """
        given = {name: values[0].strip() for name, values in parse_qs(address.lstrip("?")).items()}
        texts = {name: given.get(_KEYS.get(name, name), "") for name in _TEXTS}
        check(*texts.values())
        return cls(
            **texts,
            quoted="own" if given.get("quoted") else "",
            order="latest" if given.get("order") == "latest" else "first",
            page=_page(given.get("page", "")),
        )

    def address(self, **changes: Any) -> str:  # noqa: ANN401  (any field, as `replace` takes it)
        """The address that asks for it, with changes; of any but a change of page the first page."""
        asked = replace(self, **{"page": 1} | changes)
        told = {_KEYS.get(one.name, one.name): getattr(asked, one.name) for one in fields(asked)}
        return "?" + urlencode({name: value for name, value in told.items() if value not in _UNSAID}, quote_via=quote)


def check(*texts: str) -> None:
    """Refuses what nobody is called, before it is looked for at length.

    Raises:
        QuestionError: one is too long for a name or a topic.
    """
    if any(len(text) > _LONGEST for text in texts):
        raise QuestionError(f"more than {_LONGEST} characters are no name and no topic", "Ask for less.")


def _page(text: str) -> int:
    return max(int(text), 1) if re.fullmatch(r"[0-9]{1,6}", text) else 1
