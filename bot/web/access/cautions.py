"""What whoever opens the page to others is told first."""

from bot.web.access.access import Access
from bot.web.access.userfile import open_to_others


def cautions(access: Access) -> list[tuple[str, str]]:
    """What is risky about how the page is reached, each with what to do about it."""
    told = [] if access.own else _of_sharing(access)
    if users := access.users:
        if open_to_others(users.file):
            told.append((f"others can read {users.file}", f"Keep it to yourself: chmod 600 {users.file}"))
        hint = f"Write it anew: onrecord user NAME --auth {users.file}"
        told.extend((f"the password hash of {name} is quickly guessed", hint) for name in users.weak())
    return told


def _of_sharing(access: Access) -> list[tuple[str, str]]:
    told = []
    if access.users is None:
        told.append(("anybody who reaches this machine can read the sources", "--auth FILE asks for a login."))
    elif access.entrance.shared and not access.entrance.proxies:
        told.append(("passwords cross the network unencrypted", "Put a proxy with HTTPS before it: see --proxy."))
    if not access.entrance.editors:
        told.append(("nobody may change the library from the page", "Name who may: --editors NAME,NAME, or everyone."))
    return told
