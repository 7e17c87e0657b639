"""The API: the three things that a program may ask, as endpoints of Gradio. `tools.py` gives the same to MCP."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import wraps
from inspect import signature
from typing import Annotated, Any, Literal, cast

import gradio as gr
from gradio.context import LocalContext
from pydantic import AfterValidator, ConfigDict, Field, ValidationError, validate_call

from bot.bot import LONGEST, Bot
from bot.listing import listed
from bot.types import Turn, found_dict
from bot.web.faults import told
from bot.web.ops.asked import Asking
from bot.web.ops.doors import Doors
from index.errors import OnRecordError, QuestionError
from index.types import Order

MOST = 100
"""Passages of one answer, at most."""
MOST_SAID = 1000
"""Statements of one answer, at most."""
MANUAL = "What can be asked, and how, stands in docs/api.md."
_NAME, _TURNS, _TURN = 300, 100, 20_000


def _given(text: str | None) -> str | None:
    """A form that is sent with an empty field does not filter by nothing."""
    return text if text and text.strip() else None


Json = dict[str, Any]
Endpoint = Callable[..., Json]
Text = Annotated[str, Field(max_length=LONGEST)]
Name = Annotated[str | None, Field(max_length=_NAME), AfterValidator(_given)]
Most = Annotated[int, Field(ge=1, le=MOST)]
MostSaid = Annotated[int, Field(ge=1, le=MOST_SAID)]
History = Annotated[list[dict[str, str]] | None, Field(max_length=_TURNS)]


def api(bot: Bot, doors: Doors) -> None:
    """Adds the endpoints to the page that is being laid out, for those who may ask."""

    def admit(what: str, words: Json) -> AbstractContextManager[Asking]:
        return doors.admit("api", what, LocalContext.request.get(), words)

    for endpoint in endpoints(bot):
        gr.api(for_gradio(endpoint, admit), api_name=endpoint.__name__)  # type: ignore[attr-defined]  # gradio names it so


def endpoints(bot: Bot) -> tuple[Endpoint, ...]:
    """What may be asked. Their names, types and docstrings are what API and MCP tell of them, a line a parameter.

    Each raises an OnRecordError for what cannot be answered, and for arguments that are not as they should be.
    """

    def ask(
        question: Text,
        k: Most = 5,
        speaker: Name = None,
        publisher: Name = None,
        source: Name = None,
        since: Name = None,
        until: Name = None,
        history: History = None,
    ) -> Json:
        """Answer a question from the user's own sources, word for word, with the place where each quotation stands.

        Gives question, found, answer (Markdown with marks such as [1]), confidence (0 to 1), citations (number, source,
        title, publisher, published, url, location, quote, speaker; start and end are offsets in characters of the
        source's text) and passages (id, source, start, end, location, text, score). If found is false the sources do
        not say; answer then tells what is missing, and nothing is cited.

        Args:
            question: What is asked, in English; at most 2000 characters.
            k: How many passages to give, and sentences in the answer at most; 1 to 100.
            speaker: Only passages where this name stands beside a verb of speech.
            publisher: Only sources of this publisher; case does not matter.
            source: Only the source of this id, such as kremlin.html; * and ? stand for any letters.
            since: Only sources of this day (2025-03-01), month (2025-03) or year, or later.
            until: Only sources of this day, month or year, or earlier.
            history: The turns before, oldest first, each {"role": "user" or "assistant", "content": text}; at most 100.
        """
        filters = {"speaker": speaker, "publisher": publisher, "source": source, "since": since, "until": until}
        return bot.ask(question, _turns(history), k, **filters).to_dict()

    def retrieve(
        question: Text,
        k: Most = 5,
        speaker: Name = None,
        publisher: Name = None,
        source: Name = None,
        since: Name = None,
        until: Name = None,
    ) -> Json:
        """Give the passages of the user's own sources that best answer a question, best first, as they stand there.

        Gives question, confidence (0 to 1) and passages (id, source, title, publisher, published, url, location, text,
        score; start and end are offsets in characters of the source's text).

        Args:
            question: What is asked, in English; at most 2000 characters.
            k: How many passages to give at most; 1 to 100.
            speaker: Only passages where this name stands beside a verb of speech.
            publisher: Only sources of this publisher; case does not matter.
            source: Only the source of this id, such as kremlin.html; * and ? stand for any letters.
            since: Only sources of this day (2025-03-01), month (2025-03) or year, or later.
            until: Only sources of this day, month or year, or earlier.
        """
        passages = bot.index.retrieve(
            question, k, speaker=speaker, publisher=publisher, source=source, since=since, until=until
        )
        return found_dict(question, passages)

    def said(
        speaker: Name = None,
        about: Name = None,
        source: Name = None,
        publisher: Name = None,
        since: Name = None,
        until: Name = None,
        k: MostSaid = 10,
        order: Order = "best",
    ) -> Json:
        """List what the user's own sources report somebody to have said, word for word; the same words stand once, with
        the other places in also.

        Gives speaker (the full name), also_written (other spellings) and statements (speaker, role, cue, content,
        quoted, source, published, spoken; start, end, speaker_start and speaker_end are offsets in characters of the
        source's text).

        Args:
            speaker: A name in any spelling, or a role such as "Kremlin spokesman"; null for everybody.
            about: Only what was said about this, in a few words.
            source: Only the source of this id, such as kremlin.html; * and ? stand for any letters.
            publisher: Only sources of this publisher; case does not matter.
            since: Only what was said, or else reported, on this day (2025-03-01), month (2025-03) or year, or later.
            until: Only what was said, or else reported, on this day, month or year, or earlier.
            k: How many statements at most; 1 to 1000.
            order: "best", or "first" or "latest" by the day on which it was said.
        """
        filters = {"source": source, "publisher": publisher, "since": since, "until": until}
        return listed(bot.index, speaker, about, k, order, **filters).to_dict()

    return tuple(_checked(one) for one in (ask, retrieve, said))


def _checked(endpoint: Endpoint) -> Endpoint:
    """Looks at the arguments before anything is done with them."""
    strict = validate_call(config=ConfigDict(strict=True))(endpoint)
    names = tuple(signature(endpoint).parameters)

    @wraps(endpoint)
    def checked(*args: Any, **named: Any) -> Json:  # noqa: ANN401  (whatever a client sends)
        try:
            return strict(**dict(zip(names, args, strict=False)), **named)
        except ValidationError as error:
            wrong = error.errors(include_url=False)[0]
            name = ".".join(map(str, wrong["loc"]))
            raise QuestionError(f"{name}: {wrong['msg']}", MANUAL) from None

    return checked


def for_gradio(endpoint: Endpoint, admit: Callable[[str, Json], AbstractContextManager[Asking]]) -> Endpoint:
    """Tells what went wrong as Gradio passes it on. `admit` is given the endpoint's name and what it is asked, and
    refuses what comes too soon.
    """
    names = tuple(signature(endpoint).parameters)

    @wraps(endpoint)
    def telling(*args: Any, **named: Any) -> Json:  # noqa: ANN401  (whatever a client sends)
        words = dict(zip(names, args, strict=False)) | named
        try:
            with admit(endpoint.__name__, words) as asking:
                asking.told(answer := endpoint(**words))
                return answer
        except Exception as error:  # noqa: BLE001  (a front door: whatever went wrong is told, here and in the terminal)
            raise gr.Error(in_words(error), title=kind(error), print_exception=False) from None

    return telling


def in_words(error: Exception) -> str:
    """What is wrong, and on a second line what to do next."""
    return "\n".join(filter(None, told(error)))


def kind(error: Exception) -> str:
    """The kind of an error, by its name for those that stand in `index.errors`."""
    return type(error).__name__ if isinstance(error, OnRecordError) else "Fault"


def _turns(history: list[dict[str, str]] | None) -> list[Turn]:
    return [_turn(number, told) for number, told in enumerate(history or [])]


def _turn(number: int, told: dict[str, str]) -> Turn:
    role, content = told.get("role"), told.get("content")
    if role not in {"user", "assistant"} or content is None or len(content) > _TURN or len(told) > 2:  # noqa: PLR2004  (these two)
        raise QuestionError(
            f"history.{number} is no turn",
            f'Write {{"role": "user", "content": "…"}}, with {_TURN} characters or fewer.',
        )
    return Turn(cast("Literal['user', 'assistant']", role), content)
