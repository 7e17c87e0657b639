"""Who speaks in the sources, as a list."""

from collections.abc import Sequence
from html import escape

from bot.count import counted
from bot.web.html.text import link, to_person
from index import Speaker

MOST = 50
"""People of a list, at most: typing finds the others."""
_ROLES, _OTHERS = 2, 6
BACK = '<p class="otr-back"><a href="?person=">All people</a></p>'
"""The way back to the list."""


def speakers_html(found: Sequence[Speaker], typed: str, near: Sequence[Speaker] = ()) -> str:
    """Those who speak, most statements first.

    Args:
        found: who may be meant by what is typed.
        typed: so far.
        near: whose names are near, where nobody is meant.
    """
    if not found:
        return nobody_html(typed, near)
    return f'<p class="otr-about" role="status">{_count(found, typed)}</p>{_table(found[:MOST])}'


def nobody_html(asked: str, near: Sequence[Speaker] = ()) -> str:
    """That nobody is called so, and whose names are near."""
    if not asked.strip():
        return '<p class="otr-about" role="status">Nobody is quoted in the sources yet.</p>'
    told = f'<p role="status">Nobody called “{escape(asked)}” speaks in the sources.</p>'
    return BACK + told + (f"<p>Near to it: {links(near)}</p>" if near else "")


def several_html(asked: str, meant: Sequence[Speaker]) -> str:
    """That several may be meant by a name or a role, and who."""
    told = f'<p role="status">Several may be meant by “{escape(asked)}”: choose one.</p>'
    return f"{BACK}{told}{_table(meant[:MOST])}"


def others_html(asked: str, meant: Sequence[Speaker]) -> str:
    """Whose statements are shown, if that is not what was asked for, and who else may be meant."""
    first, *others = meant
    names = {name.casefold() for name in (first.name, *first.also_written)}
    taken = "" if asked.casefold() in names else f"By “{escape(asked)}” the sources mean {escape(first.name)}. "
    also = f"Others of that name: {links(others[:_OTHERS])}." if others else ""
    return f'<p class="otr-about">{taken}{also}</p>' if taken or also else ""


def links(people: Sequence[Speaker]) -> str:
    """Links to people, in a line."""
    return ", ".join(map(_link, people))


def roles(speaker: Speaker) -> str:
    """What the sources call somebody, the most frequent, as text."""
    return ", ".join(speaker.roles[:_ROLES])


def _table(people: Sequence[Speaker]) -> str:
    head = "".join(f'<th scope="col">{name}</th>' for name in ("Who", "Statements", "Sources", "From", "To"))
    return (
        '<table class="otr-speakers"><caption class="otr-unseen">Who speaks in the sources</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(map(_row, people))}</tbody></table>"
    )


def _link(speaker: Speaker) -> str:
    return link(to_person(speaker.name), speaker.name)


def _row(speaker: Speaker) -> str:
    role = f'<span class="otr-role">{escape(roles(speaker))}</span>' if speaker.roles else ""
    told = (f"{speaker.statements:,}", f"{len(speaker.sources):,}", speaker.first or "–", speaker.last or "–")
    return f'<tr><th scope="row">{_link(speaker)}{role}</th>{"".join(f"<td>{one}</td>" for one in told)}</tr>'


def _count(found: Sequence[Speaker], typed: str) -> str:
    like = f" like “{escape(typed)}”" if typed.strip() else ""
    if len(found) <= MOST:
        return f"{counted(len(found), 'speaker')}{like}"
    return f"The {MOST} who speak most of {len(found):,}{like}. Type a name or a role to find the others."
