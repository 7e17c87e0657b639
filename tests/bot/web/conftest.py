from collections.abc import Iterator

import pytest

from index import Index
from tests.bot.web.library import write
from tests.fakes import CountingEmbedder


@pytest.fixture(scope="session")
def quay(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    """The index of a few sources in which people with odd names speak."""
    place = tmp_path_factory.mktemp("quay")
    index = Index.open(place / "store", embedder=CountingEmbedder())
    index.build([write(place / "texts")])
    yield index
    index.close()
