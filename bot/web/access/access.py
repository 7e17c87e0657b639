"""Who may do what: one small thing to ask before a question is answered or the library is changed."""

import ipaddress
from math import ceil
from typing import Any

from bot.web.access.entrance import EVERYONE, Entrance
from bot.web.access.limits import Limit
from bot.web.access.users import Users
from index.errors import NotAllowed, TooOften, UsersError

USER = "onrecord.user"
"""Where the ASGI scope of a request holds who is logged in."""


class Access:
    """Who may do what on a page.

    Args:
        entrance: how the page is reached.

    Raises:
        QuestionError: the entrance contradicts itself, or would open the sources to others unasked.
        UsersError: the file of users cannot be used, or lacks an editor.
    """

    def __init__(self, entrance: Entrance = Entrance()) -> None:  # noqa: B008  (a frozen value)
        entrance.check()
        self.entrance = entrance
        self.users = Users(entrance.auth) if entrance.auth else None
        # At one's own machine, nobody has to be kept from anything.
        self.own = self.users is None and not entrance.shared
        self._questions = Limit(0 if self.own else entrance.questions, 60)
        missing = set(entrance.editors) - {EVERYONE, *(self.users.names if self.users else ())}
        if missing:
            raise UsersError(
                f"--editors names somebody who is no user: {', '.join(sorted(missing))}",
                "Correct it, or let them log in first: onrecord user NAME --auth FILE",
            )

    def user(self, request: Any) -> str | None:  # noqa: ANN401  (gradio's request or Starlette's)
        """Who sent a request; None where nobody logs in."""
        name = scope_of(request).get(USER)
        return str(name) if name else None

    def may_edit(self, request: Any) -> bool:  # noqa: ANN401  (gradio's request or Starlette's)
        """Whether whoever sent a request may change the library."""
        return self.editor(self.user(request))

    def editor(self, user: str | None) -> bool:
        """Whether a user may change the library; None: somebody who need not log in."""
        return self.own or EVERYONE in self.entrance.editors or user in self.entrance.editors

    def check_edit(self, request: Any) -> None:  # noqa: ANN401  (gradio's request or Starlette's)
        """Refuses whoever may not change the library: the first line of every handler that does.

        Raises:
            NotAllowed: the library is kept to others.
        """
        if not self.may_edit(request):
            raise NotAllowed(
                "only its editors may change the library",
                "Ask whoever runs the page, who names them with: onrecord serve --editors",
            )

    def admit(self, request: Any) -> None:  # noqa: ANN401  (gradio's request or Starlette's)
        """Counts a question of whoever sent a request: the first line of everything that answers.

        Raises:
            TooOften: there were too many in the last minute.
        """
        wait = self._questions.take(self.user(request) or address(scope_of(request)))
        if wait:
            raise TooOften(
                f"more than {self.entrance.questions} questions in a minute", f"Wait {ceil(wait)} s, and ask again."
            )


def address(scope: Any) -> str:  # noqa: ANN401  (an ASGI scope)
    """Where a request came from; of an IPv6 address the half that names the network, as the rest is free to choose."""
    host = str((scope.get("client") or ("",))[0])
    try:
        place = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:  # A proxy may hand on whatever somebody wrote in the place of one.
        return host
    return host if place.version == 4 else str(ipaddress.ip_network((place, 64), strict=False))  # noqa: PLR2004  (IPv4)


def scope_of(request: Any) -> dict[str, Any]:  # noqa: ANN401  (gradio's request or Starlette's)
    """The ASGI scope of a request, which gradio's own wraps once more."""
    scope: dict[str, Any] = (getattr(request, "request", None) or request).scope
    return scope
