"""One person of the People page, or two side by side: found in the index, and shown."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.web.faults import told
from bot.web.html.form import form_html
from bot.web.html.person import charts_html, person_html, said_html, sources_html, topics_html
from bot.web.html.speakers import nobody_html, others_html, several_html
from bot.web.html.text import error_html
from bot.web.people.named import called, is_one
from bot.web.people.spoken import PAGE, spoken, statements
from bot.web.people.wanted import Wanted
from index import Index, Source, Speaker
from index.errors import QuestionError
from index.search.topics import is_name

# Topics that are shown, and those of each person among which they are.
_TOPICS, _OF_EACH = 8, 60
# Of what is offered in a field, at most: more may be written there.
_CHOICES = 50

Sources = Mapping[str, Source]
"""The sources by their ids."""


def person(index: Index, wanted: Wanted) -> str:
    """The page of who is asked for; who may be meant, or whose name is near, where that is not clear.

    Raises:
        StoreError: the store is missing, broken, or was built with another model.
    """
    people: list[Speaker] = []
    notes = ""
    for name in filter(None, (wanted.person, wanted.beside)):
        meant = called(index, name)
        if not is_one(meant, name):
            return _unclear(index, name, meant)
        people.append(meant[0])
        notes += others_html(name, meant)
    sources = {one.source: one for one in index.sources()}
    topics = _topics(index, people)
    form = _form(index, wanted, people, sources, topics)
    return person_html(
        people, wanted, [notes, topics_html(wanted, topics), form, _said(index, wanted, people, sources)]
    )


def _unclear(index: Index, name: str, meant: Sequence[Speaker]) -> str:
    return several_html(name, meant) if meant else nobody_html(name, index.nearest_speakers(name))


def _said(index: Index, wanted: Wanted, people: Sequence[Speaker], sources: Sources) -> str:
    """What they said, or why that cannot be told: the form stays, so that what is asked can be mended."""
    try:
        some = statements(index, people, wanted)
    except QuestionError as error:
        return error_html(*told(error))
    # A list that has become shorter has fewer pages.
    wanted = replace(wanted, page=min(wanted.page, max(-(-len(some) // PAGE), 1)))
    start = (wanted.page - 1) * PAGE
    page = said_html(some, spoken(index, some[start : start + PAGE]), people, wanted)
    return charts_html(some, people) + page + sources_html(some, sources)


def _topics(index: Index, people: Sequence[Speaker]) -> list[str]:
    """What they are quoted on: all of them. A plain word that one statement of one person has is no subject yet."""
    alone = len(people) == 1
    first, *others = (
        [topic for topic, number in index.topics(one.name, _OF_EACH) if not alone or number > 1 or is_name(topic)]
        for one in people
    )
    shared = [{topic.casefold() for topic in other} for other in others]
    return [topic for topic in first if all(topic.casefold() in other for other in shared)][:_TOPICS]


def _form(index: Index, wanted: Wanted, people: Sequence[Speaker], sources: Sources, topics: Sequence[str]) -> str:
    own = [sources[source] for source in dict.fromkeys(source for one in people for source in one.sources)]
    publishers = sorted({one.publisher for one in own if one.publisher})
    titles = [(one.source, one.title) for one in own[:_CHOICES]]
    others = [one.name for one in index.speakers() if one not in people][:_CHOICES]
    return form_html(wanted, publishers[:_CHOICES], titles, others, topics)
